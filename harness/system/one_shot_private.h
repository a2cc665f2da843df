/*
 * A process for one question: what one_shot.c (the driver: whose turn it is, what came of
 * it) and one_shot_process.c (the process from its start to its end) share.
 */
#ifndef HARNESS_SYSTEM_ONE_SHOT_PRIVATE_H
#define HARNESS_SYSTEM_ONE_SHOT_PRIVATE_H

#include <poll.h>

#include "harness/system/program_private.h"

/* One process and its question. */
struct shot {
    bool runs;
    size_t index;
    struct process process;
    int end;             /* readable when the process has ended; -1: that is not told */
    struct arena *arena; /* for this question */
    const char *question;
    size_t length, written;
    char *bytes; /* of the answer, kept for the next one */
    size_t room, got;
    bool answers_closed, flooded, silent;
    long until; /* clock: then it is told to end, and later killed */
    bool told;
    struct remarks remarks;
};

enum { SHOT_FILES = 4 };

/* The question is made: starts the process. False with an error. */
bool shot_start(struct shot *shot, const struct program *program, struct error *error);
/* What poll has to look at; and how long it may, at most so many milliseconds. */
void shot_watch(const struct shot *shot, struct pollfd files[SHOT_FILES]);
long shot_patience(const struct shot *shot, long most_ms);
/* Writes and reads what poll says; ends the process when its time is over. True when it
 * has ended. */
bool shot_attend(struct shot *shot, const struct program *program,
                 const struct pollfd files[SHOT_FILES]);
/* Ends it, if it has not ended; nothing of it is left, and all it wrote is read. */
struct process_end shot_stop(struct shot *shot, const struct program *program);

#endif

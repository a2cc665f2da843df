/*
 * A program as a system: what program.c (the driver: who is to blame, who is asked
 * again), program_run.c (one life of the program) and program_process.c (the process and
 * its pipes) share.
 */
#ifndef HARNESS_SYSTEM_PROGRAM_PRIVATE_H
#define HARNESS_SYSTEM_PROGRAM_PRIVATE_H

#include <sys/types.h>

#include "harness/system/inbox.h"
#include "harness/system/system.h"

/* ---- program_process.c ---- */

struct process {
    pid_t id;      /* of the shell, and of its process group */
    int questions; /* its standard input, -1 when closed; none of the three blocks */
    int answers;   /* its standard output */
    int remarks;   /* its standard error */
};

/* How a process ended. */
struct process_end {
    bool by_itself; /* not because it was told to */
    int status;     /* of waitpid */
};

bool process_start(struct process *process, const char *command, struct error *error);
void process_close_questions(struct process *process);
/* As write(2), but a pipe that nobody reads gives EPIPE and no signal. */
ssize_t process_write(const struct process *process, const char *bytes, size_t length);
/*
 * Waits for the end so many milliseconds, then asks the process group to end, and a
 * second later kills it. Nothing of the group is left. The pipes stay open, to be
 * drained.
 */
struct process_end process_stop(struct process *process, int patience_ms);
void process_release(struct process *process); /* its pipes */
long clock_ms(void);

/* ---- program.c ---- */

struct program {
    char *command;
    int timeout_ms;
    size_t most_line_bytes;
};

/* What all lives of the program share while it is asked. */
struct asking {
    const struct program *program;
    const struct question_source *questions;
    size_t count;
    struct inbox *inbox;
    struct arena *arena; /* for as long as the program is asked */
    size_t first;        /* no question before this one waits for an answer */
    long notes;          /* said, or left unsaid because they are too many */
};

/* The first question that waits for an answer, or `count`. */
size_t asking_first(struct asking *asking);
/* One line on standard error for what belongs to no question. */
void asking_note(struct asking *asking, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- program_run.c ---- */

enum run_ending {
    RUN_GOES_ON,
    RUN_COMPLETE, /* every question has its answer */
    RUN_ENDED,    /* no more answers can come */
    RUN_SILENT,   /* no answer within the time allowed */
    RUN_FLOODED,  /* a line beyond the bound */
    RUN_FAILED,   /* we failed: see the error */
};

struct run_report {
    enum run_ending ending;
    struct process_end end;
    long answers;      /* that came for questions */
    long milliseconds; /* that it took */
    size_t unanswered; /* questions asked without one */
    const char *what;  /* went wrong, on one line; NULL for a complete run */
};

/* Starts the program, asks what waits for an answer, delivers, stops the program. */
struct run_report program_run(struct asking *asking, struct error *error);

#endif

/*
 * A program as a system: what program.c (the driver: who is to blame, who is asked
 * again), program_run.c (one life of the program), one_shot.c (a life for each question),
 * program_process.c (the process and its pipes) and program_words.c (what it says beside
 * its answers) share.
 */
#ifndef HARNESS_SYSTEM_PROGRAM_PRIVATE_H
#define HARNESS_SYSTEM_PROGRAM_PRIVATE_H

#include <sys/types.h>

#include "harness/system/inbox.h"
#include "harness/system/notes.h"
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

/* ---- program_words.c ---- */

enum { REMARK_BYTES = 4096 };

/* The end of standard error. */
struct remarks {
    char bytes[REMARK_BYTES];
    size_t used;
    bool closed;
};

/* Lines on standard output that are no answer to any question. */
struct strange {
    long lines;
    const char *first; /* and what is wrong with it */
};

/* Reads once; false when nothing is there. */
bool remarks_read(struct remarks *remarks, int file);
void strange_add(struct strange *strange, struct arena *arena, const struct line *line,
                 const char *why);
/* The text, the first line that was no answer, the last word on standard error. */
const char *program_words(struct arena *arena, const char *text,
                          const struct strange *strange, const struct remarks *remarks);
/* By which signal it died; NULL: by none. */
const char *program_death_text(struct arena *arena, int status);
const char *program_silence_text(struct arena *arena, int timeout_ms);
/* ---- program.c ---- */

struct program {
    char *command;
    int timeout_ms;
    size_t most_line_bytes;
    size_t at_once; /* processes, where each answers one question */
};

/* False with an error: no command. */
bool program_new(struct program **out, const char *command,
                 const struct program_options *options, struct error *error);
void program_free(struct program *program);

/* What all lives of the program share while it is asked. */
struct asking {
    const struct program *program;
    const struct question_source *questions;
    size_t count;
    struct inbox *inbox;
    struct arena *arena; /* of one life */
    size_t first;        /* no question before this one waits for an answer */
    struct notes notes;
};

/* The first question that waits for an answer, or `count`. */
size_t asking_first(struct asking *asking);

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

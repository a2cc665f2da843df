/*
 * Times: how long a system took, as CSV in a file of their own, since no report has a
 * clock in it.
 *
 * `seconds` is the time from the answer that came before it, whichever that was, and so
 * what the case took where one is asked after the other; `after` is the time since asking
 * began. Cases stand in the order of the suite, and `in all` behind them.
 */
#ifndef HARNESS_COMMANDS_TIMES_H
#define HARNESS_COMMANDS_TIMES_H

#include <getopt.h>

#include "harness/commands/report_files.h"
#include "harness/system/system.h"

enum { OPTION_TIMES = OPTIONS_OF_TIMES };
#define TIMES_OPTION                                                                     \
    { "times", required_argument, NULL, OPTION_TIMES }
/* What --help says about it. */
const char *times_help(void);

struct times;

/* Asking begins now. */
struct times *times_start(void);
void times_free(struct times *times); /* NULL is allowed */
/* The one reply of a place; that no answer came is no time. */
void times_note(struct times *times, size_t place, const char *id,
                const struct reply *reply);
/* Asking has ended. */
void times_stop(struct times *times);
bool times_write(const struct times *times, const char *path, struct error *error);

#endif

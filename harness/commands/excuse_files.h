/*
 * Excuse files: the options that name tolerances and baselines, read or written, which
 * the commands share that judge a system.
 */
#ifndef HARNESS_COMMANDS_EXCUSE_FILES_H
#define HARNESS_COMMANDS_EXCUSE_FILES_H

#include <getopt.h>

#include "harness/commands/answerable_options.h"
#include "harness/commands/report_files.h"
#include "harness/evidence/run_sheet.h"
#include "harness/report/baseline.h"

struct excuse_files {
    const char *path[EXCUSE_KINDS]; /* NULL: none */
    const char *written;            /* the baseline to be written; NULL: none */
    struct answerable answerable;   /* for its new rows */
};

/* Rows for getopt_long; none has a letter. */
enum {
    OPTION_TOLERANCES = OPTIONS_OF_EXCUSES,
    OPTION_BASELINE,
    OPTION_WRITE_BASELINE,
};
#define EXCUSE_OPTIONS                                                                   \
    {"tolerances", required_argument, NULL, OPTION_TOLERANCES},                          \
        {"baseline", required_argument, NULL, OPTION_BASELINE}, WRITE_BASELINE_OPTIONS
#define WRITE_BASELINE_OPTIONS                                                           \
    {"write-baseline", required_argument, NULL, OPTION_WRITE_BASELINE}, ANSWERABLE_OPTIONS

/* What --help says about them. */
const char *excuse_files_help(void);
const char *write_baseline_help(void);
/* False when getopt_long returned another option. */
bool excuse_files_take(struct excuse_files *files, int option);
/* Whether one is to be read. */
bool excuse_files_any(const struct excuse_files *files);
/* False, said, with an exit code, when what is needed to write a baseline is not given.
 */
bool excuse_files_agree(const struct excuse_files *files,
                        const struct report_files *reports, const char *command,
                        enum exit_code *code);

/* Those to be read, as a pack holds them; how many there are. */
size_t excuse_files_settings(const struct excuse_files *files,
                             struct run_setting settings[EXCUSE_KINDS]);
/* The same, from the members of a pack that lie in `folder`. */
struct excuse_files excuse_files_of_sheet(const struct run_sheet *sheet,
                                          const char *folder, struct arena *arena);
/* False, said: a row without owner, reason or a last day, or a file that is none. */
bool excuse_files_read(const struct excuse_files *files, const char *schema_dir,
                       struct arena *arena, struct excuses *out);
/*
 * One line for each known deviation that is stale, and one for all excuses that somebody
 * let expire on the same day; whether there is none.
 */
bool excuses_hold(const struct results *results, struct date today);
/* True when none is asked for; false, said, when it cannot be written. */
bool excuse_files_write(const struct excuse_files *files, const struct results *results);

#endif

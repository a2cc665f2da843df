/* Formats of questions and answers, as `--format` names them. */
#ifndef HARNESS_COMMANDS_FORMAT_H
#define HARNESS_COMMANDS_FORMAT_H

#include "harness/commands/commands.h"
#include "harness/system/system.h"

enum format { FORMAT_NDJSON, FORMAT_CSV, FORMAT_XML, FORMAT_COUNT, FORMAT_BY_ENDING };

enum { OPTION_FORMAT = OPTIONS_OF_FORMAT };
#define FORMAT_OPTION                                                                    \
    { "format", required_argument, NULL, OPTION_FORMAT }

/* False, said with an exit code, when there is no such format. */
bool format_take(const char *command, const char *name, enum format *format,
                 enum exit_code *code);
/* Its name; FORMAT_BY_ENDING: that of the file, see below. */
const char *format_name(enum format format, const char *path);
/* Opens a file of answers; FORMAT_BY_ENDING: .csv, .xml, and NDJSON otherwise. */
bool format_open_answers(enum format format, struct system *out, const char *path,
                         const struct suite *suite, struct error *error);

#endif

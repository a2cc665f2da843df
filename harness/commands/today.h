/* The day it is, which alone decides whether an excuse has expired. */
#ifndef HARNESS_COMMANDS_TODAY_H
#define HARNESS_COMMANDS_TODAY_H

#include "calc/base/date.h"
#include "harness/commands/commands.h"

/*
 * The seconds since 1970 of $SOURCE_DATE_EPOCH, or `otherwise` where it is not set.
 * False, said, with an exit code, when it is no number.
 */
bool source_date(const char *command, long otherwise, long *out, enum exit_code *code);
/* The day of $SOURCE_DATE_EPOCH where it is set, otherwise of the clock, in UTC. */
bool today(const char *command, struct date *out, enum exit_code *code);

#endif

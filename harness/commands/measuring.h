/* Measuring coverage: what the commands share that need a score. */
#ifndef HARNESS_COMMANDS_MEASURING_H
#define HARNESS_COMMANDS_MEASURING_H

#include "harness/commands/commands.h"
#include "harness/coverage/coverage.h"

/*
 * Measures the suite and takes its adjudications. False, said, with an exit code, when
 * there is no score: nothing ran, a golden fails, nothing can be ablated, or an
 * adjudication does not hold. *out is to be released, whatever is returned.
 */
bool coverage_has_score(const char *command, const struct suite *suite,
                        struct coverage *out, enum exit_code *code);

#endif

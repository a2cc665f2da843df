/*
 * A judged run: what is printed and written of it, and its exit code.
 *
 * A new deviation, a broken or a missing answer comes first: 1. Where there is none, an
 * excuse that has expired or holds no more is a gate that is not met: 4. The system is no
 * worse than was accepted, and the files are sound, but what was accepted is not in force
 * any more.
 */
#ifndef HARNESS_COMMANDS_JUDGED_RUN_H
#define HARNESS_COMMANDS_JUDGED_RUN_H

#include "harness/commands/judging.h"
#include "harness/report/tally.h"

struct judged_run {
    const struct judging *judging;
    const struct chosen *chosen;
    const struct excuses *excuses;
    struct date today;         /* for excuses, where there are any */
    const struct tally *tally; /* settled */
    struct pack *pack;         /* NULL: none is asked for */
    const struct error *ended; /* why the run was cut short; NULL: it was not */
};

/*
 * With all judged of those asked: readings, then excuses. False with an error when a case
 * cannot be brought back.
 */
bool judged_run_settle(const struct judging *judging, struct tally *tally,
                       const struct chosen *asked, const struct excuses *excuses,
                       struct error *error);
enum exit_code judged_run_tell(const struct judged_run *run);

#endif

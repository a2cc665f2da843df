#include "harness/commands/packing.h"

#include "harness/commands/today.h"
#include "harness/text.h"

const char *packing_help(void) {
    return _("      --pack FILE         everything the judgement rests on, as a tar "
             "archive\n"
             "                          for 'etalon reperform'; SOURCE_DATE_EPOCH dates "
             "it\n");
}

struct pack *packing_start(struct pack_plan plan, const struct report_files *reports,
                           struct system *system, enum exit_code *code) {
    struct error error = ERROR_INIT;
    char above[PATH_MAX];
    if (!report_files_leave(reports, plan.command, "pack", plan.path, code) ||
        !source_date(plan.command, 0, &plan.time, code))
        return NULL;
    plan.root = command_find_root(plan.root, above);
    struct pack *pack = plan.root ? pack_new(&plan, system, &error) : NULL;
    if (!pack)
        *code = plan.root ? command_fails(&error) : EXIT_BAD_INPUT;
    return pack;
}

#include "harness/commands/packing.h"

#include <string.h>

#include "harness/commands/today.h"
#include "harness/text.h"

const char *packing_help(void) {
    return _("      --pack FILE         everything the judgement rests on, as a tar "
             "archive\n"
             "                          for 'etalon reperform'; SOURCE_DATE_EPOCH dates "
             "it\n");
}

/* An archive does not share its file with a report. */
static bool stands_alone(const char *path, const struct report_files *reports,
                         const char *command, enum exit_code *code) {
    const char *other = NULL;
    for (int i = 0; i < REPORT_COUNT; i++)
        if (reports->path[i] && !strcmp(reports->path[i], path))
            other = report_name((enum report_kind)i);
    if (!*path || !strcmp(path, "-"))
        *code =
            command_misused(command, _("--pack '%s': expected the name of a file"), path);
    else if (other)
        *code =
            command_misused(command, _("--pack and --%s both go to '%s'"), other, path);
    else
        return true;
    return false;
}

struct pack *packing_start(struct pack_plan plan, const struct report_files *reports,
                           struct system *system, enum exit_code *code) {
    struct error error = ERROR_INIT;
    char above[PATH_MAX];
    if (!stands_alone(plan.path, reports, plan.command, code) ||
        !source_date(plan.command, 0, &plan.time, code))
        return NULL;
    plan.root = command_find_root(plan.root, above);
    struct pack *pack = plan.root ? pack_new(&plan, system, &error) : NULL;
    if (!pack)
        *code = plan.root ? command_fails(&error) : EXIT_BAD_INPUT;
    return pack;
}

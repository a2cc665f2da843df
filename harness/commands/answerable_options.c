#include "harness/commands/answerable_options.h"

#include "harness/text.h"

bool answerable_take(struct answerable *by, int option) {
    switch (option) {
    case OPTION_OWNER:
        by->owner = optarg;
        return true;
    case OPTION_REASON:
        by->reason = optarg;
        return true;
    case OPTION_EXPIRES:
        by->expires = optarg;
        return true;
    default:
        return false;
    }
}

bool answerable_given(const struct answerable *by) {
    return by->owner || by->reason || by->expires;
}

bool answerable_agrees(const struct answerable *by, const char *command,
                       const char *writer, enum exit_code *code) {
    if (!answerable_is_whole(by))
        *code = command_misused(command, _("%s needs --owner, --reason and --expires"),
                                writer);
    else if (!answerable_has_a_last_day(by))
        *code = command_misused(command,
                                _("--expires: expected a calendar date, as 2026-12-31"));
    else
        return true;
    return false;
}

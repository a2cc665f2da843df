#include "harness/case/answerable.h"

#include <string.h>

#include "harness/text.h"

static bool blank(const char *text) {
    return !text || !text[strspn(text, " \t\r\n")];
}

bool answerable_is_whole(const struct answerable *by) {
    return !blank(by->owner) && !blank(by->reason) && !blank(by->expires);
}

bool answerable_has_a_last_day(const struct answerable *by) {
    struct date last;
    return by->expires && date_read(by->expires, &last);
}

bool answerable_read(const struct xml_file *file, const xmlNode *node,
                     struct arena *arena, struct answerable *out,
                     struct problems *problems) {
    *out = (struct answerable){
        .owner = xml_attribute(arena, node, "owner"),
        .reason = xml_attribute(arena, node, "reason"),
        .expires = xml_attribute(arena, node, "expires"),
    };
    if (!answerable_is_whole(out))
        return xml_problem(problems, file, node,
                           _("found nobody who answers for it, expected owner, reason "
                             "and expires"));
    return answerable_has_a_last_day(out) ||
           xml_problem(problems, file, node,
                       _("expires: found '%s', expected a calendar date"), out->expires);
}

bool answerable_has_expired(const struct answerable *by, struct date today) {
    struct date last;
    if (!date_read(by->expires, &last))
        BUG("a row that expires on '%s'", by->expires);
    return date_compare(today, last) > 0;
}

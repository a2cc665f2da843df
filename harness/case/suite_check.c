/* All cases of a suite together: what shows only across files. */
#include <stdlib.h>
#include <string.h>

#include "harness/case/suite_private.h"
#include "harness/text.h"

struct check {
    const struct suite *suite;
    struct arena *arena; /* of the messages */
    struct problems *problems;
};

static void tell(const struct check *check, struct standing standing,
                 const char *elements, size_t of, const char *text) {
    const char *path = elements;
    if (of > 1)
        path = arena_print(check->arena, "%s[%d]", elements, standing.place);
    problems_at(check->problems, standing.file, standing.line, path, "%s", text);
}

static size_t place_of(const struct specimen *specimen) {
    size_t place = 0;
    while (specimen->sheaf->specimens[place] != specimen)
        place++;
    return place;
}

static void tell_case(const struct check *check, const struct specimen *specimen,
                      const char *text) {
    tell(check,
         (struct standing){specimen->file, specimen->line, (int)place_of(specimen) + 1},
         "/cases/case", specimen->sheaf->count, text);
}

static void tell_golden(const struct check *check, const struct sheaf *sheaf,
                        struct standing standing, const char *text) {
    tell(check, standing, "/goldens/golden", sheaf->golden_count, text);
}

/* Where the golden of a case stands, to be looked at and changed. */
static struct standing *standing_of(const struct specimen *specimen) {
    return &specimen->sheaf->standings[place_of(specimen)];
}

static const char *second_golden(const struct check *check,
                                 const struct specimen *first) {
    const struct standing *standing = standing_of(first);
    return arena_print(check->arena,
                       _("found a second golden for '%s', expected only that of %s:%d"),
                       first->id, standing->file, standing->line);
}

static void check_repeated_ids(const struct check *check) {
    const struct suite *suite = check->suite;
    for (size_t i = 1; i < suite->count; i++) {
        const struct specimen *before = suite->by_id[i - 1], *here = suite->by_id[i];
        if (strcmp(before->id, here->id))
            continue;
        tell_case(check, here,
                  arena_print(check->arena,
                              _("found id '%s' of %s:%d again, expected another"),
                              before->id, before->file, before->line));
        const struct specimen *first = suite_find(suite, here->id);
        if (standing_of(first)->line && standing_of(here)->line)
            tell_golden(check, here->sheaf, *standing_of(here),
                        second_golden(check, first));
    }
}

static void check_stray(const struct check *check, const struct sheaf *sheaf,
                        const struct stray *stray) {
    const struct specimen *specimen = suite_find(check->suite, stray->case_id);
    const char *text;
    if (!specimen) {
        text = arena_print(check->arena,
                           _("found a golden for '%s', expected a case that exists"),
                           stray->case_id);
    } else if (standing_of(specimen)->line) {
        text = second_golden(check, specimen);
    } else {
        *standing_of(specimen) = stray->standing; /* nobody misses it any more */
        text = arena_print(check->arena,
                           _("found the golden of a case of %s, expected it in golden%s"),
                           specimen->file, below_the_top(specimen->file));
    }
    tell_golden(check, sheaf, stray->standing, text);
}

static void check_goldens_are_there(const struct check *check,
                                    const struct sheaf *sheaf) {
    for (size_t i = 0; i < sheaf->count; i++) {
        const struct specimen *specimen = sheaf->specimens[i];
        /* The second case of an id has been told of, and needs no golden. */
        if (!sheaf->standings[i].line && !sheaf->goldens_unread &&
            suite_find(check->suite, specimen->id) == specimen)
            tell_case(check, specimen,
                      arena_print(check->arena,
                                  _("'%s' has no golden, expected one in golden%s"),
                                  specimen->id, below_the_top(specimen->file)));
    }
}

void suite_check(struct suite *suite, struct problems *problems) {
    struct check check = {suite, arena_new(), problems};
    check_repeated_ids(&check);
    for (size_t i = 0; i < suite->sheaf_count; i++)
        for (struct stray *each = suite->sheaves[i].strays; each; each = each->next)
            check_stray(&check, &suite->sheaves[i], each);
    for (size_t i = 0; i < suite->sheaf_count; i++)
        check_goldens_are_there(&check, &suite->sheaves[i]);
    for (size_t i = 0; i < suite->sheaf_count; i++) {
        free(suite->sheaves[i].standings);
        suite->sheaves[i].standings = NULL;
    }
    arena_free(check.arena);
}

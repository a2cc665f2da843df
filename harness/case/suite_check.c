/* All cases of a suite together: what shows only across files. */
#include "harness/case/suite_private.h"
#include "harness/text.h"

struct check {
    const struct suite *suite;
    struct arena *arena; /* of the messages */
    struct problems *problems;
};

static const struct sheaf *sheaf_of(const struct check *check,
                                    const struct entry *entry) {
    return &check->suite->sheaves[entry->sheaf];
}

static void tell(const struct check *check, struct standing standing,
                 const char *elements, size_t of, const char *text) {
    const char *path = elements;
    if (of > 1)
        path = arena_print(check->arena, "%s[%d]", elements, standing.place);
    problems_at(check->problems, standing.file, standing.line, path, "%s", text);
}

static void tell_case(const struct check *check, const struct entry *entry,
                      const char *text) {
    const struct sheaf *sheaf = sheaf_of(check, entry);
    tell(check, (struct standing){sheaf->cases, entry->line, (int)entry->number + 1},
         "/cases/case", sheaf->count, text);
}

static void tell_golden(const struct check *check, const struct sheaf *sheaf,
                        struct standing standing, const char *text) {
    tell(check, standing, "/goldens/golden", sheaf->golden_count, text);
}

/* Where the golden of a case stands. */
static struct standing standing_of(const struct check *check, const struct entry *entry) {
    struct standing standing = entry->golden;
    if (!standing.file)
        standing.file = sheaf_of(check, entry)->goldens;
    return standing;
}

static const char *second_golden(const struct check *check, const struct entry *first) {
    struct standing standing = standing_of(check, first);
    return arena_print(check->arena,
                       _("found a second golden for '%s', expected only that of %s:%d"),
                       first->id, standing.file, standing.line);
}

static void check_repeated_id(void *context, const struct entry *before,
                              const struct entry *here) {
    const struct check *check = context;
    struct entry first;
    tell_case(check, here,
              arena_print(check->arena,
                          _("found id '%s' of %s:%d again, expected another"), before->id,
                          sheaf_of(check, before)->cases, before->line));
    catalogue_find(check->suite->catalogue, check->arena, here->id, &first);
    if (first.golden.line && here->golden.line)
        tell_golden(check, sheaf_of(check, here), standing_of(check, here),
                    second_golden(check, &first));
}

static void check_stray(const struct check *check, const struct sheaf *sheaf,
                        const struct stray *stray) {
    struct catalogue *catalogue = check->suite->catalogue;
    struct entry of;
    const char *text;
    if (!catalogue_find(catalogue, check->arena, stray->case_id, &of)) {
        text = arena_print(check->arena,
                           _("found a golden for '%s', expected a case that exists"),
                           stray->case_id);
    } else if (of.golden.line) {
        text = second_golden(check, &of);
    } else {
        const char *cases = sheaf_of(check, &of)->cases;
        catalogue_note_golden(catalogue, &of, &stray->standing); /* nobody misses it */
        text = arena_print(check->arena,
                           _("found the golden of a case of %s, expected it in golden%s"),
                           cases, below_the_top(cases));
    }
    tell_golden(check, sheaf, stray->standing, text);
}

/* The second case of an id has been told of, and needs no golden. */
static void check_golden_is_there(void *context, const struct entry *entry) {
    const struct check *check = context;
    const struct sheaf *sheaf = sheaf_of(check, entry);
    if (sheaf->goldens_unread)
        return;
    tell_case(check, entry,
              arena_print(check->arena, _("'%s' has no golden, expected one in golden%s"),
                          entry->id, below_the_top(sheaf->cases)));
}

void suite_check(struct suite *suite, struct problems *problems) {
    struct check check = {suite, arena_new(), problems};
    catalogue_repeated(suite->catalogue, check.arena, check_repeated_id, &check);
    for (size_t i = 0; i < suite->sheaf_count; i++)
        for (struct stray *each = suite->sheaves[i].strays; each; each = each->next)
            check_stray(&check, &suite->sheaves[i], each);
    catalogue_without_golden(suite->catalogue, check.arena, check_golden_is_there,
                             &check);
    for (size_t i = 0; i < suite->sheaf_count; i++)
        suite->sheaves[i].strays = NULL;
    arena_free(check.arena);
}

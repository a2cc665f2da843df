#include "harness/case/pattern.h"

#include <fnmatch.h>
#include <string.h>

#include "harness/text.h"

bool glob_matches(const char *glob, const char *text) {
    return !strcmp(glob, text) || !fnmatch(glob, text, 0);
}

bool glob_is_plain(const char *glob) {
    return !strpbrk(glob, "*?[\\");
}

/* ---- provisions ---- */

bool provision_gathers(enum provision whole, enum provision part) {
    return provision_within(part, whole) ||
           (provision_info(whole)->kind == PROVISION_ARTICLE &&
            provision_info(part)->article == whole);
}

bool provision_set_add(struct provision_set *set, const char *glob) {
    bool found = false;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (!glob_matches(glob, provision_id((enum provision)i)))
            continue;
        found = true;
        for (int j = 1; j < PROVISION_COUNT; j++)
            set->has[j] =
                set->has[j] || provision_gathers((enum provision)i, (enum provision)j);
    }
    return found;
}

bool provision_set_meets(const struct provision_set *set,
                         const struct provision_list *claims) {
    for (size_t i = 0; i < claims->count; i++)
        if (set->has[claims->items[i]])
            return true;
    return false;
}

/* ---- patterns ---- */

const char *pattern_kind_text(enum pattern_kind kind) {
    static const char *const texts[PATTERN_KINDS] = {
        [PATTERN_ARTICLE] = "article",
        [PATTERN_CALCULATION] = "calculation",
        [PATTERN_CASE] = "case",
        [PATTERN_ORIGIN] = "origin",
    };
    return texts[kind];
}

static bool names_a_calculation(const char *glob) {
    for (size_t i = 0; calculation_at(i); i++)
        if (glob_matches(glob, calculation_at(i)->name))
            return true;
    return false;
}

static bool names_an_origin(const char *glob) {
    for (int i = 0; i < ORIGIN_COUNT; i++)
        if (glob_matches(glob, origin_word((enum origin)i)))
            return true;
    return false;
}

const char *patterns_add(struct patterns *patterns, enum pattern_kind kind,
                         const char *glob) {
    if (patterns->count == PATTERNS_MOST)
        return _("fewer patterns");
    if (kind == PATTERN_ARTICLE && !provision_set_add(&patterns->articles, glob))
        return _("an id such as IV.46");
    if (kind == PATTERN_CALCULATION && !names_a_calculation(glob))
        return _("one that 'etalon list' names");
    if (kind == PATTERN_ORIGIN && !names_an_origin(glob))
        return _("worked-example, printed-table or hand");
    patterns->items[patterns->count++] = (struct pattern){kind, glob};
    return NULL;
}

static bool matches(const struct patterns *patterns, const struct pattern *pattern,
                    const struct specimen *specimen) {
    switch (pattern->kind) {
    case PATTERN_ARTICLE:
        return provision_set_meets(&patterns->articles, &specimen->claims);
    case PATTERN_CALCULATION:
        return glob_matches(pattern->glob, specimen->calculation->name);
    case PATTERN_CASE:
        return glob_matches(pattern->glob, specimen->id);
    case PATTERN_ORIGIN:
        return glob_matches(pattern->glob, origin_word(specimen->origin));
    case PATTERN_KINDS:
        break;
    }
    return false;
}

bool patterns_match(const struct patterns *patterns, const struct specimen *specimen) {
    bool given[PATTERN_KINDS] = {false}, met[PATTERN_KINDS] = {false};
    for (size_t i = 0; i < patterns->count; i++) {
        const struct pattern *pattern = &patterns->items[i];
        given[pattern->kind] = true;
        met[pattern->kind] = met[pattern->kind] || matches(patterns, pattern, specimen);
    }
    for (int kind = 0; kind < PATTERN_KINDS; kind++)
        if (given[kind] && !met[kind])
            return false;
    return true;
}

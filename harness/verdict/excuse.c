#include "harness/verdict/excuse.h"

#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/text.h"

const char excuse_namespace[] = "urn:etalon:excuses:1";

const char *excuse_kind_text(enum excuse_kind kind) {
    return kind == EXCUSE_TOLERANCE ? "tolerance" : "known-deviation";
}

const char *excuse_root(enum excuse_kind kind) {
    return kind == EXCUSE_TOLERANCE ? "tolerances" : "baseline";
}

const char *excuse_where(struct arena *arena, const struct excuse *excuse) {
    const char *const parts[] = {excuse->case_id, excuse->calculation, excuse->article,
                                 excuse->result};
    const char *text = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i])
            text = arena_print(arena, "%s%s%s", text, *text ? ", " : "", parts[i]);
    return text;
}

bool excuse_is_about(const struct excuse *excuse, const char *case_id,
                     const char *calculation) {
    return (!excuse->case_id || glob_matches(excuse->case_id, case_id)) &&
           (!excuse->calculation || glob_matches(excuse->calculation, calculation));
}

static bool is_within(const char *within, const char *difference) {
    struct arena *arena = arena_new();
    number most = number_read(arena, within);
    number found = difference ? number_read(arena, difference) : NULL;
    bool good =
        most && found && number_compare(found, most) <= 0 &&
        number_compare(number_minus(arena, number_of(arena, 0), found), most) <= 0;
    arena_free(arena);
    return good;
}

/* As reports write it, from which a baseline is made. */
static bool is_figure(const char *figure, const char *got) {
    struct arena *arena = arena_new();
    bool same = got && !strcmp(figure, excerpt_all(arena, got));
    arena_free(arena);
    return same;
}

static bool allows(const struct excuse *excuse, const struct deviation *deviation) {
    if (excuse->within)
        return is_within(excuse->within, deviation->difference);
    return !excuse->got || is_figure(excuse->got, deviation->got);
}

enum excuse_fit excuse_fit(const struct excuse *excuse, const char *case_id,
                           const char *calculation, const struct deviation *deviation) {
    if (!excuse_is_about(excuse, case_id, calculation) ||
        (excuse->result && !glob_matches(excuse->result, deviation->result)) ||
        (excuse->provisions && !excuse->provisions->has[deviation->provision]))
        return EXCUSE_ELSEWHERE;
    return allows(excuse, deviation) ? EXCUSE_FITS : EXCUSE_EXCEEDED;
}

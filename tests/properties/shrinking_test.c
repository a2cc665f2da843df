/* What the other property tests rest on: facts by chance, shrinking, caught crashes. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/system/wire.h"
#include "tests/support/property.h"
#include "tests/support/shrinking.h"

static const char *text_of(struct arena *arena, const struct datum *facts) {
    return wire_question(arena, &(struct question){"x", "x", facts, NULL});
}

static void the_same_seed_gives_the_same_facts(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const struct field *fields = calculation_by_name("death_settlement")->facts;
    const char *texts[3];
    for (int i = 0; i < 3; i++) {
        struct chance chance = chance_of(i < 2 ? 7 : 8, 1);
        texts[i] = text_of(arena, random_facts(&chance, arena, fields, true));
    }
    assert_string_equal(texts[0], texts[1]);
    assert_string_not_equal(texts[0], texts[2]);
    arena_free(arena);
}

static void chance_stays_between_its_limits_and_reaches_both(void **state) {
    (void)state;
    struct chance chance = chance_of(1, 1);
    int seen[3] = {0};
    for (int i = 0; i < 300; i++)
        seen[chance_between(&chance, -1, 1) + 1]++;
    for (int i = 0; i < 3; i++)
        assert_in_range(seen[i], 50, 150);
}

/* Fails as long as some pension is above one hundred. */
static bool has_a_large_pension(void *context, const struct datum *facts) {
    const struct datum *pensions = datum_member(facts, "pensions");
    for (const struct datum *each = pensions ? pensions->first : NULL; each;
         each = each->next) {
        const struct datum *pension = datum_member(each, "pension");
        number value = pension ? number_read(context, pension->text) : NULL;
        if (value && number_compare(value, number_of(context, 100)) > 0)
            return true;
    }
    return false;
}

static struct datum *pension(struct arena *arena, const char *id, const char *text) {
    struct datum *record = datum_record(arena, NULL);
    datum_add(record, datum_scalar(arena, "id", id));
    datum_add(record, datum_scalar(arena, "pension", text));
    return record;
}

static void what_does_not_matter_is_shrunk_away(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct datum *facts = datum_record(arena, NULL);
    struct datum *pensions = datum_list(arena, "pensions");
    datum_add(pensions, pension(arena, "a", "70"));
    datum_add(pensions, pension(arena, "b", "1234.56"));
    datum_add(facts, datum_scalar(arena, "death_date", "2001-02-03"));
    datum_add(facts, pensions);
    /* 1234, 617, 308, 154: half of it no longer fails. */
    assert_string_equal(text_of(arena, shrink(arena, facts, has_a_large_pension, arena)),
                        "{\"id\":\"x\",\"calculation\":\"x\",\"facts\":"
                        "{\"pensions\":[{\"pension\":\"154\"}]}}");
    arena_free(arena);
}

/* ---- failures ---- */

static const char *is_below_60(struct trial *trial, const struct datum *facts) {
    number age = amount(trial, facts, "age_years");
    if (!age)
        return UNSUITABLE;
    return number_compare(age, number_of(trial->arena, 60)) < 0 ? NULL : "60 or more";
}

static const char *crashes(struct trial *trial, const struct datum *facts) {
    (void)trial;
    (void)facts;
    abort();
}

/* Without what it prints. */
static bool silently_holds(const struct property *property) {
    int loud = dup(STDERR_FILENO), silent = open("/dev/null", O_WRONLY);
    dup2(silent, STDERR_FILENO);
    bool holds = property_holds(property);
    dup2(loud, STDERR_FILENO);
    close(loud);
    close(silent);
    return holds;
}

static void a_property_that_is_false_fails(void **state) {
    (void)state;
    assert_false(silently_holds(
        PROPERTY(.calculation = "early_retirement_ratio", .judge = is_below_60)));
}

static void a_crash_is_a_failure(void **state) {
    (void)state;
    assert_false(silently_holds(
        PROPERTY(.calculation = "early_retirement_ratio", .judge = crashes)));
}

static const char *suits_nothing(struct trial *trial, const struct datum *facts) {
    (void)trial;
    (void)facts;
    return UNSUITABLE;
}

static void a_property_about_nothing_fails(void **state) {
    (void)state;
    assert_false(silently_holds(
        PROPERTY(.calculation = "early_retirement_ratio", .judge = suits_nothing)));
}

int main(void) {
    const struct CMUnitTest shrinking[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_facts),
        cmocka_unit_test(chance_stays_between_its_limits_and_reaches_both),
        cmocka_unit_test(what_does_not_matter_is_shrunk_away),
        cmocka_unit_test(a_property_that_is_false_fails),
        cmocka_unit_test(a_crash_is_a_failure),
        cmocka_unit_test(a_property_about_nothing_fails),
    };
    return cmocka_run_group_tests(shrinking, NULL, NULL);
}

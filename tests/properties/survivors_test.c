/* Survivors: article 19, the reduction for age (20) and former spouses (22). */
#include <string.h>

#include "tests/support/property.h"

/* ---- article 20 ---- */

struct tendency {
    const char *fact;
    bool raises; /* later of this day never lowers the reduction; else never raises it */
};

static void assert_tendency(struct tendency tendency) {
    const char *calculation = "age_difference_reduction";
    assert_property(.calculation = calculation, .any_reading = true, .cases = 600,
                    .judge = tendency.raises ? more_never_lowers : more_never_raises,
                    .fact = tendency.fact, .result = "reduction_rate");
    assert_property(.calculation = calculation, .any_reading = true, .cases = 300,
                    .judge = tendency.raises ? more_never_raises : more_never_lowers,
                    .fact = tendency.fact, .result = "pension_per_month");
}

static void a_later_birth_of_the_spouse_never_lowers_the_reduction(void **state) {
    (void)state;
    assert_tendency((struct tendency){"spouse_birth_date", true});
}

static void a_later_birth_of_the_deceased_never_raises_the_reduction(void **state) {
    (void)state;
    assert_tendency((struct tendency){"deceased_birth_date", false});
}

static void a_longer_marriage_never_raises_the_reduction(void **state) {
    (void)state;
    assert_tendency((struct tendency){"marriage_date", true});
    assert_tendency((struct tendency){"marriage_end_date", false});
}

static const char *reduces_within_the_pension(struct trial *trial,
                                              const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number rate = amount(trial, results, "reduction_rate");
    number pension = amount(trial, results, "pension_per_month");
    if (number_sign(rate) < 0 || number_compare(rate, number_of(trial->arena, 1)) > 0)
        return "the reduction is no share of one";
    if (number_sign(pension) < 0)
        return "the reduced pension is negative";
    return !datum_member(facts, "minimum_per_month") &&
                   number_compare(pension, amount(trial, facts, "pension_per_month")) > 0
               ? "the reduced pension exceeds the pension"
               : NULL;
}

static void the_reduction_is_a_part_of_the_pension(void **state) {
    (void)state;
    assert_property(.calculation = "age_difference_reduction", .any_reading = true,
                    .judge = reduces_within_the_pension, .cases = 1000);
}

/* ---- article 19 ---- */

static const char *stays_below_the_own_pension(struct trial *trial,
                                               const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number pension = amount(trial, results, "pension_per_month");
    number ceiling = amount(trial, results, "ceiling_per_month");
    if (ceiling && number_compare(pension, ceiling) > 0)
        return "the pension exceeds its ceiling";
    return number_sign(pension) < 0 ? "the pension is negative" : NULL;
}

static void a_survivors_pension_stays_below_its_ceiling(void **state) {
    (void)state;
    assert_property(.calculation = "survivor_pension", .any_reading = true,
                    .judge = stays_below_the_own_pension);
}

static void a_higher_salary_never_lowers_a_survivors_pension(void **state) {
    static const char *const salaries[] = {
        "reference_salary_per_month", "last_salary_per_month", "c1_1_salary_per_month"};
    (void)state;
    for (size_t i = 0; i < sizeof salaries / sizeof *salaries; i++)
        assert_property(.calculation = "survivor_pension", .any_reading = true,
                        .judge = more_never_lowers, .fact = salaries[i],
                        .result = "pension_per_month");
}

/* ---- article 22 ---- */

static size_t count_of_list(const struct datum *record, const char *name) {
    const struct datum *list = datum_member(record, name);
    return list ? datum_count(list) : 0;
}

static const char *shares_add_up(struct trial *trial, const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    number whole =
        number_plus(trial->arena, total(trial, results, "shares", "share_per_month"),
                    amount(trial, results, "lapsed_per_month"));
    size_t amounts = count_of_list(results, "shares") + 2;
    if (!equal_to_the_cent(trial, whole, amount(trial, facts, "pension_per_month"),
                           amounts))
        return "the shares and what lapses are not the pension";
    return count_of_list(results, "shares") + count_of_list(results, "not_entitled") ==
                   count_of_list(facts, "survivors")
               ? NULL
               : "somebody is neither entitled nor not entitled";
}

static void shares_of_former_spouses_and_what_lapses_make_the_pension(void **state) {
    (void)state;
    assert_property(.calculation = "former_spouse_shares", .any_reading = true,
                    .judge = shares_add_up, .cases = 1000);
}

static const struct datum *with_id(const struct datum *list, const char *id) {
    for (const struct datum *each = list ? list->first : NULL; each; each = each->next)
        if (fact_is(each, "id", id))
            return each;
    return NULL;
}

static const char *alimony_limits_former_spouses(struct trial *trial,
                                                 const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    if (!results)
        return UNSUITABLE;
    const struct datum *shares = datum_member(results, "shares");
    for (const struct datum *each = shares ? shares->first : NULL; each;
         each = each->next) {
        const struct datum *who =
            with_id(datum_member(facts, "survivors"), datum_member(each, "id")->text);
        number share = amount(trial, each, "share_per_month");
        number paid = amount(trial, each, "pension_per_month");
        if (number_sign(paid) < 0 || number_compare(paid, share) > 0)
            return "the reduced share is negative or exceeds the share";
        if (fact_is(who, "spouse_kind", "former_spouse") &&
            number_compare(share, amount(trial, who, "alimony_per_month")) > 0)
            return "a former spouse has more than the alimony";
    }
    return NULL;
}

static void no_former_spouse_has_more_than_the_alimony(void **state) {
    (void)state;
    assert_property(.calculation = "former_spouse_shares",
                    .judge = alimony_limits_former_spouses, .cases = 1000);
}

int main(void) {
    const struct CMUnitTest survivors[] = {
        cmocka_unit_test(a_later_birth_of_the_spouse_never_lowers_the_reduction),
        cmocka_unit_test(a_later_birth_of_the_deceased_never_raises_the_reduction),
        cmocka_unit_test(a_longer_marriage_never_raises_the_reduction),
        cmocka_unit_test(the_reduction_is_a_part_of_the_pension),
        cmocka_unit_test(a_survivors_pension_stays_below_its_ceiling),
        cmocka_unit_test(a_higher_salary_never_lowers_a_survivors_pension),
        cmocka_unit_test(shares_of_former_spouses_and_what_lapses_make_the_pension),
        cmocka_unit_test(no_former_spouse_has_more_than_the_alimony),
    };
    return cmocka_run_group_tests(survivors, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/law/reading.h"

/* What applies where nobody chooses: changing one of these changes answers. */
static const char *const defaults[][2] = {
    {"R-IV.4-day_count", "days_360"},
    {"R-IV.5.2-maximum", "total_on_second_salary"},
    {"R-IV.5.3-level", "ratio_of_salaries"},
    {"R-IV.6.2-residue", "add_then_round"},
    {"R-IV.6.3-part_time", "weight_then_round"},
    {"R-IV.6bis.2-ratio", "last_ratio"},
    {"R-IV.10.3-ceiling", "every_pension"},
    {"R-IV.10.3-years", "all_years"},
    {"R-IV.10-order", "reduction_last"},
    {"R-IV.12.1-years", "rounded_alone"},
    {"R-IV.12.2-pension", "with_minimum"},
    {"R-IV.20-bounds", "lower"},
    {"R-IV.20-order", "after"},
    {"R-IV.20-rates", "marginal"},
    {"R-IV.20-spans", "years_months_days"},
    {"R-IV.20-years", "whole_years"},
    {"R-IV.33-recomputation", "recomputed"},
    {"R-IV.44.3-minima", "both"},
    {"R-IV.46-minimum", "counts"},
    {"R-IV.46-part_years", "twelfths"},
    {"R-IV.47-ceiling", "exact_age"},
    {"R-IV.47-odd_days", "dropped_in_each_part"},
    {"R-IV.instr47-2-misprints", "corrected"},
};

static void a_reading_nobody_chose_has_its_default(void **state) {
    (void)state;
    struct readings untouched = {0};
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        enum reading reading = reading_by_id(defaults[i][0]);
        assert_string_equal(choice_word(readings_choice(NULL, reading)), defaults[i][1]);
        assert_string_equal(choice_word(readings_choice(&untouched, reading)),
                            defaults[i][1]);
    }
}

static void a_choice_replaces_the_default_of_its_reading_only(void **state) {
    (void)state;
    struct readings readings = {0};
    readings.chosen[R_IV_20_years] = R_IV_20_years__pro_rata;
    assert_int_equal(readings_choice(&readings, R_IV_20_years), R_IV_20_years__pro_rata);
    assert_int_equal(readings_choice(&readings, R_IV_20_rates), R_IV_20_rates__marginal);
}

static void a_choice_is_found_by_its_word_within_its_reading(void **state) {
    (void)state;
    assert_int_equal(choice_by_word(R_IV_20_years, "pro_rata"), R_IV_20_years__pro_rata);
    assert_int_equal(choice_by_word(R_IV_20_years, "marginal"), CHOICE_NONE);
    assert_int_equal(choice_by_word(R_IV_20_years, ""), CHOICE_NONE);
    /* The same word in two readings is two choices. */
    assert_int_equal(choice_by_word(R_IV_46_part_years, "whole_years"),
                     R_IV_46_part_years__whole_years);
    assert_int_equal(choice_by_word(R_IV_20_years, "whole_years"),
                     R_IV_20_years__whole_years);
    assert_int_equal(reading_of_choice(R_IV_20_years__pro_rata), R_IV_20_years);
}

static void an_unknown_reading_is_none(void **state) {
    (void)state;
    assert_int_equal(reading_by_id("R-IV.20-years"), R_IV_20_years);
    assert_int_equal(reading_by_id("R-IV.20"), READING_NONE);
    assert_int_equal(reading_by_id(""), READING_NONE);
}

static void every_reading_asks_a_question_with_several_answers(void **state) {
    (void)state;
    for (int i = 1; i < READING_COUNT; i++) {
        const struct reading_info *info = reading_info((enum reading)i);
        int choices = 0;
        for (int j = 1; j < CHOICE_COUNT; j++)
            choices += reading_of_choice((enum choice)j) == (enum reading)i;
        if (choices < 2)
            fail_msg("%s: %d choices", info->id, choices);
        if (info->by_default == CHOICE_NONE ||
            reading_of_choice(info->by_default) != (enum reading)i)
            fail_msg("%s: no default of its own", info->id);
        if (strncmp(info->id, "R-", 2) != 0 || info->provision == PROVISION_NONE ||
            info->question[strlen(info->question) - 1] != '?')
            fail_msg("%s: no id, no provision or no question", info->id);
        if (reading_by_id(info->id) != (enum reading)i)
            fail_msg("%s stands twice", info->id);
    }
}

int main(void) {
    const struct CMUnitTest readings[] = {
        cmocka_unit_test(a_reading_nobody_chose_has_its_default),
        cmocka_unit_test(a_choice_replaces_the_default_of_its_reading_only),
        cmocka_unit_test(a_choice_is_found_by_its_word_within_its_reading),
        cmocka_unit_test(an_unknown_reading_is_none),
        cmocka_unit_test(every_reading_asks_a_question_with_several_answers),
    };
    return cmocka_run_group_tests(readings, NULL, NULL);
}

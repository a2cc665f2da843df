/* Service (articles 4 and 6): what splitting and lengthening a period does. */
#include <string.h>

#include "tests/support/property.h"

/* Periods one after another from a day, each of any length, so that none overlap. */
static struct datum *one_after_another(struct chance *chance, struct arena *arena,
                                       struct datum *facts) {
    static const struct field ratio = {.name = "part_time_ratio", .type = TYPE_RATE};
    struct datum *record = datum_record(arena, NULL),
                 *list = datum_list(arena, "periods");
    struct date start = random_day(chance, 1974, 1990);
    (void)facts;
    for (long count = chance_between(chance, 1, 3); count > 0; count--) {
        struct date end = date_plus_days(start, chance_between(chance, 0, 6000));
        if (chance_percent(chance, 30))
            end = date_month_end(end);
        struct datum *period = datum_record(arena, NULL);
        datum_add(period, datum_scalar(arena, "start_date", date_text(arena, start)));
        datum_add(period, datum_scalar(arena, "end_date", date_text(arena, end)));
        if (chance_percent(chance, 50)) {
            datum_add(period, datum_scalar(arena, "part_time_ratio",
                                           random_value(chance, arena, &ratio)));
            datum_add(period,
                      datum_scalar(arena, "full_contributions",
                                   chance_percent(chance, 25) ? "true" : "false"));
        }
        datum_add(list, period);
        start = date_plus_days(end, chance_between(chance, 1, 400));
    }
    datum_add(record, list);
    return record;
}

static bool dates_of(const struct datum *period, struct date *start, struct date *end) {
    const struct datum *first = datum_member(period, "start_date");
    const struct datum *last = datum_member(period, "end_date");
    return first && last && date_read(first->text, start) && date_read(last->text, end);
}

/* A day of the period after which it can be split: often a month's end or its eve. */
static struct date day_of_split(struct chance *chance, struct date start,
                                struct date end) {
    struct date day = date_plus_days(
        start, chance_between(chance, 0, date_ordinal(end) - date_ordinal(start) - 1));
    struct date edge = date_month_end(day);
    edge = date_plus_days(edge, chance_between(chance, -2, 1));
    bool inside = date_compare(edge, start) >= 0 && date_compare(edge, end) < 0;
    return inside && chance_percent(chance, 60) ? edge : day;
}

/* The facts with one period in two parts; NULL when it is of one day. */
static struct datum *with_period_split(struct trial *trial, const struct datum *facts) {
    struct arena *arena = trial->arena;
    const struct datum *periods = datum_member(facts, "periods");
    struct datum *record = datum_record(arena, NULL),
                 *list = datum_list(arena, "periods");
    size_t count = periods ? datum_count(periods) : 0;
    long chosen = count ? chance_between(&trial->chance, 0, (long)count - 1) : 0;
    struct date start, end;
    bool split = false;
    for (const struct datum *each = count ? periods->first : NULL; each;
         each = each->next, chosen--) {
        if (chosen != 0 || !dates_of(each, &start, &end) ||
            date_compare(start, end) >= 0) {
            datum_add(list, datum_copy(arena, each));
            continue;
        }
        struct date day = day_of_split(&trial->chance, start, end);
        datum_add(list, facts_with(arena, each, "end_date", date_text(arena, day)));
        datum_add(list, facts_with(arena, each, "start_date",
                                   date_text(arena, date_plus_days(day, 1))));
        split = true;
    }
    datum_add(record, list);
    return split ? record : NULL;
}

static const char *is_not_changed_by_splitting(struct trial *trial,
                                               const struct datum *facts) {
    static const char *const names[] = {"service", "reckonable_years", "weighted_days",
                                        "entitled_to_pension"};
    const struct datum *split = with_period_split(trial, facts);
    const struct datum *before = results_of(trial, facts);
    const struct datum *after = split && before ? results_of(trial, split) : NULL;
    if (!before || !split)
        return UNSUITABLE;
    if (!after)
        return "the service that is split is refused";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(datum_member(before, names[i])->text,
                   datum_member(after, names[i])->text) != 0)
            return names[i];
    return NULL;
}

static void a_split_period_counts_as_much_as_a_whole_one(void **state) {
    (void)state;
    assert_property(.calculation = "reckonable_service", .arrange = one_after_another,
                    .judge = is_not_changed_by_splitting, .cases = 1000);
}

/* ---- more service ---- */

static const char *never_falls_with_a_longer_period(struct trial *trial,
                                                    const struct datum *facts) {
    struct arena *arena = trial->arena;
    const struct datum *periods = datum_member(facts, "periods");
    if (!periods || !periods->last)
        return UNSUITABLE;
    struct datum *longer = datum_record(arena, NULL),
                 *list = datum_list(arena, "periods");
    for (const struct datum *each = periods->first; each; each = each->next) {
        struct date start, end;
        if (!dates_of(each, &start, &end))
            return UNSUITABLE;
        end =
            each->next ? end : date_plus_days(end, chance_between(&trial->chance, 1, 90));
        datum_add(list, facts_with(arena, each, "end_date", date_text(arena, end)));
    }
    datum_add(longer, list);
    const struct datum *before = results_of(trial, facts);
    const struct datum *after = before ? results_of(trial, longer) : NULL;
    if (!after)
        return UNSUITABLE;
    if (number_compare(amount(trial, after, "weighted_days"),
                       amount(trial, before, "weighted_days")) < 0)
        return "fewer days with a longer period";
    return number_compare(amount(trial, after, "reckonable_years"),
                          amount(trial, before, "reckonable_years")) < 0
               ? "fewer reckonable years with a longer period"
               : NULL;
}

static void a_longer_period_never_counts_less(void **state) {
    (void)state;
    assert_property(.calculation = "reckonable_service", .arrange = one_after_another,
                    .any_reading = true, .judge = never_falls_with_a_longer_period,
                    .cases = 1000);
}

static const char *counts_no_more_than_full_time(struct trial *trial,
                                                 const struct datum *facts) {
    const struct datum *results = results_of(trial, facts);
    struct period service;
    if (!results || !period_read(datum_member(results, "service")->text, &service))
        return UNSUITABLE;
    number years = amount(trial, results, "reckonable_years");
    number most = number_ratio(trial->arena, period_days(service) + 15, 360);
    return number_compare(years, most) > 0
               ? "more reckonable years than service and half a month"
               : NULL;
}

static void
reckonable_years_never_exceed_service_by_more_than_half_a_month(void **state) {
    (void)state;
    assert_property(.calculation = "reckonable_service", .arrange = one_after_another,
                    .judge = counts_no_more_than_full_time);
}

int main(void) {
    const struct CMUnitTest service[] = {
        cmocka_unit_test(a_split_period_counts_as_much_as_a_whole_one),
        cmocka_unit_test(a_longer_period_never_counts_less),
        cmocka_unit_test(reckonable_years_never_exceed_service_by_more_than_half_a_month),
    };
    return cmocka_run_group_tests(service, NULL, NULL);
}

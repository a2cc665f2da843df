/* Ledgers: what is kept of a case, the order it is read in, what is changed later. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "harness/report/ledger.h"
#include "tests/support/report_test.h"

static const enum provision two[] = {IV_20_1_ii, IV_8_4};
static const struct excuse tolerance = {.kind = EXCUSE_TOLERANCE, .number = 1};
static const struct excuses excuses = {.of = {{NULL, 1, &tolerance}, {.count = 0}}};
static const struct deviation second = {
    .result = "rate", .expected = "0.41", .provision = IV_20_1_i, .excuse = &tolerance};
static const struct deviation first = {.result = "am\aount",
                                       .got = "400",
                                       .difference = "-10",
                                       .provision = IV_20_1_ii,
                                       .next = (struct deviation *)&second};
static const struct result_case whole = {
    .id = "small.whole",
    .calculation = "small",
    .verdict = VERDICT_DEVIATES,
    .claims = {2, two},
    .origin = ORIGIN_HAND,
    .place = "annex IV, example",
    .file = "cases/small.xml",
    .line = 12,
    .reading = R_IV_20_years__pro_rata,
    .message = "bell \a and\nline",
    .left_out = 3,
    .deviations = &first,
    .because = "to be judged",
    .asked = R_IV_20_years__whole_years,
    .asks = true,
};

static struct ledger *ledger;

static void add(size_t place, const char *id, const char *calculation,
                enum verdict verdict) {
    const struct result_case one = {
        .id = id, .calculation = calculation, .verdict = verdict, .file = "cases/a.xml"};
    ledger_add(ledger, place, &one);
}

/* The ids that a filter lets through, in their order. */
static const char *ids(const struct ledger_filter *filter) {
    const char *text = "";
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger_begin(&cursor, ledger, filter, NULL);
    while ((one = ledger_next(&cursor)))
        text = arena_print(arena, "%s%s ", text, one->id);
    return text;
}

static void a_case_is_read_as_it_was_added(void **state) {
    (void)state;
    struct ledger_cursor cursor;
    ledger = ledger_new(arena);
    ledger_add(ledger, 7, &whole);
    ledger_begin(&cursor, ledger, NULL, &excuses);
    const struct result_case *one = ledger_next(&cursor);
    assert_int_equal(cursor.place, 7);
    assert_string_equal(one->id, whole.id);
    assert_string_equal(one->calculation, whole.calculation);
    assert_int_equal(one->verdict, whole.verdict);
    assert_int_equal(one->claims.count, 2);
    assert_memory_equal(one->claims.items, two, sizeof two);
    assert_int_equal(one->origin, whole.origin);
    assert_string_equal(one->place, whole.place);
    assert_string_equal(one->file, whole.file);
    assert_int_equal(one->line, 12);
    assert_int_equal(one->reading, whole.reading);
    assert_string_equal(one->message, whole.message);
    assert_int_equal(one->left_out, 3);
    assert_string_equal(one->because, whole.because);
    assert_int_equal(one->asked, whole.asked);
    assert_true(one->asks);
    assert_string_equal(one->deviations->result, "am\aount");
    assert_null(one->deviations->expected);
    assert_string_equal(one->deviations->got, "400");
    assert_string_equal(one->deviations->difference, "-10");
    assert_int_equal(one->deviations->provision, IV_20_1_ii);
    assert_null(one->deviations->excuse);
    assert_ptr_equal(one->deviations->next->excuse, &tolerance);
    assert_null(one->deviations->next->next);
    assert_null(ledger_next(&cursor));
    assert_null(ledger_next(&cursor));
}

static void what_a_file_cannot_carry_is_left_out_for_reports(void **state) {
    (void)state;
    struct ledger_cursor cursor;
    ledger = ledger_new(arena);
    ledger_add(ledger, 0, &whole);
    ledger_begin(&cursor, ledger, NULL, NULL);
    cursor.fit = true;
    const struct result_case *one = ledger_next(&cursor);
    assert_string_equal(one->message, "bell ? and?line");
    assert_string_equal(one->deviations->result, "am?ount");
    ledger_end(&cursor);
}

static void cases_are_read_in_the_order_of_their_places(void **state) {
    (void)state;
    ledger = ledger_new(arena);
    add(9, "d", "small", VERDICT_AGREES);
    add(0, "a", "small", VERDICT_AGREES);
    add(4, "c", "small", VERDICT_AGREES);
    add(3, "b", "small", VERDICT_AGREES);
    assert_string_equal(ids(NULL), "a b c d ");
    assert_int_equal(ledger_count(ledger), 4);
    assert_false(ledger_failed(ledger, NULL));
}

static void a_filter_lets_through_what_it_says(void **state) {
    (void)state;
    ledger = ledger_new(arena);
    add(0, "a", "small", VERDICT_AGREES);
    add(1, "b", "other", VERDICT_DEVIATES);
    add(2, "c", "small", VERDICT_BROKEN);
    assert_string_equal(ids(&(struct ledger_filter){.id = "b"}), "b ");
    assert_string_equal(ids(&(struct ledger_filter){.calculation = "small"}), "a c ");
    assert_string_equal(
        ids(&(struct ledger_filter){.verdicts = VERDICT_BIT(VERDICT_AGREES) |
                                                VERDICT_BIT(VERDICT_DEVIATES)}),
        "a b ");
    assert_string_equal(
        ids(&(struct ledger_filter){.calculation = "small",
                                    .verdicts = VERDICT_BIT(VERDICT_BROKEN)}),
        "c ");
    assert_string_equal(ids(&(struct ledger_filter){.id = "x"}), "");
}

static void cursors_do_not_disturb_each_other(void **state) {
    (void)state;
    struct ledger_cursor cursor;
    ledger = ledger_new(arena);
    add(0, "a", "small", VERDICT_AGREES);
    add(1, "b", "other", VERDICT_AGREES);
    add(2, "c", "small", VERDICT_AGREES);
    ledger_begin(&cursor, ledger, NULL, NULL);
    assert_string_equal(ledger_next(&cursor)->id, "a");
    assert_string_equal(ids(&(struct ledger_filter){.id = "c"}), "c ");
    assert_string_equal(ledger_next(&cursor)->id, "b");
    assert_string_equal(ids(&(struct ledger_filter){.calculation = "small"}), "a c ");
    assert_string_equal(ledger_next(&cursor)->id, "c");
    assert_null(ledger_next(&cursor));
    assert_false(ledger_failed(ledger, NULL));
}

static void cases_can_be_read_article_by_article(void **state) {
    (void)state;
    const enum provision early[] = {IV_4_1};
    struct result_case one = whole;
    ledger = ledger_new(arena);
    ledger_add(ledger, 0, &one);
    one.id = "small.early";
    one.claims = (struct provision_list){1, early};
    ledger_add(ledger, 1, &one);
    assert_string_equal(ids(&(struct ledger_filter){.order = LEDGER_BY_ARTICLE}),
                        "small.early small.whole ");
}

static void cases_can_be_read_reading_by_reading(void **state) {
    (void)state;
    struct result_case one = whole;
    ledger = ledger_new(arena);
    ledger_add(ledger, 0, &one);
    one.id = "small.default";
    one.reading = CHOICE_NONE;
    ledger_add(ledger, 1, &one);
    assert_string_equal(ids(&(struct ledger_filter){.order = LEDGER_BY_READING}),
                        "small.default small.whole ");
}

static void an_id_that_stands_twice_is_found(void **state) {
    (void)state;
    ledger = ledger_new(arena);
    add(0, "c", "small", VERDICT_AGREES);
    add(1, "b", "small", VERDICT_AGREES);
    assert_null(ledger_twice(ledger, arena));
    add(2, "c", "small", VERDICT_AGREES);
    add(3, "b", "small", VERDICT_AGREES);
    assert_string_equal(ledger_twice(ledger, arena), "b");
}

static void calculations_are_counted_in_the_order_they_appear(void **state) {
    (void)state;
    struct result_case asking = {.id = "d",
                                 .calculation = "late",
                                 .verdict = VERDICT_UNSUPPORTED,
                                 .file = "cases/a.xml",
                                 .asks = true};
    ledger = ledger_new(arena);
    add(3, "c", "early", VERDICT_AGREES);
    add(0, "a", "late", VERDICT_UNSUPPORTED);
    add(1, "b", "late", VERDICT_AGREES);
    ledger_add(ledger, 5, &asking);
    size_t count;
    const struct ledger_group *groups = ledger_groups(ledger, arena, &count);
    assert_int_equal(count, 2);
    assert_string_equal(groups[0].calculation, "late");
    assert_int_equal(groups[0].count, 3);
    assert_int_equal(groups[0].by_verdict[VERDICT_UNSUPPORTED], 2);
    assert_int_equal(groups[0].asking, 1);
    assert_string_equal(groups[1].calculation, "early");
    assert_int_equal(groups[1].by_verdict[VERDICT_AGREES], 1);
}

static void what_is_settled_later_is_read_so(void **state) {
    (void)state;
    struct result_case read = whole;
    struct ledger_cursor cursor;
    const struct result_case *one;
    ledger = ledger_new(arena);
    ledger_add(ledger, 0, &whole);
    read.verdict = VERDICT_AGREES_UNDER_READING;
    ledger_add(ledger, 1, &read);
    read.reading = R_IV_46_minimum__does_not_count;
    ledger_add(ledger, 2, &read);
    ledger_begin(&cursor, ledger, NULL, &excuses);
    while ((one = ledger_next(&cursor))) {
        if (one->verdict != VERDICT_DEVIATES)
            continue;
        ledger_set_excuse(ledger, cursor.place, 0, &tolerance);
        ledger_set_verdict(ledger, cursor.place, VERDICT_TOLERATED);
    }
    ledger_contradict(ledger, R_IV_20_years__pro_rata);
    ledger_begin(&cursor, ledger, NULL, &excuses);
    one = ledger_next(&cursor);
    assert_int_equal(one->verdict, VERDICT_TOLERATED);
    assert_ptr_equal(one->deviations->excuse, &tolerance);
    one = ledger_next(&cursor);
    assert_int_equal(one->verdict, VERDICT_DEVIATES);
    assert_null(one->deviations->excuse);
    assert_int_equal(ledger_next(&cursor)->verdict, VERDICT_AGREES_UNDER_READING);
    ledger_end(&cursor);
}

/* Of what a file may hold there is no more. */
static void a_disk_that_is_full_is_told(void **state) {
    enum { MANY = 2000, LONG = 4000 };
    (void)state;
    struct rlimit before, little;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    little = (struct rlimit){64 * 1024, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    char *text = arena_take(arena, LONG);
    memset(text, 'x', LONG - 1);
    ledger = ledger_new(arena);
    for (size_t i = 0; i < MANY; i++)
        add(i, text, "small", VERDICT_AGREES);
    setrlimit(RLIMIT_FSIZE, &before);
    struct error error = ERROR_INIT;
    assert_true(ledger_failed(ledger, &error));
    assert_int_equal(error.code, ERROR_INTERNAL);
    assert_non_null(strstr(error.text, "what was judged cannot be kept on disk: "));
    assert_string_equal(ids(NULL), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_case_is_read_as_it_was_added),
        TEST(what_a_file_cannot_carry_is_left_out_for_reports),
        TEST(cases_are_read_in_the_order_of_their_places),
        TEST(a_filter_lets_through_what_it_says),
        TEST(cursors_do_not_disturb_each_other),
        TEST(cases_can_be_read_article_by_article),
        TEST(cases_can_be_read_reading_by_reading),
        TEST(an_id_that_stands_twice_is_found),
        TEST(calculations_are_counted_in_the_order_they_appear),
        TEST(what_is_settled_later_is_read_so),
        TEST(a_disk_that_is_full_is_told),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}

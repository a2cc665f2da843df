/* Results of every type, from a plain struct to the texts that are answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/calc.h"

struct share {
    const char *id;
    number amount;
};

struct sample {
    number amount, exact_amount, rate, years;
    enum truth entitled;
    struct date day;
    const struct period *service;
    int option;
    const char *note;
    struct list failed, shares, optional_shares;
    const struct share *best;
};

static const struct field share_fields[] = {
    FIELD(share, TEXT, id, "who"),
    FIELD(share, MONEY, amount, "how much"),
    FIELDS_END,
};

static const struct field fields[] = {
    FIELD(sample, MONEY, amount, "amount"),
    FIELD(sample, MONEY, exact_amount, "amount a km", .exact = true),
    FIELD(sample, RATE, rate, "rate"),
    FIELD(sample, NUMBER, years, "years"),
    FIELD(sample, BOOLEAN, entitled, "entitled"),
    FIELD(sample, DATE, day, "day"),
    FIELD(sample, PERIOD, service, "service"),
    FIELD(sample, CHOICE, option, "option", CHOICES("44", "45")),
    FIELD(sample, TEXT, note, "note"),
    FIELD(sample, LIST, failed, "failed", .of = TYPE_CHOICE, CHOICES("i", "ii", "iii")),
    FIELD(sample, RECORDS, shares, "shares", .fields = share_fields,
          .size = sizeof(struct share)),
    FIELD(sample, RECORDS, optional_shares, "shares, where there are some",
          .optional = true, .fields = share_fields, .size = sizeof(struct share)),
    FIELD(sample, RECORD, best, "largest share", .fields = share_fields,
          .size = sizeof(struct share)),
    FIELDS_END,
};

static struct derivation d;
static struct sample sample;

static int fresh(void **state) {
    (void)state;
    derivation_init(&d, arena_new());
    sample = (struct sample){0};
    return 0;
}

static int release(void **state) {
    (void)state;
    arena_free(d.arena);
    return 0;
}

static number n(const char *text) {
    return number_read(d.arena, text);
}

static const struct datum *member(const char *name) {
    return datum_member(results_emit(&d, fields, &sample), name);
}

static void assert_text(const char *name, const char *expected) {
    const struct datum *datum = member(name);
    assert_non_null(datum);
    assert_int_equal(datum->kind, DATUM_SCALAR);
    assert_string_equal(datum->text, expected);
}

static void results_of_every_type_have_their_canonical_text(void **state) {
    (void)state;
    struct period service = {39, 11, 19};
    sample = (struct sample){
        .amount = n("1890"),
        .rate = n("51 %"),
        .years = n("71/6"),
        .entitled = YES,
        .day = {1958, 9, 1},
        .service = &service,
        .option = 2,
        .note = "in full",
    };
    assert_text("amount", "1890.00");
    assert_text("rate", "0.51");
    assert_text("years", "71/6");
    assert_text("entitled", "true");
    assert_text("day", "1958-09-01");
    assert_text("service", "P39Y11M19D");
    assert_text("option", "45");
    assert_text("note", "in full");
    sample.entitled = NO;
    assert_text("entitled", "false");
}

static void a_result_that_does_not_exist_is_left_out(void **state) {
    (void)state;
    static const char *const absent[] = {"amount", "exact_amount",    "rate",   "years",
                                         "day",    "optional_shares", "option", "note",
                                         "best",   "entitled",        "service"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        if (member(absent[i]))
            fail_msg("%s is answered", absent[i]);
}

static void money_is_rounded_half_up_in_its_currency(void **state) {
    (void)state;
    sample.amount = n("1000.505");
    assert_text("amount", "1000.51");
    sample.amount = n("2001/2");
    assert_text("amount", "1000.50");
    d.currency = "JPY";
    assert_text("amount", "1001");
}

static void exact_money_and_rates_are_not_rounded(void **state) {
    (void)state;
    sample.exact_amount = n("0.51349");
    sample.rate = n("16/21");
    assert_text("exact_amount", "0.51349");
    assert_text("rate", "16/21");
}

static void a_list_is_answered_even_when_empty(void **state) {
    (void)state;
    assert_int_equal(datum_count(member("failed")), 0);
    assert_int_equal(datum_count(member("shares")), 0);
    sample.failed = (struct list){2, (const int[]){3, 1}};
    const struct datum *failed = member("failed");
    assert_int_equal(failed->kind, DATUM_LIST);
    assert_int_equal(datum_count(failed), 2);
    assert_string_equal(failed->first->text, "iii");
    assert_string_equal(failed->first->next->text, "i");
}

static void records_are_answered_with_their_members(void **state) {
    (void)state;
    struct share shares[] = {{"widow", n("600")}, {"orphan", n("400.004")}};
    sample.shares = sample.optional_shares = (struct list){2, shares};
    sample.best = &shares[0];
    const struct datum *second = member("shares")->first->next;
    assert_int_equal(second->kind, DATUM_RECORD);
    assert_null(second->name);
    assert_string_equal(datum_member(second, "id")->text, "orphan");
    assert_string_equal(datum_member(second, "amount")->text, "400.00");
    assert_int_equal(datum_count(member("optional_shares")), 2);
    assert_string_equal(datum_member(member("best"), "amount")->text, "600.00");
}

static void results_stand_in_the_order_of_their_fields(void **state) {
    (void)state;
    sample.note = "last";
    sample.amount = n("1");
    const struct datum *results = results_emit(&d, fields, &sample);
    assert_string_equal(results->first->name, "amount");
    assert_string_equal(results->first->next->name, "note");
}

#define RESULTS_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest results[] = {
        RESULTS_TEST(results_of_every_type_have_their_canonical_text),
        RESULTS_TEST(a_result_that_does_not_exist_is_left_out),
        RESULTS_TEST(money_is_rounded_half_up_in_its_currency),
        RESULTS_TEST(exact_money_and_rates_are_not_rounded),
        RESULTS_TEST(a_list_is_answered_even_when_empty),
        RESULTS_TEST(records_are_answered_with_their_members),
        RESULTS_TEST(results_stand_in_the_order_of_their_fields),
    };
    return cmocka_run_group_tests(results, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/base/datum.h"

static int fresh(void **state) {
    *state = arena_new();
    return 0;
}

static int release(void **state) {
    arena_free(*state);
    return 0;
}

static void a_scalar_keeps_texts_of_its_own(void **state) {
    char name[] = "age_years", text[] = "55";
    const struct datum *scalar = datum_scalar(*state, name, text);
    name[0] = text[0] = 'x';
    assert_int_equal(scalar->kind, DATUM_SCALAR);
    assert_string_equal(scalar->name, "age_years");
    assert_string_equal(scalar->text, "55");
}

static void members_stand_in_the_order_they_were_added(void **state) {
    struct datum *list = datum_list(*state, "adjustments");
    assert_int_equal(list->kind, DATUM_LIST);
    assert_int_equal(datum_count(list), 0);
    datum_add(list, datum_scalar(*state, NULL, "0.02"));
    datum_add(list, datum_scalar(*state, NULL, "0.01"));
    datum_add(list, datum_scalar(*state, NULL, "0.03"));
    assert_int_equal(datum_count(list), 3);
    assert_string_equal(list->first->text, "0.02");
    assert_string_equal(list->first->next->text, "0.01");
    assert_string_equal(list->last->text, "0.03");
    assert_null(list->last->next);
}

static void a_member_is_found_by_its_name(void **state) {
    struct datum *record = datum_record(*state, NULL);
    struct datum *inner = datum_record(*state, "spouse");
    datum_add(inner, datum_scalar(*state, "birth_date", "1930-01-01"));
    datum_add(record, datum_scalar(*state, NULL, "no name"));
    datum_add(record, datum_scalar(*state, "age", "55"));
    datum_add(record, inner);
    assert_int_equal(record->kind, DATUM_RECORD);
    assert_string_equal(datum_member(record, "age")->text, "55");
    assert_ptr_equal(datum_member(record, "spouse"), inner);
    assert_null(datum_member(record, "birth_date"));
    assert_null(datum_member(record, "ag"));
    assert_null(datum_member(datum_record(*state, NULL), "age"));
}

#define DATUM_TEST(name) cmocka_unit_test_setup_teardown(name, fresh, release)

int main(void) {
    const struct CMUnitTest data[] = {
        DATUM_TEST(a_scalar_keeps_texts_of_its_own),
        DATUM_TEST(members_stand_in_the_order_they_were_added),
        DATUM_TEST(a_member_is_found_by_its_name),
    };
    return cmocka_run_group_tests(data, NULL, NULL);
}

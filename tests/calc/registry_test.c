/* The table of calculations, row by row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/calc.h"

static void a_calculation_is_found_by_its_name(void **state) {
    (void)state;
    const struct calculation *found = calculation_by_name("bonus_after_60");
    assert_non_null(found);
    assert_string_equal(found->name, "bonus_after_60");
    assert_int_equal(found->provision, IV_46_1);
    assert_null(calculation_by_name("bonus"));
    assert_null(calculation_by_name(""));
}

static void the_table_ends_and_has_every_name_once(void **state) {
    (void)state;
    size_t count = 0;
    for (; calculation_at(count); count++)
        assert_ptr_equal(calculation_by_name(calculation_at(count)->name),
                         calculation_at(count));
    assert_true(count >= 19);
    assert_null(calculation_at(count + 1));
}

static void calculations_stand_in_the_order_of_the_regulation(void **state) {
    (void)state;
    for (size_t i = 1; calculation_at(i); i++) {
        const struct calculation *before = calculation_at(i - 1);
        const struct calculation *here = calculation_at(i);
        if (provision_info(before->provision)->article >
            provision_info(here->provision)->article)
            fail_msg("%s stands after %s", here->name, before->name);
    }
}

static bool ends_with_a_letter(const char *text) {
    size_t length = strlen(text);
    return length > 0 && text[length - 1] != '.' && !strchr(text, '\n');
}

static void every_calculation_is_described(void **state) {
    (void)state;
    for (size_t i = 0; calculation_at(i); i++) {
        const struct calculation *c = calculation_at(i);
        if (c->provision == PROVISION_NONE || !c->summary ||
            !ends_with_a_letter(c->summary) || !c->facts || !c->results || !c->compute)
            fail_msg("%s: not described", c->name);
        if (!c->provisions || c->provisions[0] == PROVISION_NONE)
            fail_msg("%s: applies no provision", c->name);
        if (!c->results[0].name)
            fail_msg("%s: no result", c->name);
        for (const struct refusal *refusal = c->refusals;
             refusal && refusal->provision != PROVISION_NONE; refusal++)
            if (!refusal->when || !*refusal->when)
                fail_msg("%s: a refusal without its case", c->name);
    }
}

/* A name once in its table, a meaning, and what its type needs. */
static void check_fields(const char *calculation, const struct field *fields,
                         size_t size) {
    for (const struct field *field = fields; field->name; field++) {
        for (const struct field *other = fields; other < field; other++)
            if (!strcmp(other->name, field->name))
                fail_msg("%s: %s stands twice", calculation, field->name);
        if (!field->meaning || !*field->meaning || field->offset >= size)
            fail_msg("%s: %s", calculation, field->name);
        bool choice = field->type == TYPE_CHOICE ||
                      (field->type == TYPE_LIST && field->of == TYPE_CHOICE);
        if (choice != (field->choices != NULL))
            fail_msg("%s: %s: choices", calculation, field->name);
        bool inner = field->type == TYPE_RECORD || field->type == TYPE_RECORDS;
        if (inner != (field->fields != NULL))
            fail_msg("%s: %s: inner fields", calculation, field->name);
        if (inner)
            check_fields(calculation, field->fields, field->size);
    }
}

static void every_field_has_what_its_type_needs(void **state) {
    (void)state;
    for (size_t i = 0; calculation_at(i); i++) {
        const struct calculation *c = calculation_at(i);
        check_fields(c->name, c->facts, c->facts_size);
        check_fields(c->name, c->results, c->results_size);
    }
}

/* What stands for a fact that is left out must itself be a fact that can be. */
static void check_fallbacks(const char *calculation, const struct field *fields,
                            size_t size) {
    for (const struct field *field = fields; field->name; field++) {
        if (field->fields)
            check_fallbacks(calculation, field->fields, field->size);
        if (!field->fallback)
            continue;
        if (!field->optional)
            fail_msg("%s: %s is required and has a default", calculation, field->name);
        const struct field alone[] = {*field, FIELDS_END};
        struct arena *arena = arena_new();
        struct fact_error error = {0};
        if (!facts_bind(arena, alone, datum_record(arena, NULL), arena_take(arena, size),
                        &error))
            fail_msg("%s: %s: %s", calculation, error.fact, error.message);
        arena_free(arena);
    }
}

static void every_default_is_a_fact_that_can_be(void **state) {
    (void)state;
    for (size_t i = 0; calculation_at(i); i++)
        check_fallbacks(calculation_at(i)->name, calculation_at(i)->facts,
                        calculation_at(i)->facts_size);
}

static void without_facts_a_required_one_is_named(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; calculation_at(i); i++) {
        const struct calculation *c = calculation_at(i);
        const struct field *required = c->facts;
        while (required->name && required->optional)
            required++;
        if (!required->name)
            continue;
        struct derivation d;
        derivation_init(&d, arena);
        struct answer answer = calculate(&d, c, datum_record(arena, NULL));
        assert_int_equal(answer.outcome, OUTCOME_ERROR);
        assert_string_equal(answer.error.fact, required->name);
        arena_clear(arena);
    }
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest registry[] = {
        cmocka_unit_test(a_calculation_is_found_by_its_name),
        cmocka_unit_test(the_table_ends_and_has_every_name_once),
        cmocka_unit_test(calculations_stand_in_the_order_of_the_regulation),
        cmocka_unit_test(every_calculation_is_described),
        cmocka_unit_test(every_field_has_what_its_type_needs),
        cmocka_unit_test(every_default_is_a_fact_that_can_be),
        cmocka_unit_test(without_facts_a_required_one_is_named),
    };
    return cmocka_run_group_tests(registry, NULL, NULL);
}

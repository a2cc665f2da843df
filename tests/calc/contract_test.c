/*
 * The field tables keep the promises of tests/contract/annex_iv.txt: each pinned name
 * with its type, whether it must be there, its default, its words and its inner fields.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "calc/calc.h"

static const char contract[] = "tests/contract/annex_iv.txt";

/* One line of the contract; NULL where it says nothing. */
struct promise {
    char *calculation, *kind, *path, *type, *presence;
    char *fallback, *of, *choices;
    bool exact;
};

static bool promise_read(char *line, struct promise *out) {
    *out = (struct promise){0};
    char **const parts[] = {&out->calculation, &out->kind, &out->path, &out->type,
                            &out->presence};
    size_t count = 0;
    for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n")) {
        if (count < sizeof parts / sizeof *parts)
            *parts[count++] = word;
        else if (!strncmp(word, "default=", 8))
            out->fallback = word + 8;
        else if (!strncmp(word, "of=", 3))
            out->of = word + 3;
        else if (!strncmp(word, "choices=", 8))
            out->choices = word + 8;
        else if (!strcmp(word, "exact"))
            out->exact = true;
        else
            fail_msg("%s: what is '%s'?", contract, word);
    }
    if (count > 0 && count < sizeof parts / sizeof *parts)
        fail_msg("%s: a line of %s is too short", contract, out->calculation);
    return count > 0;
}

static FILE *contract_open(void) {
    FILE *file = fopen(contract, "r");
    if (!file)
        fail_msg("%s: not found from the working directory", contract);
    return file;
}

enum { LINE_SIZE = 400 };

/* The next promise of the file, in the memory of `line`; false at its end. */
static bool next_promise(FILE *file, char line[LINE_SIZE], struct promise *promise) {
    while (fgets(line, LINE_SIZE, file))
        if (line[0] != '#' && promise_read(line, promise))
            return true;
    return false;
}

/* Calls `check` for each line whose calculation is offered; gives their number. */
static int each_promise(int (*check)(const struct promise *,
                                     const struct calculation *)) {
    FILE *file = contract_open();
    char line[LINE_SIZE];
    int count = 0;
    struct promise promise;
    while (next_promise(file, line, &promise)) {
        const struct calculation *found = calculation_by_name(promise.calculation);
        if (found)
            count += check(&promise, found);
    }
    fclose(file);
    return count;
}

/* `periods.end_date`: the field of a record behind its point. */
static const struct field *field_at(const struct field *fields, const char *path) {
    const char *point = strchr(path, '.');
    size_t length = point ? (size_t)(point - path) : strlen(path);
    for (const struct field *field = fields; field && field->name; field++)
        if (strlen(field->name) == length && !strncmp(field->name, path, length))
            return point ? field_at(field->fields, point + 1) : field;
    return NULL;
}

static const struct field *field_of(const struct promise *promise,
                                    const struct calculation *calculation) {
    bool fact = !strcmp(promise->kind, "fact");
    return field_at(fact ? calculation->facts : calculation->results, promise->path);
}

/* 1 for a promise that is broken, with a line that says how. */
static int broken(const struct promise *promise, const char *found) {
    print_error("%s %s %s: %s\n", promise->calculation, promise->kind, promise->path,
                found);
    return 1;
}

/* ---- what is checked of each line ---- */

static int is_there(const struct promise *promise,
                    const struct calculation *calculation) {
    return field_of(promise, calculation) ? 0 : broken(promise, "missing");
}

static int has_its_type(const struct promise *promise,
                        const struct calculation *calculation) {
    const struct field *field = field_of(promise, calculation);
    if (!field)
        return 0;
    if (strcmp(value_type_text(field->type), promise->type) != 0)
        return broken(promise, value_type_text(field->type));
    if (promise->of && strcmp(value_type_text(field->of), promise->of) != 0)
        return broken(promise, value_type_text(field->of));
    return field->exact == promise->exact ? 0 : broken(promise, "rounding");
}

/* A required fact stays required; a required result is never one that may be left out. */
static int is_there_when_it_must(const struct promise *promise,
                                 const struct calculation *calculation) {
    const struct field *field = field_of(promise, calculation);
    if (!field)
        return 0;
    bool optional = !strcmp(promise->presence, "optional");
    if (!optional && strcmp(promise->presence, "required") != 0)
        return broken(promise, "neither required nor optional");
    bool may_be_stricter = !strcmp(promise->kind, "result");
    if (field->optional == optional || (may_be_stricter && optional))
        return 0;
    return broken(promise, field->optional ? "optional" : "required");
}

/* Left out without a default, a fact is false, zero or none. */
static int has_its_default(const struct promise *promise,
                           const struct calculation *calculation) {
    const struct field *field = field_of(promise, calculation);
    if (!field || !strcmp(promise->kind, "result"))
        return 0;
    const char *found = field->fallback;
    if (promise->fallback)
        return found && !strcmp(found, promise->fallback)
                   ? 0
                   : broken(promise, found ? found : "no default");
    bool neutral = !found || !strcmp(found, "0") || !strcmp(found, "false");
    return neutral ? 0 : broken(promise, found);
}

static bool is_word(const char *const *words, const char *word, size_t length) {
    for (; words && *words; words++)
        if (strlen(*words) == length && !strncmp(*words, word, length))
            return true;
    return false;
}

/*
 * Every promised word is there. A result may have more of them: they answer facts beyond
 * the contract, which nobody gives who asks as it says.
 */
static int has_its_words(const struct promise *promise,
                         const struct calculation *calculation) {
    const struct field *field = field_of(promise, calculation);
    if (!field || !promise->choices)
        return 0;
    size_t missing = 0;
    for (const char *word = promise->choices; word;) {
        const char *bar = strchr(word, '|');
        size_t length = bar ? (size_t)(bar - word) : strlen(word);
        missing += !is_word(field->choices, word, length);
        word = bar ? bar + 1 : NULL;
    }
    return missing ? broken(promise, "a word is missing") : 0;
}

static void every_promised_name_is_there(void **state) {
    (void)state;
    assert_int_equal(each_promise(is_there), 0);
}

static void every_name_has_its_type(void **state) {
    (void)state;
    assert_int_equal(each_promise(has_its_type), 0);
}

static void
what_is_required_is_required_and_what_is_optional_may_be_left_out(void **state) {
    (void)state;
    assert_int_equal(each_promise(is_there_when_it_must), 0);
}

static void every_default_is_the_one_promised(void **state) {
    (void)state;
    assert_int_equal(each_promise(has_its_default), 0);
}

static void every_choice_has_its_words(void **state) {
    (void)state;
    assert_int_equal(each_promise(has_its_words), 0);
}

/* ---- the other way round ---- */

static const char *wanted; /* the path that is looked for, of a fact */
static const struct calculation *wanting;

static int is_wanted(const struct promise *promise,
                     const struct calculation *calculation) {
    return calculation == wanting && !strcmp(promise->kind, "fact") &&
           !strcmp(promise->path, wanted);
}

static bool is_of_annex_iv(const struct calculation *calculation) {
    return !strncmp(provision_id(calculation->provision), "IV.", 3);
}

static bool is_promised(const char *path) {
    wanted = path;
    return each_promise(is_wanted) > 0;
}

/* Whoever asks as the contract says must get an answer. */
static void no_fact_is_required_beyond_the_contract(void **state) {
    (void)state;
    for (size_t i = 0; (wanting = calculation_at(i)); i++) {
        if (!is_of_annex_iv(wanting))
            continue;
        for (const struct field *field = wanting->facts; field->name; field++) {
            bool promised = is_promised(field->name);
            if (!field->optional && !promised)
                fail_msg("%s: %s is required", wanting->name, field->name);
            /* Nobody is asked for the inside of an optional record that is new. */
            for (const struct field *inner = promised ? field->fields : NULL;
                 inner && inner->name; inner++) {
                char path[160];
                snprintf(path, sizeof path, "%s.%s", field->name, inner->name);
                if (!inner->optional && !is_promised(path))
                    fail_msg("%s: %s is required", wanting->name, path);
            }
        }
    }
}

static int is_offered(const struct promise *promise,
                      const struct calculation *calculation) {
    return wanting == calculation && !strcmp(promise->kind, "result");
}

static void every_calculation_of_annex_iv_stands_in_the_contract(void **state) {
    (void)state;
    for (size_t i = 0; (wanting = calculation_at(i)); i++)
        if (is_of_annex_iv(wanting) && each_promise(is_offered) == 0)
            fail_msg("%s is not in %s", wanting->name, contract);
}

static void every_calculation_of_the_contract_is_offered(void **state) {
    (void)state;
    FILE *file = contract_open();
    char line[LINE_SIZE], last[LINE_SIZE] = "";
    int promised = 0, missing = 0, offered = 0;
    struct promise promise;
    while (next_promise(file, line, &promise)) {
        if (!strcmp(promise.calculation, last))
            continue;
        strcpy(last, promise.calculation);
        promised++;
        const struct calculation *found = calculation_by_name(promise.calculation);
        if (!found || !is_of_annex_iv(found))
            missing += broken(&promise, "the calculation is not offered");
    }
    fclose(file);
    assert_int_equal(missing, 0);
    for (size_t i = 0; calculation_at(i); i++)
        offered += is_of_annex_iv(calculation_at(i));
    assert_int_equal(promised, 97); /* none is taken out of the contract */
    assert_int_equal(offered, promised);
}

int main(void) {
    const struct CMUnitTest public_contract[] = {
        cmocka_unit_test(every_promised_name_is_there),
        cmocka_unit_test(every_name_has_its_type),
        cmocka_unit_test(
            what_is_required_is_required_and_what_is_optional_may_be_left_out),
        cmocka_unit_test(every_default_is_the_one_promised),
        cmocka_unit_test(every_choice_has_its_words),
        cmocka_unit_test(no_fact_is_required_beyond_the_contract),
        cmocka_unit_test(every_calculation_of_annex_iv_stands_in_the_contract),
        cmocka_unit_test(every_calculation_of_the_contract_is_offered),
    };
    return cmocka_run_group_tests(public_contract, NULL, NULL);
}

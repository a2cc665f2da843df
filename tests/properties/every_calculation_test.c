/* What holds for every calculation of the registry, whatever it is asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/coverage/ablations.h"
#include "tests/support/property.h"

/* ---- comparing answers ---- */

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One text for one meaning: members and items sorted, for neither has an order. */
static const char *canonical(struct arena *arena, const struct datum *datum) {
    if (datum->kind == DATUM_SCALAR)
        return arena_print(arena, "%s=%s", datum->name ? datum->name : "", datum->text);
    size_t count = datum_count(datum), at = 0;
    const char **parts = arena_take(arena, (count + 1) * sizeof *parts);
    for (const struct datum *member = datum->first; member; member = member->next)
        parts[at++] = canonical(arena, member);
    qsort(parts, count, sizeof *parts, by_text);
    const char *text = datum->name ? datum->name : "";
    for (size_t i = 0; i < count; i++)
        text = arena_print(arena, "%s%s%s", text, i ? "," : "{", parts[i]);
    return arena_print(arena, "%s}", text);
}

/* Which of several wrong facts is named, or which refusal comes first, is left open. */
static bool same_answer(struct arena *arena, const struct answer *a,
                        const struct answer *b) {
    if (a->outcome != b->outcome || a->outcome != OUTCOME_RESULTS)
        return a->outcome == b->outcome;
    return !strcmp(canonical(arena, a->results), canonical(arena, b->results));
}

static bool identical_answer(struct arena *arena, const struct answer *a,
                             const struct answer *b) {
    if (a->outcome == OUTCOME_ERROR && b->outcome == OUTCOME_ERROR)
        return !strcmp(a->error.fact, b->error.fact) &&
               !strcmp(a->error.message, b->error.message);
    return same_answer(arena, a, b) && a->refused_by == b->refused_by;
}

/* ---- judging one answer ---- */

/* A name of the table or of what was asked; the last part of a path says enough. */
static bool exists(const struct field *fields, const struct datum *facts,
                   const char *name) {
    const char *dot = strchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : strlen(name);
    for (const struct field *field = fields; field && field->name; field++)
        if (strlen(field->name) == length && !strncmp(field->name, name, length))
            return !dot || exists(field->fields, NULL, dot + 1);
    return !strcmp(dot ? dot + 1 : name, "no_such_fact") ||
           (facts && datum_member(facts, name));
}

static bool may_refuse(const struct calculation *calculation, enum provision provision) {
    for (const struct refusal *refusal = calculation->refusals;
         refusal && refusal->provision != PROVISION_NONE; refusal++)
        if (provision_within(provision, refusal->provision) ||
            provision_within(refusal->provision, provision))
            return true;
    return false;
}

/* By its form alone: results may be larger than any fact. */
static bool written_in(const char *text, const char *characters) {
    return *text && strspn(text, characters) == strlen(text);
}

static bool value_is_well_formed(const struct field *field, const struct datum *datum) {
    struct date date;
    if (datum->kind != DATUM_SCALAR || !datum->text)
        return false;
    switch (field->type) {
    case TYPE_MONEY:
        return written_in(datum->text, "-0123456789.");
    case TYPE_RATE:
    case TYPE_NUMBER:
        return written_in(datum->text, "-0123456789./");
    case TYPE_INTEGER:
        return written_in(datum->text, "-0123456789");
    case TYPE_BOOLEAN:
        return !strcmp(datum->text, "true") || !strcmp(datum->text, "false");
    case TYPE_DATE:
        return date_read(datum->text, &date);
    case TYPE_PERIOD:
        return datum->text[0] == 'P' && written_in(datum->text + 1, "0123456789YMD");
    case TYPE_CHOICE:
        for (int i = 0; field->choices[i]; i++)
            if (!strcmp(field->choices[i], datum->text))
                return true;
        return false;
    default:
        return *datum->text;
    }
}

/* The name of a result that is missing or malformed; NULL when all are well. */
static const char *malformed_result(const struct field *fields,
                                    const struct datum *results) {
    for (const struct field *field = fields; field->name; field++) {
        const struct datum *datum = datum_member(results, field->name);
        struct field item = *field;
        if (!datum)
            continue;
        if (field->type == TYPE_LIST)
            item.type = field->of;
        if (field->type != TYPE_LIST && field->type != TYPE_RECORDS &&
            field->type != TYPE_RECORD) {
            if (!value_is_well_formed(field, datum))
                return field->name;
            continue;
        }
        for (const struct datum *each = datum->first; each; each = each->next) {
            bool well = field->type == TYPE_LIST ? value_is_well_formed(&item, each)
                                                 : !malformed_result(field->fields, each);
            if (!well)
                return field->name;
        }
    }
    return NULL;
}

static const char *is_a_proper_answer(struct trial *trial, const struct datum *facts) {
    const struct calculation *calculation = trial->calculation;
    struct answer answer = answer_of(trial, calculation, facts);
    switch (answer.outcome) {
    case OUTCOME_ERROR:
        if (!answer.error.message || !*answer.error.message)
            return "an error without a message";
        return exists(calculation->facts, facts, answer.error.fact)
                   ? NULL
                   : "the error names no fact that exists";
    case OUTCOME_REFUSED:
        return may_refuse(calculation, answer.refused_by)
                   ? NULL
                   : "the refusal is not among those described";
    case OUTCOME_RESULTS:
        break;
    }
    const char *name = malformed_result(calculation->results, answer.results);
    snprintf(trial->note, sizeof trial->note, "%s", name ? name : "");
    return name ? "a result is malformed" : NULL;
}

/* ---- asked again, without recording, in another order ---- */

static const char *is_the_same_again(struct trial *trial, const struct datum *facts) {
    struct answer once = answer_of(trial, trial->calculation, facts);
    struct derivation d;
    derivation_init(&d, trial->arena);
    d.readings = &trial->readings;
    struct answer recorded = calculate(&d, trial->calculation, facts);
    if (!identical_answer(trial->arena, &once, &recorded))
        return "another answer when the steps are recorded";
    struct answer twice = answer_of(trial, trial->calculation, facts);
    return identical_answer(trial->arena, &once, &twice)
               ? NULL
               : "another answer the second time";
}

/* Where the order of the records is part of what is asked. */
static const char *const ordered[] = {
    "reference_grade",         /* the career in order of time */
    "contribution_rate_study", /* one year after the other */
    "tax_adjustment",          /* brackets in ascending order */
};

/* Periods known by their lengths are taken in the order of time. */
static bool has_undated_period(const struct datum *facts) {
    const struct datum *periods = datum_member(facts, "periods");
    for (const struct datum *each = periods ? periods->first : NULL; each;
         each = each->next)
        if (!datum_member(each, "end_date"))
            return true;
    return false;
}

static bool has_an_order(const struct trial *trial, const struct datum *facts) {
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++)
        if (!strcmp(ordered[i], trial->calculation->name))
            return true;
    if (!strcmp(trial->calculation->name, "pension_from_career") &&
        has_undated_period(facts))
        return true;
    /* Under this reading an account is closed whenever the hours change (article 6(3)).
     */
    return readings_choice(&trial->readings, R_IV_6_3_part_time) ==
           R_IV_6_3_part_time__round_then_weight;
}

static const char *has_no_order(struct trial *trial, const struct datum *facts) {
    if (has_an_order(trial, facts))
        return UNSUITABLE;
    struct answer once = answer_of(trial, trial->calculation, facts);
    struct datum *shuffled = facts_shuffled(&trial->chance, trial->arena, facts);
    struct answer again = answer_of(trial, trial->calculation, shuffled);
    return same_answer(trial->arena, &once, &again) ? NULL : "the order of facts matters";
}

/* ---- ablations ---- */

static const char *survives_each_ablation(struct trial *trial,
                                          const struct datum *facts) {
    struct derivation plain;
    derivation_init(&plain, trial->arena);
    plain.readings = &trial->readings;
    if (calculate(&plain, trial->calculation, facts).outcome == OUTCOME_ERROR)
        return UNSUITABLE;
    struct ablations ablations = ablations_of(trial->arena, &plain);
    for (size_t i = 0; i < ablations.count; i++) {
        const struct ablation *ablation = &ablations.items[i];
        snprintf(trial->note, sizeof trial->note, "%s",
                 ablation_id(trial->arena, ablation));
        struct derivation d;
        derivation_init(&d, trial->arena);
        d.readings = &trial->readings;
        d.ablation = ablation;
        if (calculate(&d, trial->calculation, facts).outcome == OUTCOME_ERROR)
            return "an ablation makes an error";
    }
    return NULL;
}

/* ---- the registry ---- */

/* Goes on after a failure: each calculation that fails is to be seen. */
static void assert_of_all(struct property property) {
    bool all = true;
    for (size_t i = 0; calculation_at(i); i++) {
        property.calculation = calculation_at(i)->name;
        all = property_holds(&property) && all;
    }
    assert_true(all);
}

static void every_answer_is_results_a_described_refusal_or_a_named_fact(void **state) {
    (void)state;
    assert_of_all((struct property){
        .judge = is_a_proper_answer, .wild = true, .any_reading = true, .cases = 500});
}

static void every_answer_is_the_same_again_and_with_its_steps_recorded(void **state) {
    (void)state;
    assert_of_all((struct property){
        .judge = is_the_same_again, .wild = true, .any_reading = true, .cases = 300});
}

static void no_answer_depends_on_the_order_of_facts(void **state) {
    (void)state;
    assert_of_all((struct property){
        .judge = has_no_order, .any_reading = true, .cases = 300, .few_suit = true});
}

static void every_step_can_be_ablated(void **state) {
    (void)state;
    assert_of_all((struct property){.judge = survives_each_ablation,
                                    .any_reading = true,
                                    .cases = 60,
                                    .few_suit = true});
}

int main(void) {
    const struct CMUnitTest every_calculation[] = {
        cmocka_unit_test(every_answer_is_results_a_described_refusal_or_a_named_fact),
        cmocka_unit_test(every_answer_is_the_same_again_and_with_its_steps_recorded),
        cmocka_unit_test(no_answer_depends_on_the_order_of_facts),
        cmocka_unit_test(every_step_can_be_ablated),
    };
    return cmocka_run_group_tests(every_calculation, NULL, NULL);
}

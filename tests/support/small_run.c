#include "tests/support/small_run.h"

#include "calc/law/rule.h"

struct small_facts {
    number years;
};

struct small_results {
    number rate, amount;
};

static const struct field facts[] = {
    FIELD(small_facts, NUMBER, years, "years"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(small_results, RATE, rate, "rate", .optional = true),
    FIELD(small_results, MONEY, amount, "amount"),
    FIELDS_END,
};

static void compute(struct derivation *d, const void *from, void *to) {
    const struct small_facts *in = from;
    struct small_results *out = to;
    number years = in->years;
    if (number_compare(years, number_of(d->arena, 50)) > 0) {
        refuse(d, IV_8_4, "above 50");
        return;
    }
    if (!reads_as(d, R_IV_20_years__pro_rata))
        years = number_floor(d->arena, years);
    years = number_with_unit(d->arena, years, UNIT_NONE);
    out->rate = number_over(d->arena, years, number_of(d->arena, 100));
    out->amount = number_times(d->arena, years, number_of(d->arena, 10));
}

const struct calculation small_calculation = {
    .name = "small",
    .provision = IV_20,
    .summary = "a small calculation",
    .facts = facts,
    .results = results,
    .facts_size = sizeof(struct small_facts),
    .results_size = sizeof(struct small_results),
    .provisions = PROVISIONS(IV_20_1),
    .refusals = REFUSALS({IV_8_4, "above 50"}),
    .readings = READINGS(R_IV_20_order, R_IV_20_years),
    .compute = compute,
};

struct specimen *small_specimen(struct arena *arena, const char *id, const char *years,
                                const enum provision *claims) {
    struct specimen *specimen = arena_take(arena, sizeof *specimen);
    struct datum *given = datum_record(arena, NULL);
    datum_add(given, datum_scalar(arena, "years", years));
    size_t count = 0;
    while (claims[count] != PROVISION_NONE)
        count++;
    enum provision *kept = arena_take(arena, (count + 1) * sizeof *kept);
    for (size_t i = 0; i < count; i++)
        kept[i] = claims[i];
    *specimen = (struct specimen){
        .id = id,
        .calculation = &small_calculation,
        .claims = {count, kept},
        .origin = ORIGIN_HAND,
        .because = "to be judged",
        .facts = given,
        .file = "cases/small.xml",
    };
    return specimen;
}

static struct golden *fresh_golden(struct arena *arena, struct specimen *specimen) {
    struct golden *golden = arena_take(arena, sizeof *golden);
    golden->file = "golden/small.xml";
    specimen->golden = golden;
    return golden;
}

void small_expects_results(struct arena *arena, struct specimen *specimen,
                           const char *rate, const char *amount) {
    struct golden *golden = fresh_golden(arena, specimen);
    struct golden_result *asserted = arena_take(arena, 2 * sizeof *asserted);
    struct datum *record = datum_record(arena, NULL);
    golden->outcome = OUTCOME_RESULTS;
    golden->results = asserted;
    if (rate)
        datum_add(record, datum_scalar(arena, "rate", rate));
    if (amount)
        datum_add(record, datum_scalar(arena, "amount", amount));
    for (const struct datum *each = record->first; each; each = each->next)
        asserted[golden->result_count++].expected = each;
}

void small_expects_refusal(struct arena *arena, struct specimen *specimen,
                           enum provision provision) {
    struct golden *golden = fresh_golden(arena, specimen);
    golden->outcome = OUTCOME_REFUSED;
    golden->refused_by = provision;
}

void small_expects_error(struct arena *arena, struct specimen *specimen,
                         const char *fact) {
    struct golden *golden = fresh_golden(arena, specimen);
    golden->outcome = OUTCOME_ERROR;
    golden->error_fact = fact;
}

struct reply small_reply(struct arena *arena, const char *rate, const char *amount) {
    struct datum *record = datum_record(arena, NULL);
    if (rate)
        datum_add(record, datum_scalar(arena, "rate", rate));
    if (amount)
        datum_add(record, datum_scalar(arena, "amount", amount));
    return (struct reply){.kind = REPLY_RESULTS, .results = record};
}

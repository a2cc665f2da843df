/*
 * Annex IV, article 28 - Dispositions générales (Allocations familiales): the education
 * allowance after a death, instruction 28.1/3.
 */
#include "calc/annex_iv/annex_iv.h"

struct survivor_education_allowance_facts {
    bool survivor_pension_granted, paid_at_death;
    struct date school_year_end_date;
    bool resides_in_last_duty_country;
};

struct survivor_education_allowance_results {
    enum truth allowance_kept;
    struct date end_date;
};

static void survivor_education_allowance(struct derivation *d, const void *given,
                                         void *out) {
    const struct survivor_education_allowance_facts *facts = given;
    struct survivor_education_allowance_results *results = out;
    if (facts->survivor_pension_granted) {
        bool kept = holds(d, IV_instr28_1_3_i,
                          stated(facts->resides_in_last_duty_country,
                                 "residence in the last country of duty"),
                          "residence was never given up");
        results->allowance_kept = kept ? YES : NO;
        return;
    }
    bool kept =
        holds(d, IV_instr28_1_3_ii, stated(facts->paid_at_death, "paid at the death"),
              "goes on to the end of the school year");
    results->allowance_kept = kept ? YES : NO;
    if (kept)
        results->end_date = facts->school_year_end_date;
}

static const struct field facts[] = {
    FIELD(survivor_education_allowance_facts, BOOLEAN, survivor_pension_granted,
          "a survivor's pension is granted"),
    FIELD(survivor_education_allowance_facts, BOOLEAN, paid_at_death,
          "it was being paid at the death"),
    FIELD(survivor_education_allowance_facts, DATE, school_year_end_date,
          "end of the school year", .optional = true),
    FIELD(survivor_education_allowance_facts, BOOLEAN, resides_in_last_duty_country,
          "residence kept in the last country of duty", .optional = true,
          .fallback = "true"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(survivor_education_allowance_results, BOOLEAN, allowance_kept,
          "the allowance goes on"),
    FIELD(survivor_education_allowance_results, DATE, end_date, "last day"),
    FIELDS_END,
};

const struct calculation survivor_education_allowance_calculation = {
    .name = "survivor_education_allowance",
    .provision = IV_instr28_1_3,
    .summary = "Education allowance after a death",
    .facts = facts,
    .facts_size = sizeof(struct survivor_education_allowance_facts),
    .results = results,
    .results_size = sizeof(struct survivor_education_allowance_results),
    .provisions = PROVISIONS(IV_instr28_1_3_i, IV_instr28_1_3_ii),
    .compute = survivor_education_allowance,
};

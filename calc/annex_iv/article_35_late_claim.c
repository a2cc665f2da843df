/*
 * Annex IV, article 35 - Justifications à fournir - Déchéance des droits: a claim made
 * too late (paragraphs 2 and 3, instruction 30.3). Other time limits of the annex:
 * article_35_time_limits.c.
 * Readings: R-IV.instr30.3-established, R-IV.35-first_day, R-IV.35-weekend.
 */
#include "calc/annex_iv/annex_iv.h"

struct late_claim_facts {
    struct date death_date, absence_judgment_date, claim_date;
    struct date death_established_date;
    bool former_spouse;
};

struct late_claim_results {
    struct date deadline, ordinary_start_date, deferred_start_date;
    enum truth late, may_be_forfeited;
};

/*
 * Instruction 30.3: after a disappearance the time runs from the judgment; it does not
 * name a death that is established otherwise.
 */
static struct date start_of_time(struct derivation *d,
                                 const struct late_claim_facts *facts) {
    bool judged = date_given(facts->absence_judgment_date);
    bool from_judgment = holds(d, IV_instr30_3, stated(judged, "absence declared"),
                               "the time runs from the judgment of absence");
    if (!date_given(facts->death_date))
        return facts->absence_judgment_date;
    if (from_judgment && judged)
        return facts->absence_judgment_date;
    if (date_given(facts->death_established_date) &&
        reads_as(d, R_IV_instr30_3_established__from_establishment))
        return facts->death_established_date;
    return facts->death_date;
}

static void late_claim(struct derivation *d, const void *given, void *out) {
    const struct late_claim_facts *facts = given;
    struct late_claim_results *results = out;
    bool former = facts->former_spouse;
    enum provision provision = former ? IV_35_3 : IV_35_2;
    enum parameter months = former ? IV_35_3_months : IV_35_2_months;
    struct date death = facts->death_date, claim = facts->claim_date;
    results->deadline = time_limit_end(d, provision, start_of_time(d, facts),
                                       parameter(d, months), "last day to claim");
    bool late = holds(d, provision, before(results->deadline, claim), "claimed too late");
    results->late = late ? YES : NO;
    if (date_given(death))
        results->ordinary_start_date = day_found(
            d, IV_23_1, death, date_next_month(death), "first day without delay");
    if (late && !former)
        results->deferred_start_date = day_found(
            d, IV_35_2_s2, claim, date_next_month(claim), "first day after a late claim");
    bool lost = holds(d, IV_35_3, stated(late && former, "late former spouse"),
                      "a former spouse may lose the pension");
    results->may_be_forfeited = lost ? YES : NO;
}

static void check(const void *given, struct fact_error *error) {
    const struct late_claim_facts *facts = given;
    struct date death = facts->death_date, judgment = facts->absence_judgment_date;
    if (!date_given(death) && !date_given(judgment))
        *error = (struct fact_error){
            "death_date", "missing, expected a death or a judgment of absence"};
    else if (date_given(death) && date_compare(facts->claim_date, death) < 0)
        *error = (struct fact_error){"claim_date", "before the death"};
    else if (date_given(facts->death_established_date) && !date_given(death))
        *error = (struct fact_error){"death_date", "missing, though it is established"};
    else if (date_given(facts->death_established_date) &&
             date_compare(facts->death_established_date, death) < 0)
        *error = (struct fact_error){"death_established_date", "before the death"};
}

static const struct field facts[] = {
    FIELD(late_claim_facts, DATE, death_date, "date of death", .optional = true),
    FIELD(late_claim_facts, DATE, absence_judgment_date,
          "day of the judgment declaring absence", .optional = true),
    FIELD(late_claim_facts, DATE, claim_date, "day of the claim"),
    FIELD(late_claim_facts, DATE, death_established_date,
          "day a death is established without a judgment of absence", .optional = true),
    FIELD(late_claim_facts, BOOLEAN, former_spouse,
          "the claim is made by a former spouse", .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(late_claim_results, DATE, deadline, "last day to act"),
    FIELD(late_claim_results, BOOLEAN, late, "the claim is late"),
    FIELD(late_claim_results, DATE, ordinary_start_date, "first day without delay",
          .optional = true),
    FIELD(late_claim_results, DATE, deferred_start_date,
          "first day if the organization defers a late claim"),
    FIELD(late_claim_results, BOOLEAN, may_be_forfeited, "the right may be lost"),
    FIELDS_END,
};

const struct calculation late_claim_calculation = {
    .name = "late_claim",
    .provision = IV_35_2,
    .summary = "Effect of a late claim",
    .facts = facts,
    .facts_size = sizeof(struct late_claim_facts),
    .results = results,
    .results_size = sizeof(struct late_claim_results),
    .provisions = PROVISIONS(IV_35_2, IV_35_3, IV_instr30_3),
    .readings = READINGS(R_IV_instr30_3_established, R_IV_35_first_day, R_IV_35_weekend),
    .check = check,
    .compute = late_claim,
};

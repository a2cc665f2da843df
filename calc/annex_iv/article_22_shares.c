/*
 * Annex IV, article 22 - Droits de l'ex-conjoint: the calculations, with
 * instruction 22.1. Readings: those of article_22_former_spouses.c.
 */

#include "calc/annex_iv/annex_iv.h"

struct former_spouse_shares_facts {
    number pension_per_month;
    struct date death_date;
    struct list survivors; /* of struct survivor */
    bool orphans_raised;
};

struct share_result {
    const char *id;
    number share_per_month, pension_per_month;
};

struct former_spouse_shares_results {
    struct list shares; /* of struct share_result */
    number lapsed_per_month;
    struct list not_entitled; /* of const char * */
};

struct alimony_limit_facts {
    number alimony_per_month, exchange_rate;
    struct list adjustments; /* of number */
};

struct alimony_limit_results {
    number alimony_per_month;
};

static void former_spouse_shares(struct derivation *d, const void *given, void *out) {
    const struct former_spouse_shares_facts *facts = given;
    struct former_spouse_shares_results *results = out;
    const struct survivor *survivors = facts->survivors.items;
    size_t count = facts->survivors.count;
    struct survivor_share *shares = arena_take(d->arena, (count + 1) * sizeof *shares);
    struct share_result *rows = arena_take(d->arena, (count + 1) * sizeof *rows);
    const char **without = arena_take(d->arena, (count + 1) * sizeof *without);

    results->lapsed_per_month =
        former_spouse_shares_of(d, facts->pension_per_month, facts->death_date, survivors,
                                count, facts->orphans_raised, shares);
    size_t entitled = 0, others = 0;
    for (size_t i = 0; i < count; i++)
        if (shares[i].entitled)
            rows[entitled++] = (struct share_result){survivors[i].id, shares[i].share,
                                                     shares[i].pension};
        else
            without[others++] = survivors[i].id;
    results->shares = (struct list){entitled, rows};
    results->not_entitled = (struct list){others, without};
}

static void alimony_limit(struct derivation *d, const void *given, void *out) {
    const struct alimony_limit_facts *facts = given;
    struct alimony_limit_results *results = out;
    number alimony = product(d, IV_instr22_1_i, facts->alimony_per_month,
                             facts->exchange_rate, "alimony in the pension's currency");
    results->alimony_per_month = with_adjustments(
        d, IV_instr22_1_ii, alimony, &facts->adjustments, "alimony adjusted");
}

static const struct fact_error no_error = {NULL, NULL};

/* What can be said of one marriage alone. */
static struct fact_error marriage_error(const struct survivor *who,
                                        struct date death_date) {
    bool spouse = who->spouse_kind == SPOUSE;
    if (spouse && date_given(who->divorce_date))
        return (struct fact_error){"survivors.divorce_date",
                                   "given for the surviving spouse"};
    struct date end = spouse ? death_date : who->divorce_date;
    if (!spouse && date_given(end) && date_given(death_date) &&
        date_compare(end, death_date) > 0)
        return (struct fact_error){"survivors.divorce_date", "after the death"};
    if (date_given(who->marriage_date) && date_given(end) &&
        date_compare(end, who->marriage_date) <= 0)
        return (struct fact_error){spouse ? "death_date" : "survivors.divorce_date",
                                   "not after the marriage"};
    return no_error;
}

/* Between several the length of each marriage is needed, by months or by dates. */
static struct fact_error length_error(const struct survivor *who,
                                      struct date death_date) {
    if (who->marriage_months)
        return no_error;
    if (!date_given(who->marriage_date))
        return (struct fact_error){"survivors.marriage_date",
                                   "missing, expected dates or months"};
    bool spouse = who->spouse_kind == SPOUSE;
    if (date_given(spouse ? death_date : who->divorce_date))
        return no_error;
    return (struct fact_error){spouse ? "death_date" : "survivors.divorce_date",
                               "missing, the marriage ends then"};
}

static void check(const void *given, struct fact_error *error) {
    const struct former_spouse_shares_facts *facts = given;
    const struct survivor *survivors = facts->survivors.items;
    size_t count = facts->survivors.count, spouses = 0, dividing = 0;
    for (size_t i = 0; i < count; i++)
        dividing += may_divide(&survivors[i]) ? 1 : 0;
    for (size_t i = 0; i < count && !error->fact; i++) {
        spouses += survivors[i].spouse_kind == SPOUSE ? 1 : 0;
        *error = marriage_error(&survivors[i], facts->death_date);
        if (!error->fact && dividing > 1 && may_divide(&survivors[i]))
            *error = length_error(&survivors[i], facts->death_date);
    }
    if (spouses > 1 && !error->fact)
        *error = (struct fact_error){"survivors.spouse_kind",
                                     "more than one surviving spouse"};
}

static void check_limit(const void *given, struct fact_error *error) {
    const struct alimony_limit_facts *facts = given;
    check_adjustments(&facts->adjustments, error);
}

static const struct field survivor_fields[] = {
    FIELD(survivor, TEXT, id, "identifier", .person = true),
    FIELD(survivor, CHOICE, spouse_kind, "surviving or former spouse", SPOUSE_KINDS),
    FIELD(survivor, NUMBER, marriage_months, "length of marriage in months",
          .unit = "months", .optional = true, .range = RANGE_POSITIVE),
    FIELD(survivor, DATE, marriage_date, "date of marriage", .optional = true),
    FIELD(survivor, DATE, divorce_date, "date of divorce", .optional = true),
    FIELD(survivor, MONEY, alimony_per_month, "alimony due at the death",
          .unit = "per month", .optional = true),
    FIELD(survivor, BOOLEAN, alimony_by_judgment, "alimony by final judgment",
          .optional = true, .fallback = "true"),
    FIELD(survivor, BOOLEAN, remarried_before_death, "remarried before the death",
          .optional = true),
    FIELD(survivor, BOOLEAN, right_extinguished, "the right has ended", .optional = true),
    FIELD(survivor, RATE, reduction_rate, "reduction as a share", .optional = true,
          .range = RANGE_SHARE),
    FIELDS_END,
};

static const struct field share_facts[] = {
    FIELD(former_spouse_shares_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(former_spouse_shares_facts, DATE, death_date,
          "date of death, when marriages are given by their dates", .optional = true),
    FIELD(former_spouse_shares_facts, RECORDS, survivors, "spouse and former spouses",
          .fields = survivor_fields, .size = sizeof(struct survivor)),
    FIELD(former_spouse_shares_facts, BOOLEAN, orphans_raised,
          "orphans were raised to article 25.4 by the right that ended",
          .optional = true),
    FIELDS_END,
};

static const struct field share_fields[] = {
    FIELD(share_result, TEXT, id, "identifier"),
    FIELD(share_result, MONEY, share_per_month, "share before the age reduction",
          .unit = "per month"),
    FIELD(share_result, MONEY, pension_per_month, "pension after the age reduction",
          .unit = "per month"),
    FIELDS_END,
};

static const struct field share_results[] = {
    FIELD(former_spouse_shares_results, RECORDS, shares,
          "shares before the age reduction", .fields = share_fields,
          .size = sizeof(struct share_result)),
    FIELD(former_spouse_shares_results, MONEY, lapsed_per_month,
          "part that nobody receives", .unit = "per month"),
    FIELD(former_spouse_shares_results, LIST, not_entitled, "persons without a right",
          .of = TYPE_TEXT),
    FIELDS_END,
};

const struct calculation former_spouse_shares_calculation = {
    .name = "former_spouse_shares",
    .provision = IV_22_1,
    .summary = "Pension shared between spouse and former spouses",
    .facts = share_facts,
    .facts_size = sizeof(struct former_spouse_shares_facts),
    .results = share_results,
    .results_size = sizeof(struct former_spouse_shares_results),
    .provisions = PROVISIONS(IV_22_1, IV_22_2, IV_22_3, IV_22_4),
    .readings = READINGS(R_IV_22_accretion, R_IV_22_duration, R_IV_22_former_alone,
                         R_IV_22_order, R_IV_22_3_orphans_raised),
    .check = check,
    .compute = former_spouse_shares,
};

static const struct field limit_facts[] = {
    FIELD(alimony_limit_facts, MONEY, alimony_per_month, "alimony", .unit = "per month"),
    FIELD(alimony_limit_facts, NUMBER, exchange_rate,
          "rate into the currency of the pension", .optional = true, .fallback = "1",
          .range = RANGE_POSITIVE),
    FIELD(alimony_limit_facts, LIST, adjustments,
          "changes of salaries in order, 0.02 for + 2 %", .optional = true,
          .of = TYPE_RATE, .range = RANGE_ANY),
    FIELDS_END,
};

static const struct field limit_results[] = {
    FIELD(alimony_limit_results, MONEY, alimony_per_month, "alimony",
          .unit = "per month"),
    FIELDS_END,
};

const struct calculation alimony_limit_calculation = {
    .name = "alimony_limit",
    .provision = IV_instr22_1,
    .summary = "Alimony as limit of a former spouse's pension",
    .facts = limit_facts,
    .facts_size = sizeof(struct alimony_limit_facts),
    .results = limit_results,
    .results_size = sizeof(struct alimony_limit_results),
    .provisions = PROVISIONS(IV_instr22_1),
    .check = check_limit,
    .compute = alimony_limit,
};

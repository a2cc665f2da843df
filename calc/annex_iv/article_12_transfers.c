/*
 * Annex IV, article 12 - Reprise et transfert des droits à pension.
 * Readings: R-IV.12.1-years, R-IV.12.2-pension, R-IV.instr12.1-age.
 */
#include "calc/annex_iv/annex_iv.h"

struct inward_transfer_facts {
    number transferred_amount, payment_exchange_rate, age_years, age_months;
    number salary_per_month, reckonable_years;
};

struct inward_transfer_results {
    number amount_paid;
    number pension_value_per_year, reckonable_year_value;
    number exact_years, transferred_reckonable_years, years_within_maximum;
};

struct outward_transfer_facts {
    number pension_per_month, pension_before_minimum_per_month, age_years, age_months;
    bool entitled_to_pension, transfer_agreement, to_pension_scheme;
};

struct outward_transfer_results {
    number pension_per_year, coefficient, actuarial_equivalent;
};

struct actuarial_coefficient_facts {
    number age_years, age_months;
};

struct actuarial_coefficient_results {
    number coefficient;
};

/* R-IV.instr12.1-age: so many twelfths of the way to the next age, if there is one. */
static number between_ages(struct derivation *d, number coefficient, number age,
                           number months) {
    number next = table_cell(d, &actuarial_coefficients, number_to_long(age) + 1, 0,
                             "coefficient of the next age");
    if (!next)
        return coefficient;
    number year = count_of(d, MONTHS_PER_YEAR, "months in a year");
    number part = quotient(d, IV_instr12_1_iii, months, year, "part of the year of age");
    number step =
        difference(d, IV_instr12_1_iii, next, coefficient, "rise to the next age");
    return sum(d, IV_instr12_1_iii, coefficient,
               product(d, IV_instr12_1_iii, step,
                       number_with_unit(d->arena, part, UNIT_NONE), "rise so far"),
               "coefficient between two ages");
}

/*
 * NULL, and refused, for an age outside the printed table; `months` since the birthday,
 * NULL where they are not known.
 */
static number coefficient_for(struct derivation *d, number age, number months) {
    number coefficient = table_cell(d, &actuarial_coefficients, number_to_long(age), 0,
                                    "actuarial coefficient");
    if (!coefficient)
        refuse(d, IV_instr12_1_iii, "the table has no such age");
    else if (months && reads_as(d, R_IV_instr12_1_age__interpolated))
        return between_ages(d, coefficient, age, months);
    return coefficient;
}

/* Instruction 12.1 iv: what is left up to the maximum of article 10. */
static number room_left(struct derivation *d, number already) {
    number full = quotient(d, IV_10_2, parameter(d, IV_10_2_max),
                           parameter(d, IV_10_1_rate), "years that reach the maximum");
    number room =
        difference(d, IV_instr12_1_iv, number_with_unit(d->arena, full, UNIT_YEARS),
                   already, "years left up to the maximum");
    return at_least(d, IV_instr12_1_iv, room, count_of(d, 0, "none"),
                    "years left, none at the least");
}

/* Article 6(2) for a quotient: its parts of a year become twelfths. */
static number in_twelfths(struct derivation *d, number years, const char *label) {
    number days = product(d, IV_6_2, years, count_of(d, DAYS_PER_YEAR, "days in a year"),
                          "the years in days");
    return reckonable_years_of(d, days, label);
}

static number years_granted(struct derivation *d, number years, number already) {
    if (reads_as(d, R_IV_12_1_years__exact))
        return years;
    if (reads_as(d, R_IV_12_1_years__rounded_alone))
        return in_twelfths(d, years, "years and twelfths granted");
    number total =
        in_twelfths(d, sum(d, IV_6_1_ii, already, years, "all reckonable years"),
                    "all reckonable years in twelfths");
    return difference(d, IV_6_1_ii, total, already, "years granted");
}

struct rights_transferred_in rights_transferred_in_of(struct derivation *d, number amount,
                                                      struct age_at_transfer age,
                                                      number salary_per_month,
                                                      number already) {
    number coefficient = coefficient_for(d, age.years, age.months);
    if (!coefficient)
        return (struct rights_transferred_in){0};
    number value = quotient(d, IV_instr12_1_iii, amount, coefficient,
                            "yearly pension the sum stands for");
    number salary =
        product(d, IV_instr12_1_iii, salary_per_month,
                count_of(d, MONTHS_PER_YEAR, "months in a year"), "yearly salary");
    number year =
        product(d, IV_instr12_1_iii, salary, parameter(d, IV_instr12_1_iii_rate),
                "value of a reckonable year");
    number exact = number_with_unit(
        d->arena, quotient(d, IV_instr12_1_iii, value, year, "reckonable years"),
        UNIT_YEARS);
    number room = room_left(d, already);
    number within = at_most(d, IV_instr12_1_iv, exact, room, "within the maximum");
    number granted = years_granted(d, within, already);
    /* Rounding up a month may not pass the maximum either. */
    granted = at_most(d, IV_instr12_1_iv, granted, room, "granted within the maximum");
    return (struct rights_transferred_in){value, year, exact, within, granted};
}

static void inward_transfer(struct derivation *d, const void *given, void *out) {
    const struct inward_transfer_facts *facts = given;
    struct inward_transfer_results *results = out;
    number amount = facts->transferred_amount;
    /* Instruction 12.1 vi: or its value on the day of payment. */
    if (facts->payment_exchange_rate)
        amount = product(d, IV_instr12_1_vi_al2, amount, facts->payment_exchange_rate,
                         "value of the sum on the day of payment");
    struct rights_transferred_in rights = rights_transferred_in_of(
        d, amount, (struct age_at_transfer){facts->age_years, facts->age_months},
        facts->salary_per_month, facts->reckonable_years);
    if (is_refused(d))
        return;
    *results = (struct inward_transfer_results){
        .amount_paid = facts->payment_exchange_rate ? amount : NULL,
        .pension_value_per_year = rights.pension_value,
        .reckonable_year_value = rights.year_value,
        .exact_years = rights.exact_years,
        .years_within_maximum = rights.years_within_maximum,
        .transferred_reckonable_years = rights.years_granted,
    };
}

/* R-IV.12.2-pension; without the facts that tell them apart it is the pension given. */
static number pension_acquired(struct derivation *d,
                               const struct outward_transfer_facts *facts) {
    number pension = facts->pension_per_month;
    if (facts->pension_before_minimum_per_month &&
        reads_as(d, R_IV_12_2_pension__without_minimum))
        return facts->pension_before_minimum_per_month;
    if (!reads_as(d, R_IV_12_2_pension__with_early_reduction) ||
        holds(d, IV_8_4, below(facts->age_years, parameter(d, IV_8_4_age)),
              "too young for an early pension"))
        return pension;
    number ratio = early_retirement_ratio_of(d, facts->age_years);
    return product(d, IV_8_4_al2, pension, ratio, "pension of that age");
}

static void outward_transfer(struct derivation *d, const void *given, void *out) {
    const struct outward_transfer_facts *facts = given;
    struct outward_transfer_results *results = out;
    if (!holds(d, IV_12_2_d2, stated(facts->entitled_to_pension, "right to a pension"),
               "entitled to a retirement pension"))
        refuse(d, IV_12_2, "no right to a pension: the sums of article 11 are due");
    if (!holds(d, IV_instr12_2_i_b, stated(facts->transfer_agreement, "agreement"),
               "agreement with the new employer"))
        refuse(d, IV_instr12_2_i, "no transfer agreement with the new employer");
    if (!holds(d, IV_instr12_2_ii, stated(facts->to_pension_scheme, "to_pension_scheme"),
               "paid to the pension scheme of the new employer"))
        refuse(d, IV_instr12_2_ii, "only the pension scheme of the new employer is paid");
    number coefficient = coefficient_for(d, facts->age_years, facts->age_months);
    if (is_refused(d) || !coefficient)
        return;
    number yearly =
        product(d, IV_instr12_2_iii, pension_acquired(d, facts),
                count_of(d, MONTHS_PER_YEAR, "months in a year"), "yearly pension");
    results->pension_per_year = yearly;
    results->coefficient = coefficient;
    results->actuarial_equivalent =
        product(d, IV_12_2_d1, yearly, coefficient, "actuarial equivalent");
}

static void actuarial_coefficient(struct derivation *d, const void *given, void *out) {
    const struct actuarial_coefficient_facts *facts = given;
    struct actuarial_coefficient_results *results = out;
    results->coefficient = coefficient_for(d, facts->age_years, facts->age_months);
}

static void refuse_whole_year(number months, struct fact_error *error) {
    if (months && number_to_long(months) >= MONTHS_PER_YEAR)
        *error = (struct fact_error){"age_months", "expected fewer than twelve"};
}

static void check_inward(const void *given, struct fact_error *error) {
    const struct inward_transfer_facts *facts = given;
    refuse_whole_year(facts->age_months, error);
}

static void check_outward(const void *given, struct fact_error *error) {
    const struct outward_transfer_facts *facts = given;
    refuse_whole_year(facts->age_months, error);
    if (facts->pension_before_minimum_per_month &&
        number_compare(facts->pension_before_minimum_per_month,
                       facts->pension_per_month) > 0)
        *error = (struct fact_error){"pension_before_minimum_per_month",
                                     "above the pension with the minimum"};
}

static void check_age(const void *given, struct fact_error *error) {
    const struct actuarial_coefficient_facts *facts = given;
    refuse_whole_year(facts->age_months, error);
}

#define AGE_MONTHS_FIELD(owner)                                                          \
    FIELD(                                                                               \
        owner, INTEGER, age_months,                                                      \
        "whole months since the birthday; only the reading interpolated looks at them",  \
        .unit = "months", .optional = true)

static const struct field inward_facts[] = {
    FIELD(inward_transfer_facts, MONEY, transferred_amount,
          "sum transferred from an earlier scheme"),
    FIELD(
        inward_transfer_facts, NUMBER, payment_exchange_rate,
        "rate of the day of payment, where the sum is paid in the currency of the salary "
        "instead of that of the scheme",
        .optional = true, .range = RANGE_POSITIVE),
    FIELD(inward_transfer_facts, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    AGE_MONTHS_FIELD(inward_transfer_facts),
    FIELD(inward_transfer_facts, MONEY, salary_per_month, "monthly basic salary",
          .unit = "per month", .range = RANGE_POSITIVE),
    FIELD(inward_transfer_facts, NUMBER, reckonable_years,
          "reckonable years already counted, to apply the maximum", .unit = "years",
          .optional = true, .fallback = "0"),
    FIELDS_END,
};

static const struct field inward_results[] = {
    FIELD(inward_transfer_results, MONEY, amount_paid,
          "value of the sum on the day of payment", .optional = true),
    FIELD(inward_transfer_results, MONEY, pension_value_per_year,
          "yearly pension the sum stands for", .unit = "per year", .optional = true),
    FIELD(inward_transfer_results, MONEY, reckonable_year_value,
          "yearly value of one reckonable year", .optional = true),
    FIELD(inward_transfer_results, NUMBER, exact_years, "quotient before any rounding",
          .unit = "years"),
    FIELD(inward_transfer_results, NUMBER, transferred_reckonable_years,
          "years and twelfths", .unit = "years"),
    FIELD(inward_transfer_results, NUMBER, years_within_maximum,
          "part of the quotient within the maximum pension", .optional = true),
    FIELDS_END,
};

const struct calculation inward_transfer_calculation = {
    .name = "inward_transfer",
    .provision = IV_12_1,
    .summary = "Reckonable years for rights transferred in",
    .facts = inward_facts,
    .facts_size = sizeof(struct inward_transfer_facts),
    .results = inward_results,
    .results_size = sizeof(struct inward_transfer_results),
    .provisions =
        PROVISIONS(IV_12_1, IV_instr12_1_iii, IV_instr12_1_iv, IV_instr12_1_vi_al2),
    .refusals = REFUSALS({IV_instr12_1_iii, "age outside the table"}),
    .readings = READINGS(R_IV_12_1_years, R_IV_instr12_1_age),
    .check = check_inward,
    .compute = inward_transfer,
};

static const struct field outward_facts[] = {
    FIELD(outward_transfer_facts, MONEY, pension_per_month, "monthly pension",
          .unit = "per month"),
    FIELD(outward_transfer_facts, MONEY, pension_before_minimum_per_month,
          "the same without the minimum; only the reading without_minimum looks at it",
          .unit = "per month", .optional = true),
    FIELD(outward_transfer_facts, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    AGE_MONTHS_FIELD(outward_transfer_facts),
    FIELD(outward_transfer_facts, BOOLEAN, entitled_to_pension,
          "entitled to a retirement pension", .optional = true, .fallback = "true"),
    FIELD(outward_transfer_facts, BOOLEAN, transfer_agreement,
          "an agreement exists with the new employer", .optional = true,
          .fallback = "true"),
    FIELD(outward_transfer_facts, BOOLEAN, to_pension_scheme,
          "the sum goes to the legal or contractual pension scheme of the new employer",
          .optional = true, .fallback = "true"),
    FIELDS_END,
};

static const struct field outward_results[] = {
    FIELD(outward_transfer_results, MONEY, pension_per_year, "yearly pension",
          .unit = "per year", .optional = true),
    FIELD(outward_transfer_results, NUMBER, coefficient, "coefficient"),
    FIELD(outward_transfer_results, MONEY, actuarial_equivalent, "sum transferred"),
    FIELDS_END,
};

const struct calculation outward_transfer_calculation = {
    .name = "outward_transfer",
    .provision = IV_12_2,
    .summary = "Actuarial equivalent transferred out",
    .facts = outward_facts,
    .facts_size = sizeof(struct outward_transfer_facts),
    .results = outward_results,
    .results_size = sizeof(struct outward_transfer_results),
    .provisions = PROVISIONS(IV_12_2, IV_instr12_2),
    .refusals = REFUSALS({IV_instr12_1_iii, "age outside the table"},
                         {IV_instr12_2_i, "no agreement"},
                         {IV_instr12_2_ii, "not to a pension scheme"},
                         {IV_12_2, "no right to a pension: leaving allowance instead"}),
    .readings = READINGS(R_IV_12_2_pension, R_IV_instr12_1_age),
    .check = check_outward,
    .compute = outward_transfer,
};

static const struct field coefficient_facts[] = {
    FIELD(actuarial_coefficient_facts, INTEGER, age_years, "age in completed years",
          .unit = "years"),
    AGE_MONTHS_FIELD(actuarial_coefficient_facts),
    FIELDS_END,
};

static const struct field coefficient_results[] = {
    FIELD(actuarial_coefficient_results, NUMBER, coefficient, "coefficient"),
    FIELDS_END,
};

const struct calculation actuarial_coefficient_calculation = {
    .name = "actuarial_coefficient",
    .provision = IV_instr12_1_iii,
    .summary = "Actuarial coefficient of an age",
    .facts = coefficient_facts,
    .facts_size = sizeof(struct actuarial_coefficient_facts),
    .results = coefficient_results,
    .results_size = sizeof(struct actuarial_coefficient_results),
    .provisions = PROVISIONS(IV_instr12_1_iii, IV_instr12_2_iii),
    .refusals = REFUSALS({IV_instr12_1_iii, "age outside the table"}),
    .readings = READINGS(R_IV_instr12_1_age),
    .check = check_age,
    .compute = actuarial_coefficient,
};

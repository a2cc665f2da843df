/* Settlement of a death: facts that are missing or contradict each other. */
#include <string.h>

#include "calc/annex_iv/settlement.h"

/* The facts of the record of the deceased, under their full names. */
static const char *of_deceased(const char *name) {
    static const char *const names[] = {
        "deceased.reckonable_years",
        "deceased.projected_reckonable_years",
        "deceased.reference_salary_per_month",
        "deceased.last_salary_per_month",
        "deceased.own_pension_per_month",
        "deceased.own_pension_paid_per_month",
        "deceased.pension_at_age_limit_per_month",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i] + strlen("deceased."), name))
            return names[i];
    return "deceased";
}

static struct fact_error deceased_error(const struct death_settlement_facts *facts) {
    const struct deceased_fact *deceased = facts->deceased;
    struct survivor_basis pension = survivor_basis_of(facts);
    struct ceiling_basis ceiling = ceiling_basis_of(facts, NULL);
    const char *missing = survivor_basis_lacks(&pension);
    if (date_compare(deceased->death_date, deceased->birth_date) < 0)
        return (struct fact_error){"deceased.death_date", "before the birth"};
    if (date_given(deceased->salary_paid_until_date) &&
        date_compare(deceased->salary_paid_until_date, deceased->death_date) < 0)
        return (struct fact_error){"deceased.salary_paid_until_date", "before the death"};
    if (!missing)
        missing = ceiling_basis_lacks(&ceiling);
    if (missing)
        return (struct fact_error){of_deceased(missing),
                                   "missing, the settlement rests on it"};
    if (deceased->own_pension_per_month && deceased->own_pension_paid_per_month &&
        number_compare(deceased->own_pension_paid_per_month,
                       deceased->own_pension_per_month) > 0)
        return (struct fact_error){"deceased.own_pension_paid_per_month",
                                   "more than the pension before any reduction"};
    return (struct fact_error){NULL, NULL};
}

static struct fact_error survivor_error(const struct survivor_of_group *who,
                                        const struct deceased_fact *deceased) {
    bool spouse = who->spouse_kind == SPOUSE, divorced = date_given(who->divorce_date);
    if (date_compare(who->marriage_date, who->birth_date) <= 0 ||
        date_compare(who->marriage_date, deceased->birth_date) <= 0)
        return (struct fact_error){"groups.survivor.marriage_date",
                                   "before a birth of the spouses"};
    if (spouse && divorced)
        return (struct fact_error){"groups.survivor.divorce_date",
                                   "given for the surviving spouse"};
    if (!spouse && !divorced)
        return (struct fact_error){"groups.survivor.divorce_date",
                                   "missing, the marriage ends then"};
    if (divorced && date_compare(who->divorce_date, deceased->death_date) > 0)
        return (struct fact_error){"groups.survivor.divorce_date", "after the death"};
    struct date end = spouse ? deceased->death_date : who->divorce_date;
    if (date_compare(end, who->marriage_date) <= 0)
        return (struct fact_error){"groups.survivor.marriage_date",
                                   "not before the end of the marriage"};
    return (struct fact_error){NULL, NULL};
}

void check_settlement(const void *given, struct fact_error *error) {
    const struct death_settlement_facts *facts = given;
    const struct settlement_group *groups = facts->groups.items;
    size_t spouses = 0;
    *error = deceased_error(facts);
    for (size_t i = 0; i < facts->groups.count && !error->fact; i++) {
        const struct survivor_of_group *who = groups[i].survivor;
        if (who)
            *error = survivor_error(who, facts->deceased);
        spouses += who && who->spouse_kind == SPOUSE ? 1 : 0;
    }
    if (spouses > 1 && !error->fact)
        *error = (struct fact_error){"groups.survivor.spouse_kind",
                                     "more than one surviving spouse"};
}

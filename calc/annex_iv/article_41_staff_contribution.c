/*
 * Annex IV, article 41 - Contribution des agents: paragraphs 2 and 4, an indemnity in
 * sickness (instruction 41.1/1), and what was deducted in error (paragraph 6).
 * Readings: R-IV.instr41.1-1-salary_part.
 */
#include "calc/annex_iv/annex_iv.h"

number staff_contribution_of(struct derivation *d, enum provision provision,
                             number salary, const char *label) {
    return product(d, provision, salary, parameter(d, IV_41_4_rate), label);
}

number salary_in_indemnity(struct derivation *d, number indemnity, number salary,
                           number emoluments) {
    if (reads_as(d, R_IV_instr41_1_1_salary_part__salary_first))
        return at_most(d, IV_instr41_1_1_s2, indemnity, salary,
                       "indemnity up to the salary");
    number share = proportion(d, IV_instr41_1_1_s2, salary, emoluments,
                              "salary as a part of the emoluments");
    return product(d, IV_instr41_1_1_s2, indemnity, share,
                   "part of the indemnity that stands for salary");
}

number refund_of_contributions(struct derivation *d, number deducted, bool gives_rights,
                               bool requested) {
    if (holds(d, IV_41_6_s2, stated(!gives_rights, "no rights"),
              "deducted for a period that gives no rights") &&
        holds(d, IV_41_6_s2, stated(requested, "requested"), "the refund is asked for"))
        return deducted;
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

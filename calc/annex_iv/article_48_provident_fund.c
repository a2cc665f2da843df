/*
 * Annex IV, article 48 - Fonds de prévoyance: what the choice of this article means; the
 * choice itself is article_43_option.c.
 */
#include "calc/annex_iv/annex_iv.h"

void refuse_fund_by_choice(struct derivation *d, bool contract_requires_fund) {
    if (!holds(d, IV_48_1, stated(contract_requires_fund, "contract requires the fund"),
               "the contract requires the provident fund"))
        refuse(d, IV_48_1, "the contract does not require the provident fund");
}

/* Paragraph 2: with the fund, no service before 1 July 1974 is ever validated. */
bool keeps_provident_fund(struct derivation *d, int article) {
    return holds(d, IV_48_2, stated(article == ARTICLE_48, "article 48"),
                 "provident fund without validation");
}

bool member_by_new_appointment(struct derivation *d, bool new_appointment) {
    return holds(d, IV_instr48_1, stated(new_appointment, "new appointment"),
                 "appointed again after leaving");
}

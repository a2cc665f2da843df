/* Annex IV, article 41 - Contribution des agents: paragraphs 2 and 4. */
#include "calc/annex_iv/annex_iv.h"

number staff_contribution_of(struct derivation *d, enum provision provision,
                             number salary, const char *label) {
    return product(d, provision, salary, parameter(d, IV_41_4_rate), label);
}

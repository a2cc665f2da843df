/* One amount as a share of another: a rate, whatever units an ablation has left. */
#include "calc/annex_iv/annex_iv.h"

number proportion(struct derivation *d, enum provision provision, number part,
                  number whole, const char *label) {
    part = number_with_unit(d->arena, part, UNIT_MONEY);
    whole = number_with_unit(d->arena, whole, UNIT_MONEY);
    return number_with_unit(d->arena, quotient(d, provision, part, whole, label),
                            UNIT_RATE);
}

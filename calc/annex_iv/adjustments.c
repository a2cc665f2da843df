/* Changes of salaries in their order, as instructions 21.1, 22.1 and 25 bis.2 follow
 * them. */
#include "calc/annex_iv/annex_iv.h"

number with_adjustments(struct derivation *d, enum provision provision, number amount,
                        const struct list *adjustments, const char *label) {
    const number *changes = adjustments->items;
    number one = count_of(d, 1, "the amount before");
    for (size_t i = 0; i < adjustments->count; i++) {
        number factor = sum(d, provision, one, changes[i], "factor of the adjustment");
        factor = number_with_unit(d->arena, factor, UNIT_NONE);
        amount = product(d, provision, amount, factor, label);
    }
    return amount;
}

void check_adjustments(const struct list *adjustments, struct fact_error *error) {
    const number *changes = adjustments->items;
    for (size_t i = 0; i < adjustments->count; i++) {
        long whole = number_to_long(changes[i]);
        if (whole < -1 || (whole == -1 && !number_is_whole(changes[i])))
            *error = (struct fact_error){"adjustments", "takes away more than all"};
    }
}

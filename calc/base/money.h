/* Money: exact until a provision or a reading orders one rounding to the minor unit. */
#ifndef CALC_BASE_MONEY_H
#define CALC_BASE_MONEY_H

#include "calc/base/number.h"

/* Decimals of an ISO 4217 currency: none for JPY, KRW, HUF and ISK, otherwise two. */
int currency_decimals(const char *currency);
bool currency_read(const char *text); /* three capital letters */

number money_rounded(struct arena *arena, number amount, const char *currency,
                     enum rounding mode);
/* `1890.00`, rounded half up to the minor unit. */
const char *money_text(struct arena *arena, number amount, const char *currency);

#endif

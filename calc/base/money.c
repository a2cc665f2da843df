#include "calc/base/money.h"

#include <string.h>

int currency_decimals(const char *currency) {
    static const char *const without_minor_unit[] = {"JPY", "KRW", "HUF", "ISK"};
    for (size_t i = 0; i < sizeof without_minor_unit / sizeof *without_minor_unit; i++)
        if (!strcmp(currency, without_minor_unit[i]))
            return 0;
    return 2;
}

bool currency_read(const char *text) {
    return strlen(text) == 3 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

number money_rounded(struct arena *arena, number amount, const char *currency,
                     enum rounding mode) {
    return number_rounded(arena, amount, currency_decimals(currency), mode);
}

const char *money_text(struct arena *arena, number amount, const char *currency) {
    return number_fixed(arena, amount, currency_decimals(currency));
}

#include "harness/verdict/compare_scalar.h"

#include <stdlib.h>
#include <string.h>

#include "harness/text.h"

/*
 * The length in days of `P39Y11M19D`. Wider than what a fact may be: a system that
 * answers thirteen months has said clearly enough what it means.
 */
static bool length_read(const char *text, long *days) {
    static const char letters[] = "YMD";
    static const long lengths[] = {DAYS_PER_YEAR, DAYS_PER_MONTH, 1};
    if (*text++ != 'P' || !*text)
        return false;
    const char *least = letters;
    for (*days = 0; *text;) {
        size_t digits = strspn(text, "0123456789");
        const char *letter = text[digits] ? strchr(least, text[digits]) : NULL;
        if (digits == 0 || digits > 6 || !letter)
            return false;
        *days += strtol(text, NULL, 10) * lengths[letter - letters];
        least = letter + 1;
        text += digits + 1;
    }
    return true;
}

static bool listed(const char *const *words, const char *text) {
    for (; *words; words++)
        if (!strcmp(*words, text))
            return true;
    return false;
}

static const char *one_of(struct arena *arena, const char *const *words) {
    const char *list = words[0];
    for (size_t i = 1; words[i]; i++)
        list = arena_print(arena, "%s, %s", list, words[i]);
    return arena_print(arena, _("one of %s"), list);
}

static const char *number_malformed(struct arena *arena, enum value_type type,
                                    const char *text) {
    number value = number_read(arena, text);
    switch (type) {
    case TYPE_MONEY:
        return value && !strpbrk(text, "/% ") ? NULL : _("an amount such as 1890.00");
    case TYPE_RATE:
        return value ? NULL : _("a rate such as 0.51 or 16/21");
    case TYPE_INTEGER:
        return value && number_is_whole(value) ? NULL : _("a whole number");
    default:
        return value ? NULL : _("a number such as 17.5 or 71/6");
    }
}

const char *scalar_malformed(struct arena *arena, const struct field *field,
                             enum value_type type, const char *text) {
    struct date date;
    long days;
    if (value_type_is_numeric(type))
        return number_malformed(arena, type, text);
    switch (type) {
    case TYPE_BOOLEAN:
        return !strcmp(text, "true") || !strcmp(text, "false") ? NULL
                                                               : _("true or false");
    case TYPE_DATE:
        return date_read(text, &date) ? NULL : _("a calendar date such as 1958-09-01");
    case TYPE_PERIOD:
        return length_read(text, &days) ? NULL : _("a period such as P39Y11M19D");
    case TYPE_CHOICE:
        return listed(field->choices, text) ? NULL : one_of(arena, field->choices);
    default:
        return NULL;
    }
}

bool scalar_equal(struct arena *arena, enum value_type type, const char *expected,
                  const char *got) {
    long days, got_days;
    if (value_type_is_numeric(type)) {
        number a = number_read(arena, expected), b = number_read(arena, got);
        if (a && b)
            return number_compare(a, b) == 0;
    }
    if (type == TYPE_PERIOD && length_read(expected, &days) &&
        length_read(got, &got_days))
        return days == got_days;
    return !strcmp(expected, got);
}

const char *scalar_difference(struct arena *arena, enum value_type type,
                              const char *expected, const char *got) {
    if (!value_type_is_numeric(type))
        return NULL;
    number a = number_read(arena, expected), b = number_read(arena, got);
    if (!a || !b)
        return NULL;
    number difference = number_minus(arena, b, a);
    number cents = number_rounded(arena, difference, 2, ROUND_HALF_UP);
    if (type == TYPE_MONEY && number_compare(difference, cents) == 0)
        return number_fixed(arena, difference, 2);
    return number_text(arena, difference);
}

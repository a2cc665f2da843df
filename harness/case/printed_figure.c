#include "harness/case/printed_figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURE_BYTES = 128 };

/* A figure read: its value, and to how many decimals it is printed (-1: a fraction). */
struct figure {
    number value;
    int places;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A space between groups of three digits, plain or one of the narrow and fixed ones. */
static size_t space_length(const char *at) {
    static const char *const spaces[] = {" ", "\u00a0", "\u2009", "\u202f"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (!strncmp(at, spaces[i], strlen(spaces[i])))
            return strlen(spaces[i]);
    return 0;
}

static bool group_follows(const char *at) {
    return is_digit(at[0]) && is_digit(at[1]) && is_digit(at[2]) && !is_digit(at[3]);
}

/* With plain single spaces, none inside a number, and a point for the decimals. */
static bool normalise(const char *text, char out[FIGURE_BYTES]) {
    size_t used = 0;
    bool french = strchr(text, ',') != NULL; /* then a point only groups digits */
    while (*text) {
        size_t space = space_length(text);
        bool after_digit = used > 0 && is_digit(out[used - 1]);
        if (used + 2 > FIGURE_BYTES)
            return false;
        if (space && after_digit && group_follows(text + space)) {
            text += space;
        } else if (space) {
            if (used > 0 && out[used - 1] != ' ')
                out[used++] = ' ';
            text += space;
        } else if (french && *text == '.' && after_digit && group_follows(text + 1)) {
            text++;
        } else {
            out[used++] = *text == ',' ? '.' : *text;
            text++;
        }
    }
    while (used > 0 && out[used - 1] == ' ')
        used--;
    out[used] = '\0';
    return true;
}

/* Cuts a currency or another word behind a number, such as ` EUR` or ` points`. */
static void cut_unit(char *text) {
    size_t length = strlen(text);
    while (length > 0 && !is_digit(text[length - 1]) && text[length - 1] != '%')
        length--;
    if (length > 0 && text[length] == ' ')
        text[length] = '\0';
    else if (length > 0 && !strcmp(text + length, "€"))
        text[length] = '\0';
}

/* A quotient of two decimals, such as 22867.35/45734.70. */
static number read_quotient(struct arena *arena, const char *text) {
    char above[FIGURE_BYTES];
    const char *bar = strchr(text, '/');
    if (!bar)
        return NULL;
    snprintf(above, sizeof above, "%.*s", (int)(bar - text), text);
    number dividend = number_read(arena, above);
    number divisor = number_read(arena, bar + 1);
    if (!dividend || !divisor || number_sign(divisor) == 0)
        return NULL;
    return number_over(arena, dividend, divisor);
}

static bool read_number(struct arena *arena, char *text, struct figure *out) {
    cut_unit(text);
    out->value = number_read(arena, text);
    const char *point = strchr(text, '.');
    out->places = point ? (int)strspn(point + 1, "0123456789") : 0;
    if (strchr(text, '%'))
        out->places += 2;
    if (strchr(text, '/'))
        out->places = -1;
    if (!out->value)
        out->value = read_quotient(arena, text);
    return out->value != NULL;
}

static long months_of_unit(const char *word, size_t length) {
    static const char *const years[] = {"an", "ans", "année", "années", "annuités"};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        if (strlen(years[i]) == length && !strncmp(word, years[i], length))
            return MONTHS_PER_YEAR;
    return length == 4 && !strncmp(word, "mois", length) ? 1 : 0;
}

/* `25 ans 11 jours`, in days of 12 months of 30; -1 when it is no length of time. */
static long read_days(const char *text) {
    long days = 0;
    if (!is_digit(*text))
        return -1;
    while (*text) {
        char *end;
        long count = strtol(text, &end, 10);
        if (end == text || *end != ' ' || count < 0 || count > 9999)
            return -1;
        const char *word = end + 1;
        size_t length = strcspn(word, " ");
        long months = months_of_unit(word, length);
        bool is_days = !strncmp(word, "jours", length) && length >= 4;
        if (!months && !is_days)
            return -1;
        days += count * (months ? months * DAYS_PER_MONTH : 1);
        text = word + length;
        text += *text == ' ';
        if (!strncmp(text, "et ", 3))
            text += 3;
    }
    return days;
}

/* `1.7.1974` or `01/07/1974` */
static bool read_date(struct arena *arena, const char *text, struct date *out) {
    int day, month, year, used = 0;
    if (sscanf(text, "%2d.%2d.%4d%n", &day, &month, &year, &used) != 3 &&
        sscanf(text, "%2d/%2d/%4d%n", &day, &month, &year, &used) != 3)
        return false;
    return !text[used] && day >= 0 && month >= 0 && year >= 0 &&
           date_read(arena_print(arena, "%04d-%02d-%02d", year, month, day), out);
}

/* A rate such as 1794/3803 cannot be printed but rounded. */
static bool rounds_to(struct arena *arena, number accepted, struct figure printed) {
    return printed.places >= 0 && strchr(number_text(arena, accepted), '/') &&
           number_compare(number_rounded(arena, accepted, printed.places, ROUND_HALF_UP),
                          printed.value) == 0;
}

static long days_per_unit(const struct field *field) {
    if (field->unit && !strcmp(field->unit, "days"))
        return 1;
    bool months = field->unit && !strcmp(field->unit, "months");
    return months ? DAYS_PER_MONTH : DAYS_PER_YEAR;
}

static bool numbers_agree(struct arena *arena, char *printed, char *accepted,
                          const struct field *field) {
    struct figure a, b;
    long days = read_days(printed);
    if (!read_number(arena, accepted, &b))
        return false;
    if (days >= 0)
        return number_compare(number_ratio(arena, days, days_per_unit(field)), b.value) ==
               0;
    if (!read_number(arena, printed, &a))
        return false;
    return number_compare(a.value, b.value) == 0 ||
           (field->type != TYPE_MONEY && rounds_to(arena, b.value, a));
}

static bool values_agree(struct arena *arena, char *printed, char *accepted,
                         const struct field *field) {
    struct period period;
    struct date date, other;
    if (value_type_is_numeric(field->type))
        return numbers_agree(arena, printed, accepted, field);
    if (field->type == TYPE_PERIOD)
        return period_read(accepted, &period) &&
               read_days(printed) == period_days(period);
    return field->type == TYPE_DATE && date_read(accepted, &date) &&
           read_date(arena, printed, &other) && date_compare(date, other) == 0;
}

bool printed_figure_agrees(const char *printed, const char *accepted,
                           const struct field *field) {
    char a[FIGURE_BYTES], b[FIGURE_BYTES];
    if (!strcmp(printed, accepted))
        return true;
    if (!normalise(printed, a) || !normalise(accepted, b))
        return false;
    struct arena *arena = arena_new();
    bool agree = !strcmp(a, b) || values_agree(arena, a, b, field);
    arena_free(arena);
    return agree;
}

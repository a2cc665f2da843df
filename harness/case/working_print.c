/* Values as text, as a line would write them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/working_private.h"

enum { DECIMALS = 20, ABOUT_DECIMALS = 6 };

static const char *join(struct working *working, const char *a, const char *b,
                        const char *c) {
    size_t size = strlen(a) + strlen(b) + strlen(c) + 1;
    char *text = working_allocate(working, size);
    snprintf(text, size, "%s%s%s", a, b, c);
    return text;
}

static const char *whole_text(struct working *working, const mpz_t number) {
    char *text = working_allocate(working, mpz_sizeinbase(number, 10) + 2);
    return mpz_get_str(text, 10, number);
}

/* number x 10^places, cut to a whole number; true if nothing was cut. */
static bool scale(mpz_t out, const mpq_t number, unsigned long places) {
    mpz_t rest;

    mpz_init(rest);
    mpz_ui_pow_ui(out, 10, places);
    mpz_mul(out, out, mpq_numref(number));
    mpz_tdiv_qr(out, rest, out, mpq_denref(number));
    bool exact = mpz_sgn(rest) == 0;
    mpz_clear(rest);
    return exact;
}

/* The decimal that is `scaled` / 10^places. */
static const char *decimal_text(struct working *working, mpz_t scaled, size_t places) {
    const char *sign = mpz_sgn(scaled) < 0 ? "-" : "";
    mpz_abs(scaled, scaled);
    const char *digits = whole_text(working, scaled);

    if (places == 0)
        return join(working, sign, digits, "");
    size_t length = strlen(digits);
    size_t zeros = length > places ? 0 : places + 1 - length;
    char *text = working_allocate(working, zeros + length + 2);
    memset(text, '0', zeros);
    strcpy(text + zeros, digits);
    size_t point = zeros + length - places;
    memmove(text + point + 1, text + point, places);
    text[point] = '.';
    return join(working, sign, text, "");
}

/* NULL if no decimal of a readable length is exact. */
static const char *exact_decimal_text(struct working *working, const mpq_t number) {
    const char *text = NULL;
    mpz_t scaled;

    mpz_init(scaled);
    for (unsigned long places = 0; places <= DECIMALS && !text; places++)
        if (scale(scaled, number, places))
            text = decimal_text(working, scaled, places);
    mpz_clear(scaled);
    return text;
}

static const char *number_text(struct working *working, const mpq_t number) {
    const char *decimal = exact_decimal_text(working, number);
    if (decimal)
        return decimal;
    return join(working, whole_text(working, mpq_numref(number)), "/",
                whole_text(working, mpq_denref(number)));
}

static const char *date_text(struct working *working, long day) {
    struct working_civil civil = working_civil_of(day);
    const size_t size = 64; /* three longs, for the compiler */
    char *text = working_allocate(working, size);
    snprintf(text, size, "%04ld-%02ld-%02ld", civil.year, civil.month, civil.day);
    return text;
}

/* Parts of a day are printed although no literal has them: `P4M24.5D`. */
static const char *period_text(struct working *working, const mpq_t days) {
    char *head = working_allocate(working, 64);
    const char *tail = "";
    size_t used = 1;
    mpq_t rest;

    mpq_init(rest);
    mpq_abs(rest, days);
    mpz_t whole;
    mpz_init(whole);
    mpz_tdiv_q(whole, mpq_numref(rest), mpq_denref(rest));
    long count = mpz_get_si(whole);
    mpz_set_si(whole, count / 30 * 30);
    mpz_submul(mpq_numref(rest), mpq_denref(rest), whole);
    mpz_clear(whole);

    used = (size_t)sprintf(head, "%sP", mpq_sgn(days) < 0 ? "-" : "");
    if (count >= 360)
        used += (size_t)sprintf(head + used, "%ldY", count / 360);
    if (count % 360 >= 30)
        used += (size_t)sprintf(head + used, "%ldM", count % 360 / 30);
    if (mpq_sgn(rest) != 0 || count < 30)
        tail = join(working, number_text(working, rest), "D", "");
    mpq_clear(rest);
    return join(working, head, tail, "");
}

static const char *list_text(struct working *working, const struct working_value *list) {
    size_t size = strlen("[]") + 1;

    for (size_t i = 0; i < list->count; i++)
        size += strlen(working_text(working, list->items[i])) + strlen(", ");
    char *text = working_allocate(working, size), *end = stpcpy(text, "[");
    for (size_t i = 0; i < list->count; i++) {
        end = stpcpy(end, i > 0 ? ", " : "");
        end = stpcpy(end, working_text(working, list->items[i]));
    }
    stpcpy(end, "]");
    return text;
}

const char *working_text(struct working *working, const struct working_value *value) {
    switch (value->type) {
    case WORKING_NUMBER:
        return number_text(working, value->number);
    case WORKING_BOOLEAN:
        return value->truth ? "true" : "false";
    case WORKING_DATE:
        return date_text(working, value->day);
    case WORKING_PERIOD:
        return period_text(working, value->number);
    case WORKING_TEXT:
        return join(working, "'", value->text, "'");
    case WORKING_LIST:
        return list_text(working, value);
    }
    abort();
}

const char *working_text_about(struct working *working,
                               const struct working_value *value) {
    const char *text = working_text(working, value);

    if (value->type != WORKING_NUMBER || !strchr(text, '/'))
        return text;
    mpz_t scaled;
    mpz_init(scaled);
    scale(scaled, value->number, ABOUT_DECIMALS);
    const char *about = decimal_text(working, scaled, ABOUT_DECIMALS);
    mpz_clear(scaled);
    return join(working, text, " = ", join(working, about, "...", ""));
}

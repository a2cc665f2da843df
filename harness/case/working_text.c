/* Text forms of values: reading facts and stated results, printing values. */
#include <string.h>

#include "harness/case/working_private.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *skip_spaces(const char *text) {
    while (is_space(*text))
        text++;
    return text;
}

size_t working_trim(const char **text) {
    *text = skip_spaces(*text);
    size_t length = strlen(*text);
    while (length > 0 && is_space((*text)[length - 1]))
        length--;
    return length;
}

static size_t digits_at(const char *text) {
    size_t length = 0;
    while (is_digit(text[length]))
        length++;
    return length;
}

/* reading numbers */

bool working_read_decimal(mpq_t out, const char *text, size_t length) {
    char digits[WORKING_LITERAL_BYTES + 1];
    size_t count = 0, whole = 0;
    bool point = false;

    if (length > WORKING_LITERAL_BYTES)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' && !point && count > 0) {
            point = true;
            whole = count;
        } else if (is_digit(text[i]))
            digits[count++] = text[i];
        else
            return false;
    }
    if (count == 0 || (point && count == whole))
        return false;
    digits[count] = '\0';
    mpz_set_str(mpq_numref(out), digits, 10);
    mpz_set_ui(mpq_denref(out), 1);
    if (point) {
        mpz_ui_pow_ui(mpq_denref(out), 10, count - whole);
        mpq_canonicalize(out);
    }
    return true;
}

/* `71/6`, both parts whole; where it ends, or NULL. */
static const char *read_fraction(mpq_t out, const char *text) {
    size_t over = digits_at(text), under;

    if (over == 0 || text[over] != '/')
        return NULL;
    under = digits_at(text + over + 1);

    mpq_t divisor;
    mpq_init(divisor);
    bool good = working_read_decimal(out, text, over) &&
                working_read_decimal(divisor, text + over + 1, under) &&
                mpq_sgn(divisor) != 0;
    if (good)
        mpq_div(out, out, divisor);
    mpq_clear(divisor);
    return good ? text + over + 1 + under : NULL;
}

/* A decimal, a fraction, or a whole number and a fraction; where it ends, or NULL. */
static const char *read_unsigned(mpq_t out, const char *text) {
    const char *end = read_fraction(out, text);
    if (end)
        return end;

    size_t length = strspn(text, "0123456789.");
    if (!working_read_decimal(out, text, length))
        return NULL;
    end = text + length;
    const char *more = skip_spaces(end);
    if (more == end || !is_digit(*more) || length != digits_at(text))
        return end;

    mpq_t part;
    mpq_init(part);
    end = read_fraction(part, more);
    mpq_add(out, out, part);
    mpq_clear(part);
    return end;
}

static void divide_by_100(mpq_t number) {
    mpz_mul_ui(mpq_denref(number), mpq_denref(number), 100);
    mpq_canonicalize(number);
}

/* Any form of a number; `*percent` tells `51 %`, which yields 51/100. */
static bool read_number(mpq_t out, const char *text, bool *percent) {
    text = skip_spaces(text);
    bool negative = *text == '-';

    text = read_unsigned(out, text + negative);
    if (!text)
        return false;
    text = skip_spaces(text);
    *percent = *text == '%';
    if (*percent) {
        divide_by_100(out);
        text = skip_spaces(text + 1);
    }
    if (negative)
        mpq_neg(out, out);
    return *text == '\0';
}

/* reading dates and periods */

/* Exactly `count` digits. */
static bool read_digits(const char *text, size_t count, long *out) {
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_digit(text[i]))
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

bool working_read_month(long *first_day, const char *text, size_t length) {
    struct working_civil civil = {.day = 1};

    return length == strlen("1958-09") && read_digits(text, 4, &civil.year) &&
           text[4] == '-' && read_digits(text + 5, 2, &civil.month) &&
           working_day_of(civil, first_day);
}

bool working_read_date(long *day, const char *text, size_t length) {
    struct working_civil civil;
    long first;

    if (length != strlen("1958-09-01") || !working_read_month(&first, text, 7) ||
        text[7] != '-' || !read_digits(text + 8, 2, &civil.day))
        return false;
    civil.year = working_civil_of(first).year;
    civil.month = working_civil_of(first).month;
    return working_day_of(civil, day);
}

bool working_read_period(mpq_t days, const char *text, size_t length) {
    static const struct {
        char letter;
        long days;
    } units[] = {{'Y', 360}, {'M', 30}, {'D', 1}};
    size_t unit = 0, at = 1;
    long total = 0;

    if (length < 3 || text[0] != 'P')
        return false;
    while (at < length) {
        size_t digits = 0;
        while (at + digits < length && is_digit(text[at + digits]))
            digits++;
        if (digits == 0 || digits > 7 || at + digits == length)
            return false;
        long number;
        read_digits(text + at, digits, &number);
        while (unit < 3 && units[unit].letter != text[at + digits])
            unit++;
        if (unit == 3)
            return false;
        total += number * units[unit++].days;
        at += digits + 1;
    }
    mpq_set_si(days, total, 1);
    return total <= WORKING_PERIOD_DAYS;
}

/* Texts are bounded and stay on one line, so that messages can show them. */
static bool is_plain_text(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7F)
            return false;
    return length <= WORKING_TEXT_BYTES;
}

struct working_value *working_read(struct working *working, const char *text,
                                   enum working_type type, bool *percent) {
    struct working_value *value = working_value_new(working, type);
    bool good = false;

    *percent = false;
    if (type == WORKING_NUMBER)
        return read_number(value->number, text, percent) ? value : NULL;
    size_t length = working_trim(&text);
    switch (type) {
    case WORKING_BOOLEAN:
        value->truth = length == 4 && !memcmp(text, "true", length);
        good = value->truth || (length == 5 && !memcmp(text, "false", length));
        break;
    case WORKING_DATE:
        good = working_read_date(&value->day, text, length);
        break;
    case WORKING_PERIOD:
        good = working_read_period(value->number, text, length);
        break;
    case WORKING_TEXT:
        good = is_plain_text(text, length);
        value->text = working_copy(working, text, length);
        break;
    case WORKING_NUMBER:
    case WORKING_LIST:
        break;
    }
    return good ? value : NULL;
}

#include "calc/base/number.h"

#include <gmp.h>
#include <string.h>

#include "calc/base/error.h"

/* A view on a value: naming a number or giving it a unit copies no digits. */
struct number {
    mpq_ptr value;
    enum unit unit;
    int tag;
    const char *name;
};

struct owned_number {
    struct number number;
    mpq_t storage;
};

enum { MOST_DIGITS = 60, MOST_DECIMALS = 30, ROOT_DECIMALS = 40, MOST_LONG = 1000000000 };

static void release(void *object) {
    struct owned_number *owned = object;
    mpq_clear(owned->storage);
}

static struct number *fresh(struct arena *arena, enum unit unit) {
    struct owned_number *owned = arena_take(arena, sizeof *owned);
    mpq_init(owned->storage);
    owned->number = (struct number){.value = owned->storage, .unit = unit};
    arena_on_clear(arena, release, owned);
    return &owned->number;
}

number number_of(struct arena *arena, long value) {
    return number_ratio(arena, value, 1);
}

number number_ratio(struct arena *arena, long above, long below) {
    if (below <= 0)
        BUG("a fraction over %ld", below);
    struct number *n = fresh(arena, UNIT_NONE);
    mpq_set_si(n->value, above, (unsigned long)below);
    mpq_canonicalize(n->value);
    return n;
}

/* Units: amounts and rates survive a factor that is a mere number, a count or a rate. */
static enum unit unit_of_product(enum unit a, enum unit b) {
    if (a == UNIT_MONEY && b == UNIT_MONEY)
        BUG("money times money");
    if (a == UNIT_MONEY || b == UNIT_MONEY)
        return UNIT_MONEY;
    if (a == UNIT_NONE || b == UNIT_NONE)
        return a == UNIT_NONE ? b : a;
    if (a == UNIT_RATE && b == UNIT_RATE)
        return UNIT_RATE;
    if (a == UNIT_RATE || b == UNIT_RATE)
        return UNIT_RATE; /* years times a rate a year is a rate */
    return UNIT_NONE;
}

static enum unit unit_of_quotient(enum unit a, enum unit b) {
    if (b == UNIT_MONEY && a != UNIT_MONEY)
        BUG("a quotient over money");
    if (a == b) /* a share of money is a rate; years over years are a mere number */
        return a == UNIT_MONEY ? UNIT_RATE : UNIT_NONE;
    return a;
}

static enum unit unit_of_sum(enum unit a, enum unit b) {
    return a == UNIT_NONE ? b : a;
}

number number_plus(struct arena *arena, number a, number b) {
    struct number *n = fresh(arena, unit_of_sum(a->unit, b->unit));
    mpq_add(n->value, a->value, b->value);
    return n;
}

number number_minus(struct arena *arena, number a, number b) {
    struct number *n = fresh(arena, unit_of_sum(a->unit, b->unit));
    mpq_sub(n->value, a->value, b->value);
    return n;
}

number number_times(struct arena *arena, number a, number b) {
    struct number *n = fresh(arena, unit_of_product(a->unit, b->unit));
    mpq_mul(n->value, a->value, b->value);
    return n;
}

number number_over(struct arena *arena, number a, number b) {
    if (mpq_sgn(b->value) == 0)
        BUG("division by zero");
    struct number *n = fresh(arena, unit_of_quotient(a->unit, b->unit));
    mpq_div(n->value, a->value, b->value);
    return n;
}

/* The q-th root of a, cut after ROOT_DECIMALS decimals. */
static void take_root(mpq_t a, unsigned long q) {
    mpz_t scaled;
    mpz_init(scaled);
    mpz_ui_pow_ui(scaled, 10, ROOT_DECIMALS * q);
    mpz_mul(scaled, scaled, mpq_numref(a));
    mpz_tdiv_q(scaled, scaled, mpq_denref(a));
    mpz_root(mpq_numref(a), scaled, q);
    mpz_ui_pow_ui(mpq_denref(a), 10, ROOT_DECIMALS);
    mpq_canonicalize(a);
    mpz_clear(scaled);
}

number number_power(struct arena *arena, number a, number exponent) {
    if (mpq_sgn(exponent->value) < 0 || mpq_sgn(a->value) < 0 ||
        !mpz_fits_ulong_p(mpq_numref(exponent->value)) ||
        !mpz_fits_ulong_p(mpq_denref(exponent->value)))
        BUG("a power that is not taken here");
    unsigned long times = mpz_get_ui(mpq_numref(exponent->value));
    unsigned long root = mpz_get_ui(mpq_denref(exponent->value));
    struct number *n = fresh(arena, a->unit);
    mpz_pow_ui(mpq_numref(n->value), mpq_numref(a->value), times);
    mpz_pow_ui(mpq_denref(n->value), mpq_denref(a->value), times);
    if (root > 1)
        take_root(n->value, root);
    return n;
}

number number_rounded(struct arena *arena, number a, int places, enum rounding mode) {
    struct number *n = fresh(arena, a->unit);
    mpz_t scale, rest;
    mpz_init(scale);
    mpz_init(rest);
    mpz_ui_pow_ui(scale, 10, (unsigned long)places);
    mpz_mul(mpq_numref(n->value), mpq_numref(a->value), scale);
    /* Towards zero first; the rest then tells whether to go one step away from it. */
    mpz_tdiv_qr(mpq_numref(n->value), rest, mpq_numref(n->value), mpq_denref(a->value));
    int sign = mpq_sgn(a->value);
    mpz_abs(rest, rest);
    mpz_mul_2exp(rest, rest, 1);
    bool away = (mode == ROUND_HALF_UP && mpz_cmp(rest, mpq_denref(a->value)) >= 0) ||
                (mode == ROUND_UP && mpz_sgn(rest) != 0);
    if (away && sign > 0)
        mpz_add_ui(mpq_numref(n->value), mpq_numref(n->value), 1);
    if (away && sign < 0)
        mpz_sub_ui(mpq_numref(n->value), mpq_numref(n->value), 1);
    mpz_set(mpq_denref(n->value), scale);
    mpq_canonicalize(n->value);
    mpz_clear(scale);
    mpz_clear(rest);
    return n;
}

number number_floor(struct arena *arena, number a) {
    struct number *n = fresh(arena, a->unit);
    mpz_fdiv_q(mpq_numref(n->value), mpq_numref(a->value), mpq_denref(a->value));
    return n;
}

static struct number *twin(struct arena *arena, number a) {
    struct number *n = arena_take(arena, sizeof *n);
    *n = *a;
    return n;
}

number number_with_unit(struct arena *arena, number a, enum unit unit) {
    struct number *n = twin(arena, a);
    n->unit = unit;
    return n;
}

number number_named(struct arena *arena, number a, const char *name) {
    struct number *n = twin(arena, a);
    n->name = name;
    return n;
}

number number_tagged(struct arena *arena, number a, int tag) {
    struct number *n = twin(arena, a);
    n->tag = tag;
    return n;
}

int number_tag(number a) {
    return a->tag;
}

enum unit number_unit(number a) {
    return a->unit;
}

const char *number_name(number a) {
    return a->name;
}

int number_compare(number a, number b) {
    return mpq_cmp(a->value, b->value);
}

int number_sign(number a) {
    return mpq_sgn(a->value);
}

bool number_is_whole(number a) {
    return mpz_cmp_ui(mpq_denref(a->value), 1) == 0;
}

long number_to_long(number a) {
    mpz_t whole;
    mpz_init(whole);
    mpz_tdiv_q(whole, mpq_numref(a->value), mpq_denref(a->value));
    long value = mpz_cmp_si(whole, MOST_LONG) > 0    ? MOST_LONG
                 : mpz_cmp_si(whole, -MOST_LONG) < 0 ? -MOST_LONG
                                                     : mpz_get_si(whole);
    mpz_clear(whole);
    return value;
}

void number_to_fraction(number a, long *above, long *below) {
    if (!mpz_fits_slong_p(mpq_numref(a->value)) ||
        !mpz_fits_slong_p(mpq_denref(a->value)))
        BUG("a fraction that does not fit");
    *above = mpz_get_si(mpq_numref(a->value));
    *below = mpz_get_si(mpq_denref(a->value));
}

/* Takes digits from *text into `digits` (at `length`); false when there are too many. */
static bool take_digits(const char **text, char *digits, size_t *length) {
    while (**text >= '0' && **text <= '9') {
        if (*length >= MOST_DIGITS)
            return false;
        digits[(*length)++] = *(*text)++;
    }
    digits[*length] = '\0';
    return true;
}

/* `17`, `17.5`, `71/6` into `out`; *text is left behind what was read. */
static bool read_simple(const char **text, mpq_t out) {
    char digits[MOST_DIGITS + 1];
    size_t length = 0, whole;
    if (!take_digits(text, digits, &length) || length == 0)
        return false;
    whole = length;
    if (**text == '.') {
        (*text)++;
        if (!take_digits(text, digits, &length) || length == whole)
            return false;
    }
    mpz_set_str(mpq_numref(out), digits, 10);
    mpz_ui_pow_ui(mpq_denref(out), 10, (unsigned long)(length - whole));
    if (**text == '/' && length == whole) {
        (*text)++;
        length = 0;
        if (!take_digits(text, digits, &length) || length == 0)
            return false;
        mpz_set_str(mpq_denref(out), digits, 10);
        if (mpz_sgn(mpq_denref(out)) == 0)
            return false;
    }
    mpq_canonicalize(out);
    return true;
}

/* `20 6/12`: whole years and a fraction, as the regulation writes service. */
static bool read_mixed(const char **text, mpq_t out) {
    if (!read_simple(text, out))
        return false;
    if (**text != ' ' || (*text)[1] < '0' || (*text)[1] > '9' ||
        mpz_cmp_ui(mpq_denref(out), 1) != 0)
        return true;
    const char *rest = *text + 1;
    if (!strchr(rest, '/'))
        return false;
    mpq_t fraction;
    mpq_init(fraction);
    bool good = read_simple(&rest, fraction);
    if (good)
        mpq_add(out, out, fraction);
    mpq_clear(fraction);
    *text = rest;
    return good;
}

number number_read(struct arena *arena, const char *text) {
    struct number *n = fresh(arena, UNIT_NONE);
    bool negative = *text == '-';
    text += negative;
    if (!read_mixed(&text, n->value))
        return NULL;
    bool percent = !strcmp(text, " %") || !strcmp(text, "%");
    if (*text && !percent)
        return NULL;
    if (percent) {
        mpz_mul_ui(mpq_denref(n->value), mpq_denref(n->value), 100);
        mpq_canonicalize(n->value);
        n->unit = UNIT_RATE;
    }
    if (negative)
        mpq_neg(n->value, n->value);
    return n;
}

/* How many decimals the number has, or -1 when they do not end within the limit. */
static int decimals(number a) {
    mpz_t power;
    mpz_init_set_ui(power, 1);
    int places = -1;
    for (int i = 0; i <= MOST_DECIMALS; i++) {
        if (mpz_divisible_p(power, mpq_denref(a->value))) {
            places = i;
            break;
        }
        mpz_mul_ui(power, power, 10);
    }
    mpz_clear(power);
    return places;
}

const char *number_fixed(struct arena *arena, number a, int places) {
    number rounded = number_rounded(arena, a, places, ROUND_HALF_UP);
    mpz_t scaled;
    mpz_init(scaled);
    mpz_ui_pow_ui(scaled, 10, (unsigned long)places);
    mpz_mul(scaled, scaled, mpq_numref(rounded->value));
    mpz_divexact(scaled, scaled, mpq_denref(rounded->value));
    bool negative = mpz_sgn(scaled) < 0;
    mpz_abs(scaled, scaled);
    size_t most = mpz_sizeinbase(scaled, 10) + (size_t)places + 4;
    char *digits = arena_take(arena, most);
    mpz_get_str(digits, 10, scaled);
    mpz_clear(scaled);
    size_t length = strlen(digits), wanted = (size_t)places;
    if (length <= wanted) { /* 5 cents are written 0.05 */
        memmove(digits + (wanted + 1 - length), digits, length + 1);
        memset(digits, '0', wanted + 1 - length);
        length = wanted + 1;
    }
    const char *point = places ? "." : "";
    return arena_print(arena, "%s%.*s%s%s", negative ? "-" : "", (int)(length - wanted),
                       digits, point, digits + length - wanted);
}

const char *number_text(struct arena *arena, number a) {
    int places = decimals(a);
    if (places >= 0)
        return number_fixed(arena, a, places);
    size_t size = mpz_sizeinbase(mpq_numref(a->value), 10) +
                  mpz_sizeinbase(mpq_denref(a->value), 10) + 3;
    return mpq_get_str(arena_take(arena, size), 10, a->value);
}

/* Exact where that is short; otherwise four decimals behind a tilde. */
static const char *shown_plain(struct arena *arena, number a) {
    int places = decimals(a);
    if (places >= 0 && places <= 6)
        return number_fixed(arena, a, places);
    if (mpz_cmpabs_ui(mpq_numref(a->value), 9999) <= 0 &&
        mpz_cmp_ui(mpq_denref(a->value), 9999) <= 0)
        return number_text(arena, a);
    return arena_print(arena, "~ %s", number_fixed(arena, a, 4));
}

const char *number_shown(struct arena *arena, number a) {
    if (a->unit == UNIT_RATE) {
        number hundred = number_of(arena, 100);
        return arena_print(arena, "%s %%",
                           shown_plain(arena, number_times(arena, a, hundred)));
    }
    if (a->unit == UNIT_MONEY && decimals(a) >= 0 && decimals(a) <= 2)
        return number_fixed(arena, a, 2);
    return shown_plain(arena, a);
}

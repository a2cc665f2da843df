/*
 * Exact numbers: rationals, from end to end.
 *
 * A `number` is borrowed from the arena that made it, never changes, and is never NULL
 * unless a fact was not given. The representation is hidden, so that a faster exact one
 * may replace GMP. Beside its value a number carries its unit, which product and quotient
 * work out (money times money is a BUG), and the name under which it is shown: both serve
 * the reader of a derivation, neither changes a comparison.
 *
 * `number` is the only typedef of the house: a rule has to read as its paragraph.
 */
#ifndef CALC_BASE_NUMBER_H
#define CALC_BASE_NUMBER_H

#include <stdbool.h>

#include "calc/base/arena.h"

typedef const struct number *number;

enum unit { UNIT_NONE, UNIT_RATE, UNIT_MONEY, UNIT_YEARS, UNIT_MONTHS, UNIT_DAYS };
enum rounding { ROUND_HALF_UP, ROUND_DOWN, ROUND_UP };

number number_of(struct arena *arena, long value);
number number_ratio(struct arena *arena, long above, long below);
/* `17.5`, `71/6`, `20 6/12`, `51 %`; NULL when the text is none of these or over 60
 * digits. */
number number_read(struct arena *arena, const char *text);

number number_plus(struct arena *arena, number a, number b);
number number_minus(struct arena *arena, number a, number b);
number number_times(struct arena *arena, number a, number b);
number number_over(struct arena *arena, number a, number b); /* b of zero is a BUG */
/*
 * a to the power of `exponent`, neither negative: exact for a whole exponent; otherwise
 * the root is cut after 40 decimals, far below any rounding that a provision orders.
 */
number number_power(struct arena *arena, number a, number exponent);
/* To `places` decimals; half up and up go away from zero, down towards it. */
number number_rounded(struct arena *arena, number a, int places, enum rounding mode);
number number_floor(struct arena *arena, number a);

number number_with_unit(struct arena *arena, number a, enum unit unit);
number number_named(struct arena *arena, number a, const char *name);
/* A mark that only its setter understands; 0 where none was set. */
number number_tagged(struct arena *arena, number a, int tag);
int number_tag(number a);
enum unit number_unit(number a);
const char *number_name(number a); /* NULL where it has none */

int number_compare(number a, number b); /* < 0, 0, > 0 */
int number_sign(number a);
bool number_is_whole(number a);
/*
 * The whole part, held within a milliard on either side: a rule that counts on a whole
 * number goes on with something near it when an ablation has taken the rounding away.
 */
long number_to_long(number a);
void number_to_fraction(number a, long *above,
                        long *below); /* a BUG when it does not fit */

/* Canonical text: `17.5` where decimals end within 30 digits, otherwise `71/6`. */
const char *number_text(struct arena *arena, number a);
/* With exactly `places` decimals, rounded half up. */
const char *number_fixed(struct arena *arena, number a, int places);
/* For people: `41 %`, `1890.00`, `20.5`, `16/21`; long fractions as `~ 914.2857`. */
const char *number_shown(struct arena *arena, number a);

#endif

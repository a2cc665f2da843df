/*
 * Wording: facts, results and steps as people write them, from the texts of the machine.
 *
 * `P2Y6M` is `2 years 6 months`, `0.51` is `51 %`, `reckonable_years` is `reckonable
 * years`. What cannot be read is shown as it stands. Everything lives in the arena.
 */
#ifndef HARNESS_REPORT_WORDING_H
#define HARNESS_REPORT_WORDING_H

#include "calc/calc.h"
#include "harness/case/suite.h"

/* Kept together on one line by columns. */
const char *tied(struct arena *arena, const char *text);
const char *name_in_words(struct arena *arena, const char *name);
const char *period_in_words(struct arena *arena, const char *text);
/* The text of a fact or result; `field` may be NULL where none is known. */
const char *value_in_words(struct arena *arena, const struct field *field,
                           const char *text);
const char *origin_in_words(enum origin origin);
/* The choices of a reading without this one: `pro_rata, year_begun`. */
const char *other_choices(struct arena *arena, enum reading reading, enum choice without);

/*
 * `rate at 60 (41 %) x bonus for a year (5 %)`: what went into a step. An operand that is
 * one of the facts is called by its meaning.
 */
const char *step_arithmetic(struct arena *arena, const struct step *step,
                            const struct field *facts);
/* `= 2.05 %`, `yes`, `refused`: what came out. */
const char *step_outcome(struct arena *arena, const struct step *step);

/* NULL when the table has no such field. */
const struct field *field_by_name(const struct field *fields, const char *name);
/* `number, years`, `list of rate`, `one of a, b`. */
const char *field_type_in_words(struct arena *arena, const struct field *field);

#endif

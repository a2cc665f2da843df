/* Comparison of one plain value with another, by its type. */
#ifndef HARNESS_VERDICT_COMPARE_SCALAR_H
#define HARNESS_VERDICT_COMPARE_SCALAR_H

#include "calc/field.h"

/* What a text of this type looks like; NULL when `text` is one. */
const char *scalar_malformed(struct arena *arena, const struct field *field,
                             enum value_type type, const char *text);
/* Both well formed. */
bool scalar_equal(struct arena *arena, enum value_type type, const char *expected,
                  const char *got);
/* `got - expected` of two different numbers; NULL of what is no number. */
const char *scalar_difference(struct arena *arena, enum value_type type,
                              const char *expected, const char *got);

#endif

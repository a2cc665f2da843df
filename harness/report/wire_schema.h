/* The JSON Schema (2020-12) of questions and answers, made from the field tables. */
#ifndef HARNESS_REPORT_WIRE_SCHEMA_H
#define HARNESS_REPORT_WIRE_SCHEMA_H

#include <stdio.h>

#include "calc/calc.h"

/*
 * One line of NDJSON is an instance: `#/$defs/question` or `#/$defs/answer`. Questions
 * whose facts are wrong on purpose do not follow it. False when writing failed.
 */
bool wire_schema_print(const struct calculation *const *calculations, size_t count,
                       FILE *out);

#endif

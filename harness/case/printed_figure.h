/* Figures as the regulation prints them, beside those that a golden accepts. */
#ifndef HARNESS_CASE_PRINTED_FIGURE_H
#define HARNESS_CASE_PRINTED_FIGURE_H

#include "calc/calc.h"

/*
 * Is the printed figure the accepted one? `21 015,55 EUR`, `51 %`, `22 867,35/45 734,70`,
 * `5 ans 6 mois` and `1.7.1974` are compared by value; what is no such figure must be the
 * same text. A rate or number without exact decimals may be printed rounded half up.
 */
bool printed_figure_agrees(const char *printed, const char *accepted,
                           const struct field *field);

#endif

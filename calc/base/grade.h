/*
 * Grades of staff as the wire writes them: a category and a level, `B.3`, or the
 * unclassified `U`, which has no level.
 */
#ifndef CALC_BASE_GRADE_H
#define CALC_BASE_GRADE_H

#include <stdbool.h>

bool grade_read(const char *text); /* A.1 to A.7, L.1 to L.5, B.1 to B.6, C.1 to C.6, U */
/* Both of a text that was read. */
char grade_category(const char *grade);
int grade_level(const char *grade); /* 0 for U */

#endif

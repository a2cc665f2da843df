/* A description: what a calculation takes and gives, all from its row of the registry. */
#ifndef HARNESS_REPORT_DESCRIPTION_H
#define HARNESS_REPORT_DESCRIPTION_H

#include <stdio.h>

#include "calc/calc.h"

void description_print(const struct calculation *calculation, FILE *out);
/* One object and a newline; false when it could not be written. */
bool description_print_json(const struct calculation *calculation, FILE *out);

#endif

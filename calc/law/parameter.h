/*
 * Parameters: every number the regulation prints in its sentences, by name.
 *
 * A rule reads `parameter(d, IV_10_1_rate)` and holds no literal of its own; the value,
 * the unit of its last printed digit (by which an ablation moves it) and the provision
 * are a row of calc/tables/parameters.def. Printed tables are
 * calc/tables/printed_table.h.
 */
#ifndef CALC_LAW_PARAMETER_H
#define CALC_LAW_PARAMETER_H

#include "calc/base/number.h"
#include "calc/law/provision.h"

enum parameter {
    PARAMETER_NONE,
#define PARAMETER(id, provision, value, step, unit, meaning) id,
#include "calc/tables/parameters.def"
#undef PARAMETER
    PARAMETER_COUNT
};

struct parameter_info {
    const char *name;
    enum provision provision;
    const char *printed; /* `2 %` */
    const char *step;    /* one unit of the last printed digit: `1 %` */
    enum unit unit;
    const char *meaning;
};

const struct parameter_info *parameter_info(enum parameter parameter);
/* Its value moved by `steps` units of the last printed digit. */
number parameter_value(struct arena *arena, enum parameter parameter, int steps);
/* One unit of that digit. */
number parameter_step(struct arena *arena, enum parameter parameter);

#endif

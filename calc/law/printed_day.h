/*
 * Printed days: every day the regulation names, by name, as parameter.h has its numbers.
 *
 * A rule reads `printed_day(d, IV_17_3_day)` (rule.h) and holds no date of its own; the
 * rows are calc/tables/days.def.
 */
#ifndef CALC_LAW_PRINTED_DAY_H
#define CALC_LAW_PRINTED_DAY_H

#include "calc/base/date.h"
#include "calc/law/provision.h"

enum printed_day {
    PRINTED_DAY_NONE,
#define DAY(id, provision, date, meaning) id,
#include "calc/tables/days.def"
#undef DAY
    PRINTED_DAY_COUNT
};

struct printed_day_info {
    const char *name; /* `IV_17_3_day` */
    enum provision provision;
    const char *printed; /* `2002-12-01` */
    const char *meaning;
    struct date date;
};

const struct printed_day_info *printed_day_info(enum printed_day day);

#endif

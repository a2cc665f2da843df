/* The table of calculations, in the order of the regulation. */
#include <string.h>

#include "calc/calc.h"

#define CALCULATION(name) extern const struct calculation name##_calculation;
#include "calc/calculations.def"
#undef CALCULATION

static const struct calculation *const calculations[] = {
#define CALCULATION(name) &name##_calculation,
#include "calc/calculations.def"
#undef CALCULATION
};

enum { CALCULATION_COUNT = sizeof calculations / sizeof *calculations };

const struct calculation *calculation_at(size_t index) {
    return index < CALCULATION_COUNT ? calculations[index] : NULL;
}

const struct calculation *calculation_by_name(const char *name) {
    for (size_t i = 0; i < CALCULATION_COUNT; i++)
        if (!strcmp(calculations[i]->name, name))
            return calculations[i];
    return NULL;
}

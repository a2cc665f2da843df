#include "calc/law/parameter.h"

#include "calc/base/error.h"

static const struct parameter_info infos[PARAMETER_COUNT] = {
#define PARAMETER(id, provision_, value, step_, unit_, meaning_)                         \
    [id] = {.name = #id,                                                                 \
            .provision = provision_,                                                     \
            .printed = value,                                                            \
            .step = step_,                                                               \
            .unit = UNIT_##unit_,                                                        \
            .meaning = meaning_},
#include "calc/tables/parameters.def"
#undef PARAMETER
};

/* The rows are text, as printed; they are read once, into fractions that fit a long. */
static struct fraction {
    long above, below, step_above, step_below;
} values[PARAMETER_COUNT];

static void __attribute__((constructor)) read_rows(void) {
    struct arena *arena = arena_new();
    for (int i = 1; i < PARAMETER_COUNT; i++) {
        number value = number_read(arena, infos[i].printed);
        number step = number_read(arena, infos[i].step);
        if (!value || !step)
            BUG("parameter %s: '%s', '%s'", infos[i].name, infos[i].printed,
                infos[i].step);
        number_to_fraction(value, &values[i].above, &values[i].below);
        number_to_fraction(step, &values[i].step_above, &values[i].step_below);
    }
    arena_free(arena);
}

const struct parameter_info *parameter_info(enum parameter parameter) {
    if (parameter <= PARAMETER_NONE || parameter >= PARAMETER_COUNT)
        BUG("parameter %d", (int)parameter);
    return &infos[parameter];
}

number parameter_value(struct arena *arena, enum parameter parameter, int steps) {
    const struct parameter_info *info = parameter_info(parameter);
    const struct fraction *f = &values[parameter];
    number value = number_ratio(arena, f->above, f->below);
    if (steps) {
        number step = number_ratio(arena, f->step_above * steps, f->step_below);
        value = number_plus(arena, value, step);
    }
    return number_with_unit(arena, value, info->unit);
}

number parameter_step(struct arena *arena, enum parameter parameter) {
    const struct fraction *f = &values[parameter];
    return number_ratio(arena, f->step_above, f->step_below);
}

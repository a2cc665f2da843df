#include "calc/law/printed_day.h"

#include "calc/base/error.h"

/* The dates are read once, at start. */
static struct printed_day_info infos[PRINTED_DAY_COUNT] = {
#define DAY(id, provision_, date_, meaning_)                                             \
    [id] = {.name = #id, .provision = provision_, .printed = date_, .meaning = meaning_},
#include "calc/tables/days.def"
#undef DAY
};

static void __attribute__((constructor)) read_rows(void) {
    for (int i = PRINTED_DAY_NONE + 1; i < PRINTED_DAY_COUNT; i++)
        if (!date_read(infos[i].printed, &infos[i].date))
            BUG("printed day %s: '%s'", infos[i].name, infos[i].printed);
}

const struct printed_day_info *printed_day_info(enum printed_day day) {
    if (day <= PRINTED_DAY_NONE || day >= PRINTED_DAY_COUNT)
        BUG("printed day %d", (int)day);
    return &infos[day];
}

#include "tests/support/shrinking.h"

#include <string.h>

#include "tests/support/random_facts.h"

enum {
    TRIES_MOST = 5000,
    WAY_TO_LEAVE_OUT = 0, /* the other ways make a value plainer */
    WAYS = 6,
};

/* One step: what is done to the datum at this place, counted from the top. */
struct edit {
    int place, way;
    bool reached, changed;
};

static const char *plainer_number(struct arena *arena, number value, int way) {
    number plainer = number_of(arena, 0);
    if (way == 2 && number_compare(value, number_of(arena, 1)) > 0)
        plainer = number_of(arena, 1);
    if (way == 3)
        plainer = number_rounded(arena, value, 0, ROUND_DOWN);
    if (way == 4 && number_compare(value, number_of(arena, 2)) > 0)
        plainer = number_rounded(arena, number_over(arena, value, number_of(arena, 2)), 0,
                                 ROUND_DOWN);
    if (way == 5)
        plainer = number_rounded(arena, value, 1, ROUND_DOWN);
    return number_compare(plainer, value) ? number_text(arena, plainer) : NULL;
}

static const char *plainer_date(struct arena *arena, struct date date, int way) {
    struct date plainer = date;
    if (way == 1)
        plainer = (struct date){2000, 1, 1};
    if (way == 2)
        plainer.month = plainer.day = 1;
    if (way == 3)
        plainer.day = 1;
    return date_compare(plainer, date) ? date_text(arena, plainer) : NULL;
}

static const char *plainer_period(struct arena *arena, struct period period, int way) {
    long days = period_days(period);
    long plainer = way == 1   ? 0
                   : way == 2 ? days / DAYS_PER_YEAR * DAYS_PER_YEAR
                   : way == 3 ? days / DAYS_PER_MONTH * DAYS_PER_MONTH
                              : days / 2;
    return plainer < days ? period_text(arena, period_of_days(plainer)) : NULL;
}

/* NULL: this way leads nowhere. */
static const char *plainer(struct arena *arena, const char *text, int way) {
    struct date date;
    struct period period;
    number value = number_read(arena, text);
    if (value)
        return plainer_number(arena, value, way);
    if (date_read(text, &date))
        return plainer_date(arena, date, way);
    if (period_read(text, &period))
        return plainer_period(arena, period, way);
    return way == 1 && !strcmp(text, "true") ? "false" : NULL;
}

/* NULL: left out. */
static struct datum *edited(struct arena *arena, const struct datum *datum,
                            struct edit *edit) {
    bool here = edit->place-- == 0;
    edit->reached = edit->reached || here;
    if (here && edit->way == WAY_TO_LEAVE_OUT) {
        edit->changed = true;
        return NULL;
    }
    if (datum->kind == DATUM_SCALAR) {
        const char *text = here ? plainer(arena, datum->text, edit->way) : NULL;
        edit->changed = edit->changed || text;
        return datum_scalar(arena, datum->name, text ? text : datum->text);
    }
    struct datum *copy = datum->kind == DATUM_LIST ? datum_list(arena, datum->name)
                                                   : datum_record(arena, datum->name);
    for (const struct datum *member = datum->first; member; member = member->next) {
        struct datum *kept = edited(arena, member, edit);
        if (kept)
            datum_add(copy, kept);
    }
    return copy;
}

const struct datum *shrink(struct arena *arena, const struct datum *facts,
                           still_fails *fails, void *context) {
    /* Place 0 is the record of all facts: it stays. */
    struct edit at = {.place = 1};
    int since_progress = 0;
    for (int tries = 0; tries < TRIES_MOST;) {
        struct edit edit = at;
        const struct datum *smaller = edited(arena, facts, &edit);
        if (!edit.reached) {
            if (since_progress == 0)
                return facts;
            since_progress = 0;
            at = (struct edit){.place = 1};
            continue;
        }
        tries += edit.changed;
        if (edit.changed && fails(context, smaller)) {
            facts = smaller;
            since_progress++;
            continue;
        }
        if (++at.way == WAYS)
            at = (struct edit){.place = at.place + 1};
    }
    return facts;
}

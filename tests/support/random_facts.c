#include "tests/support/random_facts.h"

#include <string.h>

/* ---- chance ---- */

/* xorshift64*; splitmix64 spreads seeds that lie close together. */
static uint64_t spread(uint64_t value) {
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

struct chance chance_of(uint64_t seed, uint64_t stream) {
    uint64_t state = spread(spread(seed) ^ stream);
    return (struct chance){state ? state : 1};
}

static uint64_t next(struct chance *chance) {
    uint64_t state = chance->state;
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    chance->state = state;
    return state * 0x2545F4914F6CDD1Du;
}

long chance_between(struct chance *chance, long least, long most) {
    uint64_t span = (uint64_t)(most - least) + 1;
    return least + (long)((next(chance) >> 11) % span);
}

bool chance_percent(struct chance *chance, int percent) {
    return chance_between(chance, 0, 99) < percent;
}

static const char *one_of(struct chance *chance, const char *const *texts) {
    long count = 0;
    while (texts[count])
        count++;
    return texts[chance_between(chance, 0, count - 1)];
}

struct date random_day(struct chance *chance, int from, int to) {
    return date_from_ordinal(chance_between(chance,
                                            date_ordinal((struct date){from, 1, 1}),
                                            date_ordinal((struct date){to, 12, 31})));
}

/* ---- values ---- */

#define EDGES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Between which limits a number or the year of a date lies; the first row that fits. */
static const struct taste {
    enum value_type type;
    const char *part;        /* of the name or the unit; NULL: every fact of the type */
    long least, most, parts; /* how finely one is divided */
    const char *const *edges;
} tastes[] = {
    {TYPE_MONEY, "c1_1", 1500, 2600, 100, EDGES("2000", "1999.99", "0.01")},
    {TYPE_MONEY, "allowance", 0, 700, 100, EDGES("0", "0.01", "300")},
    {TYPE_MONEY, "maintenance", 0, 1500, 100, EDGES("0", "0.01", "300")},
    {TYPE_MONEY, "alimony", 0, 2500, 100, EDGES("0", "0.01", "1000")},
    {TYPE_MONEY, NULL, 0, 12000, 100,
     EDGES("0", "0.01", "0.02", "1", "1000", "9999.99", "3333.33")},
    {TYPE_RATE, "part_time", 50, 100, 2, EDGES("1/2", "1", "4/5", "0.49", "2/3")},
    {TYPE_RATE, "adjustment", 0, 10, 2, EDGES("0", "0.001", "0.02", "-0.01", "0.0123")},
    {TYPE_RATE, NULL, 0, 100, 2, EDGES("0", "1", "1/2", "1/3", "0.51", "0.999", "0.02")},
    {TYPE_NUMBER, "months", 0, 480, 1, EDGES("0", "1/2", "1", "12", "119", "120", "420")},
    {TYPE_NUMBER, "days", 0, 800, 1,
     EDGES("0", "1", "14", "15", "29", "30", "31", "360")},
    {TYPE_NUMBER, "rate", 1, 20, 10, EDGES("1", "0.5", "6.55957")},
    {TYPE_NUMBER, NULL, 0, 42, 12,
     EDGES("0", "1/12", "119/12", "10", "121/12", "35", "421/12", "20.5")},
    {TYPE_INTEGER, "age", 18, 70, 1,
     EDGES("20", "49", "50", "59", "60", "63", "65", "66")},
    {TYPE_INTEGER, "months", 0, 240, 1, EDGES("0", "1", "12", "120")},
    {TYPE_INTEGER, NULL, 0, 6, 1, EDGES("0", "1", "2", "10", "35")},
    {TYPE_DATE, "birth", 1935, 1985, 1, EDGES("1940-02-29", "1950-01-01", "1948-06-30")},
    {TYPE_DATE, "marriage_date", 1955, 2008, 1, EDGES("1980-02-29", "1979-03-27")},
    {TYPE_DATE, "divorce", 1975, 2012, 1, EDGES("2000-02-29", "1979-03-26")},
    {TYPE_DATE, "death", 1990, 2020, 1, EDGES("2012-02-29", "2010-12-31", "2010-07-01")},
    {TYPE_DATE, NULL, 1968, 2020, 1,
     EDGES("1974-07-01", "1978-06-30", "1979-03-27", "2000-02-29", "2012-12-31",
           "2013-01-31", "2001-02-28")},
};

static const struct taste *taste_of(const struct field *field) {
    const struct taste *taste = tastes;
    while (taste->type != field->type ||
           (taste->part && !strstr(field->name, taste->part) &&
            !(field->unit && strstr(field->unit, taste->part))))
        taste++;
    return taste;
}

static const char *random_number(struct chance *chance, struct arena *arena,
                                 const struct taste *taste) {
    bool rate = taste->type == TYPE_RATE; /* written in hundredths */
    long parts = taste->parts * (rate ? 100 : 1);
    long value =
        chance_between(chance, taste->least * taste->parts, taste->most * taste->parts);
    return number_text(arena, number_ratio(arena, value, parts));
}

static const char *random_period(struct chance *chance, struct arena *arena) {
    static const char *const edges[] = {"P0D",  "P1D",       "P14D", "P15D",   "P1M",
                                        "P10Y", "P9Y11M29D", "P35Y", "P4Y11M", NULL};
    if (chance_percent(chance, 30))
        return one_of(chance, edges);
    return period_text(arena, period_of_days(chance_between(chance, 0, 42 * 360L)));
}

const char *random_value(struct chance *chance, struct arena *arena,
                         const struct field *field) {
    static const char *const grades[] = {"A.1", "A.7", "L.3", "B.3", "C.1", "U", NULL};
    static const char *const countries[] = {"FR", "BE", "US", "DE", "GB", NULL};
    static const char *const currencies[] = {"EUR", "USD", "JPY", "GBP", NULL};
    const struct taste *taste;
    switch (field->type) {
    case TYPE_BOOLEAN:
        return chance_percent(chance, 50) ? "true" : "false";
    case TYPE_PERIOD:
        return random_period(chance, arena);
    case TYPE_CHOICE:
        return one_of(chance, field->choices);
    case TYPE_GRADE:
        return one_of(chance, grades);
    case TYPE_COUNTRY:
        return one_of(chance, countries);
    case TYPE_CURRENCY:
        return one_of(chance, currencies);
    case TYPE_TEXT:
        return arena_print(arena, "p%ld", chance_between(chance, 1, 3));
    default:
        taste = taste_of(field);
        if (chance_percent(chance, 25))
            return one_of(chance, taste->edges);
        if (field->type != TYPE_DATE)
            return random_number(chance, arena, taste);
        return date_text(arena, random_day(chance, (int)taste->least, (int)taste->most));
    }
}

/* ---- facts ---- */

/* What no fact expects, and what only a patient fact accepts. */
static const char *const odd_values[] = {
    "",
    "abc",
    "-1",
    "-0.01",
    "0",
    "1e9",
    "12/0",
    "1/3",
    "5 %",
    "TRUE",
    "true",
    "P11M30D",
    "P999Y",
    "2013-02-29",
    "0000-00-00",
    "A.8",
    "0001-01-01",
    "9999-12-31",
    "9999999999",
    "-9999-01-01",
    "99999999999999999999999999999999999999999999.99",
    "1/99999999999999999999999999999",
    "\xC3\xA9",
    "EUR",
    "P0D",
    "1000",
    NULL};

struct making {
    struct chance *chance;
    struct arena *arena;
    int oddness; /* in each thousand values */
    int ids;     /* given so far: each stands once */
};

static bool odd(struct making *making) {
    return chance_between(making->chance, 0, 999) < making->oddness;
}

static struct datum *random_record(struct making *making, const char *name,
                                   const struct field *fields);

static struct datum *scalar(struct making *making, const char *name,
                            const struct field *field) {
    const char *text = random_value(making->chance, making->arena, field);
    if (!strcmp(field->name, "id"))
        text = arena_print(making->arena, "p%d", ++making->ids);
    if (odd(making))
        text = one_of(making->chance, odd_values);
    return datum_scalar(making->arena, name, text);
}

static struct datum *random_list(struct making *making, const struct field *field) {
    static const long counts[] = {0, 1, 1, 2, 2, 2, 3, 4};
    long count = counts[chance_between(making->chance, 0, 7)];
    struct datum *list = datum_list(making->arena, field->name);
    struct field item = *field;
    item.type = field->of;
    for (; count > 0; count--)
        datum_add(list, field->type == TYPE_RECORDS
                            ? random_record(making, NULL, field->fields)
                            : scalar(making, NULL, &item));
    return list;
}

static struct datum *random_fact(struct making *making, const struct field *field) {
    if (odd(making) && odd(making))
        return datum_record(making->arena, field->name);
    if (field->type == TYPE_RECORD)
        return random_record(making, field->name, field->fields);
    if (field->type == TYPE_LIST || field->type == TYPE_RECORDS)
        return odd(making) ? scalar(making, field->name,
                                    &(struct field){.name = "", .type = TYPE_TEXT})
                           : random_list(making, field);
    return scalar(making, field->name, field);
}

static struct datum *random_record(struct making *making, const char *name,
                                   const struct field *fields) {
    struct datum *record = datum_record(making->arena, name);
    for (const struct field *field = fields; field->name; field++) {
        if (field->optional ? chance_percent(making->chance, 45) : odd(making))
            continue;
        datum_add(record, random_fact(making, field));
        if (odd(making) && odd(making))
            datum_add(record, random_fact(making, field));
    }
    if (odd(making))
        datum_add(record, datum_scalar(making->arena, "no_such_fact", "1"));
    return record;
}

struct datum *random_facts(struct chance *chance, struct arena *arena,
                           const struct field *fields, bool wild) {
    static const int oddness[] = {0, 15, 80};
    struct making making = {chance, arena,
                            wild ? oddness[chance_between(chance, 0, 2)] : 0, 0};
    return random_record(&making, NULL, fields);
}

/* ---- copies ---- */

struct datum *facts_without(struct arena *arena, const struct datum *facts,
                            const char *name) {
    if (facts->kind == DATUM_SCALAR)
        return datum_scalar(arena, facts->name, facts->text);
    struct datum *copy = facts->kind == DATUM_LIST ? datum_list(arena, facts->name)
                                                   : datum_record(arena, facts->name);
    for (const struct datum *member = facts->first; member; member = member->next)
        if (!name || !member->name || strcmp(member->name, name) != 0)
            datum_add(copy, facts_without(arena, member, name));
    return copy;
}

struct datum *datum_copy(struct arena *arena, const struct datum *datum) {
    return facts_without(arena, datum, NULL);
}

struct datum *facts_with(struct arena *arena, const struct datum *facts, const char *name,
                         const char *value) {
    struct datum *copy = datum_record(arena, facts->name);
    bool found = false;
    for (const struct datum *member = facts->first; member; member = member->next) {
        bool same = !strcmp(member->name, name);
        datum_add(copy,
                  same ? datum_scalar(arena, name, value) : datum_copy(arena, member));
        found = found || same;
    }
    if (!found)
        datum_add(copy, datum_scalar(arena, name, value));
    return copy;
}

/* Lists of plain values keep their order: it may mean something. */
static bool has_order(const struct datum *datum) {
    return datum->kind == DATUM_LIST && datum->first &&
           datum->first->kind == DATUM_SCALAR;
}

struct datum *facts_shuffled(struct chance *chance, struct arena *arena,
                             const struct datum *facts) {
    if (facts->kind == DATUM_SCALAR || has_order(facts))
        return datum_copy(arena, facts);
    size_t count = datum_count(facts), at = 0;
    struct datum **members = arena_take(arena, (count + 1) * sizeof(struct datum *));
    for (const struct datum *member = facts->first; member; member = member->next)
        members[at++] = facts_shuffled(chance, arena, member);
    struct datum *shuffled = facts->kind == DATUM_LIST ? datum_list(arena, facts->name)
                                                       : datum_record(arena, facts->name);
    for (; count > 0; count--) {
        size_t chosen = (size_t)chance_between(chance, 0, (long)count - 1);
        datum_add(shuffled, members[chosen]);
        members[chosen] = members[count - 1];
    }
    return shuffled;
}

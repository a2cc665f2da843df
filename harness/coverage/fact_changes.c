#include "harness/coverage/fact_changes.h"

#include <string.h>

enum { TEXTS_MOST = 64 };

/* What a fact may become. */
struct texts {
    struct arena *arena;
    size_t count;
    const char *items[TEXTS_MOST];
};

static void add(struct texts *texts, const char *text) {
    if (text && texts->count < TEXTS_MOST)
        texts->items[texts->count++] = text;
}

/* One unit of the last digit that is written: a cent, a tenth, one. */
static number last_digit(struct arena *arena, enum value_type type, const char *text) {
    const char *point = strchr(text, '.');
    size_t decimals = type == TYPE_MONEY ? 2 : point ? strlen(point + 1) : 0;
    long below = 1;
    for (size_t i = 0; i < decimals && i < 9; i++)
        below *= 10;
    return number_ratio(arena, 1, type == TYPE_RATE && below == 1 ? 100 : below);
}

static void add_number(struct texts *texts, enum value_type type, number value) {
    struct arena *arena = texts->arena;
    if (type == TYPE_MONEY)
        value = number_rounded(arena, value, 2, ROUND_HALF_UP);
    if (type != TYPE_INTEGER || number_is_whole(value))
        add(texts, number_text(arena, value));
}

static void change_number(struct texts *texts, enum value_type type, const char *text,
                          enum change_size size) {
    struct arena *arena = texts->arena;
    number value = number_read(arena, text), one = number_of(arena, 1);
    if (!value)
        return;
    if (size == CHANGE_LARGE) {
        add_number(texts, type, number_of(arena, 0));
        add_number(texts, type, number_times(arena, value, number_of(arena, 2)));
        add_number(texts, type, number_times(arena, value, number_ratio(arena, 1, 2)));
        return;
    }
    number step = size == CHANGE_SMALL ? last_digit(arena, type, text) : one;
    add_number(texts, type, number_plus(arena, value, step));
    add_number(texts, type, number_minus(arena, value, step));
}

static void change_date(struct texts *texts, const char *text, enum change_size size) {
    struct date date;
    if (!date_read(text, &date))
        return;
    for (int direction = -1; direction <= 1; direction += 2) {
        struct date moved = size == CHANGE_SMALL    ? date_plus_days(date, direction)
                            : size == CHANGE_MIDDLE ? date_plus_months(date, direction)
                                                    : date_plus_years(date, direction);
        add(texts, date_text(texts->arena, moved));
    }
}

static void change_period(struct texts *texts, const char *text, enum change_size size) {
    static const long lengths[] = {1, DAYS_PER_MONTH, DAYS_PER_YEAR};
    struct period period;
    if (!period_read(text, &period))
        return;
    long days = period_days(period);
    add(texts, period_text(texts->arena, period_of_days(days + lengths[size])));
    add(texts, period_text(texts->arena, period_of_days(days - lengths[size])));
}

static void change_word(struct texts *texts, const struct field *field,
                        enum change_size size) {
    static const char *const truths[] = {"true", "false", NULL};
    const char *const *words = field->type == TYPE_BOOLEAN ? truths : field->choices;
    for (; size == CHANGE_SMALL && *words; words++)
        add(texts, *words);
}

static void texts_of(struct texts *texts, const struct field *field, enum value_type type,
                     const char *text, enum change_size size) {
    switch (type) {
    case TYPE_MONEY:
    case TYPE_RATE:
    case TYPE_NUMBER:
    case TYPE_INTEGER:
        change_number(texts, type, text, size);
        break;
    case TYPE_DATE:
        change_date(texts, text, size);
        break;
    case TYPE_PERIOD:
        change_period(texts, text, size);
        break;
    case TYPE_BOOLEAN:
    case TYPE_CHOICE:
        change_word(texts, field, size);
        break;
    default: /* a name, a grade, a country: nothing is near it */
        break;
    }
}

struct walk {
    struct arena *arena;
    const struct datum *facts; /* all of them */
    enum change_size size;
    void (*visit)(void *context, const struct fact_change *change);
    void *context;
};

/* A copy of the tree in which one scalar has another text. */
static struct datum *changed(struct arena *arena, const struct datum *tree,
                             const struct datum *scalar, const char *text) {
    if (tree->kind == DATUM_SCALAR)
        return datum_scalar(arena, tree->name, tree == scalar ? text : tree->text);
    struct datum *copy = tree->kind == DATUM_LIST ? datum_list(arena, tree->name)
                                                  : datum_record(arena, tree->name);
    for (const struct datum *each = tree->first; each; each = each->next)
        datum_add(copy, changed(arena, each, scalar, text));
    return copy;
}

static void change_scalar(const struct walk *walk, const char *path,
                          const struct field *field, enum value_type type,
                          const struct datum *scalar) {
    struct texts texts = {.arena = walk->arena};
    texts_of(&texts, field, type, scalar->text, walk->size);
    for (size_t i = 0; i < texts.count; i++) {
        if (!strcmp(texts.items[i], scalar->text))
            continue;
        struct fact_change change = {
            path, scalar->text, texts.items[i],
            changed(walk->arena, walk->facts, scalar, texts.items[i])};
        walk->visit(walk->context, &change);
    }
}

static void change_record(const struct walk *walk, const char *prefix,
                          const struct field *fields, const struct datum *record);

static void change_fact(const struct walk *walk, const char *path,
                        const struct field *field, const struct datum *datum) {
    if (datum->kind == DATUM_SCALAR) {
        change_scalar(walk, path, field, field->type, datum);
    } else if (datum->kind == DATUM_RECORD) {
        change_record(walk, arena_print(walk->arena, "%s.", path), field->fields, datum);
    } else {
        int item = 1;
        for (const struct datum *each = datum->first; each; each = each->next, item++) {
            const char *of_item = arena_print(walk->arena, "%s[%d]", path, item);
            if (each->kind == DATUM_SCALAR)
                change_scalar(walk, of_item, field, field->of, each);
            else
                change_fact(walk, of_item, field, each);
        }
    }
}

static void change_record(const struct walk *walk, const char *prefix,
                          const struct field *fields, const struct datum *record) {
    for (const struct field *field = fields; field && field->name; field++) {
        const struct datum *given = datum_member(record, field->name);
        if (given)
            change_fact(walk, arena_print(walk->arena, "%s%s", prefix, field->name),
                        field, given);
    }
}

void fact_changes(struct arena *arena, const struct calculation *calculation,
                  const struct datum *facts, enum change_size size,
                  void (*visit)(void *context, const struct fact_change *change),
                  void *context) {
    struct walk walk = {arena, facts, size, visit, context};
    change_record(&walk, "", calculation->facts, facts);
}

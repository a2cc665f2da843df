#include "harness/verdict/compare.h"

#include <string.h>

#include "harness/text.h"
#include "harness/verdict/compare_scalar.h"

enum { SUMMARY_ITEMS = 8 }; /* a system may answer a list of any length */

void comparison_add(struct comparison *comparison, const struct datum *asserted,
                    const char *result, const char *expected, const char *got,
                    const char *difference) {
    struct deviation *deviation = arena_take(comparison->arena, sizeof *deviation);
    *deviation = (struct deviation){
        .result = result, .expected = expected, .got = got, .difference = difference};
    if (asserted && comparison->golden)
        deviation->provision = golden_provision(comparison->golden, asserted);
    if (comparison->last)
        comparison->last->next = deviation;
    else
        comparison->first = deviation;
    comparison->last = deviation;
}

const char *datum_summary(struct arena *arena, const struct datum *datum) {
    if (datum->kind == DATUM_SCALAR)
        return datum->text;
    if (!datum->first)
        return _("none");
    const char *text = "";
    size_t shown = 0;
    for (const struct datum *each = datum->first; each; each = each->next) {
        if (shown == SUMMARY_ITEMS)
            return arena_print(arena, _("%s and %zu more"), text,
                               datum_count(datum) - shown);
        const char *value = datum_summary(arena, each);
        if (each->kind != DATUM_SCALAR)
            value = arena_print(arena, "(%s)", value);
        text = arena_print(arena, "%s%s%s%s%.200s", text, shown++ ? ", " : "",
                           each->name ? each->name : "", each->name ? " " : "", value);
    }
    return text;
}

static void malformed(struct comparison *c, const char *path, const struct datum *got,
                      const char *expected) {
    if (!c->malformed)
        c->malformed = arena_print(c->arena, _("%s: found '%.60s', expected %s"), path,
                                   datum_summary(c->arena, got), expected);
}

/* As a golden may write it, `51 %`, in the form of an answer, `0.51`. */
static const char *as_answered(struct comparison *c, const char *text) {
    number value = strpbrk(text, "% ") ? number_read(c->arena, text) : NULL;
    return value ? number_text(c->arena, value) : text;
}

static void compare_scalar(struct comparison *c, const struct field *field,
                           const char *path, const struct datum *expected,
                           const struct datum *got) {
    const char *form = scalar_malformed(c->arena, field, field->type, got->text);
    if (form) {
        malformed(c, path, got, form);
        return;
    }
    if (scalar_equal(c->arena, field->type, expected->text, got->text))
        return;
    bool numeric = value_type_is_numeric(field->type);
    comparison_add(c, expected, path,
                   numeric ? as_answered(c, expected->text) : expected->text, got->text,
                   scalar_difference(c->arena, field->type, expected->text, got->text));
}

static bool items_well_formed(struct comparison *c, const struct field *field,
                              const char *path, const struct datum *got) {
    for (const struct datum *item = got->first; item; item = item->next) {
        const char *form = item->kind == DATUM_SCALAR
                               ? scalar_malformed(c->arena, field, field->of, item->text)
                               : _("a list of plain values");
        if (form) {
            malformed(c, path, item, form);
            return false;
        }
    }
    return true;
}

static size_t occurrences(struct comparison *c, enum value_type type,
                          const struct datum *list, const char *text) {
    size_t count = 0;
    for (const struct datum *item = list->first; item; item = item->next)
        count += scalar_equal(c->arena, type, item->text, text);
    return count;
}

static void compare_lists(struct comparison *c, const struct field *field,
                          const char *path, const struct datum *expected,
                          const struct datum *got) {
    if (!items_well_formed(c, field, path, got))
        return;
    bool equal = datum_count(expected) == datum_count(got);
    const struct datum *item = expected->first;
    for (; equal && item; item = item->next)
        equal = occurrences(c, field->of, expected, item->text) ==
                occurrences(c, field->of, got, item->text);
    if (!equal)
        comparison_add(c, expected, path, datum_summary(c->arena, expected),
                       datum_summary(c->arena, got), NULL);
}

static const struct field *field_named(const struct field *fields, const char *name) {
    for (const struct field *field = fields; field->name; field++)
        if (!strcmp(field->name, name))
            return field;
    return NULL;
}

static void compare_members(struct comparison *c, const struct field *fields,
                            const char *prefix, const struct datum *expected,
                            const struct datum *got);

static const char *record_id(const struct datum *record) {
    const struct datum *id =
        record->kind == DATUM_RECORD ? datum_member(record, "id") : NULL;
    return id && id->kind == DATUM_SCALAR ? id->text : NULL;
}

static const struct datum *record_with_id(const struct datum *records, const char *id) {
    for (const struct datum *record = records->first; record; record = record->next) {
        const char *found = record_id(record);
        if (found && !strcmp(found, id))
            return record;
    }
    return NULL;
}

/* Each record of the answer must say whom it is about, and no two the same. */
static bool ids_well_formed(struct comparison *c, const char *path,
                            const struct datum *got, const struct datum *expected) {
    for (const struct datum *record = got->first; record; record = record->next) {
        const char *id = record_id(record);
        if (!id) {
            malformed(c, path, record, _("a record with an id"));
            return false;
        }
        if (record_with_id(expected, id) && record_with_id(got, id) != record) {
            malformed(c, path, record, _("each id once"));
            return false;
        }
    }
    return true;
}

static void compare_record(struct comparison *c, const struct field *field,
                           const char *path, const struct datum *expected,
                           const struct datum *got) {
    if (!expected || !got)
        comparison_add(c, expected, path,
                       expected ? datum_summary(c->arena, expected) : NULL,
                       got ? datum_summary(c->arena, got) : NULL, NULL);
    else
        compare_members(c, field->fields, arena_print(c->arena, "%s.", path), expected,
                        got);
}

static void compare_by_id(struct comparison *c, const struct field *field,
                          const char *path, const struct datum *expected,
                          const struct datum *got) {
    if (!ids_well_formed(c, path, got, expected))
        return;
    const struct datum *record = expected->first;
    for (; record; record = record->next) {
        const char *id = record_id(record);
        compare_record(c, field, arena_print(c->arena, "%s[%s]", path, id), record,
                       record_with_id(got, id));
    }
    for (record = got->first; record; record = record->next) {
        const char *id = record_id(record);
        if (!record_with_id(expected, id))
            compare_record(c, field, arena_print(c->arena, "%s[%s]", path, id), NULL,
                           record);
    }
}

static void compare_by_position(struct comparison *c, const struct field *field,
                                const char *path, const struct datum *expected,
                                const struct datum *got) {
    const struct datum *a = expected->first, *b = got->first;
    for (int position = 1; a || b; position++) {
        compare_record(c, field, arena_print(c->arena, "%s[%d]", path, position), a, b);
        a = a ? a->next : NULL;
        b = b ? b->next : NULL;
    }
}

static bool all_have_ids(const struct datum *records) {
    for (const struct datum *record = records->first; record; record = record->next)
        if (!record_id(record))
            return false;
    return true;
}

static void compare_all_records(struct comparison *c, const struct field *field,
                                const char *path, const struct datum *expected,
                                const struct datum *got) {
    for (const struct datum *record = got->first; record; record = record->next) {
        if (record->kind != DATUM_RECORD) {
            malformed(c, path, record, _("a list of records"));
            return;
        }
    }
    if (field_named(field->fields, "id") && all_have_ids(expected))
        compare_by_id(c, field, path, expected, got);
    else
        compare_by_position(c, field, path, expected, got);
}

static enum datum_kind kind_of(enum value_type type) {
    if (type == TYPE_LIST || type == TYPE_RECORDS)
        return DATUM_LIST;
    return type == TYPE_RECORD ? DATUM_RECORD : DATUM_SCALAR;
}

static const char *kind_text(enum datum_kind kind) {
    if (kind == DATUM_LIST)
        return _("a list");
    return kind == DATUM_RECORD ? _("a record") : _("one value");
}

static void compare_field(struct comparison *c, const struct field *field,
                          const char *path, const struct datum *expected,
                          const struct datum *got) {
    if (!got && field->optional && !c->strict) {
        c->left_out++;
        return;
    }
    if (!got) {
        comparison_add(c, expected, path, datum_summary(c->arena, expected), NULL, NULL);
        return;
    }
    enum datum_kind kind = kind_of(field->type);
    if (got->kind != kind)
        malformed(c, path, got, kind_text(kind));
    else if (expected->kind != kind)
        BUG("golden of %s is not %s", path, kind_text(kind));
    else if (field->type == TYPE_LIST)
        compare_lists(c, field, path, expected, got);
    else if (field->type == TYPE_RECORDS)
        compare_all_records(c, field, path, expected, got);
    else if (field->type == TYPE_RECORD)
        compare_record(c, field, path, expected, got);
    else
        compare_scalar(c, field, path, expected, got);
}

static const char *path_of(struct arena *arena, const char *prefix, const char *name) {
    return *prefix ? arena_print(arena, "%s%s", prefix, name) : name;
}

static void compare_members(struct comparison *c, const struct field *fields,
                            const char *prefix, const struct datum *expected,
                            const struct datum *got) {
    for (const struct field *field = fields; field->name; field++) {
        const struct datum *wanted = datum_member(expected, field->name);
        if (wanted)
            compare_field(c, field, path_of(c->arena, prefix, field->name), wanted,
                          datum_member(got, field->name));
    }
    for (const struct datum *member = got->first; member; member = member->next)
        if (!field_named(fields, member->name))
            comparison_add(c, NULL, path_of(c->arena, prefix, member->name), NULL,
                           datum_summary(c->arena, member), NULL);
}

void compare_results(struct comparison *comparison, const struct field *fields,
                     const struct datum *expected, const struct datum *got) {
    compare_members(comparison, fields, "", expected, got);
}

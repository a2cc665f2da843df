#include "harness/case/golden_check.h"

#include <string.h>

#include "calc/base/money.h"
#include "harness/case/printed_figure.h"
#include "harness/case/working.h"
#include "harness/text.h"

struct check {
    const struct reader *reader;
    const struct golden_entry *entry;
    const struct specimen *specimen;
    struct working *working;
    bool adds_up; /* all lines are true, so that results can be held against them */
    bool good;
};

#define PROBLEM(check, node, ...)                                                        \
    ((check)->good = xml_problem((check)->reader->problems, (check)->entry->file, node,  \
                                 __VA_ARGS__))

/* ---- the working ---- */

static void define(struct working *working, const struct field *field, const char *text) {
    enum working_type type;
    /* A fact that cannot be defined is missed only by a line that names it. */
    if (text && working_type_of(value_type_text(field->type), &type))
        (void)working_define(working, field->name, text, type);
}

static void define_facts(struct check *check) {
    const struct field *field = check->specimen->calculation->facts;
    for (; field->name; field++) {
        const struct datum *fact = datum_member(check->specimen->facts, field->name);
        if (!fact)
            define(check->working, field, field->fallback);
        else if (fact->kind == DATUM_SCALAR)
            define(check->working, field, fact->text);
    }
}

/* Up to the first line that others may build on and that is not true. */
static void check_lines(struct check *check) {
    const struct golden *golden = check->entry->golden;
    const xmlNode *working = xml_child(check->entry->node, "working");
    const xmlNode *node = working ? xml_child(working, "line") : NULL;
    check->adds_up = true;
    for (size_t i = 0; i < golden->line_count; i++, node = xml_next(node, "line")) {
        const struct golden_line *line = &golden->lines[i];
        char message[256];
        if (working_line(check->working, line->name, line->statement, NULL, message,
                         sizeof message))
            continue;
        PROBLEM(check, node, _("`%.*s`: %s"), xml_cut(line->statement, 160),
                line->statement, message);
        check->adds_up = false;
        if (line->name)
            return;
    }
}

/* ---- results ---- */

/* The line that has to prove a result, by its name unless it is the last; false after a
 * problem. */
static bool proving_line(struct check *check, const xmlNode *node, const char *name,
                         bool inside, const struct working_value **value,
                         const char **line) {
    const char *stated = xml_attribute(check->reader->scratch, node, "line");
    *line = stated ? stated : name;
    *value = working_line_value(check->working, *line);
    if (*value)
        return true;
    if (stated)
        return PROBLEM(check, node, _("found line '%s', expected the name of a line"),
                       stated);
    if (inside)
        return PROBLEM(check, node,
                       _("no line named '%s', expected one, or the attribute line"),
                       name);
    *line = NULL;
    *value = working_line_value(check->working, NULL);
    return true;
}

static const char *text_of_list(struct arena *arena, const struct datum *list) {
    const char *text = "[";
    for (const struct datum *item = list->first; item; item = item->next)
        text = arena_print(arena, "%s%s%s", text, item->text, item->next ? ", " : "");
    return arena_print(arena, "%s]", text);
}

static bool is_reached(struct arena *arena, const struct working_value *value,
                       const struct field *field, const struct datum *result) {
    if (field->type != TYPE_LIST)
        return working_proves(value, value_type_text(field->type), result->text);
    size_t count = datum_count(result), used = 0;
    const char **texts = arena_take(arena, (count + 1) * sizeof *texts);
    for (const struct datum *item = result->first; item; item = item->next)
        texts[used++] = item->text;
    return working_proves_list(value, value_type_text(field->of), texts, count);
}

static void prove(struct check *check, const xmlNode *node, const struct field *field,
                  const struct datum *result, bool inside) {
    struct arena *arena = check->reader->scratch;
    const struct working_value *value;
    const char *line;
    /* Inside records a name tells which record it is; it is no figure to prove. */
    if (!check->adds_up || check->entry->golden->line_count == 0 ||
        (inside && field->type == TYPE_TEXT) ||
        !proving_line(check, node, field->name, inside, &value, &line) ||
        is_reached(arena, value, field, result))
        return;
    PROBLEM(check, node, _("%s is %s, but %s gives %s"), field->name,
            field->type == TYPE_LIST ? text_of_list(arena, result) : result->text,
            line ? arena_print(arena, _("line '%s'"), line) : _("the last line"),
            value ? working_text(check->working, value) : _("nothing"));
}

static const char *currency_of(const struct check *check) {
    const struct datum *fact = datum_member(check->specimen->facts, "currency");
    return fact && fact->kind == DATUM_SCALAR ? fact->text : "EUR";
}

/* Money is given to the minor unit: neither less nor more. */
static bool money_is_rounded(struct check *check, const xmlNode *node,
                             const struct field *field, const char *text) {
    const char *point = strchr(text, '.');
    int places = currency_decimals(currency_of(check));
    if (field->type != TYPE_MONEY || field->exact ||
        (point ? (int)strlen(point + 1) : 0) == places)
        return true;
    return PROBLEM(check, node, _("%s: found '%s', expected an amount of %d decimals"),
                   field->name, text, places);
}

/* One value: has it the form of its type? Facts and results are written alike. */
static bool scalar_binds(struct check *check, const xmlNode *node,
                         const struct field *field, enum value_type type,
                         const struct datum *value) {
    struct arena *arena = check->reader->scratch;
    struct fact_error error = {NULL, NULL};
    struct field row[2] = {*field, FIELDS_END};
    union {
        number number;
        struct date date;
        const void *pointer;
        int choice;
        bool truth;
    } out;
    row[0].type = type;
    row[0].range = RANGE_ANY;
    row[0].offset = 0;
    struct datum *record = datum_record(arena, NULL);
    datum_add(record, datum_scalar(arena, field->name, value->text));
    if (!facts_bind(arena, row, record, &out, &error))
        return PROBLEM(check, node, "%s: %s", error.fact, error.message);
    return money_is_rounded(check, node, field, value->text);
}

static void check_printed(struct check *check, const xmlNode *node,
                          const struct field *field, const struct datum *result) {
    const char *printed = xml_attribute(check->reader->scratch, node, "printed");
    if (!printed || result->kind != DATUM_SCALAR)
        return;
    if (check->specimen->origin == ORIGIN_HAND) {
        PROBLEM(check, node,
                _("%s: found a printed figure, expected none: the case is "
                  "no worked example or printed table"),
                field->name);
        return;
    }
    if (printed_figure_agrees(printed, result->text, field))
        return;
    const struct golden *golden = check->entry->golden;
    for (size_t i = 0; i < golden->erratum_count; i++)
        if (golden->errata[i].result && !strcmp(golden->errata[i].result, field->name))
            return;
    PROBLEM(check, node,
            _("%s: printed as '%s', accepted as '%s', expected an "
              "erratum that says why"),
            field->name, printed, result->text);
}

static void check_results(struct check *check, const xmlNode *parent,
                          const struct datum *record, const struct field *fields,
                          bool inside);

static void check_records(struct check *check, const xmlNode *node,
                          const struct field *field, const struct datum *result) {
    const xmlNode *record = xml_child(node, "record");
    if (result->kind == DATUM_RECORD && field->type == TYPE_RECORD) {
        check_results(check, record, result, field->fields, true);
        return;
    }
    if (result->kind != DATUM_LIST || field->type == TYPE_RECORD ||
        (result->first && result->first->kind != DATUM_RECORD)) {
        PROBLEM(check, node, _("%s: expected %s"), field->name,
                field->type == TYPE_RECORD ? _("one record") : _("records"));
        return;
    }
    for (const struct datum *each = result->first; each; each = each->next) {
        check_results(check, record, each, field->fields, true);
        record = xml_next(record, "record");
    }
}

static bool items_bind(struct check *check, const xmlNode *node,
                       const struct field *field, const struct datum *result) {
    bool good = result->kind == DATUM_LIST;
    for (const struct datum *item = result->first; good && item; item = item->next)
        good = item->kind == DATUM_SCALAR;
    if (!good)
        return PROBLEM(check, node, _("%s: expected a list of items"), field->name);
    for (const struct datum *item = result->first; item; item = item->next)
        good = scalar_binds(check, node, field, field->of, item) && good;
    return good;
}

static void check_result(struct check *check, const xmlNode *node,
                         const struct field *field, const struct datum *result,
                         bool inside) {
    if (field->type == TYPE_RECORD || field->type == TYPE_RECORDS) {
        check_records(check, node, field, result);
    } else if (field->type == TYPE_LIST) {
        if (items_bind(check, node, field, result))
            prove(check, node, field, result, inside);
    } else if (result->kind != DATUM_SCALAR) {
        PROBLEM(check, node, _("%s: expected one value of type %s"), field->name,
                value_type_text(field->type));
    } else if (scalar_binds(check, node, field, field->type, result)) {
        prove(check, node, field, result, inside);
        check_printed(check, node, field, result);
    }
}

/* `record` holds one member for each result element of `parent`, in the same order. */
static void check_results(struct check *check, const xmlNode *parent,
                          const struct datum *record, const struct field *fields,
                          bool inside) {
    const xmlNode *node = xml_child(parent, "result");
    for (const struct datum *result = record->first; result && node;
         result = result->next, node = xml_next(node, "result")) {
        const struct field *field = field_named(fields, result->name);
        if (!field)
            PROBLEM(check, node, _("found '%s', expected the name of a result of %s"),
                    result->name, check->specimen->calculation->name);
        else if (datum_member(record, result->name) != result)
            PROBLEM(check, node, _("found %s twice, expected one result"), result->name);
        else
            check_result(check, node, field, result, inside);
    }
}

/* ---- errata ---- */

static const struct datum *result_named(const struct golden *golden, const char *name) {
    for (size_t i = 0; i < golden->result_count; i++)
        if (!strcmp(golden->results[i].expected->name, name))
            return golden->results[i].expected;
    return NULL;
}

/* Whether records of the results have members of that name. */
static bool named_inside(const struct golden *golden, const char *name) {
    for (size_t i = 0; i < golden->result_count; i++)
        for (const struct datum *record = golden->results[i].expected->first; record;
             record = record->next)
            if (record->kind == DATUM_RECORD
                    ? datum_member(record, name) != NULL
                    : record->name && !strcmp(record->name, name))
                return true;
    return false;
}

static void check_errata(struct check *check) {
    const struct golden *golden = check->entry->golden;
    const xmlNode *node = xml_child(check->entry->node, "erratum");
    for (size_t i = 0; i < golden->erratum_count; i++, node = xml_next(node, "erratum")) {
        const struct erratum *erratum = &golden->errata[i];
        if (!strcmp(erratum->printed, erratum->accepted))
            PROBLEM(check, node,
                    _("printed and accepted are both '%s', expected a "
                      "difference"),
                    erratum->printed);
        if (!erratum->result)
            continue;
        const struct datum *result = result_named(golden, erratum->result);
        if (!result && !named_inside(golden, erratum->result))
            PROBLEM(check, node,
                    _("found result '%s', expected one that the golden states"),
                    erratum->result);
        const struct field *field =
            field_named(check->specimen->calculation->results, erratum->result);
        if (result && field && result->kind == DATUM_SCALAR &&
            !printed_figure_agrees(erratum->accepted, result->text, field))
            PROBLEM(check, node, _("accepted is '%s', but %s is %s"), erratum->accepted,
                    erratum->result, result->text);
    }
}

/* ---- a golden ---- */

static void check_error_fact(struct check *check) {
    const char *fact = check->entry->golden->error_fact;
    if (!field_at(check->specimen->calculation->facts, fact))
        PROBLEM(check, xml_child(check->entry->node, "error"),
                _("found '%s', expected the name of a fact of %s"), fact,
                check->specimen->calculation->name);
}

static void check_working_is_there(struct check *check) {
    const struct golden *golden = check->entry->golden;
    if (golden->line_count > 0 || golden->outcome == OUTCOME_ERROR)
        return;
    PROBLEM(check, check->entry->node, "%s",
            golden->outcome == OUTCOME_REFUSED
                ? _("no working, expected the condition of the refusal")
                : _("no working, expected the arithmetic of the results"));
}

static void check_all_results(struct check *check) {
    const struct golden *golden = check->entry->golden;
    if (golden->result_count == 0) {
        PROBLEM(check, check->entry->node, _("no result, expected one at least"));
        return;
    }
    /* The results hang together as members of one record, in order. */
    struct datum record = {.kind = DATUM_RECORD};
    record.first = (struct datum *)golden->results[0].expected;
    check_results(check, check->entry->node, &record,
                  check->specimen->calculation->results, false);
}

bool golden_check(const struct reader *reader, const struct golden_entry *golden,
                  const struct case_entry *of) {
    struct check check = {reader, golden, of->specimen, NULL, false, true};
    if (!of->specimen->calculation)
        return false; /* said already */
    check.working = working_new();
    define_facts(&check);
    check_working_is_there(&check);
    check_lines(&check);
    if (golden->golden->outcome == OUTCOME_RESULTS)
        check_all_results(&check);
    if (golden->golden->outcome == OUTCOME_ERROR)
        check_error_fact(&check);
    check_errata(&check);
    working_free(check.working);
    arena_clear(reader->scratch);
    return check.good;
}

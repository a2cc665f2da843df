/* The description for people. */
#include "harness/report/description.h"

#include <string.h>

#include "harness/report/columns.h"
#include "harness/report/wording.h"
#include "harness/text.h"

enum { NESTED_INDENT = 2 };

static const char *use_of(struct arena *arena, const struct field *field, bool fact) {
    if (!field->optional)
        return fact ? _("required") : _("always");
    if (field->fallback)
        return arena_print(arena, _("default %s"), field->fallback);
    if (fact && field->type == TYPE_BOOLEAN)
        return _("default false");
    return _("optional");
}

/* Choices follow the meaning. */
static const char *meaning_of(struct arena *arena, const struct field *field) {
    const char *meaning = field->meaning ? field->meaning : "";
    if (!field->choices || !field->choices[0])
        return meaning;
    const char *words = field->choices[0];
    for (size_t i = 1; field->choices[i]; i++)
        words = arena_print(arena, "%s, %s", words, field->choices[i]);
    return arena_print(arena, _("%s; one of: %s"), meaning, words);
}

static void add_fields(struct columns *columns, const struct field *fields, bool fact,
                       int depth) {
    struct arena *arena = columns->arena;
    for (const struct field *field = fields; field && field->name; field++) {
        const char *name = arena_print(arena, "%s%s", depth ? ". " : "", field->name);
        COLUMNS_ADD(columns, name, field_type_in_words(arena, field),
                    use_of(arena, field, fact), meaning_of(arena, field));
        add_fields(columns, field->fields, fact, depth + 1);
    }
}

static void print_fields(const char *title, const struct field *fields, bool fact,
                         struct arena *arena, FILE *out) {
    fprintf(out, "\n%s\n", title);
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, NESTED_INDENT);
    add_fields(&columns, fields, fact, 0);
    columns_print(&columns, out);
}

static void print_refusals(const struct refusal *refusals, struct arena *arena,
                           FILE *out) {
    if (!refusals || !refusals->provision)
        return;
    fprintf(out, "\n%s\n", _("Refused when"));
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, NESTED_INDENT);
    for (; refusals->provision; refusals++)
        COLUMNS_ADD(&columns, provision_id(refusals->provision), refusals->when);
    columns_print(&columns, out);
}

static void print_readings(const enum reading *readings, struct arena *arena, FILE *out) {
    if (!readings || !*readings)
        return;
    fprintf(out, "\n%s\n", _("Readings of the text"));
    for (; *readings; readings++) {
        const struct reading_info *info = reading_info(*readings);
        fprintf(out, "  %s\n", info->id);
        paragraph_print(out, arena, 6, info->question);
        const char *choices = arena_print(
            arena, _("default: %s; otherwise: %s"), choice_word(info->by_default),
            other_choices(arena, *readings, info->by_default));
        paragraph_print(out, arena, 6, choices);
    }
}

static void print_provisions(const enum provision *provisions, struct arena *arena,
                             FILE *out) {
    fprintf(out, "\n%s\n", _("Provisions applied"));
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, NESTED_INDENT);
    for (; provisions && *provisions; provisions++) {
        const struct provision_info *info = provision_info(*provisions);
        COLUMNS_ADD(&columns, info->id, info->place, info->summary);
    }
    columns_print(&columns, out);
}

void description_print(const struct calculation *calculation, FILE *out) {
    struct arena *arena = arena_new();
    const struct provision_info *info = provision_info(calculation->provision);
    fprintf(out, "%s\n", calculation->name);
    paragraph_print(out, arena, 2, calculation->summary);
    fprintf(out, "  %s (%s)\n", info->place, info->id);
    print_fields(_("Facts"), calculation->facts, true, arena, out);
    print_fields(_("Results"), calculation->results, false, arena, out);
    print_refusals(calculation->refusals, arena, out);
    print_readings(calculation->readings, arena, out);
    print_provisions(calculation->provisions, arena, out);
    arena_free(arena);
}

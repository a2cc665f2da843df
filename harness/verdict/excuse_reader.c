/* Excuses from XML that follows cases/schema/excuses.rng: all or nothing. */
#include <string.h>

#include "harness/text.h"
#include "harness/verdict/excuse.h"

struct row {
    const struct xml_file *file;
    const xmlNode *node;
    struct problems *problems;
};

static bool has_a_place(const struct row *row, const struct excuse *excuse) {
    if (excuse->case_id || excuse->calculation || excuse->result || excuse->article)
        return true;
    return xml_problem(row->problems, row->file, row->node,
                       _("found a tolerance of everything, expected case, calculation, "
                         "result or article"));
}

static bool knows_its_article(const struct row *row, struct arena *arena,
                              struct excuse *excuse) {
    if (!excuse->article)
        return true;
    struct provision_set *set = arena_take(arena, sizeof *set);
    excuse->provisions = set;
    return provision_set_add(set, excuse->article) ||
           xml_problem(row->problems, row->file, row->node,
                       _("article: found '%s', expected the id of a provision, or a glob "
                         "of ids"),
                       excuse->article);
}

static bool knows_its_calculation(const struct row *row, const struct excuse *excuse) {
    bool known = !excuse->calculation;
    for (size_t i = 0; !known && calculation_at(i); i++)
        known = glob_matches(excuse->calculation, calculation_at(i)->name);
    return known || xml_problem(row->problems, row->file, row->node,
                                _("calculation: found '%s', expected one that 'etalon "
                                  "list' names, or a glob"),
                                excuse->calculation);
}

static bool has_a_limit(const struct row *row, struct arena *arena,
                        const struct excuse *excuse) {
    number most = excuse->within ? number_read(arena, excuse->within) : NULL;
    return !excuse->within || (most && number_sign(most) > 0) ||
           xml_problem(row->problems, row->file, row->node,
                       _("within: found '%s', expected an amount or number above 0"),
                       excuse->within);
}

bool excuse_of_node(const struct xml_file *file, const xmlNode *node,
                    enum excuse_kind kind, struct arena *arena, struct excuse *out,
                    struct problems *problems) {
    const struct row row = {file, node, problems};
    xmlChar *got = xmlGetNoNsProp(node, (const xmlChar *)"got"); /* byte for byte */
    *out = (struct excuse){
        .kind = kind,
        .line = xml_line(node),
        .case_id = xml_attribute(arena, node, "case"),
        .calculation = xml_attribute(arena, node, "calculation"),
        .result = xml_attribute(arena, node, "result"),
        .article = xml_attribute(arena, node, "article"),
        .within = xml_attribute(arena, node, "within"),
        .got = arena_copy(arena, (const char *)got),
    };
    xmlFree(got);
    bool good = has_a_place(&row, out);
    good &= knows_its_article(&row, arena, out);
    good &= knows_its_calculation(&row, out);
    good &= has_a_limit(&row, arena, out);
    return answerable_read(file, node, arena, &out->by, problems) && good;
}

static bool read_rows(const struct xml_file *file, enum excuse_kind kind,
                      struct arena *arena, struct excuse_list *out,
                      struct problems *problems) {
    const xmlNode *root = xml_root(file);
    size_t room = 0;
    bool good = true;
    for (const xmlNode *node = xml_child(root, NULL); node; node = xml_next(node, NULL))
        room++;
    struct excuse *items = arena_take(arena, (room + 1) * sizeof *items);
    for (const xmlNode *node = xml_child(root, NULL); node; node = xml_next(node, NULL)) {
        struct excuse *excuse = &items[out->count++];
        good &= excuse_of_node(file, node, kind, arena, excuse, problems);
        excuse->number = out->count;
    }
    out->items = items;
    return good;
}

/* The schema describes both files: which one it has to be, it cannot say. */
static bool is_of_kind(const struct xml_file *file, enum excuse_kind kind,
                       struct problems *problems) {
    const xmlNode *root = xml_root(file);
    const char *space = root->ns ? (const char *)root->ns->href : "";
    if (xml_is(root, excuse_root(kind)) && !strcmp(space, excuse_namespace))
        return true;
    return xml_problem(problems, file, root,
                       _("found '%s' of namespace '%s', expected %s of namespace %s"),
                       (const char *)root->name, space, excuse_root(kind),
                       excuse_namespace);
}

bool excuses_read(const char *path, const char *schema_dir, enum excuse_kind kind,
                  struct arena *arena, struct excuse_list *out,
                  struct problems *problems) {
    struct xml_schema *schema;
    struct xml_file file;
    *out = (struct excuse_list){.file = arena_copy(arena, path)};
    if (!xml_schema_load(arena_print(arena, "%s/excuses.rng", schema_dir), &schema,
                         problems))
        return false;
    bool good = xml_read_file(path, path, &file, problems);
    if (good) {
        good = is_of_kind(&file, kind, problems) &&
               xml_validate(schema, &file, problems) &&
               read_rows(&file, kind, arena, out, problems);
        xml_release(&file);
    }
    xml_schema_free(schema);
    return good;
}

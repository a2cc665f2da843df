#include "harness/case/equivalent_reader.h"

#include <string.h>
#include <unistd.h>

#include "harness/case/xml.h"
#include "harness/text.h"

static bool is_new(const struct equivalents *known, const struct equivalent *equivalent,
                   const struct xml_file *file, const xmlNode *node,
                   struct problems *problems) {
    for (size_t i = 0; i < known->count; i++)
        if (!strcmp(known->items[i].ablation, equivalent->ablation))
            return xml_problem(problems, file, node,
                               _("found '%s' of line %d again, expected another"),
                               equivalent->ablation, known->items[i].line);
    return true;
}

static bool read_all(const struct xml_file *file, struct arena *arena,
                     struct equivalents *out, struct problems *problems) {
    size_t room = 0;
    bool good = true;
    const xmlNode *node = xml_child(xml_root(file), "equivalent");
    for (const xmlNode *each = node; each; each = xml_next(each, "equivalent"))
        room++;
    struct equivalent *items = arena_take(arena, room * sizeof *items);
    *out = (struct equivalents){0, items};
    for (; node; node = xml_next(node, "equivalent")) {
        const struct equivalent read = {.ablation =
                                            xml_attribute(arena, node, "ablation"),
                                        .reason = xml_text(arena, node),
                                        .line = xml_line(node)};
        good &= is_new(out, &read, file, node, problems);
        items[out->count++] = read;
    }
    return good;
}

bool equivalents_read(const char *root, const char *schema_dir, struct arena *arena,
                      struct equivalents *out, struct problems *problems) {
    const char *path = arena_print(arena, "%s/" EQUIVALENT_FILE, root);
    const char *rules = arena_print(arena, "%s/equivalent.rng", schema_dir);
    struct xml_schema *schema = NULL;
    struct xml_file file = {.name = EQUIVALENT_FILE};
    *out = (struct equivalents){0, NULL};
    if (access(path, F_OK))
        return true;
    bool good = xml_schema_load(rules, &schema, problems) &&
                xml_read_file(path, EQUIVALENT_FILE, &file, problems) &&
                xml_validate(schema, &file, problems) &&
                read_all(&file, arena, out, problems);
    xml_release(&file);
    xml_schema_free(schema);
    return good;
}

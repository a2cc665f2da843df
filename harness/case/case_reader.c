#include "harness/case/case_reader.h"

#include <string.h>

#include "harness/text.h"

static enum origin origin_of(const struct reader *reader, const xmlNode *node) {
    enum origin origin; /* where the schema let another word pass: the last */
    origin_by_word(reader_attribute(reader->notes, node, "origin"), &origin);
    return origin;
}

/* What is wrong with an id, in words; NULL: it is its calculation and snake_case. */
static const char *id_lacks(const char *id, const char *calculation) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    size_t length = strlen(calculation);
    if (strncmp(id, calculation, length) || id[length] != '.')
        return _("its calculation first");
    const char *words = id + length + 1;
    return *words && !words[strspn(words, letters)] ? NULL : _("snake_case behind");
}

static void read_calculation(const struct reader *reader, struct case_entry *entry) {
    const char *name = reader_attribute(reader->notes, entry->node, "calculation");
    const struct calculation *calculation = calculation_by_name(name);
    const char *lacks = calculation ? id_lacks(entry->specimen->id, name) : NULL;
    entry->specimen->calculation = calculation;
    if (!calculation)
        xml_problem(reader->problems, entry->file, entry->node,
                    _("found calculation '%s', expected one that exists"), name);
    else if (lacks)
        xml_problem(reader->problems, entry->file, entry->node,
                    _("found id '%s', expected %s: '%s.'"), entry->specimen->id, lacks,
                    name);
}

static void read_reading(const struct reader *reader, const struct case_entry *entry,
                         const xmlNode *node, struct readings *readings) {
    const char *id = reader_attribute(reader->notes, node, "id");
    const char *word = reader_attribute(reader->notes, node, "choice");
    enum reading reading = reading_by_id(id);
    if (reading == READING_NONE) {
        xml_problem(reader->problems, entry->file, node,
                    _("found '%s', expected the id of a registered reading"), id);
        return;
    }
    enum choice *chosen = &readings->chosen[reading];
    enum choice choice = choice_by_word(reading, word);
    if (choice == CHOICE_NONE)
        xml_problem(reader->problems, entry->file, node,
                    _("found choice '%s', expected an alternative of %s"), word, id);
    else if (*chosen != CHOICE_NONE)
        xml_problem(reader->problems, entry->file, node,
                    _("found %s chosen twice, expected one choice"), id);
    else
        *chosen = choice;
}

static const struct readings *keep_readings(struct reader *reader,
                                            const struct readings *readings) {
    struct known_readings *known = reader->known_readings;
    while (known && memcmp(&known->readings, readings, sizeof *readings))
        known = known->next;
    if (known)
        return &known->readings;
    known = arena_take(reader->arena, sizeof *known);
    *known = (struct known_readings){*readings, reader->known_readings};
    reader->known_readings = known;
    return &known->readings;
}

static const struct readings *read_readings(struct reader *reader,
                                            const struct case_entry *entry) {
    const xmlNode *node = xml_child(entry->node, "reading");
    struct readings readings;
    if (!node)
        return NULL;
    memset(&readings, 0, sizeof readings);
    for (; node; node = xml_next(node, "reading"))
        read_reading(reader, entry, node, &readings);
    return keep_readings(reader, &readings);
}

static struct case_entry *read_case(struct reader *reader, const struct xml_file *file,
                                    const xmlNode *node) {
    struct case_entry *entry = arena_take(reader->notes, sizeof *entry);
    struct specimen *specimen = arena_take(reader->arena, sizeof *specimen);
    const xmlNode *because = xml_child(node, "because");
    *entry = (struct case_entry){specimen, file, node};
    specimen->file = file->name;
    specimen->line = xml_line(node);
    specimen->id = reader_attribute(reader->arena, node, "id");
    specimen->origin = origin_of(reader, node);
    specimen->place = xml_attribute(reader->arena, node, "place");
    specimen->because = because ? xml_text(reader->arena, because) : "";
    read_calculation(reader, entry);
    specimen->claims = reader_provisions(reader, reader->arena, file, node, "claims");
    specimen->readings = read_readings(reader, entry);
    specimen->facts =
        reader_data(reader, node, "fact",
                    specimen->calculation ? specimen->calculation->facts : NULL);
    return entry;
}

void case_reader_read(struct reader *reader, const struct xml_file *file,
                      void (*receive)(void *context, struct case_entry *entry),
                      void *context) {
    const xmlNode *root = xml_root(file);
    reader_provision(reader, file, root, "article");
    for (const xmlNode *node = xml_child(root, "case"); node;
         node = xml_next(node, "case"))
        receive(context, read_case(reader, file, node));
}

/* The (last) element of the fact that an error names; the case where it is not given. */
static const xmlNode *node_of_fact(const struct reader *reader, const xmlNode *node,
                                   const char *path) {
    size_t length = strcspn(path, ".");
    const xmlNode *found = node;
    for (const xmlNode *fact = xml_child(node, "fact"); fact;
         fact = xml_next(fact, "fact")) {
        const char *name = reader_attribute(reader->notes, fact, "name");
        if (strlen(name) == length && !strncmp(name, path, length))
            found = fact;
    }
    return found;
}

bool case_facts_bind(const struct reader *reader, const struct case_entry *entry) {
    const struct calculation *calculation = entry->specimen->calculation;
    struct fact_error error = {NULL, NULL};
    if (!calculation)
        return false;
    void *facts = arena_take(reader->scratch, calculation->facts_size);
    if (facts_bind(reader->scratch, calculation->facts, entry->specimen->facts, facts,
                   &error) &&
        calculation->check)
        calculation->check(facts, &error);
    bool good = !error.fact;
    if (!good)
        xml_problem(reader->problems, entry->file,
                    node_of_fact(reader, entry->node, error.fact), "%s: %s", error.fact,
                    error.message ? error.message : _("cannot be"));
    arena_clear(reader->scratch);
    return good;
}

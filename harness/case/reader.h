/*
 * What reading cases and reading goldens share: schemas, provisions by id, data.
 *
 * Readers take whatever libxml2 could parse and validation let pass or not, and report
 * what they cannot use; they never crash on it.
 */
#ifndef HARNESS_CASE_READER_H
#define HARNESS_CASE_READER_H

#include "harness/case/suite.h"
#include "harness/case/xml.h"

struct reader {
    struct arena *arena;   /* specimens, and all there is to a golden */
    struct arena *notes;   /* entries: what is needed until the files are checked */
    struct arena *scratch; /* what one check needs; cleared after it */
    struct arena *strays;  /* goldens without a case, until all files are read */
    struct problems *problems;
    struct xml_schema *case_schema, *golden_schema;
    const enum provision *by_id; /* all but PROVISION_NONE, ordered by text id */
    /* Those met before, in the arena: cases that choose alike share them. */
    struct known_readings *known_readings;
};

struct known_readings {
    struct readings readings;
    struct known_readings *next;
};

/*
 * One arena for all but scratch. False after a problem; reader_release is then still due.
 */
bool reader_open(struct reader *reader, const char *schema_dir, struct arena *arena,
                 struct problems *problems);
void reader_release(struct reader *reader);

/* The attribute, or an empty text (which is then refused further on). */
const char *reader_attribute(struct arena *arena, const xmlNode *node, const char *name);
/* A provision id, or several; what does not exist is a problem and left out. */
enum provision reader_provision(const struct reader *reader, const struct xml_file *file,
                                const xmlNode *node, const char *attribute);
struct provision_list reader_provisions(const struct reader *reader, struct arena *arena,
                                        const struct xml_file *file, const xmlNode *node,
                                        const char *attribute);
/*
 * The elements `name` (fact, result) inside `node` as members of a record. The fields
 * (NULL: not known) tell a list from a value and one record from records; names are not
 * checked.
 */
struct datum *reader_data(const struct reader *reader, const xmlNode *node,
                          const char *name, const struct field *fields);

/* The field of that name, or NULL. */
const struct field *field_named(const struct field *fields, const char *name);
/* The field of a path such as `periods.length`, or NULL. */
const struct field *field_at(const struct field *fields, const char *path);

#endif

/*
 * XML in, safely: libxml2 without network, entities or document types.
 *
 * A file is read whole, parsed, and validated against a RELAX NG schema. Whatever libxml2
 * has to say becomes one problem of one line: where, what was found, what was expected.
 * What was expected is the documentation of the element in the schema.
 */
#ifndef HARNESS_CASE_XML_H
#define HARNESS_CASE_XML_H

#include <libxml/tree.h>

#include "calc/base/arena.h"
#include "harness/case/problems.h"

/* What is read whole is no larger; for what may be see xml_stream.h. */
enum { XML_MOST_BYTES = 32 * 1024 * 1024 };

struct xml_file {
    const char *name; /* as problems show it; lives as long as this */
    xmlDoc *document;
};

/* files; each is false after a problem */

/* The bytes of a file, to be freed; NULL after a problem. */
char *xml_read_bytes(const char *path, const char *name, size_t *length,
                     struct problems *problems);
bool xml_read_file(const char *path, const char *name, struct xml_file *out,
                   struct problems *problems);
bool xml_read_buffer(const char *bytes, size_t length, const char *name,
                     struct xml_file *out, struct problems *problems);
void xml_release(struct xml_file *file);

/* schemas */

struct xml_schema;

bool xml_schema_load(const char *path, struct xml_schema **out,
                     struct problems *problems);
void xml_schema_free(struct xml_schema *schema); /* NULL is allowed */
/* Adds one problem, the innermost, when the file does not follow the schema. */
bool xml_validate(const struct xml_schema *schema, const struct xml_file *file,
                  struct problems *problems);

/* nodes; names are those of elements, whatever their namespace */

const xmlNode *xml_root(const struct xml_file *file);
bool xml_is(const xmlNode *node, const char *name);
/* First element inside `node`, or after it, of that name or any if NULL; NULL: none. */
const xmlNode *xml_child(const xmlNode *node, const char *name);
const xmlNode *xml_next(const xmlNode *node, const char *name);
int xml_line(const xmlNode *node);
/* `/cases/case[2]/fact[1]`, cut to `size`; counted where the name is not the only one. */
void xml_path(const xmlNode *node, char *out, size_t size);
/* With single spaces and none at the ends, as the schemas see them. NULL: no such one. */
const char *xml_attribute(struct arena *arena, const xmlNode *node, const char *name);
const char *xml_text(struct arena *arena, const xmlNode *node);
/* How many of the first `most` bytes end with a whole character. */
int xml_cut(const char *text, int most);

/* A problem at a node; always returns false. */
bool xml_problem(struct problems *problems, const struct xml_file *file,
                 const xmlNode *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif

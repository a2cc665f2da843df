/* What reading XML whole and reading it as a stream share. */
#ifndef HARNESS_CASE_XML_PRIVATE_H
#define HARNESS_CASE_XML_PRIVATE_H

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "harness/case/xml.h"

enum { XML_OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOWARNING };

/* ---- parsing ---- */

/* Only its first problem is told; those after it follow from it. */
struct parse {
    const char *name;
    struct problems *problems;
    bool failed;
};

/* The parse of a parser, while it runs. */
struct parse *parse_of(xmlParserCtxt *parser);
/* Always false. */
bool parse_fails(struct parse *parse, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* What `read` makes of a parser that holds off what means harm; NULL after a problem. */
xmlDoc *parse_document(struct parse *parse,
                       xmlDoc *(*read)(xmlParserCtxt *parser, void *context),
                       void *context);

/* Makes the node of an element that starts: what else listens there calls this. */
void parse_start_element(void *parser, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *uri, int namespaces, const xmlChar **declared,
                         int attributes, int defaulted, const xmlChar **values);

/*
 * Of a document that holds only a part at a time (its `_private`): which child of the
 * root is there, and its number among all of its name.
 */
struct xml_place {
    const xmlNode *node;
    size_t number, of;
};

/* ---- validation ---- */

/* The complaint worth telling: of the innermost node, and there the most telling one. */
struct complaint {
    const xmlNode *node;
    int depth, weight;
    int code;
    char subject[64];
    char message[200];
};

struct validation {
    xmlRelaxNG *own;                /* NULL: the grammar is that of the schema */
    xmlRelaxNGValidCtxt *validator; /* of its grammar */
    struct complaint told;          /* about the last document */
};

void validation_begin(struct validation *validation, const struct xml_schema *schema);
/*
 * Of documents whose root lost, or did not get, what the schema wants in it: all but its
 * attributes and the last it wants, which has to be any number of something.
 */
void validation_begin_headless(struct validation *validation,
                               const struct xml_schema *schema);
bool validation_passes(struct validation *validation, xmlDoc *document);
/* Why it did not, as a problem. */
void validation_tell(struct validation *validation, const struct xml_schema *schema,
                     const struct xml_file *file, struct problems *problems);
void validation_end(struct validation *validation);

#endif

/* Validation, and the words of its problems. */
#include <stdlib.h>
#include <string.h>

#include "harness/case/xml_private.h"
#include "harness/text.h"

struct xml_schema {
    xmlRelaxNG *grammar;
    struct xml_file source; /* says in words what each element expects */
};

/* ---- schemas ---- */

static void hear_grammar(void *context, xmlErrorPtr error) {
    char *first = context;
    if (!*first && error->message)
        snprintf(first, 256, "%.*s", (int)strcspn(error->message, "\n"), error->message);
}

/* A schema stands alone: it reaches for no other file and no network. */
static xmlParserInput *refuse_other_file(const char *url, const char *id,
                                         xmlParserCtxt *parser) {
    (void)url, (void)id, (void)parser;
    return NULL;
}

/* NULL: `message` says why. */
static xmlRelaxNG *parse_grammar(xmlDoc *document, char message[256]) {
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(document);
    if (!parser)
        BUG("out of memory for a schema parser");
    xmlRelaxNGSetParserStructuredErrors(parser, hear_grammar, message);
    xmlExternalEntityLoader before = xmlGetExternalEntityLoader();
    xmlSetExternalEntityLoader(refuse_other_file);
    xmlRelaxNG *grammar = xmlRelaxNGParse(parser);
    xmlSetExternalEntityLoader(before);
    xmlRelaxNGFreeParserCtxt(parser);
    return grammar;
}

bool xml_schema_load(const char *path, struct xml_schema **out,
                     struct problems *problems) {
    struct xml_schema *schema = calloc(1, sizeof *schema);
    if (!schema)
        BUG("out of memory for a schema");
    *out = NULL;
    if (!xml_read_file(path, path, &schema->source, problems)) {
        xml_schema_free(schema);
        return false;
    }
    char message[256] = "";
    schema->grammar = parse_grammar(schema->source.document, message);
    schema->source.name = NULL;
    if (!schema->grammar) {
        xml_schema_free(schema);
        return problems_at(problems, path, 0, NULL,
                           _("found no schema (%s), expected RELAX NG"), message);
    }
    *out = schema;
    return true;
}

void xml_schema_free(struct xml_schema *schema) {
    if (!schema)
        return;
    xmlRelaxNGFree(schema->grammar);
    xml_release(&schema->source);
    free(schema);
}

/* The element of the schema, somewhere below `node`, that describes elements `name`. */
static const xmlNode *described(const xmlNode *node, const char *name) {
    for (const xmlNode *at = xml_child(node, NULL); at; at = xml_next(at, NULL)) {
        xmlChar *named =
            xml_is(at, "element") ? xmlGetNoNsProp(at, (const xmlChar *)"name") : NULL;
        bool found = named && !strcmp((const char *)named, name);
        xmlFree(named);
        const xmlNode *inside = found ? at : described(at, name);
        if (inside)
            return inside;
    }
    return NULL;
}

/* The element of the schema for such a node, or else its parent, or else the root. */
static const xmlNode *description(const struct xml_schema *schema, const xmlNode *node) {
    const xmlNode *grammar = xml_root(&schema->source), *element = NULL;
    for (; !element && node && node->type == XML_ELEMENT_NODE; node = node->parent)
        element = described(grammar, (const char *)node->name);
    if (!element && (grammar = xml_child(grammar, "start")))
        element = xml_child(grammar, "element");
    return element;
}

/* What the schema says about such a node. */
static const char *documentation(const struct xml_schema *schema, struct arena *arena,
                                 const xmlNode *node) {
    const xmlNode *element = description(schema, node);
    const xmlNode *words = element ? xml_child(element, "documentation") : NULL;
    return words ? xml_text(arena, words) : _("what the schema says");
}

/*
 * The first node, from this one on, that lacks an attribute which the schema always
 * wants; libxml2 does not always tell where an attribute is missing, and never which one.
 */
static const xmlNode *lacking(const struct xml_schema *schema, struct arena *arena,
                              const xmlNode *node, const char **attribute) {
    const xmlNode *element =
        described(xml_root(&schema->source), (const char *)node->name);
    const xmlNode *wanted = element ? xml_child(element, "attribute") : NULL;
    for (; wanted; wanted = xml_next(wanted, "attribute")) {
        *attribute = xml_attribute(arena, wanted, "name");
        if (*attribute && !xml_attribute(arena, node, *attribute))
            return node;
    }
    for (const xmlNode *child = xml_child(node, NULL); child;
         child = xml_next(child, NULL)) {
        const xmlNode *found = lacking(schema, arena, child, attribute);
        if (found)
            return found;
    }
    return NULL;
}

/* ---- validation ---- */

/* Of the cascade of libxml2 about one node; complaints about data come first but say
 * less. */
static int weight(int code) {
    switch (code) {
    case XML_RELAXNG_ERR_ELEMWRONG:
    case XML_RELAXNG_ERR_INVALIDATTR:
    case XML_RELAXNG_ERR_ATTRVALID:
    case XML_RELAXNG_ERR_NOELEM:
    case XML_RELAXNG_ERR_EXTRACONTENT:
    case XML_RELAXNG_ERR_TEXTWRONG:
    case XML_RELAXNG_ERR_ELEMNAME:
        return 2;
    case XML_RELAXNG_ERR_CONTENTVALID:
        return 1;
    default:
        return 0;
    }
}

static int depth_of(const xmlNode *node) {
    int depth = 0;
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        depth++;
    return depth;
}

static void hear_validation(void *context, xmlErrorPtr error) {
    struct complaint *told = context;
    int depth = depth_of(error->node), heavy = weight(error->code);
    if (told->message[0] &&
        (depth < told->depth || (depth == told->depth && heavy <= told->weight)))
        return;
    *told = (struct complaint){
        .node = error->node, .depth = depth, .weight = heavy, .code = error->code};
    if (error->str1)
        snprintf(told->subject, sizeof told->subject, "%s", error->str1);
    if (error->message)
        snprintf(told->message, sizeof told->message, "%.*s",
                 (int)strcspn(error->message, "\n"), error->message);
}

/* `the attributes id='A' origin='hand'` */
static const char *attributes_of(struct arena *arena, const xmlNode *node) {
    const char *text = node->properties ? _("the attributes") : _("no attribute");
    for (const xmlAttr *each = node->properties; each; each = each->next) {
        const char *name = (const char *)each->name;
        const char *value = xml_attribute(arena, node, name);
        text = arena_print(arena, "%s %s='%.*s'", text, name,
                           value ? xml_cut(value, 40) : 0, value);
    }
    return text;
}

static const char *text_of(struct arena *arena, const xmlNode *node) {
    const char *text = xml_text(arena, node);
    return *text ? arena_print(arena, "'%.*s'", xml_cut(text, 60), text) : _("no text");
}

static const char *element_of(struct arena *arena, const xmlNode *node) {
    return arena_print(arena, _("element '%s'"), (const char *)node->name);
}

/* Elements are wanted in this one, and there are none. */
static bool is_hollow(const struct xml_schema *schema, const xmlNode *node) {
    const xmlNode *element = description(schema, node);
    return !xml_child(node, NULL) && element && xml_child(element, "oneOrMore");
}

/* What was found, in words; `told->node` becomes the element whose rule is broken. */
static const char *found(const struct xml_schema *schema, struct arena *arena,
                         struct complaint *told) {
    const xmlNode *node = told->node;
    switch (told->code) {
    case XML_RELAXNG_ERR_ELEMWRONG:
        told->node = node->parent;
        return element_of(arena, node);
    case XML_RELAXNG_ERR_EXTRACONTENT:
        if (xml_is(node, told->subject))
            return _("text between elements");
        if (is_hollow(schema, node))
            return _("nothing in it");
        told->node = node->parent;
        return element_of(arena, node);
    case XML_RELAXNG_ERR_ELEMNAME:
        return element_of(arena, node);
    case XML_RELAXNG_ERR_ELEMNONS:
    case XML_RELAXNG_ERR_ELEMWRONGNS:
        return arena_print(arena, _("namespace '%s'"),
                           node->ns ? (const char *)node->ns->href : "");
    case XML_RELAXNG_ERR_INVALIDATTR:
        return arena_print(arena, _("attribute '%s'"), told->subject);
    case XML_RELAXNG_ERR_ATTRVALID:
        return attributes_of(arena, node);
    case XML_RELAXNG_ERR_NOELEM:
        return _("nothing more in it");
    case XML_RELAXNG_ERR_TEXTWRONG:
        return _("text between elements");
    case XML_RELAXNG_ERR_CONTENTVALID:
        if (!xml_child(node, NULL))
            return text_of(arena, node);
    }
    return told->message;
}

void validation_tell(struct validation *validation, const struct xml_schema *schema,
                     const struct xml_file *file, struct problems *problems) {
    struct complaint *told = &validation->told;
    struct arena *arena = arena_new();
    const xmlNode *node = told->node;
    const char *attribute = NULL, *what;
    if (!node || told->code == XML_RELAXNG_ERR_ATTRVALID) {
        const xmlNode *from = node ? node : xml_root(file);
        const xmlNode *without = lacking(schema, arena, from, &attribute);
        /* Of an element with mixed content, libxml2 names the child. */
        if (!without && node && xml_is(node->parent, NULL))
            without = lacking(schema, arena, node->parent, &attribute);
        if (!without)
            attribute = NULL;
        else
            told->node = node = without;
    }
    if (attribute)
        what = arena_print(arena, _("no attribute '%s'"), attribute);
    else
        what = node ? found(schema, arena, told) : told->message;
    if (!node)
        node = xml_root(file);
    xml_problem(problems, file, node, _("found %s, expected %s"), what,
                documentation(schema, arena, told->node));
    arena_free(arena);
}

static void begin(struct validation *validation, xmlRelaxNG *grammar) {
    validation->validator = xmlRelaxNGNewValidCtxt(grammar);
    if (!validation->validator)
        BUG("out of memory for a validator");
    xmlRelaxNGSetValidStructuredErrors(validation->validator, hear_validation,
                                       &validation->told);
}

void validation_begin(struct validation *validation, const struct xml_schema *schema) {
    *validation = (struct validation){.own = NULL};
    begin(validation, schema->grammar);
}

/* Leaves of what a root has to hold its attributes and what comes last. */
static void take_head(xmlNode *root) {
    const xmlNode *documentation = xml_child(root, "documentation");
    xmlNode *last = xmlLastElementChild(root), *next;
    for (xmlNode *each = xmlFirstElementChild(root); each != last; each = next) {
        next = xmlNextElementSibling(each);
        if (each == documentation || xml_is(each, "attribute") ||
            xml_child(each, "attribute"))
            continue;
        xmlUnlinkNode(each);
        xmlFreeNode(each);
    }
}

void validation_begin_headless(struct validation *validation,
                               const struct xml_schema *schema) {
    char message[256] = "";
    xmlDoc *document = xmlCopyDoc(schema->source.document, 1);
    xmlNode *grammar = document ? xmlDocGetRootElement(document) : NULL;
    const xmlNode *start = grammar ? xml_child(grammar, "start") : NULL;
    if (!start || !xml_child(start, "element"))
        BUG("a schema without a root");
    take_head((xmlNode *)xml_child(start, "element"));
    *validation = (struct validation){.own = parse_grammar(document, message)};
    xmlFreeDoc(document);
    if (!validation->own)
        BUG("a schema without a head is none: %s", message);
    begin(validation, validation->own);
}

bool validation_passes(struct validation *validation, xmlDoc *document) {
    validation->told = (struct complaint){.node = NULL};
    return xmlRelaxNGValidateDoc(validation->validator, document) == 0;
}

void validation_end(struct validation *validation) {
    xmlRelaxNGFreeValidCtxt(validation->validator);
    xmlRelaxNGFree(validation->own);
    *validation = (struct validation){.own = NULL};
}

bool xml_validate(const struct xml_schema *schema, const struct xml_file *file,
                  struct problems *problems) {
    struct validation validation;
    validation_begin(&validation, schema);
    bool good = validation_passes(&validation, file->document);
    if (!good)
        validation_tell(&validation, schema, file, problems);
    validation_end(&validation);
    return good;
}

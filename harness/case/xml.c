#include "harness/case/xml.h"

#include <errno.h>
#include <libxml/parserInternals.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/xml_private.h"
#include "harness/text.h"

/* ---- files ---- */

bool parse_fails(struct parse *parse, int line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    if (!parse->failed)
        problems_at_list(parse->problems, parse->name, line, NULL, format, args);
    va_end(args);
    parse->failed = true;
    return false;
}

static bool is_broken(struct parse *parse, int line, const char *text, int length) {
    return parse_fails(parse, line,
                       _("found broken XML (%.*s), expected a well-formed document"),
                       length, text);
}

static void hear_parser(void *context, xmlErrorPtr error) {
    const char *text = error->message ? error->message : "";
    if (error->level >= XML_ERR_ERROR)
        is_broken(context, error->line, text, (int)strcspn(text, "\n"));
}

struct parse *parse_of(xmlParserCtxt *parser) {
    return parser->_private;
}

/* Called at <!DOCTYPE, before anything in it is read. */
static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system) {
    xmlParserCtxt *parser = context;
    (void)name, (void)external, (void)system;
    parse_fails(parse_of(parser), xmlSAX2GetLineNumber(parser),
                _("found a DOCTYPE, expected a document without one"));
    xmlStopParser(parser);
}

/* libxml2 keeps lines up to 65535 with an element. */
void parse_start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *uri, int namespaces, const xmlChar **declared,
                         int attributes, int defaulted, const xmlChar **values) {
    xmlParserCtxt *parser = context;
    xmlSAX2StartElementNs(parser, name, prefix, uri, namespaces, declared, attributes,
                          defaulted, values);
    if (parser->node)
        parser->node->_private = (void *)(intptr_t)xmlSAX2GetLineNumber(parser);
}

xmlDoc *parse_document(struct parse *parse,
                       xmlDoc *(*read)(xmlParserCtxt *parser, void *context),
                       void *context) {
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        BUG("out of memory for an XML parser");
    parser->_private = parse;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->startElementNs = parse_start_element;
    /* Of a wrong encoding libxml2 tells only its general handler. */
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *context_before = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(parse, hear_parser);
    xmlDoc *document = read(parser, context);
    xmlSetStructuredErrorFunc(context_before, before);
    xmlFreeParserCtxt(parser);
    if (!document)
        is_broken(parse, 0, "", 0);
    if (!parse->failed)
        return document;
    xmlFreeDoc(document);
    return NULL;
}

struct buffer {
    const char *bytes, *name;
    size_t length;
};

static xmlDoc *read_buffer(xmlParserCtxt *parser, void *context) {
    const struct buffer *buffer = context;
    return xmlCtxtReadMemory(parser, buffer->bytes, (int)buffer->length, buffer->name,
                             NULL, XML_OPTIONS);
}

bool xml_read_buffer(const char *bytes, size_t length, const char *name,
                     struct xml_file *out, struct problems *problems) {
    struct parse parse = {name, problems, false};
    *out = (struct xml_file){.name = name};
    if (length > XML_MOST_BYTES)
        return problems_at(problems, name, 0, NULL,
                           _("found %zu bytes, expected %d at most"), length,
                           XML_MOST_BYTES);
    if (length == 0)
        return problems_at(problems, name, 0, NULL,
                           _("found an empty file, expected an XML document"));
    struct buffer buffer = {bytes, name, length};
    out->document = parse_document(&parse, read_buffer, &buffer);
    return out->document;
}

char *xml_read_bytes(const char *path, const char *name, size_t *length,
                     struct problems *problems) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        problems_at(problems, name, 0, NULL, _("cannot be opened: %s"), strerror(errno));
        return NULL;
    }
    size_t room = 64 * 1024;
    char *bytes = malloc(room);
    *length = 0;
    while (bytes && *length <= XML_MOST_BYTES) {
        size_t left = XML_MOST_BYTES + 1 - *length, space = room - *length;
        size_t got = fread(bytes + *length, 1, space < left ? space : left, file);
        if (got == 0)
            break;
        *length += got;
        if (*length == room) {
            char *larger = realloc(bytes, room *= 2);
            if (!larger)
                free(bytes);
            bytes = larger;
        }
    }
    if (!bytes)
        BUG("out of memory for %s", path);
    if (ferror(file)) {
        problems_at(problems, name, 0, NULL, _("cannot be read: %s"), strerror(errno));
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}

bool xml_read_file(const char *path, const char *name, struct xml_file *out,
                   struct problems *problems) {
    size_t length;
    *out = (struct xml_file){.name = name};
    char *bytes = xml_read_bytes(path, name, &length, problems);
    if (!bytes)
        return false;
    bool good = xml_read_buffer(bytes, length, name, out, problems);
    free(bytes);
    return good;
}

void xml_release(struct xml_file *file) {
    xmlFreeDoc(file->document);
    file->document = NULL;
}

/* ---- nodes ---- */

const xmlNode *xml_root(const struct xml_file *file) {
    return xmlDocGetRootElement(file->document);
}

bool xml_is(const xmlNode *node, const char *name) {
    return node && node->type == XML_ELEMENT_NODE &&
           (!name || !strcmp((const char *)node->name, name));
}

static const xmlNode *first_from(const xmlNode *node, const char *name) {
    while (node && !xml_is(node, name))
        node = node->next;
    return node;
}

const xmlNode *xml_child(const xmlNode *node, const char *name) {
    return first_from(node->children, name);
}

const xmlNode *xml_next(const xmlNode *node, const char *name) {
    return first_from(node->next, name);
}

static const struct xml_place *place_of(const xmlNode *node) {
    const struct xml_place *place = node->doc ? node->doc->_private : NULL;
    return place && place->node == node ? place : NULL;
}

int xml_line(const xmlNode *node) {
    return (int)(intptr_t)node->_private;
}

/* Where the node stands among its brothers of the same name; 0 when it is the only one.
 */
static int position(const xmlNode *node) {
    const char *name = (const char *)node->name;
    const struct xml_place *place = place_of(node);
    if (place)
        return place->of > 1 ? (int)place->number : 0;
    int before = 0, after = 0;
    for (const xmlNode *other = node->prev; other; other = other->prev)
        before += xml_is(other, name);
    for (const xmlNode *other = node->next; other && !after; other = other->next)
        after += xml_is(other, name);
    return before || after ? before + 1 : 0;
}

void xml_path(const xmlNode *node, char *out, size_t size) {
    out[0] = '\0';
    if (!node || node->type != XML_ELEMENT_NODE)
        return;
    xml_path(node->parent, out, size);
    size_t used = strlen(out);
    int at = position(node);
    if (at)
        snprintf(out + used, size - used, "/%s[%d]", (const char *)node->name, at);
    else
        snprintf(out + used, size - used, "/%s", (const char *)node->name);
}

static const char *collapsed(struct arena *arena, const char *content) {
    static const char spaces[] = " \t\r\n";
    char *text = arena_take(arena, strlen(content) + 1), *end = text;
    for (const char *at = content; *(at += strspn(at, spaces));) {
        size_t word = strcspn(at, spaces);
        if (end > text)
            *end++ = ' ';
        memcpy(end, at, word);
        end += word;
        at += word;
    }
    *end = '\0';
    return text;
}

/* Of what is, as nearly always, nothing or one text; NULL of what has to be put together.
 */
static const char *plain_text(const xmlNode *children) {
    if (!children)
        return "";
    return children->type == XML_TEXT_NODE && !children->next
               ? (const char *)children->content
               : NULL;
}

static const char *collapsed_copy(struct arena *arena, xmlChar *content) {
    const char *text = content ? collapsed(arena, (const char *)content) : "";
    xmlFree(content);
    return text;
}

const char *xml_attribute(struct arena *arena, const xmlNode *node, const char *name) {
    const xmlAttr *attribute = xmlHasNsProp(node, (const xmlChar *)name, NULL);
    if (!attribute)
        return NULL;
    const char *text = plain_text(attribute->children);
    return text ? collapsed(arena, text)
                : collapsed_copy(arena, xmlGetNoNsProp(node, (const xmlChar *)name));
}

const char *xml_text(struct arena *arena, const xmlNode *node) {
    const char *text = plain_text(node->children);
    return text ? collapsed(arena, text) : collapsed_copy(arena, xmlNodeGetContent(node));
}

int xml_cut(const char *text, int most) {
    int length = (int)strnlen(text, (size_t)most + 1);
    if (length <= most)
        return length;
    length = most;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

bool xml_problem(struct problems *problems, const struct xml_file *file,
                 const xmlNode *node, const char *format, ...) {
    struct error error = ERROR_INIT;
    char path[sizeof error.path], text[sizeof error.text + 1];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    xml_path(node, path, sizeof path);
    error_at(&error, file->name, xml_line(node), path, "%.*s",
             xml_cut(text, sizeof error.text - 1), text);
    return problems_add(problems, &error);
}

#include "harness/case/xml.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "harness/text.h"

enum { XML_OPTIONS = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOWARNING };

/* ---- files ---- */

/* The first complaint of the parser; those after it only follow from it. */
struct parse {
    const char *name;
    struct problems *problems;
    bool failed;
};

static bool parse_fails(struct parse *parse, int line, const char *text, int length) {
    if (!parse->failed)
        problems_at(parse->problems, parse->name, line, NULL,
                    _("found broken XML (%.*s), expected a well-formed document"), length,
                    text);
    parse->failed = true;
    return false;
}

static void hear_parser(void *context, xmlErrorPtr error) {
    const char *text = error->message ? error->message : "";
    if (error->level >= XML_ERR_ERROR)
        parse_fails(context, error->line, text, (int)strcspn(text, "\n"));
}

/* Called at <!DOCTYPE, before anything in it is read. */
static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system) {
    xmlParserCtxt *parser = context;
    struct parse *parse = parser->_private;
    (void)name, (void)external, (void)system;
    if (!parse->failed)
        problems_at(parse->problems, parse->name, xmlSAX2GetLineNumber(parser), NULL,
                    _("found a DOCTYPE, expected a document without one"));
    parse->failed = true;
    xmlStopParser(parser);
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
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        BUG("out of memory for an XML parser");
    parser->_private = &parse;
    parser->sax->internalSubset = refuse_doctype;
    /* Of a wrong encoding libxml2 tells only its general handler. */
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *context_before = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(&parse, hear_parser);
    xmlDoc *document =
        xmlCtxtReadMemory(parser, bytes, (int)length, name, NULL, XML_OPTIONS);
    xmlSetStructuredErrorFunc(context_before, before);
    xmlFreeParserCtxt(parser);
    if (!document)
        parse_fails(&parse, 0, "", 0);
    if (parse.failed)
        xmlFreeDoc(document);
    else
        out->document = document;
    return !parse.failed;
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

int xml_line(const xmlNode *node) {
    return (int)xmlGetLineNo(node);
}

/* Where the node stands among its brothers of the same name; 0 when it is the only one.
 */
static int position(const xmlNode *node) {
    const char *name = (const char *)node->name;
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

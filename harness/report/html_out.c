#include "harness/report/html_out.h"

#include <libxml/HTMLtree.h>
#include <string.h>

#include "calc/base/error.h"

static const xmlChar *chars(const char *text) {
    return (const xmlChar *)text;
}

/* Only a lack of memory makes libxml2 give none. */
static void *must(void *made) {
    if (!made)
        BUG("out of memory for HTML");
    return made;
}

void html_out_open(struct html_out *out, const char *element) {
    out->at = must(xmlNewChild(out->at, NULL, chars(element), NULL));
}

/* An end of line behind what stands on its own, so that a page can be read and compared.
 */
void html_out_close(struct html_out *out) {
    static const char *const inside[] = {"a", "b", "span", "td", "th"};
    bool ends_line = true;
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        ends_line &= strcmp((const char *)out->at->name, inside[i]) != 0;
    out->at = out->at->parent;
    if (ends_line)
        html_out_text(out, "\n");
}

void html_out_attribute(struct html_out *out, const char *name, const char *value) {
    if (value)
        must(xmlNewProp(out->at, chars(name), chars(value)));
}

void html_out_text(struct html_out *out, const char *text) {
    must(xmlAddChild(out->at, must(xmlNewDocText(out->document, chars(text)))));
}

void html_out_element(struct html_out *out, const char *element, const char *text) {
    html_out_open(out, element);
    html_out_text(out, text);
    html_out_close(out);
}

void html_out_link(struct html_out *out, const char *target, const char *text) {
    html_out_open(out, "a");
    html_out_attribute(out, "href", target);
    html_out_text(out, text);
    html_out_close(out);
}

static void write_head(struct html_out *out, const char *title, const char *style) {
    html_out_open(out, "head");
    html_out_open(out, "meta");
    html_out_attribute(out, "charset", "utf-8");
    html_out_close(out);
    html_out_open(out, "meta");
    html_out_attribute(out, "name", "viewport");
    html_out_attribute(out, "content", "width=device-width, initial-scale=1");
    html_out_close(out);
    html_out_element(out, "title", title);
    html_out_element(out, "style", style);
    html_out_close(out);
}

void html_out_begin(struct html_out *out, const char *title, const char *style) {
    out->document = must(htmlNewDocNoDtD(NULL, NULL));
    must(xmlCreateIntSubset(out->document, chars("html"), NULL, NULL));
    out->document->encoding = must(xmlStrdup(chars("UTF-8")));
    out->at = must(xmlNewDocNode(out->document, NULL, chars("html"), NULL));
    xmlDocSetRootElement(out->document, out->at);
    html_out_attribute(out, "lang", "en");
    write_head(out, title, style);
    html_out_open(out, "body");
}

void html_out_end(struct html_out *out, FILE *file) {
    xmlOutputBuffer *buffer = must(xmlOutputBufferCreateFile(file, NULL));
    htmlDocContentDumpFormatOutput(buffer, out->document, "UTF-8", 0);
    xmlOutputBufferClose(buffer);
    xmlFreeDoc(out->document);
    *out = (struct html_out){NULL, NULL};
}

/* ---- tables ---- */

void html_out_table(struct html_out *out, const char *caption,
                    const char *const *headings) {
    html_out_open(out, "table");
    html_out_element(out, "caption", caption);
    html_out_open(out, "thead");
    html_out_open(out, "tr");
    for (; *headings; headings++) {
        html_out_open(out, "th");
        html_out_attribute(out, "scope", "col");
        html_out_text(out, *headings);
        html_out_close(out);
    }
    html_out_close(out);
    html_out_close(out);
    html_out_open(out, "tbody");
}

void html_out_row(struct html_out *out) {
    html_out_open(out, "tr");
}

void html_out_heading_cell(struct html_out *out, const char *target, const char *text) {
    html_out_open(out, "th");
    html_out_attribute(out, "scope", "row");
    if (target)
        html_out_link(out, target, text);
    else
        html_out_text(out, text);
    html_out_close(out);
}

void html_out_cell(struct html_out *out, const char *text) {
    html_out_element(out, "td", text);
}

void html_out_row_end(struct html_out *out) {
    html_out_close(out);
}

void html_out_table_end(struct html_out *out) {
    html_out_close(out);
    html_out_close(out);
}

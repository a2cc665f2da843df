/*
 * HTML out: a tree of libxml2, written by its HTML serializer, which escapes all text.
 *
 * A page is whole in itself: no script, no other file; its style stands in its head.
 */
#ifndef HARNESS_REPORT_HTML_OUT_H
#define HARNESS_REPORT_HTML_OUT_H

#include <libxml/tree.h>
#include <stdio.h>

struct html_out {
    xmlDoc *document;
    xmlNode *at; /* the element that is open */
};

/* A page in English with that title; what is written then goes into its body. */
void html_out_begin(struct html_out *out, const char *title, const char *style);
void html_out_open(struct html_out *out, const char *element);
void html_out_close(struct html_out *out);
/* NULL: no such attribute. */
void html_out_attribute(struct html_out *out, const char *name, const char *value);
void html_out_text(struct html_out *out, const char *text);
/* An element that holds nothing but text. */
void html_out_element(struct html_out *out, const char *element, const char *text);
void html_out_link(struct html_out *out, const char *target, const char *text);
/* Writes the page and releases it. */
void html_out_end(struct html_out *out, FILE *file);

/* A table: its caption, and its column headings, which end with NULL; then rows. */
void html_out_table(struct html_out *out, const char *caption,
                    const char *const *headings);
/* The first cell heads the row; a table stays open until html_out_table_end. */
void html_out_row(struct html_out *out);
void html_out_heading_cell(struct html_out *out, const char *target, const char *text);
void html_out_cell(struct html_out *out, const char *text);
void html_out_row_end(struct html_out *out);
void html_out_table_end(struct html_out *out);

#endif

/* XML out: elements and attributes through libxml2's text writer, which escapes them. */
#ifndef HARNESS_REPORT_XML_OUT_H
#define HARNESS_REPORT_XML_OUT_H

#include <libxml/xmlwriter.h>
#include <stdio.h>

struct xml_out {
    xmlTextWriter *writer;
};

/*
 * A document that opens with this element; the namespace may be NULL. It is written as it
 * comes; whether that could be done, the file knows.
 */
void xml_out_begin(struct xml_out *out, FILE *file, const char *root,
                   const char *name_space);
void xml_out_open(struct xml_out *out, const char *element);
void xml_out_close(struct xml_out *out);
/* NULL: no such attribute. */
void xml_out_attribute(struct xml_out *out, const char *name, const char *value);
void xml_out_count(struct xml_out *out, const char *name, size_t value);
void xml_out_text(struct xml_out *out, const char *text);
/* Closes what is open. */
void xml_out_end(struct xml_out *out);

#endif

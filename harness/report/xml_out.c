#include "harness/report/xml_out.h"

#include "calc/base/error.h"

/* Written to memory: only a mistake of ours or a lack of memory makes it fail. */
static void must(int written) {
    if (written < 0)
        BUG("libxml2 cannot write");
}

static const xmlChar *chars(const char *text) {
    return (const xmlChar *)text;
}

void xml_out_begin(struct xml_out *out, const char *root, const char *name_space) {
    out->buffer = xmlBufferCreate();
    out->writer = out->buffer ? xmlNewTextWriterMemory(out->buffer, 0) : NULL;
    if (!out->writer)
        BUG("out of memory for XML");
    must(xmlTextWriterSetIndent(out->writer, 1));
    must(xmlTextWriterSetIndentString(out->writer, chars("  ")));
    must(xmlTextWriterStartDocument(out->writer, NULL, "UTF-8", NULL));
    xml_out_open(out, root);
    xml_out_attribute(out, "xmlns", name_space);
}

void xml_out_open(struct xml_out *out, const char *element) {
    must(xmlTextWriterStartElement(out->writer, chars(element)));
}

void xml_out_close(struct xml_out *out) {
    must(xmlTextWriterEndElement(out->writer));
}

void xml_out_attribute(struct xml_out *out, const char *name, const char *value) {
    if (value)
        must(xmlTextWriterWriteAttribute(out->writer, chars(name), chars(value)));
}

void xml_out_count(struct xml_out *out, const char *name, size_t value) {
    must(xmlTextWriterWriteFormatAttribute(out->writer, chars(name), "%zu", value));
}

void xml_out_text(struct xml_out *out, const char *text) {
    must(xmlTextWriterWriteString(out->writer, chars(text)));
}

void xml_out_end(struct xml_out *out, FILE *file) {
    must(xmlTextWriterEndDocument(out->writer));
    xmlFreeTextWriter(out->writer);
    fwrite(xmlBufferContent(out->buffer), 1, (size_t)xmlBufferLength(out->buffer), file);
    xmlBufferFree(out->buffer);
    *out = (struct xml_out){NULL, NULL};
}

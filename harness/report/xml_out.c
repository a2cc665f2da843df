#include "harness/report/xml_out.h"

#include "calc/base/error.h"

/* Only a mistake of ours or a lack of memory makes it fail. */
static void must(int written) {
    if (written < 0)
        BUG("libxml2 cannot write");
}

static const xmlChar *chars(const char *text) {
    return (const xmlChar *)text;
}

/* Whoever closes the file asks it whether all was written. */
static int write_to(void *file, const char *bytes, int length) {
    fwrite(bytes, 1, (size_t)length, file);
    return length;
}

void xml_out_begin(struct xml_out *out, FILE *file, const char *root,
                   const char *name_space) {
    xmlOutputBuffer *buffer = xmlOutputBufferCreateIO(write_to, NULL, file, NULL);
    out->writer = buffer ? xmlNewTextWriter(buffer) : NULL;
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

void xml_out_end(struct xml_out *out) {
    must(xmlTextWriterEndDocument(out->writer));
    xmlFreeTextWriter(out->writer);
    *out = (struct xml_out){NULL};
}

/*
 * A batch: many XML files read and validated at once, on every core.
 *
 * Files do not depend on each other until their cases are paired, and reading them is
 * most of the work of loading a suite. Problems stay with their file, so that they come
 * out in the order of the files however the work was shared.
 */
#ifndef HARNESS_CASE_XML_BATCH_H
#define HARNESS_CASE_XML_BATCH_H

#include "harness/case/xml.h"

struct xml_batch_item {
    const char *path;
    const struct xml_schema *schema;
    struct xml_file file; /* its name is given, its document found */
    struct problems problems;
    bool good; /* read, and valid */
};

/* Fills file, problems and good of every item. */
void xml_batch_read(struct xml_batch_item *items, size_t count);
void xml_batch_release(struct xml_batch_item *items, size_t count);

#endif

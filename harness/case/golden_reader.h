/* Golden files: from XML to goldens; golden_check.h holds them against their cases. */
#ifndef HARNESS_CASE_GOLDEN_READER_H
#define HARNESS_CASE_GOLDEN_READER_H

#include "harness/case/reader.h"

/* A golden while the suite loads. */
struct golden_entry {
    struct golden *golden;
    const char *case_id;
    const struct xml_file *file;
    const xmlNode *node;
};

/*
 * Calls `receive` for each golden of the file, in order; an entry lives in the notes
 * of the reader. The calculation, which tells lists from values, is the one the case id
 * begins with. What is wrong with a golden is a problem, and it is delivered all the
 * same.
 */
void golden_reader_read(const struct reader *reader, const struct xml_file *file,
                        void (*receive)(void *context, struct golden_entry *entry),
                        void *context);

#endif

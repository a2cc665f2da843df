/* Case files: from XML to specimens, each checked by itself. */
#ifndef HARNESS_CASE_CASE_READER_H
#define HARNESS_CASE_CASE_READER_H

#include "harness/case/reader.h"

/* A specimen while the suite loads. */
struct case_entry {
    struct specimen *specimen;
    const struct xml_file *file;
    const xmlNode *node;
};

/*
 * Calls `receive` for each case of the file, in order; an entry lives in the notes of the
 * reader. What is wrong with a case is a problem, and it is delivered all the same.
 */
void case_reader_read(struct reader *reader, const struct xml_file *file,
                      void (*receive)(void *context, struct case_entry *entry),
                      void *context);

/* Do the facts bind to the calculation, without contradiction? A problem says no. */
bool case_facts_bind(const struct reader *reader, const struct case_entry *entry);

#endif

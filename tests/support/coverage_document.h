/*
 * A document of coverage, made from a tree that has a bit of everything: IV.8.4.table is
 * held, IV.8.4 is a gap with survivors, one of them adjudicated for a HOSTILE reason.
 */
#ifndef TESTS_SUPPORT_COVERAGE_DOCUMENT_H
#define TESTS_SUPPORT_COVERAGE_DOCUMENT_H

#include "harness/report/coverage_documents.h"
#include "tests/support/measured_coverage.h"

/* What a spreadsheet, a page or a file of XML could take for its own. */
#define HOSTILE "=1+1 <b> & \"quoted\" 'é"

/* The document of Article 8; borrowed until the next one. */
const char *coverage_document(void (*write)(const struct coverage *coverage,
                                            const struct coverage_scope *scope,
                                            FILE *out));
/* The same of the whole catalogue. */
const char *coverage_document_of_all(void (*write)(const struct coverage *coverage,
                                                   const struct coverage_scope *scope,
                                                   FILE *out));

#endif

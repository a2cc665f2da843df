/*
 * Coverage in full, as documents: levels by provision, article, chapter, annex and in
 * all, what needs no test or cannot be reached and why, the gap, and the ablations that
 * somebody adjudicated. The same coverage gives the same bytes.
 */
#ifndef HARNESS_REPORT_COVERAGE_DOCUMENTS_H
#define HARNESS_REPORT_COVERAGE_DOCUMENTS_H

#include "harness/report/coverage_report.h"

/* XML that follows cases/schema/coverage.rng. */
void coverage_xml(const struct coverage *coverage, const struct coverage_scope *scope,
                  FILE *out);
/*
 * CSV: a line for each provision, article, chapter and annex, one in all, one of the
 * whole catalogue, and one for each ablation adjudicated. The figures of the provisions
 * add up to those of the others.
 */
void coverage_csv(const struct coverage *coverage, const struct coverage_scope *scope,
                  FILE *out);
/* One HTML page that needs nothing else: no script, no other file. */
void coverage_html(const struct coverage *coverage, const struct coverage_scope *scope,
                   FILE *out);

/* The provisions of the scope, headings left out: the next one, PROVISION_NONE at the
 * end.
 */
enum provision coverage_next_provision(const struct coverage *coverage,
                                       const struct coverage_scope *scope,
                                       enum provision provision);
/* Why it needs no test, or why nothing reaches it; NULL: neither. */
const char *coverage_reason(const struct coverage *coverage, enum provision provision);
/* The next ablation of the scope that was adjudicated, from *at on; NULL: none. */
const struct ablation_coverage *
coverage_next_equivalent(const struct coverage *coverage,
                         const struct coverage_scope *scope, size_t *at);
/* It needs a test, and is not held. */
bool coverage_is_gap(const struct coverage *coverage, enum provision provision);

#endif

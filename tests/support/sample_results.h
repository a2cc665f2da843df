/* Results with one case of each verdict, for tests of the reports made from them. */
#ifndef TESTS_SUPPORT_SAMPLE_RESULTS_H
#define TESTS_SUPPORT_SAMPLE_RESULTS_H

#include <stdio.h>

#include "harness/report/results.h"

/*
 * In this order: small.agrees, small.deviates (two results; its message is HOSTILE),
 * small.reads (R-IV.20-years as pro_rata), other.broken, other.unsupported,
 * other.missing. Cases deviate for IV.20.1.ii, the others claim IV.8.4 as well.
 */
struct results sample_results(struct arena *arena);
/* The same, of a run that set out to judge ten. */
struct results sample_cut_short(struct arena *arena);

/*
 * In this order: small.agrees, small.tolerated (amount, by tolerance 1), small.known (the
 * same and rate, by known deviation 1). Tolerance 2 is unused, of no case and HOSTILE;
 * known deviation 2, of small.agrees, is stale.
 */
struct results sample_excused(struct arena *arena);

/* Puts these cases, all that were asked, in place of those that are there. */
void sample_holds(struct arena *arena, struct results *results,
                  const struct result_case *list, size_t count);
/* The case at a place, as reports have it; NULL: there are fewer. */
const struct result_case *case_at(struct arena *arena, const struct results *results,
                                  size_t place);

/* What no format may take for its own: a comment, a tag, a cell, an end of text. */
#define HOSTILE "a # \"b\" | <c> & ]]> \\ 'é"

/* What a report says; in the arena. */
const char *sample_written(struct arena *arena,
                           void (*write)(const struct results *results, FILE *out),
                           const struct results *results);
/* How often `part` stands in the text. */
size_t occurrences(const char *text, const char *part);

#endif

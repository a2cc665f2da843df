/*
 * Results: a judged run as a plain model, from which every report but the text for the
 * terminal is made.
 *
 * It holds nothing of the clock, the machine or the place of the files, so that equal
 * verdicts make equal reports. It comes from a tally, or from a results file.
 */
#ifndef HARNESS_REPORT_RESULTS_H
#define HARNESS_REPORT_RESULTS_H

#include "harness/case/pattern.h"
#include "harness/case/shard.h"
#include "harness/report/excuse_use.h"
#include "harness/report/ledger.h"
#include "harness/report/score.h"
#include "harness/report/tally.h"

struct results {
    const char *version; /* of the program that judged */
    size_t asked;        /* cases that the run set out to judge */
    bool complete;       /* false: interrupted, or its answers came to an end in error */
    bool strict;         /* of the reference calculator: nothing but agreement will do */
    const char *suite;   /* the digest of its cases and goldens; NULL: not taken */
    struct shard shard;
    size_t pattern_count; /* of what was selected; none: everything */
    const struct pattern *patterns;
    struct excuses excuses;
    struct ledger *ledger; /* its cases, in the order of the suite */
    /* counted from the cases */
    size_t count;
    size_t by_verdict[VERDICT_COUNT];
    const struct score *articles; /* those that cases claim, in the order of the text */
    size_t article_count;
    const struct score *claimed; /* of each provision: the cases that claim it by name */
    struct excuse_use *uses[EXCUSE_KINDS]; /* of the excuses, in their order */
};

/* What was to be judged, and by what; it is borrowed. */
struct run_scope {
    const struct suite *suite; /* NULL: excuses are about no case */
    const char *suite_digest;  /* NULL: not taken */
    size_t asked;
    bool complete; /* nothing ended the run early */
    bool strict;
    struct shard shard;
    const struct patterns *patterns; /* NULL: everything */
    const struct excuses *excuses;   /* NULL: none */
};

/* Lives in the arena, beside what the scope lends. */
struct results results_of_tally(struct arena *arena, const struct tally *tally,
                                const struct run_scope *scope);
/* The cases as reports have them, for ledger_next; `filter` may be NULL. */
void results_begin(struct ledger_cursor *cursor, const struct results *results,
                   const struct ledger_filter *filter);
/* Counts the cases, and what they do to excuses; what the suite holds is left. */
void results_count(struct arena *arena, struct results *results);

struct output;
/* Ends what is written of them; what could not all be read is not written. */
bool results_end_output(const struct results *results, struct output *output,
                        const char *path, const char *what, struct error *error);

/* Whether a known deviation is stale. */
bool results_are_stale(const struct results *results);
/*
 * The provision that a case puts under suspicion: of those it claims the one whose cases
 * deviate most. PROVISION_NONE when it claims none.
 */
enum provision results_suspect(const struct results *results,
                               const struct result_case *one);

/* words of the reports; those returned live in the arena */

bool verdict_by_text(const char *text, enum verdict *out); /* false when it is none */
/* `pension (IV.10.1): expected 41, got 40, difference -1` */
const char *deviation_line(struct arena *arena, const struct deviation *deviation);
/* Why the case does not simply agree, in one line; empty when it does. */
const char *result_reason(struct arena *arena, const struct result_case *one);
/* The first excuse that makes the verdict tolerated or known; NULL: none. */
const struct excuse *result_excuse(const struct result_case *one);
/* `IV.20.1 IV.instr20-1` */
const char *claims_text(struct arena *arena, const struct provision_list *claims);
/* `3 of 10 cases were judged` */
const char *cut_short_text(struct arena *arena, const struct results *results);

#endif

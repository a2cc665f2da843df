/*
 * Results: a judged run as a plain model, from which every report but the text for the
 * terminal is made.
 *
 * It holds nothing of the clock, the machine or the place of the files, so that equal
 * verdicts make equal reports. It comes from a tally, or from a results file.
 */
#ifndef HARNESS_REPORT_RESULTS_H
#define HARNESS_REPORT_RESULTS_H

#include "harness/report/tally.h"

struct result_case {
    const char *id, *calculation;
    enum verdict verdict;
    struct provision_list claims;
    enum origin origin;
    const char *place; /* NULL for a case of our own */
    const char *file;  /* relative to the folder that holds cases/ */
    int line;
    enum choice reading; /* that explains the answer; of a deviation: others contradict */
    const char *message; /* what the system said, or what is broken; NULL: nothing */
    size_t left_out;     /* optional results that the answer leaves out */
    const struct deviation *deviations;
};

struct results {
    const char *version; /* of the program that judged */
    size_t asked;        /* cases that the run set out to judge */
    bool complete;       /* false: interrupted, or its answers came to an end in error */
    size_t count;
    const struct result_case *cases; /* in the order of the suite */
    /* counted from the cases */
    size_t by_verdict[VERDICT_COUNT];
    const struct score *articles; /* those that cases claim, in the order of the text */
    size_t article_count;
    const struct score *claimed; /* of each provision: the cases that claim it by name */
};

/* `complete`: nothing ended the run early. All lives in the arena. */
struct results results_of_tally(struct arena *arena, const struct tally *tally,
                                size_t asked, bool complete);
/* Counts the cases. */
void results_count(struct arena *arena, struct results *results);

/* Deviates, broken, missing: what a system that conforms has none of. */
bool verdict_fails(enum verdict verdict);
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
/* `IV.20.1 IV.instr20-1` */
const char *claims_text(struct arena *arena, const struct provision_list *claims);
/* `3 of 10 cases were judged` */
const char *cut_short_text(struct arena *arena, const struct results *results);

#endif

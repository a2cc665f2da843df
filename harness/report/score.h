/* Scores: how the cases that claim a provision, or one of its article, came out. */
#ifndef HARNESS_REPORT_SCORE_H
#define HARNESS_REPORT_SCORE_H

#include "harness/report/ledger.h"

struct score {
    enum provision provision;
    size_t cases;
    size_t answered; /* those that could be compared */
    size_t by_verdict[VERDICT_COUNT];
};

/*
 * Counts a case for each provision that it claims by name, and once for each of their
 * articles; both have a row for each provision.
 */
void score_case(struct score *claimed, struct score *articles,
                const struct result_case *one);
/* Most of its cases deviate, and most deviations are its own. */
bool score_is_more_suspect(const struct score *a, const struct score *b);

/* The articles among them, those with most deviations first; *count of them. */
const struct score *scores_of_articles(struct arena *arena, const struct score *articles,
                                       size_t article_count, size_t *count);
/* Of those claimed by name, the provisions of an article, the most suspect first. */
const struct score *scores_within(struct arena *arena, const struct score *claimed,
                                  enum provision article, size_t *count);

#endif

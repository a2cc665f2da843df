/*
 * Tally: the judgements of a run, entered in a ledger in the order of the cases, and
 * counted.
 */
#ifndef HARNESS_REPORT_TALLY_H
#define HARNESS_REPORT_TALLY_H

#include "harness/report/ledger.h"
#include "harness/verdict/excuse.h"
#include "harness/verdict/verdict.h"

struct tally {
    struct arena *arena;
    struct ledger *ledger;
    size_t room;  /* places, one for each question */
    size_t count; /* judged */
    size_t by_verdict[VERDICT_COUNT];
    size_t left_out; /* optional results that goldens assert and no answer gave */
    size_t explained[CHOICE_COUNT]; /* answers that agree under this choice */
    /* Answers that agree with a golden which tells this choice from the one in force. */
    size_t against[CHOICE_COUNT];
    size_t otherwise[CHOICE_COUNT]; /* and those that deviate from such a golden */
};

void tally_init(struct tally *tally, size_t room);
void tally_release(struct tally *tally);
/* Copies what is told of the judgement to a place that has none yet. */
void tally_add(struct tally *tally, size_t place, const struct specimen *specimen,
               const struct judgement *judgement);

/* The case of a place; NULL with an error. */
typedef const struct specimen *tally_bring(const void *context, size_t place,
                                           struct error *error);
/*
 * When all is judged: a reading explains answers only where the system follows it. Where
 * others contradict the choice, its cases deviate; the judgement keeps the choice. Cases
 * are brought in the order of their places. False with an error when one cannot be
 * brought: nothing is settled then.
 */
bool tally_settle_readings(struct tally *tally, tally_bring *bring, const void *context,
                           struct error *error);

/* Then: deviations that an excuse fits deviate no more, they are tolerated or known. */
void tally_excuse(struct tally *tally, const struct excuses *excuses);

#endif

/*
 * Verdicts: what a reply is worth beside the golden of its case.
 *
 * A fault of ours or of a case is never a system's deviation; those stop before judging.
 */
#ifndef HARNESS_VERDICT_VERDICT_H
#define HARNESS_VERDICT_VERDICT_H

#include "harness/case/suite.h"
#include "harness/system/system.h"

enum verdict {
    VERDICT_AGREES,
    VERDICT_DEVIATES,
    VERDICT_AGREES_UNDER_READING, /* one alternative reading gives the system's figures */
    VERDICT_TOLERATED,            /* deviates, all of it within tolerances */
    VERDICT_KNOWN,                /* deviates, and all of it is known or tolerated */
    VERDICT_BROKEN,
    VERDICT_UNSUPPORTED,
    VERDICT_MISSING,
    VERDICT_COUNT
};

struct excuse;

/* One result that differs: what the golden asserts and what came back. */
struct deviation {
    const char *result;       /* `beneficiaries[anna].amount_per_month` */
    const char *expected;     /* NULL: not expected at all */
    const char *got;          /* NULL: left out */
    const char *difference;   /* `got - expected` for numbers, otherwise NULL */
    enum provision provision; /* that the golden cites for it, else of the calculation */
    const struct excuse *excuse; /* NULL: none */
    struct deviation *next;
};

struct judgement {
    const struct deviation *deviations; /* first differing result first */
    const char *message;                /* of broken, or of an answer of the wrong kind */
    size_t left_out; /* optional results that the golden asserts and the reply has not */
    enum verdict verdict;
    enum choice reading; /* of VERDICT_AGREES_UNDER_READING */
};

const char *verdict_text(enum verdict verdict); /* `agrees-under-reading` */
/* Deviates, broken, missing: what a system that conforms has none of. */
bool verdict_fails(enum verdict verdict);
/* Tolerated or known: deviates, and does not fail. */
bool verdict_is_excused(enum verdict verdict);
/* There was an answer that could be compared. */
bool verdict_is_answered(enum verdict verdict);

/* Everything returned lives in the arena. */
struct judgement verdict_judge(struct arena *arena, const struct specimen *specimen,
                               const struct reply *reply);
/* The same, but optional results that the golden asserts may not be left out. */
struct judgement verdict_judge_strictly(struct arena *arena,
                                        const struct specimen *specimen,
                                        const struct reply *reply);
/* Whether that judgement agrees, without looking for what explains it when it does not.
 */
bool verdict_agrees_strictly(struct arena *arena, const struct specimen *specimen,
                             const struct reply *reply);
/*
 * Whether the golden of the case tells this reading from the one in force: who agrees
 * with the golden has not followed the other choice.
 */
bool verdict_tells_apart(struct arena *arena, const struct specimen *specimen,
                         enum choice choice);
/* False: no golden of the calculation does. */
bool verdict_bears_on(const struct calculation *calculation, enum choice choice);

#endif

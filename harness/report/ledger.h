/*
 * A ledger: judged cases, each with its deviations, on disk.
 *
 * A case goes to a place, in any order of places, and is read in their order, one at a
 * time. That a disk is full shows when the ledger is asked for it: whatever could not be
 * kept is not read.
 */
#ifndef HARNESS_REPORT_LEDGER_H
#define HARNESS_REPORT_LEDGER_H

#include "harness/case/store.h"
#include "harness/verdict/excuse.h"
#include "harness/verdict/verdict.h"

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
    /* What a results file does not tell. */
    const char *because; /* of a case whose answer deviates, or agrees under a reading */
    enum choice asked;   /* what the case itself asks for of the reading that explains */
    bool asks;           /* the case asks for some reading */
};

/* The article of the first provision that the case claims, else of the calculation. */
enum provision result_article(const struct result_case *one);

struct ledger;

struct ledger *ledger_new(struct arena *arena); /* lives as long as the arena */
/* Copies the case, excuses of its deviations too, to a place that has none yet. */
void ledger_add(struct ledger *ledger, size_t place, const struct result_case *one);
size_t ledger_count(const struct ledger *ledger);
/* With an error: what follows the first failure is not kept, nor read. */
bool ledger_failed(const struct ledger *ledger, struct error *error);

/* ---- reading ---- */

enum ledger_order {
    LEDGER_BY_PLACE,
    LEDGER_BY_ARTICLE, /* of the first provision claimed, then by place */
    LEDGER_BY_READING,
};

/* Which cases; all that is left out says nothing. */
struct ledger_filter {
    const char *id, *calculation;
    unsigned verdicts; /* the bits of those: VERDICT_BIT */
    enum ledger_order order;
};

#define VERDICT_BIT(verdict) (1u << (verdict))

struct ledger_cursor {
    struct ledger *ledger;
    const struct excuses *excuses; /* that deviations refer to; NULL: they have none */
    bool fit;                      /* without characters that no file can carry */
    struct arena *arena;           /* of the case read */
    sqlite3_stmt *cases, *deviations;
    size_t place;
    struct result_case one;
};

/* All is borrowed until the end; `filter` may be NULL. */
void ledger_begin(struct ledger_cursor *cursor, struct ledger *ledger,
                  const struct ledger_filter *filter, const struct excuses *excuses);
/* It lives until the next one is read; NULL: that was the last, and the end. */
const struct result_case *ledger_next(struct ledger_cursor *cursor);
/* For whoever stops before the last. */
void ledger_end(struct ledger_cursor *cursor);

/* The first id, by its letters, that more than one case has, in the arena; NULL: none. */
const char *ledger_twice(struct ledger *ledger, struct arena *arena);

/* How the cases of a calculation came out. */
struct ledger_group {
    const char *calculation;
    size_t count, by_verdict[VERDICT_COUNT];
    size_t asking; /* unsupported cases that ask for a reading */
    size_t first;  /* place */
};

/* In the order of their first cases; in the arena, *count of them. */
const struct ledger_group *ledger_groups(struct ledger *ledger, struct arena *arena,
                                         size_t *count);

/* ---- what is settled later ---- */

void ledger_set_verdict(struct ledger *ledger, size_t place, enum verdict verdict);
/* Every case that agrees under this reading deviates. */
void ledger_contradict(struct ledger *ledger, enum choice choice);
/* Of the deviations of a case that with this number, from 0. */
void ledger_set_excuse(struct ledger *ledger, size_t place, size_t number,
                       const struct excuse *excuse);

#endif

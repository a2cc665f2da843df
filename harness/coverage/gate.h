/*
 * The gate: a committed baseline of coverage, in force both ways.
 *
 * ci/gate.xml lists by name the provisions that need a test, so that none goes without a
 * recorded reason, and those of them that no golden holds, each at the level it has
 * reached, with an owner, a reason and a last day. What is worse than listed is a
 * finding, and so is what is better: the file says what is true.
 */
#ifndef HARNESS_COVERAGE_GATE_H
#define HARNESS_COVERAGE_GATE_H

#include "harness/case/answerable.h"
#include "harness/coverage/coverage_level.h"

/* Once counted: recorded in the denominator. */
struct gate_counted {
    const char *id;
    int line;
};

struct gate_removed {
    const char *id, *reason;
    int line;
};

struct gate_gap {
    enum provision provision;
    enum coverage_level level; /* below LEVEL_HELD */
    struct answerable by;
    int line;
};

struct gate {
    const char *file;
    size_t counted_count, removed_count, gap_count;
    struct gate_counted *counted;
    struct gate_removed *removed;
    struct gate_gap *gaps;
};

/* False after problems. The schema lies in `schema_dir`; all read lives in the arena. */
bool gate_read(const char *path, const char *schema_dir, struct arena *arena,
               struct gate *out, struct problems *problems);

enum gate_finding_kind {
    GATE_NEW_GAP,     /* below held, and not listed */
    GATE_CLOSED,      /* listed, and held */
    GATE_LOWER,       /* below the level listed */
    GATE_HIGHER,      /* above it */
    GATE_EXPIRED,     /* listed, and its last day is over */
    GATE_NEEDS_NONE,  /* listed, and needs no test */
    GATE_SHRUNK,      /* was counted, is not any more, and nobody said why */
    GATE_UNRECORDED,  /* counts, and the denominator does not have it */
    GATE_COUNTS_AGAIN /* counts, and was said to be removed */
};

struct gate_finding {
    enum gate_finding_kind kind;
    int line; /* of the row; 0: there is none */
    const char *id;
    enum provision provision;  /* PROVISION_NONE: gone */
    enum coverage_level level; /* reached */
    const struct gate_gap *gap;
};

struct gate_findings {
    size_t count;
    const struct gate_finding *items; /* none, and the gate is met */
};

struct gate_findings gate_judge(struct arena *arena, const struct gate *gate,
                                const struct coverage *coverage, struct date today);

/* Whether it needs a test, and so counts. */
bool gate_counts(enum provision provision);
/* The row of the provision, or NULL. */
const struct gate_gap *gate_gap_of(const struct gate *gate, enum provision provision);
const struct gate_removed *gate_removed_of(const struct gate *gate, const char *id);
const struct gate_counted *gate_counted_of(const struct gate *gate, const char *id);

#endif

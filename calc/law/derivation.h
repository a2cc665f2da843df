/*
 * A derivation: the steps by which a result was reached.
 *
 * The primitives of rule.h append one step a call: its provision, what went in, what came
 * out. Explaining a figure, covering an article and ablating it all read these steps.
 * Recording can be switched off; the figures are the same. The steps live in the arena.
 */
#ifndef CALC_LAW_DERIVATION_H
#define CALC_LAW_DERIVATION_H

#include "calc/base/arena.h"
#include "calc/base/date.h"
#include "calc/base/number.h"
#include "calc/law/ablation.h"
#include "calc/law/reading.h"

struct printed_table;
struct table_row;

enum step_kind {
    STEP_FORMULA,   /* value = operands joined by `sign` */
    STEP_LIMIT,     /* at most, at least: `met` tells whether the limit decided */
    STEP_CONDITION, /* operands compared by `sign`; `met` tells how it came out */
    STEP_TABLE,     /* a row of a printed table */
    STEP_ROUNDING,
    STEP_MEASURE, /* dates or periods turned into a length */
    STEP_READING, /* a registered reading was asked for */
    STEP_REFUSAL,
};

/* Numbers are kept as they are and put into words only when somebody reads them. */
struct operand {
    const char *name; /* NULL where it has none */
    number amount;    /* NULL for a date or a plain fact */
    struct date day;  /* year 0 where it is no date */
    const char *text; /* of a plain fact or the key of a table; see operand_text */
    enum parameter parameter;
};

struct step {
    enum step_kind kind;
    enum provision provision;
    const char *label;
    const char *sign; /* `x`, `+`, `at most`, `<` ... */
    struct operand operands[2];
    int operand_count;
    number amount;    /* what came out; NULL where it is no number, see step_value */
    const char *text; /* of a period or a choice */
    bool met;
    bool near;    /* of a threshold or a limit: no more than one unit away from it */
    bool chained; /* of a limit: set on what a limit of the other side gave */
    bool ablated; /* the ablation in force changed this step */
    const struct printed_table *table; /* of a table, with the row that was read */
    const struct table_row *row;
    int places; /* of a rounding: the decimals kept */
    enum choice choice;
    struct step *next;
};

/* The last limit that was set, so that the next one knows what it is chained to. */
struct limit_set {
    number value, limit, result;
    int side; /* 1 for a maximum, -1 for a minimum, 0 before the first limit */
};

struct derivation {
    struct arena *arena;
    bool recording;
    const char *currency;            /* for the last rounding; EUR by default */
    const struct readings *readings; /* NULL: every default */
    const struct ablation *ablation; /* NULL: none */
    struct step *first, *last;
    bool read[PARAMETER_COUNT]; /* the parameters that were asked for, while recording */
    struct limit_set last_limit;
    enum provision refused_by; /* PROVISION_NONE: not refused */
    const char *refusal;
};

/* A derivation that records, under default readings, without ablation. */
void derivation_init(struct derivation *derivation, struct arena *arena);
/* NULL when nothing is recorded; otherwise a step already in the chain, to be filled. */
struct step *derivation_step(struct derivation *derivation, enum step_kind kind,
                             enum provision provision, const char *label);
/* Whether a step of this provision, or of a parameter of it, was taken. */
bool derivation_contains(const struct derivation *derivation, enum provision provision);
/* Whether it compares a value with a threshold, rather than asking a plain fact. */
bool step_has_threshold(const struct step *step);
/* As shown to people: `41 %`, `1890.00`, `1958-09-01`. */
const char *operand_text(struct arena *arena, const struct operand *operand);
const char *step_value(struct arena *arena, const struct step *step); /* NULL: none */
size_t derivation_length(const struct derivation *derivation);

#endif

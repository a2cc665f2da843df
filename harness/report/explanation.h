/*
 * An explanation: one case recomputed, so that each figure leads back to its provision.
 *
 * It shows what was given, every step of the derivation, the readings that decided, the
 * figures beside those of the golden and of the regulation, and the provisions applied.
 */
#ifndef HARNESS_REPORT_EXPLANATION_H
#define HARNESS_REPORT_EXPLANATION_H

#include <stdio.h>

#include "calc/calc.h"
#include "harness/verdict/verdict.h"

struct explanation {
    const struct specimen *specimen;
    struct readings readings; /* in force: those of the case, then those asked for */
    struct readings asked;
    bool other_readings; /* the golden was worked under other ones */
    struct derivation derivation;
    struct answer answer;
    struct judgement judgement;
};

/* `asked` may be NULL; *out must stay where it is: its derivation points into it. */
void explanation_make(struct arena *arena, const struct specimen *specimen,
                      const struct readings *asked, struct explanation *out);
void explanation_print(const struct explanation *explanation, FILE *out);

#endif

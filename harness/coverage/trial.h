/*
 * A trial: one case computed over and over, each time under another ablation, to see
 * whether its golden would notice.
 */
#ifndef HARNESS_COVERAGE_TRIAL_H
#define HARNESS_COVERAGE_TRIAL_H

#include "harness/coverage/ablations.h"
#include "harness/verdict/verdict.h"

struct trial {
    const struct specimen *specimen;
    const void *facts; /* as the calculation takes them; NULL: they cannot be */
    bool passes;       /* the calculator meets the golden */
    struct derivation
        derivation; /* without ablation; no step where the facts cannot be */
};

/* What the case answers with these facts under an ablation; `scratch` is cleared first.
 */
struct answer trial_answer(struct arena *scratch, const struct specimen *specimen,
                           const void *facts, const struct ablation *ablation);

/* Computes the case without ablation. Everything lives in `arena`, until it is cleared.
 */
void trial_open(struct trial *trial, struct arena *arena,
                const struct specimen *specimen);
/*
 * Whether the golden holds what the ablation changes: computed under it, a result that
 * the golden asserts is another one, or the answer is of another kind. Of a case that
 * passes; `scratch` is cleared first.
 */
bool trial_holds(const struct trial *trial, struct arena *scratch,
                 const struct ablation *ablation);

#endif

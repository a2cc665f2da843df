#include "harness/coverage/trial.h"

static bool agrees(struct arena *arena, const struct specimen *specimen,
                   const struct answer *answer) {
    struct reply reply = reply_of_answer(answer);
    return verdict_agrees_strictly(arena, specimen, &reply);
}

void trial_open(struct trial *trial, struct arena *arena,
                const struct specimen *specimen) {
    struct answer answer = {.outcome = OUTCOME_ERROR};
    *trial = (struct trial){.specimen = specimen};
    derivation_init(&trial->derivation, arena);
    trial->derivation.readings = specimen->readings;
    trial->facts =
        calculation_bind(arena, specimen->calculation, specimen->facts, &answer.error);
    if (trial->facts)
        answer =
            calculation_answer(&trial->derivation, specimen->calculation, trial->facts);
    trial->passes = agrees(arena, specimen, &answer);
}

struct answer trial_answer(struct arena *scratch, const struct specimen *specimen,
                           const void *facts, const struct ablation *ablation) {
    struct derivation d;
    arena_clear(scratch);
    derivation_init(&d, scratch);
    d.recording = false;
    d.readings = specimen->readings;
    d.ablation = ablation;
    return calculation_answer(&d, specimen->calculation, facts);
}

bool trial_holds(const struct trial *trial, struct arena *scratch,
                 const struct ablation *ablation) {
    struct answer answer = trial_answer(scratch, trial->specimen, trial->facts, ablation);
    return !agrees(scratch, trial->specimen, &answer);
}

#include "calc/calc.h"
#include "calc/law/rule.h"

const void *calculation_bind(struct arena *arena, const struct calculation *calculation,
                             const struct datum *facts, struct fact_error *error) {
    void *bound = arena_take(arena, calculation->facts_size);
    if (!facts_bind(arena, calculation->facts, facts, bound, error))
        return NULL;
    if (calculation->check)
        calculation->check(bound, error);
    return error->fact ? NULL : bound;
}

struct answer calculation_answer(struct derivation *d,
                                 const struct calculation *calculation,
                                 const void *bound) {
    void *results = arena_take(d->arena, calculation->results_size);
    calculation->compute(d, bound, results);
    if (is_refused(d))
        return (struct answer){.outcome = OUTCOME_REFUSED,
                               .refused_by = d->refused_by,
                               .refusal = d->refusal};
    return (struct answer){.outcome = OUTCOME_RESULTS,
                           .results = results_emit(d, calculation->results, results)};
}

struct answer calculate(struct derivation *d, const struct calculation *calculation,
                        const struct datum *facts) {
    struct answer failed = {.outcome = OUTCOME_ERROR};
    const void *bound = calculation_bind(d->arena, calculation, facts, &failed.error);
    return bound ? calculation_answer(d, calculation, bound) : failed;
}

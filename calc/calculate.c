#include "calc/calc.h"
#include "calc/law/rule.h"

struct answer calculate(struct derivation *d, const struct calculation *calculation,
                        const struct datum *facts) {
    struct answer answer = {.outcome = OUTCOME_ERROR};
    void *bound = arena_take(d->arena, calculation->facts_size);
    if (!facts_bind(d->arena, calculation->facts, facts, bound, &answer.error))
        return answer;
    if (calculation->check)
        calculation->check(bound, &answer.error);
    if (answer.error.fact)
        return answer;
    void *results = arena_take(d->arena, calculation->results_size);
    calculation->compute(d, bound, results);
    if (is_refused(d)) {
        answer.outcome = OUTCOME_REFUSED;
        answer.refused_by = d->refused_by;
        answer.refusal = d->refusal;
        return answer;
    }
    answer.outcome = OUTCOME_RESULTS;
    answer.results = results_emit(d, calculation->results, results);
    return answer;
}

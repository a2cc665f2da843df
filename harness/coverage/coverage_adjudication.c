/* Adjudicated ablations, tried again at every run: nobody has to believe them. */
#include "harness/coverage/coverage.h"
#include "harness/text.h"

static bool adjudicate(struct ablation_coverage *ablation,
                       const struct equivalent *equivalent, struct problems *problems) {
    if (!ablation)
        return problems_at(problems, EQUIVALENT_FILE, equivalent->line, NULL,
                           _("found '%s', expected an ablation of a golden that passes"),
                           equivalent->ablation);
    if (ablation->holder_count)
        return problems_at(problems, EQUIVALENT_FILE, equivalent->line, NULL,
                           _("found '%s', which changes a result of %s (%zu goldens "
                             "hold it), expected one that changes none"),
                           equivalent->ablation, ablation->holders[0]->id,
                           ablation->holder_count);
    ablation->equivalent = equivalent;
    return true;
}

bool coverage_adjudicate(struct coverage *coverage, const struct equivalents *equivalents,
                         struct problems *problems) {
    bool good = true;
    for (size_t i = 0; i < equivalents->count; i++) {
        const struct equivalent *equivalent = &equivalents->items[i];
        const struct ablation_coverage *found =
            coverage_ablation(coverage, equivalent->ablation);
        struct ablation_coverage *own =
            found ? &coverage->ablations[found - coverage->ablations] : NULL;
        good &= adjudicate(own, equivalent, problems);
    }
    return good;
}

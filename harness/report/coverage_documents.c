/* What the documents of coverage share: which rows they have, in which order. */
#include "harness/report/coverage_documents.h"

enum provision coverage_next_provision(const struct coverage *coverage,
                                       const struct coverage_scope *scope,
                                       enum provision provision) {
    for (int i = (int)provision + 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (info->kind != PROVISION_ARTICLE &&
            coverage_in_scope(coverage, scope, info->article))
            return (enum provision)i;
    }
    return PROVISION_NONE;
}

const char *coverage_reason(const struct coverage *coverage, enum provision provision) {
    const struct provision_info *info = provision_info(provision);
    if (info->untested)
        return info->untested;
    return coverage_level(coverage, provision) >= LEVEL_EXECUTED ? NULL : info->unreached;
}

bool coverage_is_gap(const struct coverage *coverage, enum provision provision) {
    return !provision_info(provision)->untested &&
           coverage_level(coverage, provision) < LEVEL_HELD;
}

const struct ablation_coverage *
coverage_next_equivalent(const struct coverage *coverage,
                         const struct coverage_scope *scope, size_t *at) {
    while (*at < coverage->ablation_count) {
        const struct ablation_coverage *ablation = &coverage->ablations[(*at)++];
        enum provision provision = ablation_provision(&ablation->ablation);
        if (ablation->equivalent &&
            coverage_in_scope(coverage, scope, provision_info(provision)->article))
            return ablation;
    }
    return NULL;
}

#include "harness/report/score.h"

#include <stdlib.h>

static void count_case(struct score *score, enum verdict verdict) {
    score->cases++;
    score->by_verdict[verdict]++;
    score->answered += verdict_is_answered(verdict);
}

/* Once in each article, however many provisions of it the case claims. */
static void count_articles(struct score *articles, const struct result_case *one) {
    const struct provision_list *claims = &one->claims;
    for (size_t i = 0; i < claims->count; i++) {
        enum provision article = provision_info(claims->items[i])->article;
        bool counted = false;
        for (size_t j = 0; j < i && !counted; j++)
            counted = provision_info(claims->items[j])->article == article;
        if (!counted)
            count_case(&articles[article], one->verdict);
    }
}

static bool claimed_before(const struct provision_list *claims, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (claims->items[i] == claims->items[index])
            return true;
    return false;
}

void score_case(struct score *claimed, struct score *articles,
                const struct result_case *one) {
    count_articles(articles, one);
    for (size_t i = 0; i < one->claims.count; i++)
        if (!claimed_before(&one->claims, i))
            count_case(&claimed[one->claims.items[i]], one->verdict);
}

/*
 * Suspicion as in fault localization (Ochiai): deviations x deviations / cases; the
 * number of all deviations is the same on both sides.
 */
bool score_is_more_suspect(const struct score *a, const struct score *b) {
    size_t da = a->by_verdict[VERDICT_DEVIATES], db = b->by_verdict[VERDICT_DEVIATES];
    size_t of_a = a->answered ? a->answered : 1, of_b = b->answered ? b->answered : 1;
    return da * da * of_b > db * db * of_a;
}

static int in_order(const struct score *a, const struct score *b) {
    return (a->provision > b->provision) - (a->provision < b->provision);
}

static int more_suspect_first(const void *left, const void *right) {
    const struct score *a = left, *b = right;
    if (score_is_more_suspect(a, b))
        return -1;
    return score_is_more_suspect(b, a) ? 1 : in_order(a, b);
}

static int more_deviations_first(const void *left, const void *right) {
    const struct score *a = left, *b = right;
    size_t da = a->by_verdict[VERDICT_DEVIATES], db = b->by_verdict[VERDICT_DEVIATES];
    if (da != db)
        return da > db ? -1 : 1;
    if (a->answered != b->answered)
        return a->answered < b->answered ? -1 : 1;
    return in_order(a, b);
}

const struct score *scores_of_articles(struct arena *arena, const struct score *articles,
                                       size_t article_count, size_t *count) {
    struct score *list = arena_take(arena, (article_count + 1) * sizeof *list);
    *count = 0;
    for (size_t i = 0; i < article_count; i++)
        if (provision_info(articles[i].provision)->kind == PROVISION_ARTICLE)
            list[(*count)++] = articles[i];
    qsort(list, *count, sizeof *list, more_deviations_first);
    return list;
}

const struct score *scores_within(struct arena *arena, const struct score *claimed,
                                  enum provision article, size_t *count) {
    struct score *list = arena_take(arena, PROVISION_COUNT * sizeof *list);
    *count = 0;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (provision_info((enum provision)i)->article != article || !claimed[i].cases)
            continue;
        list[*count] = claimed[i];
        list[(*count)++].provision = (enum provision)i;
    }
    qsort(list, *count, sizeof *list, more_suspect_first);
    return list;
}

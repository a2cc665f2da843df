/* What a case and its golden say of themselves. */
#include <string.h>

#include "harness/case/suite.h"

const char *origin_word(enum origin origin) {
    static const char *const words[ORIGIN_COUNT] = {
        [ORIGIN_WORKED_EXAMPLE] = "worked-example",
        [ORIGIN_PRINTED_TABLE] = "printed-table",
        [ORIGIN_HAND] = "hand",
    };
    return words[origin];
}

bool origin_by_word(const char *word, enum origin *out) {
    for (int i = 0; i < ORIGIN_COUNT; i++) {
        *out = (enum origin)i;
        if (!strcmp(origin_word(*out), word))
            return true;
    }
    return false;
}

static bool holds(const struct datum *data, const struct datum *one) {
    if (data == one)
        return true;
    for (const struct datum *each = data->first; each; each = each->next)
        if (holds(each, one))
            return true;
    return false;
}

enum provision golden_provision(const struct golden *golden, const struct datum *result) {
    for (size_t i = 0; i < golden->proof_count; i++) {
        const struct golden_line *line = golden->proofs[i].line;
        if (line && line->cites.count && holds(result, golden->proofs[i].result))
            return line->cites.items[0];
    }
    return PROVISION_NONE;
}

#include "harness/report/verdict_list.h"

#include "harness/report/output.h"
#include "harness/text.h"

bool verdict_list_write(const struct results *results, const char *path,
                        struct error *error) {
    struct arena *arena = arena_new();
    struct output output;
    struct ledger_cursor cursor;
    const struct result_case *one;
    FILE *out = output_begin(&output);
    results_begin(&cursor, results, NULL);
    while ((one = ledger_next(&cursor))) {
        arena_clear(arena);
        fprintf(out, "%s\t%s\t%s\n", verdict_text(one->verdict), one->id,
                claims_text(arena, &one->claims));
    }
    arena_free(arena);
    return results_end_output(results, &output, path, _("list of verdicts"), error);
}

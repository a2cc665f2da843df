#include "harness/commands/measuring.h"

#include "harness/text.h"

static bool no_score(const char *command, const char *text) {
    fprintf(stderr, "etalon %s: %s\n", command, text);
    return false;
}

/* Whether there is a score; otherwise why not has been said. */
static bool is_sound(const char *command, const struct coverage *coverage,
                     enum exit_code *code) {
    *code = EXIT_BAD_INPUT;
    if (!coverage->ran)
        return no_score(command, _("no case ran, so there is nothing to measure"));
    if (coverage->failed) {
        fprintf(stderr,
                _("etalon %s: no score, %zu of %zu goldens fail, first %s (%s:%d); "
                  "see 'etalon run'\n"),
                command, coverage->failed, coverage->ran, coverage->first_failed->id,
                coverage->first_failed->golden->file,
                coverage->first_failed->golden->line);
        *code = EXIT_DEVIATIONS;
        return false;
    }
    return coverage->ablation_count ||
           no_score(command, _("no score, the cases that ran have no ablation"));
}

static bool adjudicated(struct coverage *coverage, const struct suite *suite) {
    struct problems problems = PROBLEMS_INIT;
    bool good = coverage_adjudicate(coverage, suite_equivalents(suite), &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    return good;
}

bool coverage_has_score(const char *command, const struct suite *suite,
                        struct coverage *out, enum exit_code *code) {
    coverage_measure(out, suite);
    return is_sound(command, out, code) && adjudicated(out, suite);
}

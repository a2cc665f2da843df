/* etalon coverage: which provisions the goldens hold. */
#include <getopt.h>
#include <string.h>

#include "harness/commands/commands.h"
#include "harness/report/coverage_report.h"
#include "harness/text.h"

struct coverage_options {
    struct coverage_scope scope;
    const char *root;
    bool help;
};

static const struct option options[] = {
    {"annex", required_argument, NULL, 'x'}, {"article", required_argument, NULL, 'a'},
    {"all", no_argument, NULL, 'A'},         {"root", required_argument, NULL, 'R'},
    {"help", no_argument, NULL, 'h'},        {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    puts(_(
        "usage: etalon coverage [OPTION]...\n\n"
        "Runs every case, then runs it again under each of its ablations (one effect "
        "removed,\none parameter moved, one condition inverted, one limit off by one "
        "unit ...), and\nshows, article by article, which provisions the goldens hold: "
        "which ones would make\na golden fail if they were wrong. Below held stand "
        "boundary, both sides, executed and\ncited; the gap lists what is executed and "
        "not held. When a golden fails there is no\nscore.\n\n"
        "  --article ID  one article, as IV.46\n"
        "  --annex ID    one annex, as IV\n"
        "  --all         also articles that no calculation computes yet\n"
        "  --root DIR    the folder that holds cases/ and golden/\n\n"
        "examples:\n"
        "  etalon coverage\n"
        "  etalon coverage --article IV.46\n"
        "  etalon coverage --all --annex IV | grep 'NOT REACHED'\n\n"
        "exit codes: 0 measured, 1 a golden fails, 2 usage, 3 bad input, nothing ran or "
        "no\nablation"));
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool annex_exists(const char *annex) {
    size_t length = strlen(annex);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const char *id = provision_id((enum provision)i);
        if (!strncmp(id, annex, length) && id[length] == '.')
            return true;
    }
    return false;
}

/* IV.46, or any provision of the article. */
static enum provision article_of(const char *id) {
    enum provision provision = provision_by_id(id);
    return provision ? provision_info(provision)->article : PROVISION_NONE;
}

static bool apply(int option, struct coverage_options *out, enum exit_code *code,
                  const char *argument) {
    switch (option) {
    case 'h':
        out->help = true;
        return true;
    case 'A':
        out->scope.all = true;
        return true;
    case 'R':
        out->root = optarg;
        return true;
    case 'x':
        out->scope.annex = optarg;
        if (annex_exists(optarg))
            return true;
        *code = command_misused("coverage", _("no provision of annex '%s'"), optarg);
        return false;
    case 'a':
        out->scope.article = article_of(optarg);
        if (out->scope.article)
            return true;
        *code = command_misused("coverage",
                                _("'%s' is no article, 'etalon list --provisions' names "
                                  "them"),
                                optarg);
        return false;
    case ':':
        *code = command_misused("coverage", _("'%s' needs a value"), argument);
        return false;
    default:
        *code = command_misused("coverage", _("'%s' is no option"), argument);
        return false;
    }
}

static bool parse(int argc, char **argv, struct coverage_options *out,
                  enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 1;
    *out = (struct coverage_options){.root = NULL};
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1)
        if (!apply(option, out, code, argv[optind - 1]))
            return false;
    if (optind < argc) {
        *code = command_misused("coverage", _("'%s' is too much"), argv[optind]);
        return false;
    }
    return true;
}

static enum exit_code report(const struct coverage *coverage,
                             const struct coverage_scope *scope) {
    if (!coverage->ran) {
        fputs(_("etalon coverage: no case ran, so there is nothing to measure\n"),
              stderr);
        return EXIT_BAD_INPUT;
    }
    if (coverage->failed) {
        fprintf(stderr,
                _("etalon coverage: no score, %zu of %zu goldens fail, first %s (%s:%d); "
                  "see 'etalon run'\n"),
                coverage->failed, coverage->ran, coverage->first_failed->id,
                coverage->first_failed->golden->file,
                coverage->first_failed->golden->line);
        return EXIT_DEVIATIONS;
    }
    if (!coverage->ablation_count) {
        fputs(_("etalon coverage: no ablation of the cases that ran, so there is no "
                "score\n"),
              stderr);
        return EXIT_BAD_INPUT;
    }
    coverage_report_print(coverage, scope, stdout);
    return EXIT_CONFORMS;
}

enum exit_code cmd_coverage(int argc, char **argv) {
    static struct coverage coverage;
    struct coverage_options asked;
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    struct suite *suite = command_load_suite(asked.root);
    if (!suite)
        return EXIT_BAD_INPUT;
    coverage_measure(&coverage, suite);
    code = report(&coverage, &asked.scope);
    coverage_release(&coverage);
    suite_free(suite);
    return command_output_closed() ? code : EXIT_INTERNAL;
}

/* etalon coverage: which provisions the goldens hold. */
#include <getopt.h>
#include <limits.h>
#include <string.h>

#include "harness/commands/coverage_files.h"
#include "harness/commands/gate_files.h"
#include "harness/commands/measuring.h"
#include "harness/report/coverage_lists.h"
#include "harness/text.h"

enum shown { REPORT, SURVIVORS, REDUNDANT, SUGGESTIONS };

struct coverage_options {
    struct coverage_scope scope;
    enum shown shown;
    int lists; /* how many were asked for instead of the report */
    struct coverage_files files;
    struct gate_files gate;
    const char *root;
    bool help;
};

static const struct option options[] = {
    {"annex", required_argument, NULL, 'x'},
    {"article", required_argument, NULL, 'a'},
    {"all", no_argument, NULL, 'A'},
    {"root", required_argument, NULL, 'R'},
    {"survivors", no_argument, NULL, 's'},
    {"redundant", no_argument, NULL, 'r'},
    {"suggest", no_argument, NULL, 'g'},
    COVERAGE_FILE_OPTIONS,
    GATE_OPTION,
    WRITE_GATE_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
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
        "  --survivors   instead: the ablations that no golden holds, a line each\n"
        "  --redundant   instead: the cases that hold only what others hold too, and "
        "those "
        "that\n                hold nothing, a line each\n"
        "  --suggest     instead: for each gap the smallest change to a case that would "
        "close it,\n                where a search over the facts finds one\n"));
    fputs(coverage_files_help(), stdout);
    puts(_(
        "  --gate FILE   fails where coverage is not what the gate lists\n"
        "  --write-gate FILE  writes the gate that would be met now; rows of --gate stay "
        "as they\n                are, new ones need --owner NAME, --reason TEXT and "
        "--expires DATE\n"
        "  --root DIR    the folder that holds cases/ and golden/\n\n"
        "examples:\n"
        "  etalon coverage\n"
        "  etalon coverage --article IV.46\n"
        "  etalon coverage --all --annex IV | grep 'NOT REACHED'\n"
        "  etalon coverage --survivors --article IV.20\n"
        "  etalon coverage --matrix matrix.csv\n"
        "  etalon coverage --html coverage.html --xml coverage.xml\n"
        "  etalon coverage --annex IV --outline annex_iv.txt --lcov annex_iv.info\n"
        "  etalon coverage --gate ci/gate.xml --write-gate ci/gate.xml\n\n"
        "cases/equivalent.xml lists ablations adjudicated to change nothing; each is "
        "tried "
        "again\nat every run.\n\n"
        "exit codes: 0 measured, 1 a golden fails, 2 usage, 3 bad input, nothing ran, no "
        "ablation,\nor an adjudication that does not hold, 4 the gate is not met"));
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
    case 's':
    case 'r':
    case 'g':
        out->shown = option == 's' ? SURVIVORS : option == 'r' ? REDUNDANT : SUGGESTIONS;
        out->lists++;
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
        if (coverage_files_take(&out->files, option) ||
            gate_files_take(&out->gate, option))
            return true;
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
    if (optind < argc)
        *code = command_misused("coverage", _("'%s' is too much"), argv[optind]);
    else if (out->lists > 1)
        *code = command_misused("coverage", _("one list at a time"));
    else
        return coverage_files_agree(&out->files, &out->scope, code) &&
               gate_files_agree(&out->gate, "coverage", code);
    return false;
}

static void show(const struct coverage_options *asked, const struct coverage *coverage,
                 const struct suite *suite) {
    if (asked->shown == SURVIVORS)
        coverage_survivors_print(coverage, &asked->scope, stdout);
    else if (asked->shown == SUGGESTIONS)
        coverage_suggestions_print(coverage, suite, &asked->scope, stdout);
    else if (asked->shown == REDUNDANT)
        coverage_redundant_print(coverage, suite, &asked->scope, stdout);
    else
        coverage_report_print(coverage, &asked->scope, stdout);
}

static enum exit_code report(const struct coverage_options *asked,
                             const struct coverage *coverage, const struct suite *suite,
                             const struct open_gate *gate) {
    char above[PATH_MAX];
    if (!coverage_files_take_output(&asked->files))
        show(asked, coverage, suite);
    enum exit_code code =
        coverage_files_write(&asked->files, coverage, &asked->scope,
                             command_find_root(asked->root, above), stdout);
    return code == EXIT_CONFORMS
               ? gate_files_hold(&asked->gate, "coverage", gate, coverage)
               : code;
}

static enum exit_code measure(const struct coverage_options *asked,
                              const struct suite *suite) {
    static struct coverage coverage;
    struct open_gate gate;
    enum exit_code code;
    if (gate_files_open(&asked->gate, "coverage", suite_schema_dir(suite), &gate,
                        &code)) {
        if (coverage_has_score("coverage", suite, &coverage, &code))
            code = report(asked, &coverage, suite, &gate);
        coverage_release(&coverage);
    }
    gate_files_release(&gate);
    return code;
}

enum exit_code cmd_coverage(int argc, char **argv) {
    struct coverage_options asked;
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    struct suite *suite = command_load_suite(asked.root, &code);
    if (!suite)
        return code;
    code = measure(&asked, suite);
    suite_free(suite);
    return command_output_closed() ? code : EXIT_INTERNAL;
}

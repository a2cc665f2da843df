#include "harness/commands/selection.h"

#include <fnmatch.h>
#include <stdlib.h>

#include "harness/report/tally.h"
#include "harness/text.h"

const char *selection_help(void) {
    return _(
        "  -a, --article ID        only cases that claim this article or provision\n"
        "      --calculation NAME  only cases of this calculation\n"
        "  -c, --case PATTERN      only cases whose id matches, as 'bonus_*'\n"
        "  -r, --root DIR          the folder that holds cases/ and golden/\n"
        "                          repeated they select more, different ones less\n");
}

static bool take_article(struct selection *selection, const char *id,
                         enum exit_code *code) {
    enum provision provision = provision_by_id(id);
    if (provision == PROVISION_NONE) {
        *code = command_misused(selection->command,
                                _("no provision '%s', expected an id such as IV.46"), id);
        return false;
    }
    selection->articles[selection->article_count++] = provision;
    return true;
}

static bool take_calculation(struct selection *selection, const char *name,
                             enum exit_code *code) {
    const struct calculation *calculation = calculation_by_name(name);
    if (!calculation) {
        *code = command_misused(
            selection->command,
            _("no calculation '%s', expected one that 'etalon list' names"), name);
        return false;
    }
    selection->calculations[selection->calculation_count++] = calculation;
    return true;
}

static bool full(const struct selection *selection, enum exit_code *code) {
    if (selection->article_count < SELECTION_MOST &&
        selection->calculation_count < SELECTION_MOST &&
        selection->case_count < SELECTION_MOST)
        return false;
    *code = command_misused(selection->command, _("more than %d selections of one kind"),
                            SELECTION_MOST);
    return true;
}

bool selection_take(struct selection *selection, int option, char **argv,
                    enum exit_code *code) {
    if (full(selection, code))
        return false;
    switch (option) {
    case 'r':
        selection->root = optarg;
        return true;
    case 'a':
        return take_article(selection, optarg, code);
    case OPTION_CALCULATION:
        return take_calculation(selection, optarg, code);
    case 'c':
        selection->cases[selection->case_count++] = optarg;
        return true;
    case ':':
        *code = command_misused(selection->command, _("'%s' needs a value"),
                                argv[optind - 1]);
        return false;
    default:
        *code =
            command_misused(selection->command, _("'%s' is no option"), argv[optind - 1]);
        return false;
    }
}

bool selection_ends(const struct selection *selection, int argc, char **argv, int words,
                    enum exit_code *code) {
    if (argc - optind <= words)
        return true;
    *code =
        command_misused(selection->command, _("'%s' is too much"), argv[optind + words]);
    return false;
}

static bool claims_one(const struct selection *selection,
                       const struct specimen *specimen) {
    for (size_t i = 0; i < selection->article_count; i++)
        if (specimen_claims(specimen, selection->articles[i]))
            return true;
    return selection->article_count == 0;
}

static bool computes_one(const struct selection *selection,
                         const struct specimen *specimen) {
    for (size_t i = 0; i < selection->calculation_count; i++)
        if (specimen->calculation == selection->calculations[i])
            return true;
    return selection->calculation_count == 0;
}

static bool matches_one(const struct selection *selection,
                        const struct specimen *specimen) {
    for (size_t i = 0; i < selection->case_count; i++)
        if (!fnmatch(selection->cases[i], specimen->id, 0))
            return true;
    return selection->case_count == 0;
}

bool selection_has(const struct selection *selection, const struct specimen *specimen) {
    return claims_one(selection, specimen) && computes_one(selection, specimen) &&
           matches_one(selection, specimen);
}

bool selection_load(const struct selection *selection, struct suite **suite,
                    struct chosen *chosen, enum exit_code *code) {
    *chosen = (struct chosen){.count = 0};
    *code = EXIT_BAD_INPUT;
    *suite = command_load_suite(selection->root);
    if (!*suite)
        return false;
    size_t count = suite_count(*suite);
    chosen->items = calloc(count ? count : 1, sizeof *chosen->items);
    if (!chosen->items)
        BUG("out of memory for %zu cases", count);
    for (size_t i = 0; i < count; i++) {
        const struct specimen *specimen = suite_at(*suite, i);
        if (selection_has(selection, specimen))
            chosen->items[chosen->count++] = specimen;
    }
    if (chosen->count)
        return true;
    fprintf(stderr, _("etalon %s: no case matches\n"), selection->command);
    free(chosen->items);
    suite_free(*suite);
    return false;
}

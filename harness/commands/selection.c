#include "harness/commands/selection.h"

#include <stdlib.h>

#include "harness/text.h"

const char *selection_help(void) {
    return _("  -a, --article ID        only cases that claim this article or provision\n"
             "      --calculation NAME  only cases of this calculation\n"
             "  -c, --case ID           only this case\n"
             "      --origin ORIGIN     worked-example, printed-table or hand\n"
             "                          each may be a glob, as 'bonus_*'; repeated they "
             "select\n"
             "                          more, different ones less\n"
             "      --shard K/N         the Kth of N parts of what is selected\n"
             "  -r, --root DIR          the folder that holds cases/ and golden/\n");
}

static bool take_glob(struct selection *selection, enum pattern_kind kind,
                      const char *glob, enum exit_code *code) {
    const char *what = kind == PATTERN_ARTICLE ? "provision" : pattern_kind_text(kind);
    const char *expected = patterns_add(&selection->patterns, kind, glob);
    if (expected)
        *code = command_misused(selection->command, _("no %s '%s', expected %s"), what,
                                glob, expected);
    return !expected;
}

static bool take_shard(struct selection *selection, enum exit_code *code) {
    if (shard_read(optarg, &selection->shard))
        return true;
    *code = command_misused(selection->command,
                            _("--shard '%s': expected K/N with K from 1 to N, as 2/3"),
                            optarg);
    return false;
}

bool selection_take(struct selection *selection, int option, char **argv,
                    enum exit_code *code) {
    switch (option) {
    case 'r':
        selection->root = optarg;
        return true;
    case 'a':
        return take_glob(selection, PATTERN_ARTICLE, optarg, code);
    case OPTION_CALCULATION:
        return take_glob(selection, PATTERN_CALCULATION, optarg, code);
    case 'c':
        return take_glob(selection, PATTERN_CASE, optarg, code);
    case OPTION_ORIGIN:
        return take_glob(selection, PATTERN_ORIGIN, optarg, code);
    case OPTION_SHARD:
        return take_shard(selection, code);
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

bool selection_given(const struct selection *selection) {
    return selection->patterns.count || selection->shard.of;
}

/* Before it is split into shards. */
static bool is_of_whole(const struct selection *selection,
                        const struct specimen *specimen) {
    return !selection->without[specimen->origin] &&
           patterns_match(&selection->patterns, specimen);
}

static bool takes_all(const struct selection *selection) {
    for (int i = 0; i < ORIGIN_COUNT; i++)
        if (selection->without[i])
            return false;
    return !selection_given(selection);
}

struct choosing {
    const struct selection *selection;
    struct chosen *chosen;
    size_t room;
};

static void add(struct choosing *choosing, size_t place) {
    struct chosen *chosen = choosing->chosen;
    if (chosen->count == choosing->room) {
        choosing->room = choosing->room ? 2 * choosing->room : 64;
        chosen->places = realloc(chosen->places, choosing->room * sizeof *chosen->places);
        if (!chosen->places)
            BUG("out of memory for %zu cases", choosing->room);
    }
    chosen->places[chosen->count++] = place;
}

static bool choose(void *context, size_t place, const struct specimen *head) {
    struct choosing *choosing = context;
    if (!is_of_whole(choosing->selection, head))
        return true;
    choosing->chosen->whole++;
    if (shard_has(&choosing->selection->shard, head->id))
        add(choosing, place);
    return true;
}

static bool does_not_match(void *glob, size_t place, const struct specimen *head) {
    (void)place;
    return !glob_matches(glob, head->id);
}

/* The first glob of a case that none has, so that a slip is not lost among others. */
static const char *idle_glob(const struct selection *selection,
                             const struct suite *suite) {
    for (size_t i = 0; i < selection->patterns.count; i++) {
        const struct pattern *pattern = &selection->patterns.items[i];
        if (pattern->kind == PATTERN_CASE &&
            suite_walk(suite, does_not_match, (void *)pattern->glob))
            return pattern->glob;
    }
    return NULL;
}

static bool selects(const struct selection *selection, const struct suite *suite,
                    const struct chosen *chosen, enum exit_code *code) {
    const char *idle = idle_glob(selection, suite);
    if (idle)
        *code = command_misused(
            selection->command,
            _("no case '%s', expected one that 'etalon list --cases' names"), idle);
    else if (!chosen->whole)
        *code = command_misused(selection->command,
                                _("no case is all that was asked for together"));
    return !idle && chosen->whole;
}

bool selection_load(const struct selection *selection, struct chosen *chosen,
                    enum exit_code *code) {
    struct suite *suite = selection->sparing
                              ? command_load_suite_sparingly(selection->root, code)
                              : command_load_suite(selection->root, code);
    if (!suite)
        return false;
    if (takes_all(selection)) {
        *chosen = chosen_all(suite);
        return true;
    }
    *chosen = (struct chosen){.suite = suite};
    struct choosing choosing = {.selection = selection, .chosen = chosen};
    suite_walk(suite, choose, &choosing);
    if (selects(selection, suite, chosen, code))
        return true;
    selection_release(chosen);
    return false;
}

void selection_release(struct chosen *chosen) {
    struct suite *suite = chosen->suite;
    chosen_release(chosen);
    suite_free(suite);
}

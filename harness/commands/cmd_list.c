/* etalon list: calculations, cases, provisions, readings or errata, one line each where
 * filters help. */
#include <getopt.h>

#include "harness/commands/commands.h"
#include "harness/report/columns.h"
#include "harness/report/wording.h"
#include "harness/text.h"

enum subject { CALCULATIONS, CASES, PROVISIONS, READINGS, ERRATA };

struct list_options {
    enum subject subject;
    const char *root;
    bool help;
};

static const struct option options[] = {
    {"calculations", no_argument, NULL, 'l'}, {"cases", no_argument, NULL, 'c'},
    {"provisions", no_argument, NULL, 'p'},   {"readings", no_argument, NULL, 'r'},
    {"errata", no_argument, NULL, 'e'},       {"root", required_argument, NULL, 'R'},
    {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    puts(_(
        "usage: etalon list [--calculations | --cases | --provisions | --readings | "
        "--errata]\n\n"
        "  --calculations  name, provision and summary of each calculation (default)\n"
        "  --cases         id, calculation and origin of each case\n"
        "  --provisions    id, kind and summary of each provision, and why some need no "
        "test\n"
        "  --readings      each reading of the text, with its default and alternatives\n"
        "  --errata        each misprint of the regulation: place, printed, accepted, "
        "cause\n"
        "  --root DIR      the folder that holds cases/ and golden/\n\n"
        "examples:\n"
        "  etalon list\n"
        "  etalon list --cases | grep ^bonus_after_60\n"
        "  etalon list --provisions | grep ^IV.46"));
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool parse(int argc, char **argv, struct list_options *out, enum exit_code *code) {
    int option, subjects = 0;
    opterr = 0;
    optind = 1;
    *out = (struct list_options){.subject = CALCULATIONS};
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        switch (option) {
        case 'l':
        case 'c':
        case 'p':
        case 'r':
        case 'e':
            out->subject = option == 'c'   ? CASES
                           : option == 'e' ? ERRATA
                           : option == 'p' ? PROVISIONS
                           : option == 'r' ? READINGS
                                           : CALCULATIONS;
            subjects++;
            break;
        case 'R':
            out->root = optarg;
            break;
        case 'h':
            out->help = true;
            break;
        case ':':
            *code = command_misused("list", _("'%s' needs a value"), argv[optind - 1]);
            return false;
        default:
            *code = command_misused("list", _("'%s' is no option"), argv[optind - 1]);
            return false;
        }
    }
    if (optind < argc)
        *code = command_misused("list", _("'%s' is too much"), argv[optind]);
    else if (subjects > 1)
        *code = command_misused("list", _("one list at a time"));
    else
        return true;
    return false;
}

static void list_calculations(struct arena *arena) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_ENDLESS, 0);
    for (size_t i = 0; calculation_at(i); i++) {
        const struct calculation *calculation = calculation_at(i);
        COLUMNS_ADD(&columns, calculation->name, provision_id(calculation->provision),
                    calculation->summary);
    }
    columns_print(&columns, stdout);
}

static void list_cases(struct arena *arena, const struct suite *suite) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_ENDLESS, 0);
    for (size_t i = 0; i < suite_count(suite); i++) {
        const struct specimen *specimen = suite_at(suite, i);
        COLUMNS_ADD(&columns, specimen->id, specimen->calculation->name,
                    origin_word(specimen->origin));
    }
    columns_print(&columns, stdout);
}

static void list_provisions(struct arena *arena) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_ENDLESS, 0);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        const char *summary = info->summary;
        if (info->untested)
            summary =
                arena_print(arena, _("%s [no test needed; %s]"), summary, info->untested);
        COLUMNS_ADD(&columns, info->id, provision_kind_text(info->kind), summary);
    }
    columns_print(&columns, stdout);
}

static void list_readings(struct arena *arena) {
    for (int i = 1; i < READING_COUNT; i++) {
        const struct reading_info *info = reading_info((enum reading)i);
        printf("%s  (%s)\n", info->id, provision_id(info->provision));
        paragraph_print(stdout, arena, 4, info->question);
        printf(_("    default: %s; otherwise: %s\n"), choice_word(info->by_default),
               other_choices(arena, (enum reading)i, info->by_default));
    }
}

static void list_errata(struct arena *arena, const struct suite *suite) {
    for (size_t i = 0; i < suite_count(suite); i++) {
        const struct specimen *specimen = suite_at(suite, i);
        for (size_t j = 0; j < specimen->golden->erratum_count; j++) {
            const struct erratum *erratum = &specimen->golden->errata[j];
            printf(_("%s  (%s)\n    printed: %s; accepted: %s\n"), erratum->place,
                   specimen->id, erratum->printed, erratum->accepted);
            paragraph_print(stdout, arena, 4, erratum->cause);
        }
    }
}

enum exit_code cmd_list(int argc, char **argv) {
    struct list_options asked;
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    struct suite *suite = NULL;
    bool of_cases = asked.subject == CASES || asked.subject == ERRATA;
    if (of_cases && !(suite = command_load_suite(asked.root)))
        return EXIT_BAD_INPUT;
    struct arena *arena = arena_new();
    if (asked.subject == CALCULATIONS)
        list_calculations(arena);
    else if (asked.subject == CASES)
        list_cases(arena, suite);
    else if (asked.subject == ERRATA)
        list_errata(arena, suite);
    else if (asked.subject == PROVISIONS)
        list_provisions(arena);
    else
        list_readings(arena);
    arena_free(arena);
    suite_free(suite);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

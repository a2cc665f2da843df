/* etalon list: calculations, cases, provisions, readings or errata, one line each where
 * filters help. */
#include <stdlib.h>

#include "harness/commands/selection.h"
#include "harness/report/columns.h"
#include "harness/report/wording.h"
#include "harness/text.h"

enum subject { CALCULATIONS, CASES, PROVISIONS, READINGS, ERRATA };

struct list_options {
    enum subject subject;
    struct selection selection; /* of cases and their errata */
    bool help;
};

enum { OPTION_SUBJECT = OPTIONS_OF_COMMAND };

static const struct option options[] = {
    SELECTION_OPTIONS,
    {"calculations", no_argument, NULL, OPTION_SUBJECT + CALCULATIONS},
    {"cases", no_argument, NULL, OPTION_SUBJECT + CASES},
    {"provisions", no_argument, NULL, OPTION_SUBJECT + PROVISIONS},
    {"readings", no_argument, NULL, OPTION_SUBJECT + READINGS},
    {"errata", no_argument, NULL, OPTION_SUBJECT + ERRATA},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(
        _("usage: etalon list [--calculations | --cases | --provisions | --readings | "
          "--errata]\n"
          "                   [OPTION]...\n\n"
          "      --calculations      name, provision and summary of each (default)\n"
          "      --cases             id, calculation and origin of each case\n"
          "      --provisions        id, kind and summary of each, and why some need no "
          "test\n"
          "      --readings          each reading of the text, its default and "
          "alternatives\n"
          "      --errata            each misprint of the regulation: place, printed,\n"
          "                          accepted, cause\n\n"
          "with --cases and --errata:\n"),
        stdout);
    fputs(selection_help(), stdout);
    fputs(_("\nexamples:\n"
            "  etalon list\n"
            "  etalon list --cases --article IV.46 --origin 'worked-*'\n"
            "  etalon list --provisions | grep ^IV.46\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool is_of_cases(const struct list_options *asked) {
    return asked->subject == CASES || asked->subject == ERRATA;
}

static bool parse(int argc, char **argv, struct list_options *out, enum exit_code *code) {
    int option, subjects = 0;
    opterr = 0;
    optind = 0;
    *out = (struct list_options){.subject = CALCULATIONS,
                                 .selection = {.command = "list", .sparing = true}};
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "h", options, NULL)) !=
           -1) {
        if (option == 'h') {
            out->help = true;
            return true;
        }
        if (option >= OPTION_SUBJECT && option <= OPTION_SUBJECT + ERRATA) {
            out->subject = (enum subject)(option - OPTION_SUBJECT);
            subjects++;
        } else if (!selection_take(&out->selection, option, argv, code)) {
            return false;
        }
    }
    if (subjects > 1)
        *code = command_misused("list", _("one list at a time"));
    else if (selection_given(&out->selection) && !is_of_cases(out))
        *code = command_misused("list", _("a selection goes with --cases or --errata"));
    else
        return selection_ends(&out->selection, argc, argv, 0, code);
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

static void list_cases(struct arena *arena, const struct chosen *chosen) {
    struct columns columns;
    columns_init(&columns, arena, PAGE_ENDLESS, 0);
    for (int printing = 0; printing <= 1; printing++)
        for (size_t i = 0; i < chosen->count; i++) {
            struct specimen head;
            arena_clear(arena);
            chosen_head(chosen, i, arena, &head);
            const char *const cells[] = {head.id, head.calculation->name,
                                         origin_word(head.origin)};
            const int count = sizeof cells / sizeof *cells;
            if (printing)
                columns_print_row(&columns, stdout, cells, count);
            else
                columns_measure(&columns, cells, count);
        }
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

static enum exit_code list_errata(struct arena *arena, const struct chosen *chosen) {
    struct error error = ERROR_INIT;
    for (size_t i = 0; i < chosen->count; i++) {
        const struct specimen *specimen = chosen_bring(chosen, i, &error);
        arena_clear(arena);
        if (!specimen)
            return command_fails(&error);
        for (size_t j = 0; j < specimen->golden->erratum_count; j++) {
            const struct erratum *erratum = &specimen->golden->errata[j];
            printf(_("%s  (%s)\n    printed: %s; accepted: %s\n"), erratum->place,
                   specimen->id, erratum->printed, erratum->accepted);
            paragraph_print(stdout, arena, 4, erratum->cause);
        }
    }
    return EXIT_CONFORMS;
}

enum exit_code cmd_list(int argc, char **argv) {
    struct list_options asked;
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    struct chosen chosen = {.suite = NULL};
    if (is_of_cases(&asked) && !selection_load(&asked.selection, &chosen, &code))
        return code;
    struct arena *arena = arena_new();
    if (asked.subject == CALCULATIONS)
        list_calculations(arena);
    else if (asked.subject == CASES)
        list_cases(arena, &chosen);
    else if (asked.subject == ERRATA)
        code = list_errata(arena, &chosen);
    else if (asked.subject == PROVISIONS)
        list_provisions(arena);
    else
        list_readings(arena);
    arena_free(arena);
    selection_release(&chosen);
    return command_output_closed() ? code : EXIT_INTERNAL;
}

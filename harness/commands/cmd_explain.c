/* etalon explain: one case, step by step, back to the provisions. */
#include <getopt.h>
#include <string.h>

#include "harness/commands/commands.h"
#include "harness/report/explanation.h"
#include "harness/text.h"

enum { NEAREST_SHOWN = 3 };

struct explain_options {
    const char *id, *root;
    struct readings readings;
    bool help;
};

static const struct option options[] = {
    {"reading", required_argument, NULL, 'r'},
    {"root", required_argument, NULL, 'R'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    puts(_(
        "usage: etalon explain [OPTION]... CASE\n\n"
        "Recomputes a case and shows its facts, every step with the provision behind "
        "it,\nthe readings of the text that decided, and the figures beside those of "
        "the golden\nand of the regulation.\n\n"
        "  --reading ID=CHOICE  compute under this reading; may be repeated\n"
        "  --root DIR           the folder that holds cases/ and golden/\n\n"
        "examples:\n"
        "  etalon explain bonus_after_60.example_2\n"
        "  etalon explain bonus_after_60.example_2 --reading "
        "R-IV.46-part_years=whole_years\n\n"
        "'etalon list --cases' names the cases, 'etalon list --readings' the readings."));
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

/* Reads `ID=CHOICE` into the readings. */
static bool choose(const char *text, struct readings *readings, enum exit_code *code) {
    char id[64];
    const char *equals = strchr(text, '=');
    if (!equals || (size_t)(equals - text) >= sizeof id) {
        *code = command_misused("explain", _("'%s' is not ID=CHOICE"), text);
        return false;
    }
    snprintf(id, sizeof id, "%.*s", (int)(equals - text), text);
    enum reading reading = reading_by_id(id);
    if (reading == READING_NONE) {
        *code = command_misused(
            "explain", _("'%s' is no reading, 'etalon list --readings' names them"), id);
        return false;
    }
    enum choice choice = choice_by_word(reading, equals + 1);
    if (choice == CHOICE_NONE) {
        *code = command_misused("explain", _("'%s' is no choice of %s"), equals + 1, id);
        return false;
    }
    readings->chosen[reading] = choice;
    return true;
}

static bool parse(int argc, char **argv, struct explain_options *out,
                  enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 1;
    *out = (struct explain_options){.id = NULL};
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        if (option == 'h') {
            out->help = true;
            return true;
        }
        if (option == 'R') {
            out->root = optarg;
        } else if (option == 'r') {
            if (!choose(optarg, &out->readings, code))
                return false;
        } else {
            *code = command_misused("explain",
                                    option == ':' ? _("'%s' needs a value")
                                                  : _("'%s' is no option"),
                                    argv[optind - 1]);
            return false;
        }
    }
    if (argc - optind != 1) {
        *code = command_misused("explain", optind == argc ? _("name a case")
                                                          : _("name one case only"));
        return false;
    }
    out->id = argv[optind];
    return true;
}

/* Cases whose id holds what was asked for. */
struct near {
    const char *id;
    char text[400];
    int shown;
};

static bool look_near(void *context, size_t place, const struct specimen *head) {
    struct near *near = context;
    size_t length = strlen(near->text), room = sizeof near->text - length;
    (void)place;
    if (!strstr(head->id, near->id) || strlen(head->id) + 3 > room)
        return true;
    snprintf(near->text + length, room, "%s%s", near->shown ? ", " : "", head->id);
    return ++near->shown < NEAREST_SHOWN;
}

static enum exit_code unknown_case(const struct suite *suite, const char *id) {
    struct near near = {.id = id};
    struct error error = ERROR_INIT;
    suite_walk(suite, look_near, &near);
    if (near.shown)
        error_set(&error, ERROR_INPUT, _("no case '%s'; near it: %s"), id, near.text);
    else
        error_set(&error, ERROR_INPUT,
                  _("no case '%s'; 'etalon list --cases' names them"), id);
    return command_fails(&error);
}

static enum exit_code explain(const struct explain_options *asked, struct suite *suite) {
    struct error error = ERROR_INIT;
    struct explanation explanation;
    size_t place;
    if (!suite_place(suite, asked->id, &place))
        return unknown_case(suite, asked->id);
    const struct specimen *specimen = suite_bring(suite, place, &error);
    if (!specimen)
        return command_fails(&error);
    struct arena *arena = arena_new();
    explanation_make(arena, specimen, &asked->readings, &explanation);
    explanation_print(&explanation, stdout);
    bool good =
        explanation.judgement.verdict == VERDICT_AGREES || explanation.other_readings;
    arena_free(arena);
    return good ? EXIT_CONFORMS : EXIT_DEVIATIONS;
}

enum exit_code cmd_explain(int argc, char **argv) {
    struct explain_options asked;
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    struct suite *suite = command_load_suite_sparingly(asked.root, &code);
    if (!suite)
        return code;
    code = explain(&asked, suite);
    suite_free(suite);
    return command_output_closed() ? code : EXIT_INTERNAL;
}

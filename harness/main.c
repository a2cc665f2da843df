/* etalon COMMAND ...: sets up the language and hands over to the command. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "harness/commands/commands.h"
#include "harness/report/columns.h"
#include "harness/text.h"
#include "harness/version.h"

static void speak_the_language_of_the_user(void) {
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* figures are the same everywhere */
    textdomain("etalon");
    bind_textdomain_codeset("etalon", "UTF-8");
}

static void note_nothing(int signal_number) {
    (void)signal_number;
}

/*
 * A closed pipe, or a file that grows beyond its limit, is reported as a failed write. A
 * handler, not SIG_IGN: programs that we start do not inherit it.
 */
static void survive_failed_writes(void) {
    struct sigaction action = {.sa_handler = note_nothing, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGXFSZ, &action, NULL);
}

static enum exit_code print_help(void) {
    puts(
        _("usage: etalon COMMAND [OPTION]...\n"
          "       etalon --help | --version\n\n"
          "The reference measure for a staff regulation: cases with their arithmetic, a\n"
          "reference calculator, and a judgement of payroll systems, article by "
          "article.\n\n"
          "commands:"));
    struct arena *arena = arena_new();
    struct columns columns;
    columns_init(&columns, arena, PAGE_WIDTH, 2);
    for (size_t i = 0; command_at(i); i++)
        COLUMNS_ADD(&columns, command_at(i)->name, _(command_at(i)->summary));
    columns_print(&columns, stdout);
    arena_free(arena);
    puts(_("\n'etalon COMMAND --help' shows the options and examples of a command.\n"
           "exit codes: 0 conforms, 1 deviations, 2 usage, 3 bad input, 4 gate not met, "
           "5 internal"));
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static enum exit_code print_version(void) {
    printf("etalon %s\n", ETALON_VERSION);
    puts(_("NATO Civilian Personnel Regulations, French edition, Rectif. 31"));
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

int main(int argc, char **argv) {
    speak_the_language_of_the_user();
    survive_failed_writes();
    if (argc < 2) {
        fputs(_("etalon: no command given; see 'etalon --help'\n"), stderr);
        return EXIT_USAGE;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
        return (int)print_help();
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V"))
        return (int)print_version();
    const struct command *command = command_by_name(argv[1]);
    if (!command) {
        fprintf(stderr, _("etalon: '%s' is no command; see 'etalon --help'\n"), argv[1]);
        return EXIT_USAGE;
    }
    return (int)command->run(argc - 1, argv + 1);
}

/* etalon describe: what a calculation takes, gives, refuses and leaves to a reading. */
#include <getopt.h>

#include "harness/commands/commands.h"
#include "harness/report/description.h"
#include "harness/text.h"

static const struct option options[] = {
    {"json", no_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    puts(_("usage: etalon describe [--json] CALCULATION\n\n"
           "Shows the facts and the results of a calculation, the provisions that it "
           "applies,\nwhere it refuses, and the readings that bear on it.\n\n"
           "  --json  the same for programs\n\n"
           "examples:\n"
           "  etalon describe retirement_pension\n"
           "  etalon describe --json bonus_after_60 | jq '.facts[].name'\n\n"
           "'etalon list' names the calculations."));
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

enum exit_code cmd_describe(int argc, char **argv) {
    bool json = false;
    int option;
    opterr = 0;
    optind = 1;
    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
        if (option == 'h')
            return print_help();
        if (option != 'j')
            return command_misused("describe", _("'%s' is no option"), argv[optind - 1]);
        json = true;
    }
    if (argc - optind != 1)
        return command_misused("describe", optind == argc
                                               ? _("name a calculation")
                                               : _("name one calculation only"));
    const struct calculation *calculation = calculation_by_name(argv[optind]);
    if (!calculation)
        return command_misused("describe",
                               _("'%s' is no calculation, 'etalon list' names them"),
                               argv[optind]);
    bool written = true;
    if (json)
        written = description_print_json(calculation, stdout);
    else
        description_print(calculation, stdout);
    return command_output_closed() && written ? EXIT_CONFORMS : EXIT_INTERNAL;
}

/* etalon verify: asks a payroll system the cases and judges its answers. */
#include <stdlib.h>

#include "harness/commands/judging.h"
#include "harness/commands/times.h"
#include "harness/text.h"

enum { TIMEOUT_MOST = 86400 }; /* seconds */
enum { JOBS_MOST = 64 };
enum {
    OPTION_URL = OPTIONS_OF_COMMAND,
    OPTION_HTTP_ONE,
    OPTION_CA,
    OPTION_ODBC,
    OPTION_MAP,
    OPTION_ONE_SHOT
};

static const struct option options[] = {
    SELECTION_OPTIONS,
    REPORT_OPTIONS,
    TIMES_OPTION,
    PACK_OPTION,
    EXCUSE_OPTIONS,
    {"system", required_argument, NULL, 's'},
    {"one-shot", no_argument, NULL, OPTION_ONE_SHOT},
    {"jobs", required_argument, NULL, 'j'},
    {"url", required_argument, NULL, OPTION_URL},
    {"http-one", no_argument, NULL, OPTION_HTTP_ONE},
    {"ca", required_argument, NULL, OPTION_CA},
    {"odbc", required_argument, NULL, OPTION_ODBC},
    {"map", required_argument, NULL, OPTION_MAP},
    {"timeout", required_argument, NULL, 't'},
    {"verbose", no_argument, NULL, 'v'},
    {"verdicts", required_argument, NULL, 'w'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(
        _("usage: etalon verify --system COMMAND [OPTION]...\n"
          "       etalon verify --url URL [OPTION]...\n"
          "       etalon verify --map FILE [--odbc CONNECTION] [OPTION]...\n\n"
          "Starts a payroll system, asks it every case, and reports where its answers "
          "deviate\n"
          "from the goldens, article by article. The system reads questions on standard\n"
          "input and writes answers on standard output, one JSON object a line.\n\n"
          "  -s, --system COMMAND    how to start the system, run by sh -c\n"
          "      --one-shot          start it for each case anew: one question in, one\n"
          "                          answer out, and the end with exit status 0\n"
          "  -j, --jobs N            so many processes at once with --one-shot; as many "
          "as\n"
          "                          there are cores when left out\n"
          "      --url URL           where the system is asked over HTTP, by POST of "
          "NDJSON;\n"
          "                          $ETALON_TOKEN is sent as a bearer token\n"
          "      --http-one          one question a request, as JSON\n"
          "      --ca FILE           trust the certificates in FILE, in PEM, and no "
          "others\n"
          "      --map FILE          ask a database by the queries in FILE, in XML\n"
          "      --odbc CONNECTION   its ODBC connection string, as 'DSN=payroll'; "
          "when left out,\n"
          "                          $ETALON_ODBC, which keeps a password off the "
          "command line\n"
          "  -t, --timeout SECONDS   for one answer, or one response over HTTP; 10 when "
          "left out\n"),
        stdout);
    fputs(selection_help(), stdout);
    report_files_help(stdout);
    fputs(times_help(), stdout);
    fputs(packing_help(), stdout);
    fputs(excuse_files_help(), stdout);
    fputs(write_baseline_help(), stdout);
    fputs(_("  -v, --verbose           name all cases, those that agree as well\n"
            "  -w, --verdicts FILE     write verdict, case and claims, a line each\n\n"
            "examples:\n"
            "  etalon verify --system './payroll --stdio'\n"
            "  etalon verify --system './payroll --stdio' --article IV.20 --timeout 2\n"
            "  etalon verify --system './payroll --stdio' --pack evidence.tar\n"
            "  etalon verify --system 'build/etalon answer'\n"
            "  etalon verify --system './payroll --case -' --one-shot --jobs 4\n"
            "  etalon verify --url https://payroll.example.org/answers --ca ca.pem\n"
            "  etalon verify --odbc 'DSN=payroll' --map queries.xml\n\n"
            "exit codes: 0 conforms, also where another reading of the text is applied "
            "or a\n"
            "calculation is unsupported; 1 an answer deviates, is broken or missing; 4 "
            "none\n"
            "does, but a tolerance or known deviation has expired or holds no more\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool read_timeout(const char *text, int *milliseconds) {
    struct arena *arena = arena_new();
    number seconds = number_read(arena, text);
    bool good = seconds && number_sign(seconds) > 0 &&
                number_compare(seconds, number_of(arena, TIMEOUT_MOST)) <= 0;
    if (good) {
        number scaled = number_times(arena, seconds, number_of(arena, 1000));
        *milliseconds = (int)number_to_long(number_rounded(arena, scaled, 0, ROUND_UP));
    }
    arena_free(arena);
    return good;
}

struct asked {
    struct judging judging;
    const char *system;
    const char *url;
    struct program_options program;
    bool one_shot;
    struct http_options http;
    const char *connection, *map;
    bool help;
};

static bool is_empty(const char *text) {
    return text && !*text;
}

/* NULL: exactly one way to reach the system is named, with what goes with it. */
static const char *wrong_system(const struct asked *asked) {
    int ways = (asked->system != NULL) + (asked->url != NULL) +
               (asked->map != NULL || asked->connection != NULL);
    if (ways > 1)
        return _(
            "more than one way to a system given, expected one of --system, --url and "
            "--map");
    if (!ways || is_empty(asked->system) || is_empty(asked->url))
        return _("no system given, expected --system, --url or --map");
    if (!asked->url && (asked->http.one || asked->http.ca_file))
        return _("--http-one and --ca go with --url");
    if (asked->connection && (!asked->map || is_empty(asked->map)))
        return _("--odbc goes with --map, the file of queries");
    if (asked->map && !asked->connection)
        return _("--map without --odbc: expected the connection string in $ETALON_ODBC");
    if (asked->one_shot && !asked->system)
        return _("--one-shot goes with --system");
    if (asked->program.at_once && !asked->one_shot)
        return _("--jobs goes with --one-shot");
    return NULL;
}

static bool names_a_system(struct asked *asked, enum exit_code *code) {
    if (asked->map && !asked->connection)
        asked->connection = getenv("ETALON_ODBC");
    const char *wrong = wrong_system(asked);
    if (wrong)
        *code = command_misused("verify", "%s", wrong);
    return !wrong;
}

static bool open_system(struct system *out, struct asked *asked,
                        const struct suite *suite, struct error *error) {
    int timeout_ms = asked->program.timeout_ms;
    struct odbc_options odbc = {.timeout_ms = timeout_ms};
    asked->http.timeout_ms = timeout_ms;
    if (asked->map)
        return system_open_odbc(out, asked->connection, asked->map,
                                suite_schema_dir(suite), &odbc, error);
    if (asked->one_shot)
        return system_open_one_shot(out, asked->system, &asked->program, error);
    if (asked->url)
        return system_open_http(out, asked->url, &asked->http, error);
    return system_open_program(out, asked->system, &asked->program, error);
}

static bool read_jobs(const char *text, int *jobs) {
    char *end;
    long read = strtol(text, &end, 10);
    *jobs = (int)read;
    return *text >= '1' && *text <= '9' && !*end && read <= JOBS_MOST;
}

/* False when it is one of them and wrong: that has been said. */
static bool take_program_option(struct asked *asked, int option, bool *taken,
                                enum exit_code *code) {
    *taken = true;
    if (option == 's') {
        asked->system = optarg;
    } else if (option == OPTION_ONE_SHOT) {
        asked->one_shot = true;
    } else if (option == 'j') {
        if (!read_jobs(optarg, &asked->program.at_once)) {
            *code = command_misused("verify",
                                    _("--jobs '%s': expected a number from 1 to %d"),
                                    optarg, JOBS_MOST);
            return false;
        }
    } else if (option == 't') {
        if (!read_timeout(optarg, &asked->program.timeout_ms)) {
            *code = command_misused(
                "verify", _("--timeout '%s': expected seconds, as 2.5"), optarg);
            return false;
        }
    } else {
        *taken = false;
    }
    return true;
}

static bool parse(int argc, char **argv, struct asked *asked, enum exit_code *code) {
    int option;
    bool taken;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":" SELECTION_LETTERS "s:j:t:vw:h", options,
                                 NULL)) != -1) {
        if (!take_program_option(asked, option, &taken, code))
            return false;
        if (taken)
            continue;
        if (option == 'h')
            asked->help = true;
        else if (option == 'v')
            asked->judging.verbose = true;
        else if (option == 'w')
            asked->judging.verdicts = optarg;
        else if (option == OPTION_TIMES)
            asked->judging.times = optarg;
        else if (option == OPTION_PACK)
            asked->judging.pack = optarg;
        else if (option == OPTION_URL)
            asked->url = optarg;
        else if (option == OPTION_HTTP_ONE)
            asked->http.one = true;
        else if (option == OPTION_CA)
            asked->http.ca_file = optarg;
        else if (option == OPTION_ODBC)
            asked->connection = optarg;
        else if (option == OPTION_MAP)
            asked->map = optarg;
        else if (report_files_take(&asked->judging.reports, option) ||
                 excuse_files_take(&asked->judging.excuses, option))
            continue;
        else if (!selection_take(&asked->judging.selection, option, argv, code))
            return false;
    }
    if (asked->help)
        return true;
    if (!names_a_system(asked, code) ||
        !excuse_files_agree(&asked->judging.excuses, &asked->judging.reports, "verify",
                            code))
        return false;
    return selection_ends(&asked->judging.selection, argc, argv, 0, code);
}

enum exit_code cmd_verify(int argc, char **argv) {
    struct asked asked = {.judging.selection = {.command = "verify", .sparing = true}};
    enum exit_code code = EXIT_CONFORMS;
    if (!parse(argc, argv, &asked, &code))
        return code;
    if (asked.help)
        return print_help();
    struct chosen chosen;
    if (!selection_load(&asked.judging.selection, &chosen, &code))
        return code;
    asked.judging.queries = asked.map;
    asked.judging.title = _("system");
    asked.judging.name = asked.url ? asked.url : asked.map ? asked.map : asked.system;
    struct system system;
    struct error error = ERROR_INIT;
    if (open_system(&system, &asked, chosen.suite, &error))
        code = judge_system(&asked.judging, &chosen, &system);
    else
        code = command_fails(&error);
    selection_release(&chosen);
    return code;
}

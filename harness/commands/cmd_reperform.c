/* etalon reperform: judges the recorded answers of a pack again. */
#include <stdlib.h>
#include <string.h>

#include "harness/commands/format.h"
#include "harness/commands/judging.h"
#include "harness/evidence/agreement.h"
#include "harness/evidence/recording.h"
#include "harness/text.h"
#include "harness/version.h"

static const struct option options[] = {
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(
        _("usage: etalon reperform PACK\n\n"
          "Checks every member of a pack that 'verify --pack' or 'grade --pack' wrote\n"
          "against its manifest, judges the recorded answers again, with the goldens in "
          "the\npack, and compares the results to the byte. No tree of cases is "
          "needed.\n\n"
          "examples:\n"
          "  etalon verify --system './payroll --stdio' --pack evidence.tar\n"
          "  etalon reperform evidence.tar\n\n"
          "exit codes: 0 the same results, whatever they say; 1 a case comes out "
          "otherwise,\n3 the pack is not as it was made\n"),
        stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool parse(int argc, char **argv, bool *help, enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        if (option != 'h') {
            *code =
                command_misused("reperform", _("'%s' is no option"), argv[optind - 1]);
            return false;
        }
        *help = true;
    }
    if (*help || argc - optind == 1)
        return true;
    *code = optind == argc
                ? command_misused("reperform", _("no pack given"))
                : command_misused("reperform", _("'%s' is too much"), argv[optind + 1]);
    return false;
}

struct reperformance {
    const char *path;
    struct unpacked pack;
    enum exit_code code;
};

static enum exit_code refuse(struct problems *problems) {
    enum exit_code code = EXIT_BAD_INPUT;
    for (size_t i = 0; i < problems->count; i++)
        code = command_fails(&problems->items[i]);
    problems_release(problems);
    return code;
}

/* ---- what is said ---- */

static void introduce(const struct reperformance *reperformance) {
    const struct unpacked *pack = &reperformance->pack;
    const char *id = NULL;
    size_t others = run_sheet_other_readings(&pack->members, &id);
    printf(_("pack: %s\n\n"), reperformance->path);
    printf(_("%zu members, each as the manifest says; judged by 'etalon %s' %s\n"),
           pack->members.count, pack->sheet.command, pack->sheet.version);
    if (strcmp(pack->sheet.version, ETALON_VERSION))
        printf(_("this is another version: %s\n"), ETALON_VERSION);
    if (others)
        printf(_("other readings were in force: %zu, the first %s\n"), others, id);
}

static void compare(void *context, const struct results *results,
                    const struct error *ended) {
    struct reperformance *reperformance = context;
    const char *expected = reperformance->pack.sheet.ended;
    struct problems problems = PROBLEMS_INIT;
    size_t differing = 0;
    if (ended && (!expected || strcmp(ended->text, expected))) {
        reperformance->code = command_fails(ended);
        return;
    }
    introduce(reperformance);
    if (!agreement_check(&reperformance->pack, results, stdout, &differing, &problems)) {
        reperformance->code = refuse(&problems);
        return;
    }
    struct arena *arena = arena_new();
    if (expected)
        printf(_("%s (%s)\n"), cut_short_text(arena, results), expected);
    arena_free(arena);
    if (differing)
        printf(_("%zu cases judged again: %zu differences\n"), results->count, differing);
    else
        printf(_("%zu cases judged again: the same results to the byte\n"),
               results->count);
    reperformance->code = differing ? EXIT_DEVIATIONS : EXIT_CONFORMS;
}

/* ---- judging again ---- */

static bool open_system(struct system *out, const struct unpacked *pack,
                        struct error *error) {
    const struct run_sheet *sheet = &pack->sheet;
    if (!sheet->answers)
        return system_open_recording(out, &pack->members, sheet->ended, error);
    const char *path = arena_print(pack->arena, "%s/%s", pack->folder, sheet->answers);
    return format_open_answers(FORMAT_BY_ENDING, out, path, pack->suite, error);
}

static enum exit_code judge_again(struct reperformance *reperformance) {
    const struct unpacked *pack = &reperformance->pack;
    struct judging judging = {
        .selection.command = "reperform",
        .ask_all = pack->sheet.answers,
        .excuses = excuse_files_of_sheet(&pack->sheet, pack->folder, pack->arena),
        .take = compare,
        .context = reperformance};
    struct error error = ERROR_INIT;
    struct system system;
    if (!open_system(&system, pack, &error))
        return command_fails(&error);
    enum exit_code code = judge_system(&judging, &pack->chosen, &system);
    return code == EXIT_INTERNAL ? code : reperformance->code;
}

enum exit_code cmd_reperform(int argc, char **argv) {
    struct reperformance reperformance = {.code = EXIT_INTERNAL};
    struct problems problems = PROBLEMS_INIT;
    enum exit_code code = EXIT_CONFORMS;
    bool help = false;
    if (!parse(argc, argv, &help, &code))
        return code;
    if (help)
        return print_help();
    reperformance.path = argv[optind];
    code = unpacked_open(&reperformance.pack, argv[optind], &problems)
               ? judge_again(&reperformance)
               : refuse(&problems);
    unpacked_release(&reperformance.pack);
    return command_output_closed() ? code : EXIT_INTERNAL;
}

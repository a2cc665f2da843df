/* etalon merge: puts the results of shards together. */
#include <stdlib.h>
#include <string.h>

#include "harness/case/suite_digest.h"
#include "harness/commands/judged_run.h"
#include "harness/commands/today.h"
#include "harness/report/shards.h"
#include "harness/text.h"

static const struct option options[] = {
    REPORT_OPTIONS,
    WRITE_BASELINE_OPTIONS,
    {"root", required_argument, NULL, 'r'},
    {"verbose", no_argument, NULL, 'v'},
    {"verdicts", required_argument, NULL, 'w'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static enum exit_code print_help(void) {
    fputs(_("usage: etalon merge SHARD.xml... [OPTION]...\n\n"
            "Puts the results together that run, verify or grade wrote with --shard and "
            "--results.\nWhat is printed and written is that of the whole run, to the "
            "byte.\n\n"),
          stdout);
    report_files_help(stdout);
    fputs(write_baseline_help(), stdout);
    fputs(_("  -r, --root DIR          the folder that holds cases/ and golden/\n"
            "  -v, --verbose           name all cases, those that agree as well\n"
            "  -w, --verdicts FILE     write verdict, case and claims, a line each\n\n"
            "examples:\n"
            "  etalon verify --system ./payroll --shard 1/3 --results shard1.xml\n"
            "  etalon merge shard1.xml shard2.xml shard3.xml --results results.xml\n\n"
            "exit codes: those of the whole run; 3 a shard is missing, given twice, cut "
            "short,\nor of another program, suite, selection or baseline\n"),
          stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static bool parse(int argc, char **argv, struct judging *judging, bool *help,
                  enum exit_code *code) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":r:vw:h", options, NULL)) != -1) {
        if (option == 'h')
            *help = true;
        else if (option == 'v')
            judging->verbose = true;
        else if (option == 'w')
            judging->verdicts = optarg;
        else if (!report_files_take(&judging->reports, option) &&
                 !excuse_files_take(&judging->excuses, option) &&
                 !selection_take(&judging->selection, option, argv, code))
            return false;
    }
    if (*help)
        return true;
    if (optind < argc)
        return report_files_differ(&judging->reports, "merge", code) &&
               excuse_files_agree(&judging->excuses, &judging->reports, "merge", code);
    *code = command_misused("merge", _("no results of shards given"));
    return false;
}

struct merging {
    struct judging *judging;
    struct shards shards;
    struct chosen chosen;
    struct arena *arena;
    struct problems problems;
};

/* The suite must be the one that the shards were judged by. */
static bool is_of_suite(struct merging *merging) {
    const struct shard_file *first = merging->shards.files;
    char digest[DIGEST_TEXT + 1];
    if (!suite_digest(suite_root(merging->chosen.suite), digest, &merging->problems))
        return false;
    return (first->results.suite && !strcmp(first->results.suite, digest)) ||
           problems_at(&merging->problems, first->path, 0, NULL,
                       _("found results of another suite, expected that of %s"),
                       suite_root(merging->chosen.suite));
}

static void say_incomplete(const struct shards *shards, struct error *error) {
    const struct shard_file *file = shards_incomplete(shards);
    if (file)
        error_at(error, file->path, 0, NULL, _("shard %d/%d was cut short"),
                 file->results.shard.number, file->results.shard.of);
}

static enum exit_code tell(struct merging *merging, struct tally *tally) {
    const struct results *first = &merging->shards.files->results;
    struct judging *judging = merging->judging;
    struct error error = ERROR_INIT;
    struct judged_run run = {.judging = judging,
                             .chosen = &merging->chosen,
                             .excuses = &first->excuses,
                             .tally = tally};
    enum exit_code code;
    if (!today("merge", &run.today, &code))
        return code;
    judging->strict = first->strict;
    judging->title = _("shards");
    judging->name = arena_print(merging->arena, "%zu", merging->shards.count);
    say_incomplete(&merging->shards, &error);
    judged_run_settle(judging, tally, &merging->chosen, &first->excuses, &error);
    run.ended = error.code == ERROR_NONE ? NULL : &error;
    code = judged_run_tell(&run);
    return run.ended ? command_fails(&error) : code;
}

static enum exit_code join(struct merging *merging) {
    struct tally tally;
    enum exit_code code = EXIT_BAD_INPUT;
    tally_init(&tally, merging->chosen.count);
    if (is_of_suite(merging) &&
        shards_join(&merging->shards, &merging->chosen, &tally, &merging->problems))
        code = tell(merging, &tally);
    tally_release(&tally);
    return code;
}

static enum exit_code merge(struct merging *merging, char **paths, size_t count) {
    struct selection *selection = &merging->judging->selection;
    char above[PATH_MAX];
    enum exit_code code;
    selection->root = command_find_root(selection->root, above);
    if (!selection->root ||
        !shards_read(paths, count,
                     arena_print(merging->arena, "%s/cases/schema", selection->root),
                     merging->arena, &merging->shards, &merging->problems))
        return EXIT_BAD_INPUT;
    const struct results *first = &merging->shards.files->results;
    for (size_t i = 0; i < first->pattern_count; i++)
        patterns_add(&selection->patterns, first->patterns[i].kind,
                     first->patterns[i].glob);
    if (!selection_load(selection, &merging->chosen, &code))
        return code;
    code = join(merging);
    selection_release(&merging->chosen);
    return code;
}

enum exit_code cmd_merge(int argc, char **argv) {
    struct judging judging = {.selection = {.command = "merge", .sparing = true}};
    enum exit_code code = EXIT_CONFORMS;
    bool help = false;
    if (!parse(argc, argv, &judging, &help, &code))
        return code;
    if (help)
        return print_help();
    struct merging merging = {.judging = &judging, .arena = arena_new()};
    code = merge(&merging, argv + optind, (size_t)(argc - optind));
    if (merging.problems.count)
        code = command_refuses(&merging.problems);
    problems_release(&merging.problems);
    arena_free(merging.arena);
    return code;
}

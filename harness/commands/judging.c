#include "harness/commands/judging.h"

#include <stdlib.h>

#include "harness/report/questions.h"
#include "harness/report/tally.h"
#include "harness/report/text_report.h"
#include "harness/report/verdict_list.h"
#include "harness/system/interrupt.h"
#include "harness/text.h"

struct run {
    const struct judging *judging;
    struct system *system;
    const struct specimen **asked;
    struct arena *arena;         /* of one judgement */
    const struct chosen *chosen; /* to be judged, in the order of those asked */
    bool *left_aside;            /* of those asked; NULL: none is */
    struct pack *pack;           /* NULL: none is asked for */
    struct tally tally;
    struct error error; /* what keeps us from judging */
};

/* On standard output, unless another report goes there. */
static void report(const struct run *run) {
    const struct judging *judging = run->judging;
    if (judging->take || report_files_take_output(&judging->reports))
        return;
    if (judging->title)
        printf("%s: %s\n\n", judging->title, judging->name);
    text_report_print(stdout, &run->tally, judging->verbose);
}

static void judge_reply(void *context, size_t index, const struct reply *reply) {
    struct run *run = context;
    const struct specimen *specimen = run->asked[index];
    if (run->pack)
        pack_reply(run->pack, index, specimen->id, reply);
    if (run->left_aside && run->left_aside[index])
        return;
    if (!specimen_bring(specimen, &run->error))
        return;
    arena_clear(run->arena);
    struct judgement judgement = run->judging->strict
                                     ? verdict_judge_strictly(run->arena, specimen, reply)
                                     : verdict_judge(run->arena, specimen, reply);
    tally_add(&run->tally, index, specimen, &judgement);
}

static enum exit_code verdict_code(const struct run *run) {
    const size_t *count = run->tally.by_verdict;
    if (run->judging->strict)
        return count[VERDICT_AGREES] == run->tally.count ? EXIT_CONFORMS
                                                         : EXIT_DEVIATIONS;
    bool conforms =
        !count[VERDICT_DEVIATES] && !count[VERDICT_BROKEN] && !count[VERDICT_MISSING];
    return conforms ? EXIT_CONFORMS : EXIT_DEVIATIONS;
}

static struct question name_question(const void *context, size_t index) {
    const struct specimen *specimen = ((const struct run *)context)->asked[index];
    return (struct question){.id = specimen->id,
                             .calculation = specimen->calculation->name};
}

/* In the forms of the contract, as an exported question has them. */
static bool make_question(const void *context, size_t index, struct arena *arena,
                          struct question *out, struct error *error) {
    const struct specimen *specimen = ((const struct run *)context)->asked[index];
    bool good = specimen_bring(specimen, error);
    if (good)
        *out = question_of(arena, specimen);
    return good;
}

static bool list_verdicts(const struct run *run) {
    struct error error = ERROR_INIT;
    if (verdict_list_write(&run->tally, run->judging->verdicts, &error))
        return true;
    command_fails(&error);
    return false;
}

static bool write_pack(const struct run *run, const struct results *results,
                       const struct error *ended) {
    struct error error = ERROR_INIT;
    if (pack_write(run->pack, results, ended ? ended->text : NULL, &error))
        return true;
    command_fails(&error);
    return false;
}

/* `ended`: why the run was cut short; NULL: it was not. */
static bool pass_on_results(const struct run *run, const struct error *ended) {
    const struct judging *judging = run->judging;
    if (!judging->take && !run->pack && !report_files_any(&judging->reports))
        return true;
    struct arena *arena = arena_new();
    struct results results =
        results_of_tally(arena, &run->tally, run->chosen->count, !ended);
    bool written = true;
    if (judging->take)
        judging->take(judging->context, &results, ended);
    else
        written = report_files_write(&judging->reports, &results);
    if (run->pack)
        written &= write_pack(run, &results, ended);
    arena_free(arena);
    return written;
}

/* What was judged is reported even when we fail. */
static enum exit_code ask(struct run *run, size_t count) {
    struct error *error = &run->error;
    struct question_source questions = {
        .count = count, .context = run, .name = name_question, .make = make_question};
    bool asked = system_ask(run->system, &questions, judge_reply, run, error) &&
                 error->code == ERROR_NONE;
    if (!run->judging->strict)
        asked = tally_settle_readings(&run->tally, error) && asked;
    if (asked || run->tally.count)
        report(run);
    bool written = command_output_closed();
    written &= pass_on_results(run, asked ? NULL : error);
    if (run->judging->verdicts)
        written &= list_verdicts(run);
    if (!asked && !run->judging->take)
        return command_fails(error);
    return written ? verdict_code(run) : EXIT_INTERNAL;
}

static const struct specimen **all_of(const struct suite *suite) {
    const struct specimen **all = calloc(suite_count(suite), sizeof *all);
    if (!all)
        BUG("out of memory for %zu cases", suite_count(suite));
    for (size_t i = 0; i < suite_count(suite); i++)
        all[i] = suite_at(suite, i);
    return all;
}

/* Both are in the order of the suite. */
static bool *left_aside(const struct specimen **all, size_t count,
                        const struct chosen *chosen) {
    bool *aside = calloc(count + 1, sizeof *aside);
    if (!aside)
        BUG("out of memory for %zu cases", count);
    for (size_t i = 0, next = 0; i < count; i++) {
        aside[i] = next == chosen->count || all[i] != chosen->items[next];
        next += !aside[i];
    }
    return aside;
}

static bool start_pack(struct run *run, size_t count, enum exit_code *code) {
    const struct judging *judging = run->judging;
    if (!judging->pack)
        return true;
    struct pack_plan plan = {.path = judging->pack,
                             .root = judging->selection.root,
                             .asked = run->asked,
                             .asked_count = count,
                             .chosen = run->chosen->items,
                             .chosen_count = run->chosen->count,
                             .command = judging->selection.command,
                             .format = judging->format,
                             .setting_count = judging->setting_count,
                             .settings = judging->settings};
    run->pack = packing_start(plan, &judging->reports, run->system, code);
    return run->pack;
}

enum exit_code judge_system(const struct judging *judging, struct suite *suite,
                            const struct chosen *chosen, struct system *system) {
    enum exit_code code;
    if (!report_files_differ(&judging->reports, judging->selection.command, &code)) {
        system_close(system);
        return code;
    }
    const struct specimen **all = judging->ask_all ? all_of(suite) : NULL;
    size_t count = all ? suite_count(suite) : chosen->count;
    struct run run = {.judging = judging,
                      .system = system,
                      .asked = all ? all : chosen->items,
                      .chosen = chosen,
                      .left_aside = all ? left_aside(all, count, chosen) : NULL};
    run.arena = arena_new();
    tally_init(&run.tally, count);
    interrupt_listen();
    if (start_pack(&run, count, &code))
        code = ask(&run, count);
    pack_free(run.pack);
    tally_release(&run.tally);
    arena_free(run.arena);
    free(run.left_aside);
    free(all);
    system_close(system);
    return code;
}

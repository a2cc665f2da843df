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
    struct arena *arena; /* of one judgement */
    size_t chosen;       /* cases to be judged */
    struct tally tally;
};

/* On standard output, unless another report goes there. */
static void report(const struct run *run) {
    const struct judging *judging = run->judging;
    if (report_files_take_output(&judging->reports))
        return;
    if (judging->title)
        printf("%s: %s\n\n", judging->title, judging->name);
    text_report_print(stdout, &run->tally, judging->verbose);
}

static void judge_reply(void *context, size_t index, const struct reply *reply) {
    struct run *run = context;
    const struct specimen *specimen = run->asked[index];
    if (run->judging->ask_all && !selection_has(&run->judging->selection, specimen))
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
    const struct run *run = context;
    (void)error;
    *out = question_of(arena, run->asked[index]);
    return true;
}

static bool list_verdicts(const struct run *run) {
    struct error error = ERROR_INIT;
    if (verdict_list_write(&run->tally, run->judging->verdicts, &error))
        return true;
    command_fails(&error);
    return false;
}

static bool write_reports(const struct run *run, bool complete) {
    if (!report_files_any(&run->judging->reports))
        return true;
    struct arena *arena = arena_new();
    struct results results = results_of_tally(arena, &run->tally, run->chosen, complete);
    bool written = report_files_write(&run->judging->reports, &results);
    arena_free(arena);
    return written;
}

/* What was judged is reported even when we fail. */
static enum exit_code ask(struct run *run, size_t count) {
    struct error error = ERROR_INIT;
    struct question_source questions = {
        .count = count, .context = run, .name = name_question, .make = make_question};
    bool asked = system_ask(run->system, &questions, judge_reply, run, &error);
    if (!run->judging->strict)
        tally_settle_readings(&run->tally);
    if (asked || run->tally.count)
        report(run);
    bool written = command_output_closed();
    written &= write_reports(run, asked);
    if (run->judging->verdicts)
        written &= list_verdicts(run);
    if (!asked)
        return command_fails(&error);
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
                      .chosen = chosen->count};
    run.arena = arena_new();
    tally_init(&run.tally, count);
    interrupt_listen();
    code = ask(&run, count);
    tally_release(&run.tally);
    arena_free(run.arena);
    free(all);
    system_close(system);
    return code;
}

#include "harness/commands/judging.h"

#include <stdlib.h>

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
    struct tally tally;
};

static void report(struct run *run) {
    const struct judging *judging = run->judging;
    if (!judging->strict)
        tally_settle_readings(&run->tally);
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

static struct question *questions_of(const struct specimen **specimens, size_t count) {
    struct question *questions = calloc(count, sizeof *questions);
    if (!questions)
        BUG("out of memory for %zu questions", count);
    for (size_t i = 0; i < count; i++)
        questions[i] =
            (struct question){specimens[i]->id, specimens[i]->calculation->name,
                              specimens[i]->facts, &specimens[i]->readings};
    return questions;
}

static bool list_verdicts(const struct run *run) {
    struct error error = ERROR_INIT;
    if (verdict_list_write(&run->tally, run->judging->verdicts, &error))
        return true;
    command_fails(&error);
    return false;
}

/* What was judged is reported even when we fail. */
static enum exit_code ask(struct run *run, size_t count) {
    struct error error = ERROR_INIT;
    struct question *questions = questions_of(run->asked, count);
    bool asked = system_ask(run->system, questions, count, judge_reply, run, &error);
    free(questions);
    if (asked || run->tally.count)
        report(run);
    bool written = command_output_closed();
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
    const struct specimen **all = judging->ask_all ? all_of(suite) : NULL;
    size_t count = all ? suite_count(suite) : chosen->count;
    struct run run = {
        .judging = judging, .system = system, .asked = all ? all : chosen->items};
    run.arena = arena_new();
    tally_init(&run.tally, count);
    interrupt_listen();
    enum exit_code code = ask(&run, count);
    tally_release(&run.tally);
    arena_free(run.arena);
    free(all);
    system_close(system);
    return code;
}

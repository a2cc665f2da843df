#include "harness/commands/judging.h"

#include <stdlib.h>

#include "harness/commands/judged_run.h"
#include "harness/commands/progress.h"
#include "harness/commands/times.h"
#include "harness/commands/today.h"
#include "harness/report/questions.h"
#include "harness/system/interrupt.h"

struct run {
    const struct judging *judging;
    struct system *system;
    const struct specimen **asked;
    struct arena *arena;         /* of one judgement */
    const struct chosen *chosen; /* to be judged, in the order of those asked */
    bool *left_aside;            /* of those asked; NULL: none is */
    struct pack *pack;           /* NULL: none is asked for */
    struct times *times;         /* NULL: none are asked for */
    const struct suite *suite;
    struct excuses excuses;
    struct date today; /* for excuses, where there are any */
    struct tally tally;
    struct headway headway;
    struct error error; /* what keeps us from judging */
};

static void judge_reply(void *context, size_t index, const struct reply *reply) {
    struct run *run = context;
    const struct specimen *specimen = run->asked[index];
    if (run->pack)
        pack_reply(run->pack, index, specimen->id, reply);
    run->headway.done++;
    if (run->left_aside && run->left_aside[index])
        return;
    if (run->times)
        times_note(run->times, index, specimen->id, reply);
    if (!specimen_bring(specimen, &run->error))
        return;
    arena_clear(run->arena);
    struct judgement judgement = run->judging->strict
                                     ? verdict_judge_strictly(run->arena, specimen, reply)
                                     : verdict_judge(run->arena, specimen, reply);
    tally_add(&run->tally, index, specimen, &judgement);
    run->headway.deviations = run->tally.by_verdict[VERDICT_DEVIATES];
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

static bool write_times(struct run *run) {
    struct error error = ERROR_INIT;
    if (!run->times || times_write(run->times, run->judging->times, &error))
        return true;
    command_fails(&error);
    return false;
}

/* What was judged is reported even when we fail. */
static enum exit_code ask(struct run *run, size_t count) {
    struct error *error = &run->error;
    struct question_source questions = {
        .count = count, .context = run, .name = name_question, .make = make_question};
    run->headway.total = count;
    struct progress *progress = progress_begin(PROGRESS_CASES, &run->headway);
    bool asked = system_ask(run->system, &questions, judge_reply, run, error) &&
                 error->code == ERROR_NONE;
    progress_end(progress);
    if (run->times)
        times_stop(run->times);
    asked = judged_run_settle(run->judging, &run->tally, &run->excuses, error) && asked;
    const struct judged_run judged = {.judging = run->judging,
                                      .suite = run->suite,
                                      .chosen = run->chosen,
                                      .excuses = &run->excuses,
                                      .today = run->today,
                                      .tally = &run->tally,
                                      .pack = run->pack,
                                      .ended = asked ? NULL : error};
    enum exit_code code = judged_run_tell(&judged);
    if (!write_times(run))
        code = EXIT_INTERNAL;
    return asked || run->judging->take ? code : command_fails(error);
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
    struct run_setting settings[RUN_SETTINGS_MOST];
    if (!judging->pack)
        return true;
    size_t setting_count = excuse_files_settings(&judging->excuses, settings);
    if (judging->queries)
        settings[setting_count++] = (struct run_setting){"queries", judging->queries};
    struct pack_plan plan = {
        .path = judging->pack,
        .root = judging->selection.root,
        .asked = run->asked,
        .asked_count = count,
        .chosen = run->chosen->items,
        .chosen_count = run->chosen->count,
        .command = judging->selection.command,
        .format = judging->format,
        .setting_count = setting_count,
        .settings = settings,
    };
    run->pack = packing_start(plan, &judging->reports, run->system, code);
    return run->pack;
}

/* What was asked for besides the judgement is looked at before the system is. */
static bool prepare(struct run *run, struct arena *arena, enum exit_code *code) {
    const struct judging *judging = run->judging;
    const char *command = judging->selection.command;
    if (!report_files_differ(&judging->reports, command, code) ||
        (judging->times && !report_files_leave(&judging->reports, command, "times",
                                               judging->times, code)) ||
        (excuse_files_any(&judging->excuses) && !today(command, &run->today, code)))
        return false;
    *code = EXIT_BAD_INPUT;
    return excuse_files_read(&judging->excuses, suite_schema_dir(run->suite), arena,
                             &run->excuses);
}

static enum exit_code judge_all(struct run *run) {
    const struct judging *judging = run->judging;
    const struct specimen **all = judging->ask_all ? all_of(run->suite) : NULL;
    size_t count = all ? suite_count(run->suite) : run->chosen->count;
    enum exit_code code;
    run->asked = all ? all : run->chosen->items;
    run->left_aside = all ? left_aside(all, count, run->chosen) : NULL;
    run->arena = arena_new();
    tally_init(&run->tally, count);
    interrupt_listen();
    if (start_pack(run, count, &code)) {
        run->times = judging->times ? times_start(count) : NULL;
        code = ask(run, count);
    }
    times_free(run->times);
    pack_free(run->pack);
    tally_release(&run->tally);
    arena_free(run->arena);
    free(run->left_aside);
    free(all);
    return code;
}

enum exit_code judge_system(const struct judging *judging, struct suite *suite,
                            const struct chosen *chosen, struct system *system) {
    enum exit_code code;
    struct arena *arena = arena_new(); /* of the excuses */
    struct run run = {
        .judging = judging, .system = system, .suite = suite, .chosen = chosen};
    if (prepare(&run, arena, &code))
        code = judge_all(&run);
    arena_free(arena);
    system_close(system);
    return code;
}

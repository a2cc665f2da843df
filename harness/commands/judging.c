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
    struct chosen asked;
    struct calculations calculations; /* of those asked, where a file answers */
    struct arena *arena;              /* of one judgement */
    struct arena *lasting;            /* of the whole run */
    const struct chosen *chosen;      /* to be judged, in the order of those asked */
    struct pack *pack;                /* NULL: none is asked for */
    struct times *times;              /* NULL: none are asked for */
    struct excuses excuses;
    struct date today; /* for excuses, where there are any */
    struct tally tally;
    struct headway headway;
    struct error error; /* what keeps us from judging */
};

static void judge_reply(void *context, size_t index, const struct reply *reply) {
    struct run *run = context;
    size_t among_chosen;
    run->headway.done++;
    if (!chosen_has(run->chosen, chosen_place(&run->asked, index), &among_chosen))
        return;
    const struct specimen *specimen = chosen_bring(&run->asked, index, &run->error);
    if (!specimen)
        return;
    if (run->pack)
        pack_reply(run->pack, index, specimen->id, reply);
    if (run->times)
        times_note(run->times, index, specimen->id, reply);
    arena_clear(run->arena);
    struct judgement judgement = run->judging->strict
                                     ? verdict_judge_strictly(run->arena, specimen, reply)
                                     : verdict_judge(run->arena, specimen, reply);
    tally_add(&run->tally, index, specimen, &judgement);
    run->headway.deviations = run->tally.by_verdict[VERDICT_DEVIATES];
}

static struct question name_question(const void *context, size_t index,
                                     struct arena *arena) {
    struct specimen head;
    chosen_head(&((const struct run *)context)->asked, index, arena, &head);
    return (struct question){.id = head.id, .calculation = head.calculation->name};
}

static bool find_question(const void *context, const char *id, size_t *index) {
    return chosen_find(&((const struct run *)context)->asked, id, index);
}

static bool asks(const void *context, const struct calculation *calculation) {
    const struct run *run = context;
    for (size_t i = 0; i < run->calculations.count; i++)
        if (run->calculations.items[i] == calculation)
            return true;
    return false;
}

/* In the forms of the contract, as an exported question has them. */
static bool make_question(const void *context, size_t index, struct arena *arena,
                          struct question *out, struct error *error) {
    const struct specimen *specimen =
        chosen_bring(&((const struct run *)context)->asked, index, error);
    if (specimen)
        *out = question_of(arena, specimen);
    return specimen;
}

static bool write_times(struct run *run) {
    struct error error = ERROR_INIT;
    if (!run->times || times_write(run->times, run->judging->times, &error))
        return true;
    command_fails(&error);
    return false;
}

/* What was judged is reported even when we fail. */
static enum exit_code ask(struct run *run) {
    struct error *error = &run->error;
    struct question_source questions = {.count = run->asked.count,
                                        .context = run,
                                        .name = name_question,
                                        .find = find_question,
                                        .asks = asks,
                                        .make = make_question};
    run->headway.total = questions.count;
    struct progress *progress = progress_begin(PROGRESS_CASES, &run->headway);
    bool asked = system_ask(run->system, &questions, judge_reply, run, error) &&
                 error->code == ERROR_NONE;
    progress_end(progress);
    if (run->times)
        times_stop(run->times);
    asked =
        judged_run_settle(run->judging, &run->tally, &run->asked, &run->excuses, error) &&
        asked;
    const struct judged_run judged = {.judging = run->judging,
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

static bool start_pack(struct run *run, enum exit_code *code) {
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
        .asked = &run->asked,
        .chosen = run->chosen,
        .command = judging->selection.command,
        .format = judging->format,
        .setting_count = setting_count,
        .settings = settings,
    };
    run->pack = packing_start(plan, &judging->reports, run->system, code);
    return run->pack;
}

/* What was asked for besides the judgement is looked at before the system is. */
static bool prepare(struct run *run, enum exit_code *code) {
    const struct judging *judging = run->judging;
    const char *command = judging->selection.command;
    if (!report_files_differ(&judging->reports, command, code) ||
        (judging->times && !report_files_leave(&judging->reports, command, "times",
                                               judging->times, code)) ||
        (excuse_files_any(&judging->excuses) && !today(command, &run->today, code)))
        return false;
    *code = EXIT_BAD_INPUT;
    return excuse_files_read(&judging->excuses, suite_schema_dir(run->chosen->suite),
                             run->lasting, &run->excuses);
}

static enum exit_code judge_all(struct run *run) {
    const struct judging *judging = run->judging;
    enum exit_code code;
    run->asked = judging->ask_all ? chosen_all(run->chosen->suite) : *run->chosen;
    if (judging->ask_all)
        run->calculations = chosen_calculations(&run->asked, run->lasting);
    run->arena = arena_new();
    tally_init(&run->tally, run->asked.count);
    interrupt_listen();
    if (start_pack(run, &code)) {
        run->times = judging->times ? times_start() : NULL;
        code = ask(run);
    }
    times_free(run->times);
    pack_free(run->pack);
    tally_release(&run->tally);
    arena_free(run->arena);
    return code;
}

enum exit_code judge_system(const struct judging *judging, const struct chosen *chosen,
                            struct system *system) {
    enum exit_code code;
    struct run run = {
        .judging = judging, .system = system, .chosen = chosen, .lasting = arena_new()};
    if (prepare(&run, &code))
        code = judge_all(&run);
    arena_free(run.lasting);
    system_close(system);
    return code;
}

#include "harness/commands/judged_run.h"

#include "harness/case/suite_digest.h"
#include "harness/report/text_report.h"
#include "harness/report/verdict_list.h"
#include "harness/text.h"

/* On standard output, unless another report goes there. */
static void report(const struct judged_run *run, const struct results *results) {
    const struct judging *judging = run->judging;
    const struct shard *shard = &judging->selection.shard;
    if (judging->take || report_files_take_output(&judging->reports))
        return;
    if (judging->title)
        printf("%s: %s\n", judging->title, judging->name);
    if (shard->of)
        printf(_("shard: %d/%d, %zu of %zu cases\n"), shard->number, shard->of,
               run->chosen->count, run->chosen->whole);
    if (judging->title || shard->of)
        putchar('\n');
    text_report_print(stdout, run->tally, results, judging->verbose);
}

static bool list_verdicts(const struct judged_run *run, const struct results *results) {
    struct error error = ERROR_INIT;
    if (!run->judging->verdicts ||
        verdict_list_write(results, run->judging->verdicts, &error))
        return true;
    command_fails(&error);
    return false;
}

/* The digest of the suite, in the arena; NULL, said, where a file cannot be read again.
 */
static const char *digest_of(const struct judged_run *run, struct arena *arena) {
    struct problems problems = PROBLEMS_INIT;
    char *text = arena_take(arena, DIGEST_TEXT + 1);
    bool good = suite_digest(suite_root(run->chosen->suite), text, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    return good ? text : NULL;
}

static struct results results_of(const struct judged_run *run, struct arena *arena) {
    const struct judging *judging = run->judging;
    bool written = report_files_any(&judging->reports) || run->pack;
    const struct run_scope scope = {
        .suite = run->chosen->suite,
        .suite_digest = written ? digest_of(run, arena) : NULL,
        .asked = run->chosen->count,
        .complete = !run->ended,
        .strict = judging->strict,
        .shard = judging->selection.shard,
        .patterns = &judging->selection.patterns,
        .excuses = run->excuses,
    };
    return results_of_tally(arena, run->tally, &scope);
}

static bool all_agree(const struct tally *tally) {
    return tally->by_verdict[VERDICT_AGREES] == tally->count;
}

static bool none_fails(const struct tally *tally) {
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (verdict_fails((enum verdict)i) && tally->by_verdict[i])
            return false;
    return true;
}

static bool write_pack(const struct judged_run *run, const struct results *results) {
    struct error error = ERROR_INIT;
    if (!run->pack ||
        pack_write(run->pack, results, run->ended ? run->ended->text : NULL, &error))
        return true;
    command_fails(&error);
    return false;
}

static bool pass_on_results(const struct judged_run *run, const struct results *results) {
    const struct judging *judging = run->judging;
    bool written = true;
    if (judging->take)
        judging->take(judging->context, results, run->ended);
    else
        written = report_files_write(&judging->reports, results);
    if (!written && ledger_failed(results->ledger, &(struct error)ERROR_INIT))
        return false;
    written &= excuse_files_write(&judging->excuses, results);
    written &= write_pack(run, results);
    return list_verdicts(run, results) && written;
}

static enum exit_code tell(const struct judged_run *run, const struct results *results) {
    const struct judging *judging = run->judging;
    struct error error = ERROR_INIT;
    if (!run->ended || run->tally->count)
        report(run, results);
    if (ledger_failed(results->ledger, &error))
        return command_fails(&error);
    bool written = command_output_closed();
    written &= pass_on_results(run, results);
    bool held = judging->take || excuses_hold(results, run->today);
    if (!written)
        return EXIT_INTERNAL;
    bool good = judging->strict ? all_agree(run->tally) : none_fails(run->tally);
    if (!good)
        return EXIT_DEVIATIONS;
    return held ? EXIT_CONFORMS : EXIT_GATE_NOT_MET;
}

static const struct specimen *bring(const void *asked, size_t index,
                                    struct error *error) {
    return chosen_bring(asked, index, error);
}

bool judged_run_settle(const struct judging *judging, struct tally *tally,
                       const struct chosen *asked, const struct excuses *excuses,
                       struct error *error) {
    if (judging->strict)
        return true;
    bool settled = tally_settle_readings(tally, bring, asked, error);
    tally_excuse(tally, excuses);
    return settled;
}

/* They are in memory: what cases came out how is lost. */
static enum exit_code tell_counts(const struct judged_run *run,
                                  const struct error *error) {
    if (!run->judging->take && !report_files_take_output(&run->judging->reports))
        text_summary_print(stdout, run->tally);
    return command_fails(error);
}

enum exit_code judged_run_tell(const struct judged_run *run) {
    struct error error = ERROR_INIT;
    if (ledger_failed(run->tally->ledger, &error))
        return tell_counts(run, &error);
    struct arena *arena = arena_new();
    struct results results = results_of(run, arena);
    enum exit_code code = tell(run, &results);
    arena_free(arena);
    return code;
}

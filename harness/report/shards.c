#include "harness/report/shards.h"

#include <stdlib.h>
#include <string.h>

#include "harness/report/results_xml.h"
#include "harness/text.h"
#include "harness/version.h"

#define PROBLEM(problems, file, ...)                                                     \
    problems_at(problems, (file)->path, 0, NULL, __VA_ARGS__)

/* ---- do they belong together? ---- */

static bool same_text(const char *a, const char *b) {
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_selection(const struct results *a, const struct results *b) {
    if (a->pattern_count != b->pattern_count)
        return false;
    for (size_t i = 0; i < a->pattern_count; i++)
        if (a->patterns[i].kind != b->patterns[i].kind ||
            strcmp(a->patterns[i].glob, b->patterns[i].glob))
            return false;
    return true;
}

static bool same_excuse(const struct excuse *a, const struct excuse *b) {
    return same_text(a->case_id, b->case_id) &&
           same_text(a->calculation, b->calculation) && same_text(a->result, b->result) &&
           same_text(a->article, b->article) && same_text(a->within, b->within) &&
           same_text(a->got, b->got) && same_text(a->by.owner, b->by.owner) &&
           same_text(a->by.reason, b->by.reason) &&
           same_text(a->by.expires, b->by.expires);
}

static bool same_excuses(const struct results *a, const struct results *b) {
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        const struct excuse_list *first = &a->excuses.of[kind];
        const struct excuse_list *second = &b->excuses.of[kind];
        if (first->count != second->count)
            return false;
        for (size_t i = 0; i < first->count; i++)
            if (!same_excuse(&first->items[i], &second->items[i]))
                return false;
    }
    return true;
}

static bool is_shard(const struct shard_file *file, struct problems *problems) {
    if (!file->results.shard.of)
        return PROBLEM(problems, file,
                       _("found the results of a whole run, expected those of a shard"));
    if (strcmp(file->results.version, ETALON_VERSION))
        return PROBLEM(problems, file, _("found results of etalon %s, expected %s"),
                       file->results.version, ETALON_VERSION);
    return true;
}

static bool belongs(const struct shard_file *file, const struct shard_file *first,
                    struct problems *problems) {
    const struct results *a = &first->results, *b = &file->results;
    const char *what = NULL;
    if (a->shard.of != b->shard.of)
        return PROBLEM(problems, file,
                       _("found shard %d/%d, expected one of %d as in %s"),
                       b->shard.number, b->shard.of, a->shard.of, first->path);
    if (!same_text(a->suite, b->suite))
        what = _("suite");
    else if (!same_selection(a, b))
        what = _("selection");
    else if (a->strict != b->strict)
        what = _("command");
    else if (!same_excuses(a, b))
        what = _("tolerances or another baseline");
    return !what || PROBLEM(problems, file, _("found results of another %s than %s"),
                            what, first->path);
}

static int by_number(const void *left, const void *right) {
    const struct shard_file *a = left, *b = right;
    return a->results.shard.number - b->results.shard.number;
}

/* In the order of their numbers each has to be the next one. */
static bool all_there(const struct shards *shards, struct problems *problems) {
    const struct shard_file *files = shards->files;
    int of = files->results.shard.of, next = 1;
    bool good = true;
    for (size_t i = 0; i < shards->count; i++, next++) {
        int found = files[i].results.shard.number;
        if (found == next - 1) {
            good = PROBLEM(problems, &files[i],
                           _("found shard %d/%d again, expected it only in %s"), found,
                           of, files[i - 1].path);
            next--;
        }
        for (; next < found; next++)
            good =
                PROBLEM(problems, files, _("shard %d/%d is missing beside it"), next, of);
    }
    for (; next <= of; next++)
        good = PROBLEM(problems, files, _("shard %d/%d is missing beside it"), next, of);
    return good;
}

bool shards_read(char *const *paths, size_t count, const char *schema_dir,
                 struct arena *arena, struct shards *out, struct problems *problems) {
    bool good = true;
    out->files = arena_take(arena, (count + 1) * sizeof *out->files);
    out->count = count;
    for (size_t i = 0; i < count; i++) {
        struct shard_file *file = &out->files[i];
        file->path = paths[i];
        good = results_xml_read(paths[i], schema_dir, arena, &file->results, problems) &&
               is_shard(file, problems) && good;
    }
    for (size_t i = 1; good && i < count; i++)
        good = belongs(&out->files[i], out->files, problems);
    if (!good)
        return false;
    qsort(out->files, count, sizeof *out->files, by_number);
    return all_there(out, problems);
}

/* ---- the cases ---- */

/* As the shard judged it before it settled readings and excuses. */
static enum verdict raw_verdict(const struct results *results,
                                const struct result_case *one) {
    bool deviates = one->verdict == VERDICT_DEVIATES || verdict_is_excused(one->verdict);
    if (deviates && one->reading != CHOICE_NONE && !results->strict)
        return VERDICT_AGREES_UNDER_READING;
    return deviates ? VERDICT_DEVIATES : one->verdict;
}

static void add(struct tally *tally, size_t place, const struct specimen *specimen,
                const struct results *results, const struct result_case *one) {
    const struct judgement judgement = {
        .verdict = raw_verdict(results, one),
        .deviations = one->deviations,
        .reading = one->reading,
        .message = one->message,
        .left_out = one->left_out,
    };
    tally_add(tally, place, specimen, &judgement);
}

struct joint {
    size_t asked; /* cases of the selection that fall into the shard */
    struct ledger_cursor cursor;
    const struct result_case *next; /* of its results, the first not added yet */
};

/* Excuses are left aside: they are settled anew. */
static void begin_all(const struct shards *shards, struct joint *joints) {
    for (size_t i = 0; i < shards->count; i++) {
        ledger_begin(&joints[i].cursor, shards->files[i].results.ledger, NULL, NULL);
        joints[i].next = ledger_next(&joints[i].cursor);
    }
}

static void end_all(const struct shards *shards, struct joint *joints) {
    for (size_t i = 0; i < shards->count; i++)
        ledger_end(&joints[i].cursor);
}

/* Both the selection and the results of a shard are in the order of the suite. */
static bool add_all(const struct shards *shards, const struct chosen *chosen,
                    struct tally *tally, struct joint *joints, struct error *error) {
    for (size_t i = 0; i < chosen->count; i++) {
        const struct specimen *specimen = chosen_bring(chosen, i, error);
        if (!specimen)
            return false;
        int number_of_shard = shard_of(specimen->id, (int)shards->count);
        struct joint *joint = &joints[number_of_shard - 1];
        const struct results *results = &shards->files[number_of_shard - 1].results;
        joint->asked++;
        if (!joint->next || strcmp(joint->next->id, specimen->id))
            continue;
        add(tally, i, specimen, results, joint->next);
        joint->next = ledger_next(&joint->cursor);
    }
    return true;
}

bool shards_join(const struct shards *shards, const struct chosen *chosen,
                 struct tally *tally, struct problems *problems) {
    struct arena *arena = arena_new();
    struct joint *joints = arena_take(arena, shards->count * sizeof *joints);
    struct error error = ERROR_INIT;
    begin_all(shards, joints);
    bool good =
        add_all(shards, chosen, tally, joints, &error) || problems_add(problems, &error);
    for (size_t i = 0; good && i < shards->count; i++) {
        const struct shard_file *file = &shards->files[i];
        const struct results *results = &file->results;
        if (joints[i].next)
            good = PROBLEM(problems, file,
                           _("found case '%s', expected only those of shard %d/%d, in "
                             "the order of the suite"),
                           joints[i].next->id, results->shard.number, results->shard.of);
        else if (joints[i].asked != results->asked)
            good = PROBLEM(problems, file, _("found asked='%zu', expected %zu cases"),
                           results->asked, joints[i].asked);
    }
    end_all(shards, joints);
    arena_free(arena);
    return good;
}

const struct shard_file *shards_incomplete(const struct shards *shards) {
    for (size_t i = 0; i < shards->count; i++)
        if (!shards->files[i].results.complete)
            return &shards->files[i];
    return NULL;
}

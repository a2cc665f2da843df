#include "harness/evidence/unpacked.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/evidence/manifest.h"
#include "harness/evidence/pack.h"
#include "harness/evidence/tar.h"
#include "harness/system/wire.h"
#include "harness/text.h"

/* ---- the folder ---- */

static bool make_folder(struct unpacked *unpacked, struct error *error) {
    const char *top = getenv("TMPDIR");
    char *name =
        arena_print(unpacked->arena, "%s/etalon-XXXXXX", top && *top ? top : "/tmp");
    if (!mkdtemp(name))
        return error_set(error, ERROR_INTERNAL, _("%s: cannot be made: %s"), name,
                         strerror(errno));
    unpacked->folder = name;
    return true;
}

static int remove_one(const char *path, const struct stat *status, int type,
                      struct FTW *place) {
    (void)status, (void)type, (void)place;
    return remove(path);
}

/* ---- the questions ---- */

/* Adds the case of a question to those chosen. */
static bool add(struct unpacked *unpacked, const struct member *member, const char *line,
                size_t length, int row, struct problems *problems) {
    struct arena *arena = arena_new();
    struct error error = ERROR_INIT;
    struct question question = {.id = NULL};
    struct readings readings;
    struct chosen *chosen = &unpacked->chosen;
    size_t place;
    bool good = false;
    if (!wire_read_question(arena, line, length, &question, &readings, &error))
        problems_at(problems, member->name, row, NULL, "%s", error.text);
    else if (!suite_place(unpacked->suite, question.id, &place))
        problems_at(problems, member->name, row, NULL,
                    _("found a question '%.150s', expected one of a case in the pack"),
                    question.id);
    else if (chosen->count && place <= chosen->places[chosen->count - 1])
        problems_at(problems, member->name, row, NULL,
                    _("found '%s' again or out of the order of the cases"), question.id);
    else
        good = true;
    if (good)
        chosen->places[chosen->count++] = place;
    arena_free(arena);
    return good;
}

static bool add_all(struct unpacked *unpacked, const struct member *member,
                    struct problems *problems) {
    const char *at = member->bytes, *end = at + member->length;
    for (int row = 1; at < end; row++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline ? newline : end) - at);
        if (!add(unpacked, member, at, length, row, problems))
            return false;
        at += length + (newline != NULL);
    }
    return true;
}

static bool choose(struct unpacked *unpacked, struct problems *problems) {
    const struct member *member = members_find(&unpacked->members, PACK_QUESTIONS);
    struct chosen *chosen = &unpacked->chosen;
    *chosen = (struct chosen){
        .suite = unpacked->suite,
        .places = calloc(suite_count(unpacked->suite), sizeof *chosen->places)};
    if (!chosen->places)
        BUG("out of memory for %zu cases", suite_count(unpacked->suite));
    if (!member)
        return problems_at(problems, PACK_QUESTIONS, 0, NULL,
                           _("this member is missing, expected a pack"));
    if (!add_all(unpacked, member, problems))
        return false;
    return chosen->count ||
           problems_at(problems, PACK_QUESTIONS, 0, NULL, _("found no question"));
}

/* ---- all of it ---- */

bool unpacked_open(struct unpacked *unpacked, const char *path,
                   struct problems *problems) {
    struct error error = ERROR_INIT;
    *unpacked = (struct unpacked){.arena = arena_new()};
    members_init(&unpacked->members);
    if (!tar_read(path, &unpacked->members, &error))
        return problems_add(problems, &error);
    if (!manifest_check(&unpacked->members, path, problems))
        return false;
    if (!run_sheet_read(&unpacked->sheet, &unpacked->members, &error) ||
        !make_folder(unpacked, &error) ||
        !members_spill(&unpacked->members, unpacked->folder, &error))
        return problems_add(problems, &error);
    return suite_load_sparingly(unpacked->folder, SUITE_SPARING_BYTES, NULL,
                                &unpacked->suite, problems) &&
           choose(unpacked, problems);
}

void unpacked_release(struct unpacked *unpacked) {
    chosen_release(&unpacked->chosen);
    suite_free(unpacked->suite);
    if (unpacked->folder)
        nftw(unpacked->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    members_release(&unpacked->members);
    arena_free(unpacked->arena);
    *unpacked = (struct unpacked){.arena = NULL};
}

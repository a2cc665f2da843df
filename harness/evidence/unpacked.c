#include "harness/evidence/unpacked.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/evidence/manifest.h"
#include "harness/evidence/member_lines.h"
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

/* Those chosen so far are the first of the suite, as they are where all are asked. */
static bool are_the_first(const struct chosen *chosen) {
    return !chosen->places;
}

static void list_places(struct chosen *chosen) {
    chosen->places = malloc(suite_count(chosen->suite) * sizeof *chosen->places);
    if (!chosen->places)
        BUG("out of memory for %zu cases", suite_count(chosen->suite));
    for (size_t i = 0; i < chosen->count; i++)
        chosen->places[i] = i;
}

static void choose(struct chosen *chosen, size_t place) {
    if (are_the_first(chosen) && place != chosen->count)
        list_places(chosen);
    if (!are_the_first(chosen))
        chosen->places[chosen->count] = place;
    chosen->count++;
}

/* Adds the case of a question to those chosen. */
static bool add(struct unpacked *unpacked, struct arena *arena, const struct line *line,
                struct problems *problems) {
    struct error error = ERROR_INIT;
    struct question question = {.id = NULL};
    struct readings readings;
    struct chosen *chosen = &unpacked->chosen;
    int row = line->number < INT_MAX ? (int)line->number : INT_MAX;
    size_t place;
    if (!wire_read_question(arena, line->bytes, line->length, &question, &readings,
                            &error))
        return problems_at(problems, PACK_QUESTIONS, row, NULL, "%s", error.text);
    if (!suite_place(unpacked->suite, question.id, &place))
        return problems_at(problems, PACK_QUESTIONS, row, NULL,
                           _("found a question '%.150s', expected one of a case in the "
                             "pack"),
                           question.id);
    if (chosen->count && place <= chosen_place(chosen, chosen->count - 1))
        return problems_at(problems, PACK_QUESTIONS, row, NULL,
                           _("found '%s' again or out of the order of the cases"),
                           question.id);
    choose(chosen, place);
    return true;
}

static bool add_all(struct unpacked *unpacked, const struct member *member,
                    struct problems *problems) {
    struct member_lines lines = member_lines_of(&unpacked->members, member);
    struct arena *arena = arena_new();
    struct line line;
    bool good = true;
    while (good && member_lines_next(&lines, &line)) {
        arena_clear(arena);
        good = add(unpacked, arena, &line, problems);
    }
    arena_free(arena);
    return good;
}

/* The cases of the questions, which have to be in the order of the suite. */
static bool read_questions(struct unpacked *unpacked, struct problems *problems) {
    const struct member *member = members_find(&unpacked->members, PACK_QUESTIONS);
    struct chosen *chosen = &unpacked->chosen;
    *chosen = (struct chosen){.suite = unpacked->suite};
    if (!member)
        return problems_at(problems, PACK_QUESTIONS, 0, NULL,
                           _("this member is missing, expected a pack"));
    if (!add_all(unpacked, member, problems))
        return false;
    if (are_the_first(chosen) && chosen->count < suite_count(chosen->suite))
        list_places(chosen);
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
           read_questions(unpacked, problems);
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

#include "harness/evidence/pack.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/evidence/instructions.h"
#include "harness/evidence/manifest.h"
#include "harness/evidence/recording.h"
#include "harness/evidence/tar.h"
#include "harness/report/questions.h"
#include "harness/report/results_xml.h"
#include "harness/text.h"
#include "harness/version.h"

struct pack {
    struct members members;
    struct run_sheet sheet;
    struct recording *recording; /* NULL: the answers are a file, and packed */
    const char *path;
    long time;
};

/* ---- what a run is made of ---- */

static bool add_file(struct pack *pack, const char *root, const char *name,
                     struct error *error) {
    struct arena *arena = arena_new();
    const char *path = arena_print(arena, "%s/%s", root, name);
    bool good = members_add_file(&pack->members, name, path, error);
    arena_free(arena);
    return good;
}

/* Cases of one file stand together, and so do their goldens. */
static bool add_cases(struct pack *pack, const struct pack_plan *plan,
                      struct error *error) {
    const struct chosen *asked = plan->asked;
    const char *before = NULL, *cases, *goldens;
    bool good = true;
    for (size_t i = 0; good && i < asked->count; i++) {
        suite_files(asked->suite, chosen_place(asked, i), &cases, &goldens);
        if (cases != before)
            good = add_file(pack, plan->root, cases, error) &&
                   add_file(pack, plan->root, goldens, error);
        before = cases;
    }
    return good;
}

static int is_schema(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && !strcmp(dot, ".rng");
}

static bool add_schemas(struct pack *pack, const char *root, struct error *error) {
    static const char folder[] = "cases/schema";
    struct arena *arena = pack->members.arena;
    struct dirent **entries;
    const char *path = arena_print(arena, "%s/%s", root, folder);
    int count = scandir(path, &entries, is_schema, alphasort);
    if (count < 0)
        return error_at(error, path, 0, NULL, _("cannot be opened: %s"), strerror(errno));
    bool good = true;
    for (int i = 0; i < count; i++) {
        const char *name = arena_print(arena, "%s/%s", folder, entries[i]->d_name);
        good = good && add_file(pack, root, name, error);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool add_settings(struct pack *pack, const struct pack_plan *plan,
                         struct error *error) {
    struct run_sheet *sheet = &pack->sheet;
    for (size_t i = 0; i < plan->setting_count; i++) {
        struct run_setting setting = plan->settings[i];
        if (sheet->setting_count == RUN_SETTINGS_MOST)
            BUG("more than %d settings", RUN_SETTINGS_MOST);
        const char *name = run_setting_member(pack->members.arena, setting.role);
        if (!members_add_file(&pack->members, name, setting.path, error))
            return false;
        sheet->settings[sheet->setting_count++] = setting;
    }
    return true;
}

static bool add_questions(struct pack *pack, const struct pack_plan *plan,
                          struct error *error) {
    const struct questions questions = {plan->chosen, false};
    FILE *out = members_open(&pack->members, PACK_QUESTIONS, error);
    return out && questions_write_ndjson(&questions, out, error) &&
           members_close(&pack->members, error);
}

/* A file of answers as it is; what other systems answer is recorded as it comes. */
static bool prepare_answers(struct pack *pack, const struct pack_plan *plan,
                            struct system *system, struct error *error) {
    if (!plan->format) {
        pack->recording = recording_new();
        return pack->recording ||
               error_set(error, ERROR_INTERNAL,
                         _("the answers cannot be kept on disk: %s"), strerror(errno));
    }
    pack->sheet.answers = arena_print(pack->members.arena, "answers.%s", plan->format);
    int file = system_hold_answers(system, RECORDING_MOST_BYTES, error);
    return file >= 0 &&
           members_add_descriptor(&pack->members, pack->sheet.answers, file,
                                  pack->sheet.answers, error) &&
           (!lseek(file, 0, SEEK_SET) ||
            error_set(error, ERROR_INTERNAL, _("%s: cannot be read again: %s"),
                      pack->sheet.answers, strerror(errno)));
}

struct pack *pack_new(const struct pack_plan *plan, struct system *system,
                      struct error *error) {
    struct pack *pack = calloc(1, sizeof *pack);
    if (!pack)
        BUG("out of memory for a pack");
    pack->path = plan->path;
    pack->time = plan->time;
    pack->sheet = (struct run_sheet){.version = ETALON_VERSION,
                                     .command = plan->command,
                                     .system = system->driver->name};
    members_init(&pack->members);
    if (tar_may_write(plan->path, error) && add_cases(pack, plan, error) &&
        add_schemas(pack, plan->root, error) && add_settings(pack, plan, error) &&
        add_questions(pack, plan, error) && prepare_answers(pack, plan, system, error))
        return pack;
    pack_free(pack);
    return NULL;
}

void pack_free(struct pack *pack) {
    if (!pack)
        return;
    recording_free(pack->recording);
    members_release(&pack->members);
    free(pack);
}

void pack_reply(struct pack *pack, size_t index, const char *id,
                const struct reply *reply) {
    if (pack->recording)
        recording_add(pack->recording, index, id, reply);
}

/* ---- the archive ---- */

static bool add_results(struct pack *pack, const struct results *results,
                        struct error *error) {
    FILE *out = members_open(&pack->members, PACK_RESULTS, error);
    if (!out)
        return false;
    results_xml_write(results, out);
    return !ledger_failed(results->ledger, error) && members_close(&pack->members, error);
}

bool pack_write(struct pack *pack, const struct results *results, const char *ended,
                struct error *error) {
    struct members *members = &pack->members;
    pack->sheet.ended = ended;
    return add_results(pack, results, error) &&
           (!pack->recording || recording_put(pack->recording, members, error)) &&
           run_sheet_put(&pack->sheet, members, error) &&
           members_add(members, INSTRUCTIONS_NAME, instructions, strlen(instructions),
                       error) &&
           manifest_add(members, error) &&
           tar_write(members, pack->time, pack->path, error);
}

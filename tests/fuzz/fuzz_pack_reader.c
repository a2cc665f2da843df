/*
 * Fuzzes what reads packs: the archive, its manifest, the run sheet and the recorded
 * replies. Whatever comes in, no name leaves the folder, none comes twice, and a
 * recording replies at most once to a question.
 */
#include <stdint.h>
#include <string.h>

#include "harness/evidence/manifest.h"
#include "harness/evidence/recording.h"
#include "harness/evidence/run_sheet.h"
#include "harness/evidence/tar.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void require(bool condition, const char *what) {
    if (!condition)
        BUG("%s", what);
}

static void check_names(const struct members *members) {
    for (size_t i = 0; i < members->count; i++) {
        const char *name = members->items[i].name;
        require(*name && *name != '/' && !strstr(name, "//"), "a name that is absolute");
        require(strcmp(name, "..") && strncmp(name, "../", 3) && !strstr(name, "/../"),
                "a name that leaves the folder");
        require(!i || strcmp(members->items[i - 1].name, name) < 0,
                "names that are not in order");
    }
}

static void count(void *context, size_t index, const struct reply *reply) {
    int *times = context;
    require(index < 2 && ++times[index] == 1, "a question that is answered twice");
    require(reply->kind != REPLY_BROKEN || reply->message, "a fault without a message");
}

static void replay(const struct members *members) {
    static const struct question questions[] = {{.id = "q0"}, {.id = "q1"}};
    struct question_source source = question_array(&(struct question_list){questions, 2});
    struct error error = ERROR_INIT;
    struct system system;
    int times[2] = {0, 0};
    if (!system_open_recording(&system, members, NULL, &error))
        return;
    bool good = system_ask(&system, &source, count, times, &error);
    require(good == (error.code == ERROR_NONE), "a failure without an error");
    require(!good || (times[0] == 1 && times[1] == 1), "a question without a reply");
    system_close(&system);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct members members;
    struct problems problems = PROBLEMS_INIT;
    struct run_sheet sheet;
    struct error error = ERROR_INIT, wrong = ERROR_INIT;
    const char *id;
    members_init(&members);
    if (tar_read_memory((const char *)bytes, size, "fuzz.tar", &members, &error)) {
        check_names(&members);
        bool good = manifest_check(&members, "fuzz.tar", &problems);
        require(good == !problems.count, "a manifest that fails without a problem");
        if (run_sheet_read(&sheet, &members, &wrong))
            run_sheet_other_readings(&members, &id);
        replay(&members);
    } else {
        require(error.code == ERROR_INPUT && *error.text, "a refusal without an error");
    }
    problems_release(&problems);
    members_release(&members);
    return 0;
}

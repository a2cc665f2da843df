#include "tests/support/sample_gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/measured_coverage.h"

struct gate sample_gate;
struct problems gate_problems;
struct arena *gate_arena;
struct gate_findings gate_told;
const struct answerable sample_answerable = {"Ann Lee", "later", "2027-06-30"};

static char path[40];

int sample_gate_start(void **state) {
    (void)state;
    gate_arena = arena_new();
    strcpy(path, "/tmp/etalon-gate-XXXXXX");
    return close(mkstemp(path));
}

int sample_gate_stop(void **state) {
    unlink(path);
    problems_release(&gate_problems);
    arena_free(gate_arena);
    return measured_release(state);
}

const char *sample_gate_path(void) {
    return path;
}

static void put(const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

const char *sample_gate_text(void) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = NULL;
    size_t room = 0;
    assert_true(getdelim(&text, &room, '\0', file) > 0);
    const char *kept = arena_copy(gate_arena, text);
    free(text);
    fclose(file);
    return kept;
}

void sample_gate_write(const char *from, const char *to) {
    const struct gate none = {.file = path};
    struct error error = ERROR_INIT;
    assert_true(gate_write(&none, &measured, &sample_answerable, path, &error));
    if (!from)
        return;
    const char *text = sample_gate_text(), *found = strstr(text, from);
    if (!found)
        fail_msg("'%s' is not in the gate", from);
    else
        put(arena_print(gate_arena, "%.*s%s%s", (int)(found - text), text, to,
                        found + strlen(from)));
}

bool sample_gate_read(const char *text) {
    problems_release(&gate_problems);
    if (text)
        put(text);
    return gate_read(path, "cases/schema", gate_arena, &sample_gate, &gate_problems);
}

void sample_gate_judge(const char *from, const char *to) {
    const struct date last_day = {2027, 6, 30};
    sample_gate_write(from, to);
    bool sound = sample_gate_read(NULL);
    problems_print(&gate_problems, stderr);
    assert_true(sound);
    gate_told = gate_judge(gate_arena, &sample_gate, &measured, last_day);
}

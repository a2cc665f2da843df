#include "tests/support/many.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CALCULATION "early_retirement_ratio"

struct many {
    size_t asked, delivered;
    enum reply_kind kind;
};

/* Not of one asking, so that it is no memory that asking takes. */
static bool came[MANY_MOST];

static struct question name(const void *context, size_t index, struct arena *arena) {
    (void)context;
    return (struct question){.id = arena_print(arena, "q%zu", index),
                             .calculation = CALCULATION};
}

static bool find(const void *context, const char *id, size_t *index) {
    const struct many *many = context;
    char behind;
    return sscanf(id, "q%zu%c", index, &behind) == 1 && *index < many->asked;
}

static bool asks(const void *context, const struct calculation *calculation) {
    (void)context;
    return !strcmp(calculation->name, CALCULATION);
}

static bool make(const void *context, size_t index, struct arena *arena,
                 struct question *out, struct error *error) {
    struct datum *facts = datum_record(arena, NULL);
    (void)error;
    datum_add(facts, datum_scalar(arena, "age_years", "55"));
    *out = name(context, index, arena);
    out->facts = facts;
    return true;
}

static void count(void *context, size_t index, const struct reply *reply) {
    struct many *many = context;
    if (index >= many->asked || came[index])
        fail_msg("a reply too many to question %zu", index);
    if (reply->kind != many->kind)
        fail_msg("question %zu: kind %d: %s", index, reply->kind,
                 reply->message ? reply->message : "");
    came[index] = true;
    many->delivered++;
}

void many_ask(struct system *system, size_t count_of_them, enum reply_kind kind) {
    struct many many = {.asked = count_of_them, .kind = kind};
    struct question_source questions = {.count = count_of_them,
                                        .context = &many,
                                        .name = name,
                                        .find = find,
                                        .asks = asks,
                                        .make = make};
    struct error error = ERROR_INIT;
    assert_true(count_of_them <= MANY_MOST);
    memset(came, 0, sizeof came);
    if (!system_ask(system, &questions, count, &many, &error))
        fail_msg("%s", error.text);
    assert_int_equal(many.delivered, count_of_them);
    system_close(system);
}

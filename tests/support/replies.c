#include "tests/support/replies.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The table of article 8.4, from 55 to 59. */
static const char *const ratios[] = {"0.77", "0.81", "0.85", "0.9", "0.95"};
enum { RATIOS = sizeof ratios / sizeof *ratios, FIRST_AGE = 55 };

struct replies *replies_new(size_t count) {
    struct replies *replies = calloc(1, sizeof *replies);
    assert_non_null(replies);
    assert_true(count <= REPLIES_MOST);
    replies->arena = arena_new();
    replies->count = count;
    for (size_t i = 0; i < count; i++) {
        struct datum *facts = datum_record(replies->arena, NULL);
        const char *age = arena_print(replies->arena, "%zu", FIRST_AGE + i % RATIOS);
        datum_add(facts, datum_scalar(replies->arena, "age_years", age));
        replies->questions[i] = (struct question){
            .id = arena_print(replies->arena, "q%zu", i),
            .calculation = "early_retirement_ratio",
            .facts = facts,
        };
    }
    return replies;
}

void replies_free(struct replies *replies) {
    arena_free(replies->arena);
    free(replies);
}

static void keep(void *context, size_t index, const struct reply *reply) {
    struct replies *replies = context;
    assert_true(index < replies->count);
    const struct datum *ratio =
        reply->results ? datum_member(reply->results, "early_retirement_ratio") : NULL;
    replies->ratio[index] = ratio ? arena_copy(replies->arena, ratio->text) : NULL;
    replies->got[index] = (struct reply){
        .kind = reply->kind,
        .provision = arena_copy(replies->arena, reply->provision),
        .fact = arena_copy(replies->arena, reply->fact),
        .message = arena_copy(replies->arena, reply->message),
    };
    replies->times[index]++;
}

bool replies_ask(struct replies *replies, struct system *system) {
    struct question_source questions =
        question_array(&(struct question_list){replies->questions, replies->count});
    bool good = system_ask(system, &questions, keep, replies, &replies->error);
    system_close(system);
    for (size_t i = 0; good && i < replies->count; i++)
        assert_int_equal(replies->times[i], 1);
    return good;
}

void assert_right(const struct replies *replies, size_t first, size_t behind) {
    for (size_t i = first; i < behind; i++) {
        if (replies->got[i].kind != REPLY_RESULTS)
            fail_msg("q%zu: no results but kind %d: %s", i, replies->got[i].kind,
                     replies->got[i].message ? replies->got[i].message : "");
        assert_string_equal(replies->ratio[i], ratios[i % RATIOS]);
    }
}

void assert_broken(const struct replies *replies, size_t index, const char *part) {
    const struct reply *reply = &replies->got[index];
    assert_int_equal(replies->times[index], 1);
    if (reply->kind != REPLY_BROKEN || !reply->message || !strstr(reply->message, part))
        fail_msg("q%zu: expected broken with '%s', found kind %d with '%s'", index, part,
                 reply->kind, reply->message ? reply->message : "");
    assert_null(strchr(reply->message, '\n'));
}

void assert_all_broken(const struct replies *replies, const char *part) {
    for (size_t i = 0; i < replies->count; i++)
        assert_broken(replies, i, part);
}

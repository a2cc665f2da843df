#include "harness/system/inbox.h"

#include <limits.h>
#include <stdlib.h>

#include "harness/system/monotonic.h"
#include "harness/system/shelf.h"
#include "harness/system/wire.h"
#include "harness/text.h"

struct inbox {
    struct question_source questions;
    unsigned char *answered, *delivered; /* a bit for each question */
    struct shelf *shelf;
    receive_reply *receive;
    void *context;
    struct arena *posting, *delivering; /* cleared for each line */
};

/* ---- a bit for each question ---- */

static unsigned char *no_bits(size_t count) {
    unsigned char *bits = calloc(count / CHAR_BIT + 1, 1);
    if (!bits)
        BUG("out of memory for %zu answers", count);
    return bits;
}

static bool is_set(const unsigned char *bits, size_t index) {
    return bits[index / CHAR_BIT] >> index % CHAR_BIT & 1;
}

static void set(unsigned char *bits, size_t index) {
    bits[index / CHAR_BIT] |= (unsigned char)(1 << index % CHAR_BIT);
}

/* ---- all of it ---- */

struct inbox *inbox_new(const struct question_source *questions, receive_reply *receive,
                        void *context) {
    struct inbox *inbox = calloc(1, sizeof *inbox);
    if (!inbox)
        BUG("out of memory for an inbox");
    *inbox = (struct inbox){.questions = *questions,
                            .answered = no_bits(questions->count),
                            .delivered = no_bits(questions->count),
                            .shelf = shelf_new(false),
                            .receive = receive,
                            .context = context,
                            .posting = arena_new(),
                            .delivering = arena_new()};
    return inbox;
}

void inbox_free(struct inbox *inbox) {
    if (!inbox)
        return;
    shelf_free(inbox->shelf);
    free(inbox->answered);
    free(inbox->delivered);
    arena_free(inbox->posting);
    arena_free(inbox->delivering);
    free(inbox);
}

void inbox_hold_on_disk(struct inbox *inbox) {
    shelf_free(inbox->shelf);
    inbox->shelf = shelf_new(true);
}

bool inbox_failed(const struct inbox *inbox, struct error *error) {
    return shelf_failed(inbox->shelf, error);
}

bool inbox_find(const struct inbox *inbox, const char *id, size_t *index) {
    return inbox->questions.find(inbox->questions.context, id, index);
}

/* ---- what comes in ---- */

/* The first answer to a question. */
static void hold(struct inbox *inbox, size_t index, struct held held) {
    held.came = monotonic_ns();
    shelf_put(inbox->shelf, index, &held);
    set(inbox->answered, index);
}

/* `at` 0: messages do not say its number. */
static enum post take(struct inbox *inbox, size_t index, const struct line *line,
                      long at) {
    struct received received = {line->bytes, line->length};
    if (is_set(inbox->delivered, index))
        return POST_LATE;
    if (inbox_is_waiting(inbox, index)) {
        hold(inbox, index, (struct held){.number = at, .lines = {received}});
        return POST_TAKEN;
    }
    shelf_put_again(inbox->shelf, index, &received, at);
    return POST_TWICE;
}

struct posted inbox_post(struct inbox *inbox, const struct line *line, bool numbered) {
    struct posted posted = {.post = POST_NO_ID};
    struct reply reply;
    arena_clear(inbox->posting);
    wire_read_answer(inbox->posting, line->bytes, line->length, &posted.id, &reply);
    posted.why = reply.kind == REPLY_BROKEN ? reply.message : NULL;
    if (!posted.id)
        return posted;
    posted.post = POST_UNKNOWN;
    if (!inbox_find(inbox, posted.id, &posted.index))
        return posted;
    posted.post = take(inbox, posted.index, line, numbered ? line->number : 0);
    return posted;
}

void inbox_post_to(struct inbox *inbox, size_t index, const struct line *line) {
    take(inbox, index, line, line->number);
}

void inbox_post_broken(struct inbox *inbox, size_t index, long at, const char *why) {
    if (inbox_is_waiting(inbox, index))
        hold(inbox, index, (struct held){.number = at, .why = why});
    else if (!is_set(inbox->delivered, index))
        shelf_put_again(inbox->shelf, index, &(struct received){.bytes = NULL}, at);
}

bool inbox_is_waiting(const struct inbox *inbox, size_t index) {
    return !is_set(inbox->answered, index);
}

/* ---- what is handed on ---- */

static void hand_on(struct inbox *inbox, size_t index, const struct reply *reply) {
    set(inbox->answered, index);
    set(inbox->delivered, index);
    inbox->receive(inbox->context, index, reply);
}

static const char *twice_text(struct arena *arena, const struct held *held) {
    if (!held->number)
        return _("answered twice");
    return arena_print(arena, _("answered twice, lines %ld and %ld"), held->number,
                       held->again);
}

static struct reply read_held(struct arena *arena, const struct held *held) {
    struct reply reply = {.kind = REPLY_BROKEN, .message = held->why};
    const char *id;
    if (held->twice) {
        reply.message = twice_text(arena, held);
        return reply;
    }
    if (!held->why)
        wire_read_answer(arena, held->lines[0].bytes, held->lines[0].length, &id, &reply);
    if (reply.kind == REPLY_BROKEN && held->number)
        reply.message =
            arena_print(arena, _("line %ld: %s"), held->number, reply.message);
    return reply;
}

void inbox_deliver(struct inbox *inbox, size_t index) {
    struct held held;
    arena_clear(inbox->delivering);
    if (is_set(inbox->delivered, index) ||
        !shelf_take(inbox->shelf, index, inbox->delivering, &held))
        return;
    struct reply reply = read_held(inbox->delivering, &held);
    for (int i = 0; i < 2; i++)
        reply.received[i] = held.lines[i];
    reply.came = held.came;
    hand_on(inbox, index, &reply);
}

void inbox_settle(struct inbox *inbox, size_t index, enum reply_kind kind,
                  const char *message) {
    struct reply reply = {.kind = kind, .message = message};
    if (!is_set(inbox->delivered, index))
        hand_on(inbox, index, &reply);
}

#include "harness/system/inbox.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/system/monotonic.h"
#include "harness/system/spool.h"
#include "harness/system/wire.h"
#include "harness/text.h"

struct held {
    char *why;          /* nonsense, told instead of a line; NULL: a line */
    long number, again; /* of the lines; 0: not said, not answered twice */
    bool twice;
    long long came;
    struct held *second; /* the line of the second answer; NULL: none, or it has none */
    size_t length;
    size_t at;   /* of a line on disk */
    char line[]; /* of one in memory */
};

/* In the place of an answer that was held. */
static struct held delivered;

struct id {
    const char *text;
    size_t index;
};

struct inbox {
    size_t count;
    struct held **slots; /* NULL: no answer came yet */
    struct id *ids;      /* sorted */
    receive_reply *receive;
    void *context;
    struct arena *names;
    struct arena *posting, *delivering; /* cleared for each line */
    struct spool *spool;                /* NULL: lines are held in memory */
    int failure;                        /* an errno; 0: none */
};

static int compare_ids(const void *a, const void *b) {
    return strcmp(((const struct id *)a)->text, ((const struct id *)b)->text);
}

static void *zeroed(size_t count, size_t size) {
    void *items = calloc(count ? count : 1, size);
    if (!items)
        BUG("out of memory for %zu answers", count);
    return items;
}

struct inbox *inbox_new(const struct question_source *questions, receive_reply *receive,
                        void *context, struct error *error) {
    size_t count = questions->count;
    struct inbox *inbox = zeroed(1, sizeof *inbox);
    *inbox = (struct inbox){.count = count,
                            .slots = zeroed(count, sizeof *inbox->slots),
                            .ids = zeroed(count, sizeof *inbox->ids),
                            .receive = receive,
                            .context = context,
                            .names = arena_new(),
                            .posting = arena_new(),
                            .delivering = arena_new()};
    for (size_t i = 0; i < count; i++)
        inbox->ids[i] =
            (struct id){questions->name(questions->context, i, inbox->names).id, i};
    qsort(inbox->ids, count, sizeof *inbox->ids, compare_ids);
    for (size_t i = 1; i < count; i++) {
        if (!compare_ids(&inbox->ids[i - 1], &inbox->ids[i])) {
            error_set(error, ERROR_INPUT, _("two questions have the id '%s'"),
                      inbox->ids[i].text);
            inbox_free(inbox);
            return NULL;
        }
    }
    return inbox;
}

static void release(struct held *held) {
    if (!held || held == &delivered)
        return;
    release(held->second);
    free(held->why);
    free(held);
}

void inbox_free(struct inbox *inbox) {
    if (!inbox)
        return;
    for (size_t i = 0; i < inbox->count; i++)
        release(inbox->slots[i]);
    spool_free(inbox->spool);
    free(inbox->slots);
    free(inbox->ids);
    arena_free(inbox->names);
    arena_free(inbox->posting);
    arena_free(inbox->delivering);
    free(inbox);
}

bool inbox_hold_on_disk(struct inbox *inbox) {
    inbox->spool = spool_new();
    return inbox->spool;
}

bool inbox_failed(const struct inbox *inbox, struct error *error) {
    if (inbox->failure)
        error_set(error, ERROR_INTERNAL, _("the answers cannot be kept on disk: %s"),
                  strerror(inbox->failure));
    return inbox->failure;
}

bool inbox_find(const struct inbox *inbox, const char *id, size_t *index) {
    struct id wanted = {.text = id};
    const struct id *found =
        bsearch(&wanted, inbox->ids, inbox->count, sizeof wanted, compare_ids);
    if (found)
        *index = found->index;
    return found;
}

static struct held *hold(struct inbox *inbox, const struct line *line, bool numbered) {
    struct held *held = zeroed(1, sizeof *held + (inbox->spool ? 0 : line->length));
    if (inbox->spool) {
        held->at = spool_length(inbox->spool);
        fwrite(line->bytes, 1, line->length, spool_out(inbox->spool));
    } else {
        memcpy(held->line, line->bytes, line->length);
    }
    held->length = line->length;
    held->number = numbered ? line->number : 0;
    held->came = monotonic_ns();
    return held;
}

/* Another answer while the first is held; `at` 0: its line is not said. */
static void hold_another(struct held *held, long at) {
    held->again = held->twice ? held->again : at;
    held->twice = true;
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
    struct held **slot = &inbox->slots[posted.index];
    posted.post = POST_LATE;
    if (!*slot) {
        *slot = hold(inbox, line, numbered);
        posted.post = POST_TAKEN;
    } else if (*slot != &delivered) {
        if (!(*slot)->twice)
            (*slot)->second = hold(inbox, line, numbered);
        hold_another(*slot, numbered ? line->number : 0);
        posted.post = POST_TWICE;
    }
    return posted;
}

void inbox_post_broken(struct inbox *inbox, size_t index, long at, const char *why) {
    struct held **slot = &inbox->slots[index];
    struct line none = {.bytes = "", .number = at};
    if (*slot == &delivered)
        return;
    if (*slot) {
        hold_another(*slot, at);
        return;
    }
    *slot = hold(inbox, &none, true);
    (*slot)->why = strdup(why);
    if (!(*slot)->why)
        BUG("out of memory for a message");
}

bool inbox_is_waiting(const struct inbox *inbox, size_t index) {
    return !inbox->slots[index];
}

static void hand_on(struct inbox *inbox, size_t index, const struct reply *reply) {
    struct held *held = inbox->slots[index];
    inbox->slots[index] = &delivered;
    inbox->receive(inbox->context, index, reply);
    release(held);
}

static const char *twice_text(struct arena *arena, const struct held *held) {
    if (!held->number)
        return _("answered twice");
    return arena_print(arena, _("answered twice, lines %ld and %ld"), held->number,
                       held->again);
}

static struct reply read_held(struct arena *arena, const struct held *held,
                              const struct received *line) {
    struct reply reply = {.kind = REPLY_BROKEN, .message = held->why};
    const char *id;
    if (held->twice) {
        reply.message = twice_text(arena, held);
        return reply;
    }
    if (!held->why)
        wire_read_answer(arena, line->bytes, line->length, &id, &reply);
    if (reply.kind == REPLY_BROKEN && held->number)
        reply.message =
            arena_print(arena, _("line %ld: %s"), held->number, reply.message);
    return reply;
}

/* The line of an answer, wherever it is held; false: it cannot be read again. */
static bool find_line(struct inbox *inbox, const struct held *held,
                      struct received *out) {
    if (!held)
        return true;
    *out = (struct received){held->line, held->length};
    if (!inbox->spool)
        return true;
    char *line = arena_take(inbox->delivering, held->length + 1);
    out->bytes = line;
    if (spool_read(inbox->spool, held->at, held->length, line))
        return true;
    inbox->failure = errno ? errno : EIO;
    return false;
}

void inbox_deliver(struct inbox *inbox, size_t index) {
    const struct held *held = inbox->slots[index];
    struct received lines[2] = {{NULL, 0}, {NULL, 0}};
    if (!held || held == &delivered)
        return;
    arena_clear(inbox->delivering);
    if (!find_line(inbox, held, &lines[0]) || !find_line(inbox, held->second, &lines[1]))
        return;
    struct reply reply = read_held(inbox->delivering, held, &lines[0]);
    if (!held->why)
        reply.received[0] = lines[0];
    reply.received[1] = lines[1];
    reply.came = held->came;
    hand_on(inbox, index, &reply);
}

void inbox_settle(struct inbox *inbox, size_t index, enum reply_kind kind,
                  const char *message) {
    struct reply reply = {.kind = kind, .message = message};
    if (inbox->slots[index] != &delivered)
        hand_on(inbox, index, &reply);
}

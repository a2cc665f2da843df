/*
 * A payroll system behind HTTP: a batch of questions is posted as NDJSON, or each one
 * alone as JSON, and the response holds the answers in any order.
 *
 * Every line of a response is read before its first reply is delivered, so that a second
 * answer breaks its question. Answers that came whole before a connection failed count.
 * What a batch left unanswered is broken, with the reason; a system that cannot be
 * reached, or fails again and again, is asked no more, so that an audit ends.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/system/http_private.h"
#include "harness/system/inbox.h"
#include "harness/system/notes.h"
#include "harness/system/wire.h"
#include "harness/text.h"

enum {
    BATCH = 100,
    MOST_BARREN = 2,    /* silent or flooding batches in a row without an answer */
    MOST_DROPPED = 10,  /* the same, where a question may be what the system dies of */
    MOST_SILENCES = 20, /* in all */
};

struct asking {
    struct http *http;
    const struct question_source *questions;
    receive_reply *receive;
    void *context;
    long barren, silences;
    struct notes notes;
};

/* One request and what came back. */
struct batch {
    struct asking *asking;
    size_t first, count; /* questions */
    struct arena *arena;
    struct inbox *inbox;
    struct http_response response;
    long answers, strange_lines; /* the latter are no answer to any question */
    const char *strange;         /* the first of them and what is wrong with it */
};

/* ---- questions ---- */

/* NULL with an error: a question could not be made. */
static const char *body_of(const struct batch *batch, struct error *error) {
    const struct question_source *questions = batch->asking->questions;
    struct question question;
    size_t made = 0;
    char *body = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&body, &size);
    if (!out)
        BUG("out of memory for a batch");
    for (; made < batch->count && questions->make(questions->context, batch->first + made,
                                                  batch->arena, &question, error);
         made++)
        fprintf(out, "%s\n", wire_question(batch->arena, &question));
    if (fclose(out))
        BUG("out of memory for a batch");
    const char *kept = made == batch->count ? arena_copy(batch->arena, body) : NULL;
    free(body);
    return kept;
}

/* ---- answers ---- */

static void remember_strange(struct batch *batch, const struct line *line,
                             const char *why) {
    const struct http *http = batch->asking->http;
    if (!batch->strange_lines++)
        batch->strange =
            arena_print(batch->arena, "'%s' (%s)",
                        http_excerpt(http, batch->arena, line->bytes, line->length),
                        http_excerpt(http, batch->arena, why, strlen(why)));
}

static void post_line(struct batch *batch, const struct line *line) {
    if (line_is_blank(line))
        return;
    struct posted posted = inbox_post(batch->inbox, line, false);
    if (posted.post == POST_TAKEN)
        batch->answers++;
    else if (posted.post == POST_UNKNOWN)
        notes_add(&batch->asking->notes,
                  _("found an answer to '%.100s', which was not asked"),
                  http_excerpt(batch->asking->http, batch->arena, posted.id,
                               strlen(posted.id)));
    else if (posted.post == POST_NO_ID)
        remember_strange(batch, line, posted.why);
}

/* A line that was cut off is no answer: only what came whole is read. */
static void post_lines(struct batch *batch) {
    const char *at = batch->response.body;
    const char *end = at + batch->response.length;
    bool whole = batch->response.ending == HTTP_ANSWERED;
    struct line line = {0};
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline && !whole)
            return;
        line.bytes = at;
        line.length = (size_t)((newline ? newline : end) - at);
        line.number++;
        post_line(batch, &line);
        at = newline ? newline + 1 : end;
    }
}

static void post_body(struct batch *batch) {
    const struct http_response *response = &batch->response;
    if (response->status != 200 || !response->length)
        return;
    if (!batch->asking->http->one) {
        post_lines(batch);
    } else if (response->ending == HTTP_ANSWERED) {
        /* One object, which may be written over several lines. */
        struct line line = {.bytes = response->body, .length = response->length};
        post_line(batch, &line);
    }
}

static const char *what_is_missing(const struct batch *batch) {
    const char *what = batch->response.what;
    if (!what)
        what = _("HTTP status 200 without an answer to this question");
    if (batch->strange)
        what = arena_print(batch->arena,
                           _("%s; lines that are no answer: %ld, the first %s"), what,
                           batch->strange_lines, batch->strange);
    return what;
}

static void deliver(struct batch *batch) {
    bool missing = false;
    for (size_t i = 0; i < batch->count; i++) {
        if (inbox_is_waiting(batch->inbox, i)) {
            inbox_settle(batch->inbox, i, REPLY_BROKEN, what_is_missing(batch));
            missing = true;
        } else {
            inbox_deliver(batch->inbox, i);
        }
    }
    if (batch->strange && !missing)
        notes_add(&batch->asking->notes, _("lines that are no answer: %ld, the first %s"),
                  batch->strange_lines, batch->strange);
}

/* ---- giving up ---- */

static void enter(struct asking *asking, const struct batch *batch) {
    bool barren = !batch->answers && batch->response.ending != HTTP_ANSWERED;
    asking->silences += batch->response.ending == HTTP_SILENT;
    asking->barren = barren ? asking->barren + 1 : 0;
}

static bool is_hopeless(const struct asking *asking, enum http_ending ending) {
    if (ending == HTTP_ANSWERED)
        return false;
    if (ending == HTTP_UNREACHABLE || asking->silences >= MOST_SILENCES)
        return true;
    return asking->barren >= (ending == HTTP_DROPPED ? MOST_DROPPED : MOST_BARREN);
}

static void give_up(const struct batch *batch) {
    const struct asking *asking = batch->asking;
    struct reply reply = {
        .kind = REPLY_BROKEN,
        .message =
            arena_print(batch->arena, _("not asked any more: %s"), batch->response.what),
    };
    for (size_t i = batch->first + batch->count; i < asking->questions->count; i++)
        asking->receive(asking->context, i, &reply);
}

/* ---- the driver ---- */

static void pass_on(void *context, size_t index, const struct reply *reply) {
    const struct batch *batch = context;
    batch->asking->receive(batch->asking->context, batch->first + index, reply);
}

static bool find_in_batch(const void *context, const char *id, size_t *index) {
    const struct batch *batch = context;
    const struct question_source *questions = batch->asking->questions;
    if (!questions->find(questions->context, id, index) || *index < batch->first)
        return false;
    *index -= batch->first;
    return *index < batch->count;
}

/* False when nothing more is to be asked; with an error when we failed. */
static bool ask_batch(struct batch *batch, struct error *error) {
    struct asking *asking = batch->asking;
    const char *body = body_of(batch, error);
    if (!body)
        return false;
    batch->response = http_post(asking->http, batch->arena, body);
    enum http_ending ending = batch->response.ending;
    if (ending == HTTP_INTERRUPTED)
        return error_set(error, ERROR_INTERNAL,
                         _("interrupted: the results are incomplete"));
    post_body(batch);
    deliver(batch);
    enter(asking, batch);
    bool goes_on = !is_hopeless(asking, ending);
    if (!goes_on)
        give_up(batch);
    return goes_on;
}

static bool ask_all(struct asking *asking, struct arena *arena, struct error *error) {
    size_t most = asking->http->one ? 1 : BATCH;
    bool goes_on = true;
    for (size_t first = 0; goes_on && first < asking->questions->count; first += most) {
        size_t left = asking->questions->count - first;
        struct batch batch = {.asking = asking,
                              .first = first,
                              .count = left < most ? left : most,
                              .arena = arena};
        struct question_source part = {
            .count = batch.count, .context = &batch, .find = find_in_batch};
        batch.inbox = inbox_new(&part, pass_on, &batch);
        goes_on = ask_batch(&batch, error);
        http_response_release(&batch.response);
        inbox_free(batch.inbox);
        arena_clear(arena);
    }
    return error->code == ERROR_NONE;
}

static bool ask_http(struct system *system, const struct question_source *questions,
                     receive_reply *receive, void *context, struct error *error) {
    struct asking asking = {.http = system->state,
                            .notes = {.of = _("the system")},
                            .questions = questions,
                            .receive = receive,
                            .context = context};
    struct arena *arena = arena_new();
    bool good = ask_all(&asking, arena, error);
    notes_end(&asking.notes);
    arena_free(arena);
    return good;
}

static void close_http(struct system *system) {
    http_close(system->state);
    free(system->state);
}

static const struct system_driver http_driver = {
    .name = "http",
    .ask = ask_http,
    .close = close_http,
};

bool system_open_http(struct system *out, const char *url,
                      const struct http_options *options, struct error *error) {
    struct http *http = calloc(1, sizeof *http);
    if (!http)
        BUG("out of memory for a system");
    if (!http_open(http, url, options, error)) {
        free(http);
        return false;
    }
    *out = (struct system){.driver = &http_driver, .state = http};
    return true;
}

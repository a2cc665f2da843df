/*
 * A file of answers as a system: what a vendor sends back for exported questions.
 *
 * Everything is read before the first reply is delivered, since the last line may answer
 * a question a second time. What is wrong with the file itself (a line that is no answer,
 * an answer nobody asked for) is an error with its line, after every reply was delivered.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/system/answers_private.h"
#include "harness/system/excerpt.h"
#include "harness/system/interrupt.h"
#include "harness/system/wire.h"
#include "harness/text.h"

enum { WAIT_MOST_MS = 200 }; /* an interruption is noticed within this time */

/* ---- what readers of a format call ---- */

bool answers_await(int file) {
    struct pollfd until = {.fd = file, .events = POLLIN};
    while (!interrupt_came())
        if (poll(&until, 1, WAIT_MOST_MS) > 0)
            return true;
    return false;
}

void mail_complain(struct mail *mail, long line, const char *path, const char *what,
                   const char *expected) {
    int at = line > INT_MAX ? INT_MAX : (int)line;
    if (!mail->complaints++)
        error_at(&mail->first, mail->file, at, path, "%s%s%s", what, expected ? ", " : "",
                 expected ? expected : "");
}

bool mail_find(struct mail *mail, long line, const char *path, const char *id,
               size_t *index) {
    if (inbox_find(mail->inbox, id, index))
        return true;
    char what[256];
    snprintf(what, sizeof what, _("found an answer to '%.150s'"), id);
    mail_complain(mail, line, path, what, _("expected the id of a question"));
    return false;
}

/* An answer is about one question, whose name is asked for more than once. */
static const struct question *name(struct mail *mail, size_t index) {
    const struct question_source *questions = mail->questions;
    if (mail->named.id && mail->named_index == index)
        return &mail->named;
    arena_clear(mail->arena);
    mail->named = questions->name(questions->context, index, mail->arena);
    mail->named_index = index;
    return &mail->named;
}

const struct field *mail_results(struct mail *mail, size_t index) {
    const struct calculation *calculation =
        calculation_by_name(name(mail, index)->calculation);
    return calculation ? calculation->results : NULL;
}

void mail_post(struct mail *mail, struct arena *arena, size_t index, long line,
               const struct reply *reply) {
    if (reply->kind == REPLY_BROKEN) {
        inbox_post_broken(mail->inbox, index, line, reply->message);
        return;
    }
    struct line held = {.number = line};
    held.bytes = wire_reply(arena, name(mail, index)->id, reply);
    held.length = strlen(held.bytes);
    inbox_post_to(mail->inbox, index, &held);
}

/* ---- the driver ---- */

/* `whole`: what has not come is missing; else it may have been to come. */
static void deliver(struct inbox *inbox, size_t count, bool whole, struct error *error) {
    for (size_t i = 0; i < count && !inbox_failed(inbox, error); i++) {
        if (!inbox_is_waiting(inbox, i))
            inbox_deliver(inbox, i);
        else if (whole)
            inbox_settle(inbox, i, REPLY_MISSING, NULL);
    }
}

/* False with the first complaint; it says how many there are beside it. */
static bool passed(const struct mail *mail, struct error *error) {
    const struct error *first = &mail->first;
    const char *path = first->path[0] ? first->path : NULL;
    if (!mail->complaints)
        return true;
    if (mail->complaints == 1)
        error_at(error, first->file, first->line, path, "%s", first->text);
    else
        error_at(error, first->file, first->line, path, _("%s (and %ld more such lines)"),
                 first->text, mail->complaints - 1);
    error->code = first->code; /* the system may have failed us */
    return false;
}

static bool rewound(struct answers *answers, struct error *error) {
    if (answers->asked && lseek(answers->file, 0, SEEK_SET) < 0)
        return error_at(error, answers->name, 0, NULL,
                        _("can be read only once, expected a file to ask it again"));
    answers->asked = true;
    return true;
}

/* Everything in the file is read, on to the disk, before the first is delivered. */
static bool read_all(const struct answers *answers, struct mail *mail,
                     struct error *error) {
    inbox_hold_on_disk(mail->inbox);
    answers->post(answers, mail);
    bool whole = !interrupt_came();
    deliver(mail->inbox, mail->questions->count, whole, error);
    if (inbox_failed(mail->inbox, error))
        return false;
    return whole ||
           error_set(error, ERROR_INTERNAL, _("interrupted: the results are incomplete"));
}

static bool ask_answers(struct system *system, const struct question_source *questions,
                        receive_reply *receive, void *context, struct error *error) {
    struct answers *answers = system->state;
    if (!rewound(answers, error))
        return false;
    struct inbox *inbox = inbox_new(questions, receive, context);
    struct mail mail = {.inbox = inbox,
                        .questions = questions,
                        .file = answers->name,
                        .first = ERROR_INIT,
                        .arena = arena_new()};
    bool read = read_all(answers, &mail, error);
    arena_free(mail.arena);
    inbox_free(inbox);
    return read && passed(&mail, error);
}

/* Little beyond the most; `length` is what was copied. */
static bool copy(int from, FILE *to, size_t most, size_t *length) {
    char bytes[64 * 1024];
    ssize_t got;
    while (answers_await(from)) {
        got = read(from, bytes, sizeof bytes);
        if (got == 0 || *length > most)
            return !fflush(to);
        if (got < 0 && errno != EINTR)
            return false;
        if (got < 0)
            continue;
        if (fwrite(bytes, 1, (size_t)got, to) != (size_t)got)
            return false;
        *length += (size_t)got;
    }
    errno = EINTR;
    return false;
}

/* What is left in the file, in one without a name; -1: errno says why. */
static int copy_without_name(int from, size_t most, size_t *length) {
    FILE *to = tmpfile();
    if (!to)
        return -1;
    int file = copy(from, to, most, length) ? dup(fileno(to)) : -1;
    int reason = errno;
    fclose(to);
    if (file >= 0)
        lseek(file, 0, SEEK_SET);
    errno = reason;
    return file;
}

int system_hold_answers(struct system *system, size_t most, struct error *error) {
    struct answers *answers = system->state;
    size_t length = 0;
    int file = copy_without_name(answers->file, most, &length);
    if (file < 0) {
        error_at(error, answers->name, 0, NULL, _("cannot be copied: %s"),
                 strerror(errno));
        return -1;
    }
    if (length > most) {
        close(file);
        error_at(error, answers->name, 0, NULL,
                 _("found more than %zu bytes, expected a file of answers that can be "
                   "packed"),
                 most);
        return -1;
    }
    if (answers->file != STDIN_FILENO)
        close(answers->file);
    answers->file = file;
    return file;
}

static void close_answers(struct system *system) {
    struct answers *answers = system->state;
    if (answers->file != STDIN_FILENO)
        close(answers->file);
    free(answers->name);
    free(answers->schema);
    free(answers);
}

static const struct system_driver answers_driver = {
    .name = "answers",
    .ask = ask_answers,
    .close = close_answers,
};

bool answers_open(struct system *out, const char *path, const char *schema,
                  void (*post)(const struct answers *answers, struct mail *mail),
                  struct error *error) {
    bool standard = !strcmp(path, "-");
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_at(error, path, 0, NULL, _("cannot be opened: %s"), strerror(errno));
    struct answers *answers = calloc(1, sizeof *answers);
    char *name = strdup(standard ? _("standard input") : path);
    char *copy = schema ? strdup(schema) : NULL;
    if (!answers || !name || (schema && !copy))
        BUG("out of memory for the name of a file");
    *answers = (struct answers){.file = file, .name = name, .schema = copy, .post = post};
    *out = (struct system){.driver = &answers_driver, .state = answers};
    return true;
}

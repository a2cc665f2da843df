/*
 * A file of answers as a system: what a vendor sends back for exported questions.
 *
 * Every line is read before the first reply is delivered, since the last line may answer
 * a question a second time. What is wrong with the file itself (a line that is no answer,
 * an answer nobody asked for) is an error with its line, after every reply was delivered.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/system/inbox.h"
#include "harness/system/system.h"
#include "harness/text.h"

struct answers_file {
    int file;
    bool asked;
    char *name; /* for messages */
};

/* ---- one line ---- */

/* The first line that is wrong, and how many are. */
struct complaint {
    const char *file;
    struct error first;
    long lines;
};

static void complain(struct complaint *complaint, long at, const char *what,
                     const char *expected) {
    int line = at > INT_MAX ? INT_MAX : (int)at;
    if (!complaint->lines++)
        error_at(&complaint->first, complaint->file, line, NULL, "%s%s%s", what,
                 expected ? ", " : "", expected ? expected : "");
}

/* Some editors begin a file with a mark that JSON does not know. */
static void skip_byte_order_mark(struct line *line) {
    if (line->number == 1 && line->length >= 3 &&
        !memcmp(line->bytes, "\xEF\xBB\xBF", 3)) {
        line->bytes += 3;
        line->length -= 3;
    }
}

static void post_line(struct inbox *inbox, struct complaint *complaint,
                      struct line *line) {
    char what[256];
    skip_byte_order_mark(line);
    if (line_is_blank(line))
        return;
    if (line->too_long) {
        snprintf(what, sizeof what, _("found a line of more than %d bytes"),
                 LINE_MOST_BYTES);
        complain(complaint, line->number, what, _("expected one answer a line"));
        return;
    }
    struct posted posted = inbox_post(inbox, line, true);
    if (posted.post == POST_NO_ID)
        complain(complaint, line->number, posted.why, NULL);
    if (posted.post == POST_UNKNOWN) {
        snprintf(what, sizeof what, _("found an answer to '%.150s'"), posted.id);
        complain(complaint, line->number, what, _("expected the id of a question"));
    }
}

/* ---- the whole file ---- */

static void post_file(struct inbox *inbox, struct complaint *complaint, int file) {
    struct lines lines;
    struct line line;
    enum lines_state state = LINES_MORE;
    lines_init(&lines, file, LINE_MOST_BYTES);
    while (state == LINES_MORE) {
        state = lines_fill(&lines);
        if (state == LINES_FAILED)
            complain(complaint, 0, _("cannot be read"), strerror(errno));
        while (lines_take(&lines, &line))
            post_line(inbox, complaint, &line);
    }
    lines_release(&lines);
}

static void deliver(struct inbox *inbox, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (inbox_is_waiting(inbox, i))
            inbox_settle(inbox, i, REPLY_MISSING, NULL);
        else
            inbox_deliver(inbox, i);
    }
}

/* False with the first complaint; it says how many lines are wrong beside it. */
static bool passed(const struct complaint *complaint, struct error *error) {
    if (!complaint->lines)
        return true;
    if (complaint->lines == 1)
        return error_at(error, complaint->file, complaint->first.line, NULL, "%s",
                        complaint->first.text);
    return error_at(error, complaint->file, complaint->first.line, NULL,
                    _("%s (and %ld more such lines)"), complaint->first.text,
                    complaint->lines - 1);
}

static bool rewound(struct answers_file *answers, struct error *error) {
    if (answers->asked && lseek(answers->file, 0, SEEK_SET) < 0)
        return error_at(error, answers->name, 0, NULL,
                        _("can be read only once, expected a file to ask it again"));
    answers->asked = true;
    return true;
}

static bool ask_answers(struct system *system, const struct question *questions,
                        size_t count, receive_reply *receive, void *context,
                        struct error *error) {
    struct answers_file *answers = system->state;
    if (!rewound(answers, error))
        return false;
    struct inbox *inbox = inbox_new(questions, count, receive, context, error);
    if (!inbox)
        return false;
    struct complaint complaint = {.file = answers->name, .first = ERROR_INIT};
    post_file(inbox, &complaint, answers->file);
    deliver(inbox, count);
    inbox_free(inbox);
    return passed(&complaint, error);
}

static void close_answers(struct system *system) {
    struct answers_file *answers = system->state;
    if (answers->file != STDIN_FILENO)
        close(answers->file);
    free(answers->name);
    free(answers);
}

static const struct system_driver answers_driver = {
    .name = "answers",
    .ask = ask_answers,
    .close = close_answers,
};

bool system_open_answers(struct system *out, const char *path, struct error *error) {
    bool standard = !strcmp(path, "-");
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_at(error, path, 0, NULL, _("cannot be opened: %s"), strerror(errno));
    struct answers_file *answers = calloc(1, sizeof *answers);
    char *name = strdup(standard ? _("standard input") : path);
    if (!answers || !name)
        BUG("out of memory for the name of a file");
    *answers = (struct answers_file){.file = file, .name = name};
    *out = (struct system){.driver = &answers_driver, .state = answers};
    return true;
}

/* Answers as NDJSON, the wire itself: one object a line. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "harness/system/answers_private.h"
#include "harness/text.h"

/* Some editors begin a file with a mark that JSON does not know. */
static void skip_byte_order_mark(struct line *line) {
    if (line->number == 1 && line->length >= 3 &&
        !memcmp(line->bytes, "\xEF\xBB\xBF", 3)) {
        line->bytes += 3;
        line->length -= 3;
    }
}

static void post_line(struct mail *mail, struct line *line) {
    char what[256];
    skip_byte_order_mark(line);
    if (line_is_blank(line))
        return;
    if (line->too_long) {
        snprintf(what, sizeof what, _("found a line of more than %d bytes"),
                 LINE_MOST_BYTES);
        mail_complain(mail, line->number, NULL, what, _("expected one answer a line"));
        return;
    }
    struct posted posted = inbox_post(mail->inbox, line, true);
    if (posted.post == POST_NO_ID)
        mail_complain(mail, line->number, NULL, posted.why, NULL);
    if (posted.post == POST_UNKNOWN)
        mail_find(mail, line->number, NULL, posted.id, &posted.index);
}

static void post_lines(const struct answers *answers, struct mail *mail) {
    struct lines lines;
    struct line line;
    enum lines_state state = LINES_MORE;
    lines_init(&lines, answers->file, LINE_MOST_BYTES);
    while (state == LINES_MORE && answers_await(answers->file)) {
        state = lines_fill(&lines);
        if (state == LINES_FAILED)
            mail_complain(mail, 0, NULL, _("cannot be read"), strerror(errno));
        while (lines_take(&lines, &line))
            post_line(mail, &line);
    }
    lines_release(&lines);
}

bool system_open_answers(struct system *out, const char *path, struct error *error) {
    return answers_open(out, path, NULL, post_lines, error);
}

/*
 * Fuzzes what reads the lines of a system: as answers and as questions. Whatever comes
 * in, an answer is a reply that is sound, and a question that is read is written as a
 * line that is read as the same question.
 */
#include <stdint.h>
#include <string.h>

#include "calc/base/error.h"
#include "harness/system/excerpt.h"
#include "harness/system/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void require(bool condition, const char *what) {
    if (!condition)
        BUG("%s", what);
}

static void check_text(const char *text) {
    require(text && *text && text_is_plain(text), "a text that is not plain");
}

static void read_answer(struct arena *arena, const char *line, size_t length) {
    const char *id;
    struct reply reply;
    wire_read_answer(arena, line, length, &id, &reply);
    if (id)
        check_text(id);
    if (reply.message)
        require(text_is_plain(reply.message), "a message that is not one line");
    switch (reply.kind) {
    case REPLY_RESULTS:
        require(reply.results && reply.results->kind == DATUM_RECORD, "no results");
        break;
    case REPLY_REFUSED:
        check_text(reply.provision);
        break;
    case REPLY_ERROR:
        check_text(reply.fact);
        break;
    case REPLY_UNSUPPORTED:
        break;
    case REPLY_BROKEN:
        check_text(reply.message);
        break;
    case REPLY_MISSING:
        BUG("a line was read as no answer");
    }
    require(id || reply.kind == REPLY_BROKEN, "a good answer without an id");
}

static void read_question(struct arena *arena, const char *line, size_t length) {
    struct question question;
    struct readings readings;
    struct error error = ERROR_INIT;
    if (!wire_read_question(arena, line, length, &question, &readings, &error)) {
        require(error.code == ERROR_INPUT && *error.text, "a refusal without an error");
        return;
    }
    const char *once = wire_question(arena, &question);
    require(wire_read_question(arena, once, strlen(once), &question, &readings, &error),
            "a question that is not read again");
    require(!strcmp(once, wire_question(arena, &question)),
            "a question that has changed");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const char *line = (const char *)bytes, *end = line + size;
    struct arena *arena = arena_new();
    while (line < end) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((newline ? newline : end) - line);
        read_answer(arena, line, length);
        read_question(arena, line, length);
        arena_clear(arena);
        line += length + 1;
    }
    arena_free(arena);
    return 0;
}

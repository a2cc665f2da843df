/* What a program says beside its answers. */
#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/system/excerpt.h"
#include "harness/system/program_private.h"
#include "harness/text.h"

bool remarks_read(struct remarks *remarks, int file) {
    char bytes[REMARK_BYTES];
    ssize_t got = read(file, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK))
        return errno == EINTR;
    if (got <= 0) {
        remarks->closed = true;
        return false;
    }
    size_t fresh = (size_t)got;
    size_t kept =
        remarks->used + fresh > REMARK_BYTES ? REMARK_BYTES - fresh : remarks->used;
    memmove(remarks->bytes, remarks->bytes + remarks->used - kept, kept);
    memcpy(remarks->bytes + kept, bytes, fresh);
    remarks->used = kept + fresh;
    return true;
}

/* The last line that says something, or NULL. */
static const char *last_remark(const struct remarks *remarks, struct arena *arena) {
    size_t end = remarks->used;
    while (end && strchr(" \t\r\n", remarks->bytes[end - 1]))
        end--;
    size_t start = end;
    while (start && remarks->bytes[start - 1] != '\n')
        start--;
    return end ? excerpt(arena, remarks->bytes + start, end - start) : NULL;
}

void strange_add(struct strange *strange, struct arena *arena, const struct line *line,
                 const char *why) {
    if (!strange->lines++)
        strange->first =
            arena_print(arena, "'%s' (%s)", excerpt(arena, line->bytes, line->length),
                        excerpt(arena, why, strlen(why)));
}

const char *program_words(struct arena *arena, const char *text,
                          const struct strange *strange, const struct remarks *remarks) {
    const char *remark = last_remark(remarks, arena);
    if (strange->lines)
        text = arena_print(arena, _("%s; lines that are no answer: %ld, the first %s"),
                           text, strange->lines, strange->first);
    if (remark)
        text = arena_print(arena, _("%s; standard error ends with '%s'"), text, remark);
    return text;
}

const char *program_death_text(struct arena *arena, int status) {
    if (!WIFSIGNALED(status))
        return NULL;
    return arena_print(arena, _("the program was killed by signal %d (%s)"),
                       WTERMSIG(status), strsignal(WTERMSIG(status)));
}

const char *program_silence_text(struct arena *arena, int timeout_ms) {
    return timeout_ms % 1000
               ? arena_print(arena, _("no answer within %d ms"), timeout_ms)
               : arena_print(arena, _("no answer within %d s"), timeout_ms / 1000);
}

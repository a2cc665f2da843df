/*
 * A process that asks the database, so that a driver which hangs or crashes takes nothing
 * else with it. Both sides speak over one socket, a line each way for a question: the
 * question goes as on the wire; what comes back is the letter of an ending, and then an
 * answer as on the wire or the message of a broken reply.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/system/interrupt.h"
#include "harness/system/odbc_private.h"
#include "harness/system/program_private.h"
#include "harness/system/wire.h"
#include "harness/text.h"

enum {
    WAIT_MOST_MS = 200,
    GRACE_MS = 2000, /* for a driver to stop a query by itself, in whole seconds */
    LINE_GROWTH = 8, /* more than JSON makes of a byte */
    DRIVER_MOST_BYTES = 128 * 1024 * 1024, /* of memory that it takes */
};

static bool send_all(int channel, const char *text) {
    for (size_t left = strlen(text); left;) {
        ssize_t sent = send(channel, text, left, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        text += sent > 0 ? sent : 0;
        left -= sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

/* ---- the child ---- */

static bool next_line(struct lines *lines, struct line *line) {
    while (!lines_take(lines, line))
        if (lines_fill(lines) != LINES_MORE)
            return false;
    return true;
}

static enum odbc_ending answer(struct odbc_session *session, const struct line *line,
                               int channel, struct arena *arena) {
    struct question question;
    struct readings readings;
    struct error error = ERROR_INIT;
    struct reply reply;
    if (!wire_read_question(arena, line->bytes, line->length, &question, &readings,
                            &error))
        BUG("a question that cannot be read: %s", error.text);
    enum odbc_ending ending = odbc_session_ask(session, &question, arena, &reply);
    const char *said =
        ending == ODBC_ANSWERED ? wire_reply(arena, question.id, &reply) : reply.message;
    return send_all(channel, arena_print(arena, "%c%s\n", ending, said)) ? ending
                                                                         : ODBC_LOST;
}

static void serve(const struct odbc *odbc, int channel) {
    struct arena *kept = arena_new(), *arena = arena_new();
    struct lines lines;
    struct line line;
    const char *why = "";
    struct odbc_session *session = odbc_session_open(odbc, kept, &why);
    enum odbc_ending ending = session ? ODBC_ANSWERED : ODBC_LOST;
    lines_init(&lines, channel, SIZE_MAX);
    send_all(channel, arena_print(arena, "%c%s\n", ending, why));
    while (ending != ODBC_LOST && next_line(&lines, &line)) {
        ending = answer(session, &line, channel, arena);
        arena_clear(arena);
    }
}

/*
 * Drivers hold a row whole before they give any of it, however long it is. Beyond this a
 * driver is out of memory, and says so.
 */
static void bound_memory(void) {
#ifndef __SANITIZE_ADDRESS__ /* whose own memory would count, and be out */
    struct rlimit limit;
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    bool known = file && fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) == 1;
    if (file)
        fclose(file);
    if (!known || getrlimit(RLIMIT_DATA, &limit))
        return;
    rlim_t most = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + DRIVER_MOST_BYTES;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most)
        limit.rlim_cur = most;
    setrlimit(RLIMIT_DATA, &limit);
#endif
}

/* Ends with its parent, and leaves to it what the terminal says. */
_Noreturn static void become_child(const struct odbc *odbc, int channel, pid_t parent) {
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    bound_memory();
    if (getppid() == parent)
        serve(odbc, channel);
    _exit(0);
}

/* ---- the parent ---- */

static enum odbc_ending breaks(struct reply *reply, enum odbc_ending ending,
                               const char *message) {
    *reply = (struct reply){.kind = REPLY_BROKEN, .message = message};
    return ending;
}

static const char *too_late(const struct odbc *odbc, struct arena *arena,
                            const char *why) {
    bool whole = odbc->timeout_ms % 1000 == 0;
    return arena_print(
        arena, whole ? _("no answer within %d s%s%s") : _("no answer within %d ms%s%s"),
        whole ? odbc->timeout_ms / 1000 : odbc->timeout_ms, *why ? ": " : "", why);
}

/* Says how it ended, if it was not we who ended it. */
static const char *end_child(struct odbc_child *child, struct arena *arena) {
    int status = 0;
    kill(child->id, SIGKILL);
    while (waitpid(child->id, &status, 0) < 0 && errno == EINTR)
        continue;
    close(child->channel);
    lines_release(&child->lines);
    child->id = 0;
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
        return arena_print(arena, _("the driver crashed: %s"),
                           strsignal(WTERMSIG(status)));
    return _("the driver ended the process that asked it");
}

/* Sets the time by which an answer must be there. */
static long time_limit(const struct odbc *odbc) {
    long seconds = (odbc->timeout_ms + 999) / 1000;
    return clock_ms() + seconds * 1000 + GRACE_MS;
}

/* False when no line came: how that ended, and with it the child. */
static bool await(struct odbc_child *child, struct line *line, struct arena *arena,
                  enum odbc_ending *ending, struct reply *reply) {
    long until = time_limit(child->odbc);
    while (!lines_take(&child->lines, line)) {
        struct pollfd poll_for = {.fd = child->channel, .events = POLLIN};
        long left = until - clock_ms();
        if (interrupt_came() || left <= 0) {
            *ending = interrupt_came()
                          ? breaks(reply, ODBC_INTERRUPTED, NULL)
                          : breaks(reply, ODBC_SILENT, too_late(child->odbc, arena, ""));
            end_child(child, arena);
            return false;
        }
        if (poll(&poll_for, 1, (int)(left < WAIT_MOST_MS ? left : WAIT_MOST_MS)) > 0 &&
            lines_fill(&child->lines) != LINES_MORE) {
            *ending = breaks(reply, ODBC_LOST, end_child(child, arena));
            return false;
        }
    }
    if (!line->length)
        BUG("a line of nothing from a child");
    return true;
}

static enum odbc_ending receive(struct odbc_child *child, struct arena *arena,
                                struct reply *reply) {
    struct line line;
    enum odbc_ending ending;
    const char *id;
    if (!await(child, &line, arena, &ending, reply))
        return ending;
    ending = (enum odbc_ending)line.bytes[0];
    const char *said = arena_print(arena, "%.*s", (int)line.length - 1, line.bytes + 1);
    if (ending == ODBC_ANSWERED && *said) {
        wire_read_answer(arena, said, line.length - 1, &id, reply);
        reply->received[0] = (struct received){said, line.length - 1};
    } else
        breaks(reply, ending,
               ending == ODBC_SILENT ? too_late(child->odbc, arena, said) : said);
    if (ending == ODBC_LOST)
        end_child(child, arena);
    return ending;
}

enum odbc_ending odbc_child_start(struct odbc_child *child, const struct odbc *odbc,
                                  struct arena *arena, struct reply *reply) {
    int ends[2];
    pid_t parent = getpid();
    *child = (struct odbc_child){.odbc = odbc};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        BUG("no socket for a process: %s", strerror(errno));
    child->id = fork();
    if (child->id < 0)
        BUG("no process to ask a database: %s", strerror(errno));
    if (!child->id) {
        close(ends[0]);
        become_child(odbc, ends[1], parent);
    }
    close(ends[1]);
    child->channel = ends[0];
    lines_init(&child->lines, child->channel,
               odbc->most_bytes * LINE_GROWTH + LINE_MOST_BYTES);
    return receive(child, arena, reply);
}

enum odbc_ending odbc_child_ask(struct odbc_child *child, const struct question *question,
                                struct arena *arena, struct reply *reply) {
    const char *line = arena_print(arena, "%s\n", wire_question(arena, question));
    if (!send_all(child->channel, line))
        return breaks(reply, ODBC_LOST, end_child(child, arena));
    return receive(child, arena, reply);
}

void odbc_child_stop(struct odbc_child *child) {
    if (!child->id)
        return;
    struct arena *arena = arena_new();
    end_child(child, arena);
    arena_free(arena);
}

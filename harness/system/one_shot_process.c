/* One process and its question: written, read, ended in time. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/system/one_shot_private.h"

enum {
    KILL_MS = 1000, /* from being told to end to being killed */
    STEP_MS = 5,    /* where the end of a process is not told */
    READ_BYTES = 16 * 1024,
    DRAIN_READS = 64,
};

bool shot_start(struct shot *shot, const struct program *program, struct error *error) {
    if (!process_start(&shot->process, program->command, error))
        return false;
    shot->end = pidfd_open(shot->process.id, 0);
    shot->until = clock_ms() + program->timeout_ms;
    shot->runs = true;
    return true;
}

static void write_question(struct shot *shot) {
    ssize_t written = process_write(&shot->process, shot->question + shot->written,
                                    shot->length - shot->written);
    if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return;
    shot->written += written > 0 ? (size_t)written : 0;
    if (written < 0 || shot->written == shot->length)
        process_close_questions(&shot->process);
}

static void make_room(struct shot *shot) {
    if (shot->room - shot->got >= READ_BYTES)
        return;
    shot->room = shot->room ? 2 * shot->room : 2 * READ_BYTES;
    shot->bytes = realloc(shot->bytes, shot->room);
    if (!shot->bytes)
        BUG("out of memory for an answer of %zu bytes", shot->room);
}

/* Reads once; false when nothing is there, or too much. */
static bool read_answer(struct shot *shot, const struct program *program) {
    make_room(shot);
    ssize_t got = read(shot->process.answers, shot->bytes + shot->got, READ_BYTES);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK))
        return errno == EINTR;
    shot->answers_closed = got <= 0;
    shot->got += got > 0 ? (size_t)got : 0;
    shot->flooded = shot->got > program->most_line_bytes;
    return got > 0 && !shot->flooded;
}

static bool has_ended(const struct shot *shot) {
    siginfo_t info = {0};
    int result =
        waitid(P_PID, (id_t)shot->process.id, &info, WEXITED | WNOWAIT | WNOHANG);
    return result == 0 && info.si_pid;
}

/* Tells the process to end, and its children; kills them when they do not. */
static void end(struct shot *shot) {
    kill(-shot->process.id, shot->told ? SIGKILL : SIGTERM);
    shot->told = true;
    shot->until = clock_ms() + KILL_MS;
}

void shot_watch(const struct shot *shot, struct pollfd files[SHOT_FILES]) {
    const struct process *process = &shot->process;
    bool reads = !shot->answers_closed && !shot->told;
    files[0] = (struct pollfd){.fd = process->questions, .events = POLLOUT};
    files[1] = (struct pollfd){.fd = reads ? process->answers : -1, .events = POLLIN};
    files[2] = (struct pollfd){.fd = shot->remarks.closed ? -1 : process->remarks,
                               .events = POLLIN};
    files[3] = (struct pollfd){.fd = shot->end, .events = POLLIN};
}

long shot_patience(const struct shot *shot, long most_ms) {
    long left = shot->until - clock_ms();
    left = left < most_ms ? left : most_ms;
    left = left > STEP_MS && shot->end < 0 ? STEP_MS : left;
    return left > 0 ? left : 0;
}

bool shot_attend(struct shot *shot, const struct program *program,
                 const struct pollfd files[SHOT_FILES]) {
    if (files[0].revents)
        write_question(shot);
    if (files[1].revents)
        read_answer(shot, program);
    if (files[2].revents)
        remarks_read(&shot->remarks, shot->process.remarks);
    if (has_ended(shot))
        return true;
    bool late = clock_ms() >= shot->until;
    shot->silent = shot->silent || (late && !shot->flooded);
    if (late || (shot->flooded && !shot->told))
        end(shot);
    return false;
}

struct process_end shot_stop(struct shot *shot, const struct program *program) {
    process_close_questions(&shot->process);
    struct process_end ended = process_stop(&shot->process, 0);
    while (read_answer(shot, program))
        continue;
    for (int i = 0; i < DRAIN_READS; i++)
        if (!remarks_read(&shot->remarks, shot->process.remarks))
            break;
    process_release(&shot->process);
    if (shot->end >= 0)
        close(shot->end);
    shot->runs = false;
    return ended;
}

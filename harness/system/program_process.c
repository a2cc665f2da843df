/* A program run by the shell: its process group, its pipes, its end. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "harness/system/interrupt.h"
#include "harness/system/program_private.h"
#include "harness/text.h"

enum { TERM_MS = 1000, STEP_MS = 5 };

long clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- start ---- */

struct channel {
    int read, write;
};

static void close_channel(struct channel *channel) {
    if (channel->read >= 0)
        close(channel->read);
    if (channel->write >= 0)
        close(channel->write);
    *channel = (struct channel){-1, -1};
}

/* Above the three standard ones, which the program will have. */
static bool open_channel(struct channel *channel) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return false;
    *channel = (struct channel){fcntl(ends[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1),
                                fcntl(ends[1], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)};
    close(ends[0]);
    close(ends[1]);
    return channel->read >= 0 && channel->write >= 0;
}

static void be_ended_with(pid_t parent) {
#ifdef __linux__
    /* A program that hangs does not outlive us when we are killed. */
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(127);
#else
    (void)parent;
#endif
}

_Noreturn static void become_program(const char *command,
                                     const struct channel channels[3], pid_t parent) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    setpgid(0, 0);
    be_ended_with(parent);
    if (dup2(channels[0].read, STDIN_FILENO) >= 0 &&
        dup2(channels[1].write, STDOUT_FILENO) >= 0 &&
        dup2(channels[2].write, STDERR_FILENO) >= 0)
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static void keep_our_ends(struct process *process, struct channel channels[3]) {
    process->questions = channels[0].write;
    process->answers = channels[1].read;
    process->remarks = channels[2].read;
    close(channels[0].read);
    close(channels[1].write);
    close(channels[2].write);
    fcntl(process->questions, F_SETFL, O_NONBLOCK);
    fcntl(process->answers, F_SETFL, O_NONBLOCK);
    fcntl(process->remarks, F_SETFL, O_NONBLOCK);
}

bool process_start(struct process *process, const char *command, struct error *error) {
    struct channel channels[3] = {{-1, -1}, {-1, -1}, {-1, -1}};
    pid_t parent = getpid();
    *process = (struct process){.id = -1};
    if (open_channel(&channels[0]) && open_channel(&channels[1]) &&
        open_channel(&channels[2]))
        process->id = fork();
    if (process->id == 0)
        become_program(command, channels, parent);
    if (process->id < 0) {
        error_set(error, ERROR_INTERNAL, _("cannot start '%s': %s"), command,
                  strerror(errno));
        for (int i = 0; i < 3; i++)
            close_channel(&channels[i]);
        return false;
    }
    setpgid(process->id, process->id); /* in case we come before the child does it */
    keep_our_ends(process, channels);
    return true;
}

/* ---- pipes ---- */

void process_close_questions(struct process *process) {
    if (process->questions >= 0)
        close(process->questions);
    process->questions = -1;
}

ssize_t process_write(const struct process *process, const char *bytes, size_t length) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    ssize_t written;
    sigaction(SIGPIPE, &ignore, &before);
    do
        written = write(process->questions, bytes, length);
    while (written < 0 && errno == EINTR);
    int why = errno;
    sigaction(SIGPIPE, &before, NULL);
    errno = why;
    return written;
}

/* ---- end ---- */

/* The shell has ended but is not reaped, so that its number is still its own. */
static bool has_ended(const struct process *process, int patience_ms) {
    long until = clock_ms() + patience_ms;
    for (;;) {
        siginfo_t info = {0};
        int result = waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOWAIT | WNOHANG);
        if ((result == 0 && info.si_pid) || (result < 0 && errno != EINTR))
            return true;
        if (clock_ms() >= until || interrupt_came_again())
            return false;
        poll(NULL, 0, STEP_MS);
    }
}

struct process_end process_stop(struct process *process, int patience_ms) {
    struct process_end end = {.by_itself = has_ended(process, patience_ms)};
    if (!end.by_itself) {
        kill(-process->id, SIGTERM);
        has_ended(process, TERM_MS);
    }
    kill(-process->id, SIGKILL); /* whoever is left of the group */
    kill(process->id, SIGKILL);  /* had it left its group */
    while (waitpid(process->id, &end.status, 0) < 0 && errno == EINTR)
        continue;
    process->id = -1;
    return end;
}

void process_release(struct process *process) {
    process_close_questions(process);
    close(process->answers);
    close(process->remarks);
}

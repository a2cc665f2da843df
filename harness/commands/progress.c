#include "harness/commands/progress.h"

#include <errno.h>
#include <libintl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "calc/base/error.h"
#include "harness/system/status_line.h"
#include "harness/text.h"

enum { FIRST_MS = 2000, STEP_MS = 200, BAR_CELLS = 20, LINE_BYTES = 256 };

struct progress {
    enum progress_task task;
    const struct headway *headway;
    bool shows, over;
    pthread_mutex_t mutex; /* of `over` */
    pthread_cond_t ends;
    pthread_t thread;
};

/* `[#######-------------]  37 %` */
static int print_bar(char *out, size_t size, size_t done, size_t total) {
    char bar[BAR_CELLS + 1];
    size_t cells = total ? done * BAR_CELLS / total : 0;
    memset(bar, '-', BAR_CELLS);
    memset(bar, '#', cells < BAR_CELLS ? cells : BAR_CELLS);
    bar[BAR_CELLS] = '\0';
    return snprintf(out, size, "[%s] %3zu %%", bar, total ? done * 100 / total : 0);
}

static void draw(const struct progress *progress) {
    char line[LINE_BYTES];
    size_t done = progress->headway->done, total = progress->headway->total;
    size_t deviations = progress->headway->deviations;
    int used = print_bar(line, sizeof line, done, total);
    const char *count =
        progress->task == PROGRESS_FILES
            ? ngettext("  %zu of %zu file read", "  %zu of %zu files read",
                       (unsigned long)total)
            : ngettext("  %zu of %zu case", "  %zu of %zu cases", (unsigned long)total);
    used += snprintf(line + used, sizeof line - (size_t)used, count, done, total);
    if (deviations)
        snprintf(line + used, sizeof line - (size_t)used,
                 ngettext(", %zu deviates", ", %zu deviate", (unsigned long)deviations),
                 deviations);
    status_line_draw(line);
}

static void add_ms(struct timespec *time, long milliseconds) {
    enum { BILLION = 1000 * 1000 * 1000 };
    time->tv_sec += milliseconds / 1000;
    time->tv_nsec += milliseconds % 1000 * 1000 * 1000;
    if (time->tv_nsec >= BILLION) {
        time->tv_sec++;
        time->tv_nsec -= BILLION;
    }
}

static void *show(void *context) {
    struct progress *progress = context;
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    add_ms(&next, FIRST_MS);
    pthread_mutex_lock(&progress->mutex);
    while (!progress->over) {
        if (pthread_cond_timedwait(&progress->ends, &progress->mutex, &next) != ETIMEDOUT)
            continue;
        draw(progress);
        clock_gettime(CLOCK_MONOTONIC, &next);
        add_ms(&next, STEP_MS);
    }
    pthread_mutex_unlock(&progress->mutex);
    return NULL;
}

/* Signals are for the thread that does the task. */
static bool start(struct progress *progress) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = !pthread_create(&progress->thread, NULL, show, progress);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

struct progress *progress_begin(enum progress_task task, const struct headway *headway) {
    struct progress *progress = calloc(1, sizeof *progress);
    if (!progress)
        BUG("out of memory for progress");
    progress->task = task;
    progress->headway = headway;
    if (!status_line_is_possible())
        return progress;
    pthread_condattr_t steady;
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_mutex_init(&progress->mutex, NULL);
    pthread_cond_init(&progress->ends, &steady);
    pthread_condattr_destroy(&steady);
    progress->shows = start(progress);
    return progress;
}

void progress_end(struct progress *progress) {
    if (progress->shows) {
        pthread_mutex_lock(&progress->mutex);
        progress->over = true;
        pthread_cond_signal(&progress->ends);
        pthread_mutex_unlock(&progress->mutex);
        pthread_join(progress->thread, NULL);
        pthread_cond_destroy(&progress->ends);
        pthread_mutex_destroy(&progress->mutex);
        status_line_erase();
    }
    free(progress);
}

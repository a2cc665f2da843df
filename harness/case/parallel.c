#include "harness/case/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct shared {
    parallel_work *work;
    void *context;
    size_t count;
    atomic_size_t next;
};

struct worker {
    struct shared *shared;
    size_t number;
    pthread_t thread;
};

static void *run(void *context) {
    struct worker *worker = context;
    struct shared *shared = worker->shared;
    for (size_t i; (i = atomic_fetch_add(&shared->next, 1)) < shared->count;)
        shared->work(shared->context, i, worker->number);
    return NULL;
}

size_t parallel_workers(size_t count) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = cores > PARALLEL_MOST ? PARALLEL_MOST : cores > 0 ? (size_t)cores : 1;
    return count < most ? (count ? count : 1) : most;
}

void parallel_for(size_t count, parallel_work *work, void *context) {
    struct shared shared = {.work = work, .context = context, .count = count};
    struct worker workers[PARALLEL_MOST];
    size_t wanted = parallel_workers(count), started = 1;
    for (size_t i = 0; i < wanted; i++)
        workers[i] = (struct worker){.shared = &shared, .number = i};
    while (started < wanted &&
           !pthread_create(&workers[started].thread, NULL, run, &workers[started]))
        started++;
    run(&workers[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

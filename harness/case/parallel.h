/*
 * The same work on many things, on every core.
 *
 * Things are handed out one by one, so that a slow one holds up nobody; the caller's
 * thread works too, and alone where no other thread can be had. Nothing is promised about
 * order.
 */
#ifndef HARNESS_CASE_PARALLEL_H
#define HARNESS_CASE_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_MOST = 16 };

/* `worker` is below parallel_workers(count): what a worker keeps to itself goes by it. */
typedef void parallel_work(void *context, size_t index, size_t worker);

size_t parallel_workers(size_t count);
void parallel_for(size_t count, parallel_work *work, void *context);

#endif

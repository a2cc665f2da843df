/*
 * Every golden under each of its ablations, on every core. Prints `computations
 * ablations seconds`; ci/bench turns them into a rate.
 */
#include <stdio.h>
#include <time.h>

#include "harness/coverage/coverage.h"

static struct coverage coverage;

int main(void) {
    struct problems problems = PROBLEMS_INIT;
    struct suite *suite;
    if (!suite_load(".", &suite, &problems)) {
        problems_print(&problems, stderr);
        return 3;
    }
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    coverage_measure(&coverage, suite);
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%zu %zu %.6f\n", coverage.evaluations, coverage.ablation_count,
           (double)(end.tv_sec - start.tv_sec) +
               (double)(end.tv_nsec - start.tv_nsec) / 1e9);
    coverage_release(&coverage);
    suite_free(suite);
    return 0;
}

/* Headway: how much of a long task is done; counted by who does it, read by who shows it.
 */
#ifndef HARNESS_CASE_HEADWAY_H
#define HARNESS_CASE_HEADWAY_H

#include <stdatomic.h>

struct headway {
    atomic_size_t total, done;
    atomic_size_t deviations; /* of those done */
};

#endif

#include "tests/support/memory.h"

#include <sys/resource.h>

static long peak_of(int who) {
    struct rusage usage;
    getrusage(who, &usage);
    return usage.ru_maxrss * 1024;
}

long memory_peak(void) {
    return peak_of(RUSAGE_SELF);
}

long memory_peak_of_programs(void) {
    return peak_of(RUSAGE_CHILDREN);
}

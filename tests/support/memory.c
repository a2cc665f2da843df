#include "tests/support/memory.h"

#include <sys/resource.h>

long memory_peak(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

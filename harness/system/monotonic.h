/* The clock that only goes forward; no two machines share it. */
#ifndef HARNESS_SYSTEM_MONOTONIC_H
#define HARNESS_SYSTEM_MONOTONIC_H

long long monotonic_ns(void);

#endif

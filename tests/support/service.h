/* A sample system that listens, run as a child of the test. */
#ifndef TESTS_SUPPORT_SERVICE_H
#define TESTS_SUPPORT_SERVICE_H

#include <sys/types.h>

enum { SERVICE_LISTENS = -1, SERVICE_NOT_INSTALLED = 77 };

struct service {
    pid_t id;
    int input;      /* it ends when this is closed */
    char says[256]; /* its first line, by which it is reached */
};

/*
 * Runs a script of tests/systems with these arguments, NULL behind the last. Gives
 * SERVICE_LISTENS, or the exit status of one that does not.
 */
int service_start(struct service *service, const char *const *arguments);
void service_stop(struct service *service);

#endif

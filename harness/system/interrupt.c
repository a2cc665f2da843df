#include "harness/system/interrupt.h"

#include <signal.h>

static volatile sig_atomic_t came; /* how many */

static void note(int signal_number) {
    (void)signal_number;
    if (came++ == 0)
        return;
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

void interrupt_listen(void) {
    struct sigaction action = {.sa_handler = note};
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGINT);
    sigaddset(&action.sa_mask, SIGTERM);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool interrupt_came(void) {
    return came;
}

bool interrupt_came_again(void) {
    return came > 1;
}

/* Whatever way a system is reached, it is asked and closed through here. */
#include "harness/system/system.h"

bool system_ask(struct system *system, const struct question *questions, size_t count,
                receive_reply *receive, void *context, struct error *error) {
    if (!system->driver)
        BUG("a system that was not opened is asked");
    return system->driver->ask(system, questions, count, receive, context, error);
}

void system_close(struct system *system) {
    if (system->driver && system->driver->close)
        system->driver->close(system);
    *system = (struct system){0};
}

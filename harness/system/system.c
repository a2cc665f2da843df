/* Whatever way a system is reached, it is asked and closed through here. */
#include "harness/system/system.h"

static struct question name_in_array(const void *context, size_t index) {
    const struct question *questions = context;
    return (struct question){.id = questions[index].id,
                             .calculation = questions[index].calculation};
}

static bool make_from_array(const void *context, size_t index, struct arena *arena,
                            struct question *out, struct error *error) {
    const struct question *questions = context;
    (void)arena, (void)error;
    *out = questions[index];
    return true;
}

struct question_source question_array(const struct question *questions, size_t count) {
    return (struct question_source){.count = count,
                                    .context = questions,
                                    .name = name_in_array,
                                    .make = make_from_array};
}

bool system_ask(struct system *system, const struct question_source *questions,
                receive_reply *receive, void *context, struct error *error) {
    if (!system->driver)
        BUG("a system that was not opened is asked");
    return system->driver->ask(system, questions, receive, context, error);
}

void system_close(struct system *system) {
    if (system->driver && system->driver->close)
        system->driver->close(system);
    *system = (struct system){0};
}

/* Whatever way a system is reached, it is asked and closed through here. */
#include "harness/system/system.h"

#include <string.h>

static struct question name_in_array(const void *context, size_t index,
                                     struct arena *arena) {
    const struct question *questions = ((const struct question_list *)context)->questions;
    (void)arena;
    return (struct question){.id = questions[index].id,
                             .calculation = questions[index].calculation};
}

static bool find_in_array(const void *context, const char *id, size_t *index) {
    const struct question_list *list = context;
    for (*index = 0; *index < list->count; ++*index)
        if (!strcmp(list->questions[*index].id, id))
            return true;
    return false;
}

static bool asks_in_array(const void *context, const struct calculation *calculation) {
    const struct question_list *list = context;
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->questions[i].calculation, calculation->name))
            return true;
    return false;
}

static bool make_from_array(const void *context, size_t index, struct arena *arena,
                            struct question *out, struct error *error) {
    const struct question *questions = ((const struct question_list *)context)->questions;
    (void)arena, (void)error;
    *out = questions[index];
    return true;
}

struct question_source question_array(const struct question_list *list) {
    return (struct question_source){.count = list->count,
                                    .context = list,
                                    .name = name_in_array,
                                    .find = find_in_array,
                                    .asks = asks_in_array,
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

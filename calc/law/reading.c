#include "calc/law/reading.h"

#include <string.h>

#include "calc/base/error.h"

static struct reading_info infos[READING_COUNT] = {
#define READING(id_, text, provision_, question_)                                        \
    [id_] = {.id = text, .provision = provision_, .question = question_},
#define DEFAULT(id, choice)
#define ALTERNATIVE(id, choice)
#include "calc/law/readings.def"
#undef READING
#undef DEFAULT
#undef ALTERNATIVE
};

static const struct choice_row {
    enum reading reading;
    const char *word;
    bool by_default;
} choices[CHOICE_COUNT] = {
#define READING(id, text, provision, question)
#define DEFAULT(id, choice) [id##__##choice] = {id, #choice, true},
#define ALTERNATIVE(id, choice) [id##__##choice] = {id, #choice, false},
#include "calc/law/readings.def"
#undef READING
#undef DEFAULT
#undef ALTERNATIVE
};

static void __attribute__((constructor)) assign_defaults(void) {
    for (int i = 1; i < CHOICE_COUNT; i++)
        if (choices[i].by_default)
            infos[choices[i].reading].by_default = (enum choice)i;
}

const struct reading_info *reading_info(enum reading reading) {
    if (reading <= READING_NONE || reading >= READING_COUNT)
        BUG("reading %d", (int)reading);
    return &infos[reading];
}

enum reading reading_by_id(const char *id) {
    for (int i = 1; i < READING_COUNT; i++)
        if (!strcmp(infos[i].id, id))
            return (enum reading)i;
    return READING_NONE;
}

enum reading reading_of_choice(enum choice choice) {
    return choices[choice].reading;
}

const char *choice_word(enum choice choice) {
    return choices[choice].word;
}

enum choice choice_by_word(enum reading reading, const char *word) {
    for (int i = 1; i < CHOICE_COUNT; i++)
        if (choices[i].reading == reading && !strcmp(choices[i].word, word))
            return (enum choice)i;
    return CHOICE_NONE;
}

enum choice readings_chosen(const struct readings *readings, enum reading reading) {
    return readings ? readings->chosen[reading] : CHOICE_NONE;
}

enum choice readings_choice(const struct readings *readings, enum reading reading) {
    enum choice chosen = readings_chosen(readings, reading);
    return chosen != CHOICE_NONE ? chosen : reading_info(reading)->by_default;
}

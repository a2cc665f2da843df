/*
 * Readings: registered decisions where the text is silent or contradicts itself.
 *
 * A rule asks `reads_as(d, R_IV_20_years__pro_rata)`; the question, the alternatives and
 * the default are one block of rows in calc/law/readings.def, told at length in
 * calc/READINGS.md. A question or a case may choose another alternative.
 */
#ifndef CALC_LAW_READING_H
#define CALC_LAW_READING_H

#include <stdbool.h>

#include "calc/law/provision.h"

enum reading {
    READING_NONE,
#define READING(id, text, provision, question) id,
#define DEFAULT(id, choice)
#define ALTERNATIVE(id, choice)
#include "calc/law/readings.def"
#undef READING
#undef DEFAULT
#undef ALTERNATIVE
    READING_COUNT
};

enum choice {
    CHOICE_NONE,
#define READING(id, text, provision, question)
#define DEFAULT(id, choice) id##__##choice,
#define ALTERNATIVE(id, choice) id##__##choice,
#include "calc/law/readings.def"
#undef READING
#undef DEFAULT
#undef ALTERNATIVE
    CHOICE_COUNT
};

struct reading_info {
    const char *id; /* `R-IV.20-years` */
    enum provision provision;
    const char *question;
    enum choice by_default;
};

const struct reading_info *reading_info(enum reading reading);
enum reading reading_by_id(const char *id); /* READING_NONE when there is none */
enum reading reading_of_choice(enum choice choice);
const char *choice_word(enum choice choice); /* `pro_rata` */
/* CHOICE_NONE when the reading has no such word. */
enum choice choice_by_word(enum reading reading, const char *word);

/* The choices made for one computation. */
struct readings {
    enum choice chosen[READING_COUNT]; /* CHOICE_NONE: the default */
};

/* Of readings that may be NULL: what was chosen, or CHOICE_NONE; and what is in force. */
enum choice readings_chosen(const struct readings *readings, enum reading reading);
enum choice readings_choice(const struct readings *readings, enum reading reading);

#endif

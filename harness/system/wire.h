/*
 * The wire: questions and answers as NDJSON, one object a line (jansson does the JSON).
 */
#ifndef HARNESS_SYSTEM_WIRE_H
#define HARNESS_SYSTEM_WIRE_H

#include "harness/system/system.h"

/* One line without its newline, taken from the arena. */
const char *wire_question(struct arena *arena, const struct question *question);
/* The same with what is expected as its member `expected`: not for asking a system. */
const char *wire_question_expecting(struct arena *arena, const struct question *question,
                                    const struct reply *expected);
/* NULL for an answer: this calculation is unsupported. */
const char *wire_answer(struct arena *arena, const char *id, const struct answer *answer);
/* The same from a reply that is an answer, neither broken nor missing. */
const char *wire_reply(struct arena *arena, const char *id, const struct reply *reply);
/* One list or record alone, as a cell of a table holds it. */
const char *wire_value(struct arena *arena, const struct datum *datum);

/*
 * Reads one line as an answer. The id is set as soon as it is known, so that an answer
 * that is nonsense otherwise can still be laid at the right door; NULL when there is
 * none. A line that is no answer gives REPLY_BROKEN with a message that says what was
 * expected.
 */
void wire_read_answer(struct arena *arena, const char *line, size_t length,
                      const char **id, struct reply *reply);
/*
 * Reads one line as a question; the readings it chooses go to *readings. False with an
 * error when it is none; question->id is set when it was found.
 */
bool wire_read_question(struct arena *arena, const char *line, size_t length,
                        struct question *question, struct readings *readings,
                        struct error *error);
/* Reads a list or a record that stands alone; NULL with an error. */
struct datum *wire_read_value(struct arena *arena, const char *name, const char *text,
                              size_t length, struct error *error);

#endif

/* Excerpts: what a system wrote, made fit for one line of a message. */
#ifndef HARNESS_SYSTEM_EXCERPT_H
#define HARNESS_SYSTEM_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include "calc/base/arena.h"

/* UTF-8 on one line, cut after so many bytes; what cannot be shown is a `?`. */
const char *excerpt(struct arena *arena, const char *bytes, size_t length);
/* The whole text, fit for a message in the same way. */
const char *excerpt_all(struct arena *arena, const char *text);

/* No control character and nothing else that a terminal or XML could not carry. */
bool text_is_plain(const char *text);
bool text_is_utf8(const char *bytes, size_t length);

#endif

/*
 * The status line: the last line of a terminal on standard error, drawn again and again
 * while something goes on, and erased when it is over.
 *
 * Who writes to standard error meanwhile says it through here, so that the two do not run
 * into each other. Any thread may draw.
 */
#ifndef HARNESS_SYSTEM_STATUS_LINE_H
#define HARNESS_SYSTEM_STATUS_LINE_H

#include <stdbool.h>

/* A terminal that can do it. */
bool status_line_is_possible(void);
/* In place of what was drawn before; cut to the width of the terminal. */
void status_line_draw(const char *text);
void status_line_erase(void);
/* `etalon: the program: ...`, a line of its own, above the status line if there is one.
 */
void status_line_say(const char *of, const char *what);

#endif

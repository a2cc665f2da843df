/* Hearing: what is said on standard error meanwhile. */
#ifndef TESTS_SUPPORT_HEARING_H
#define TESTS_SUPPORT_HEARING_H

void hearing_begin(void);
/* What was said since, until the next hearing. */
const char *hearing_end(void);

#endif

/* Notes: one line on standard error for what a system says that belongs to no question.
 */
#ifndef HARNESS_SYSTEM_NOTES_H
#define HARNESS_SYSTEM_NOTES_H

struct notes {
    const char *of; /* `the program` */
    long count;     /* said, or left unsaid because they are too many */
};

void notes_add(struct notes *notes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Says how many were left unsaid. */
void notes_end(const struct notes *notes);

#endif

/*
 * What files of answers share, whatever their format: a driver that reads a whole file
 * into an inbox and then delivers it, and the complaints about the file itself.
 */
#ifndef HARNESS_SYSTEM_ANSWERS_PRIVATE_H
#define HARNESS_SYSTEM_ANSWERS_PRIVATE_H

#include "harness/system/inbox.h"
#include "harness/system/system.h"

struct mail;

struct answers {
    int file;
    bool asked;
    char *name;   /* for messages */
    char *schema; /* NULL where the format has none */
    /* Posts everything in the file. */
    void (*post)(const struct answers *answers, struct mail *mail);
};

/* One reading of a file. */
struct mail {
    struct inbox *inbox;
    const struct question_source *questions;
    const char *file;
    struct error first; /* what is wrong with the file: the first, and how many */
    long complaints;
    struct arena *arena; /* of the question last named */
    struct question named;
    size_t named_index;
};

/* Opens the file (`-` is standard input); a schema is copied. */
bool answers_open(struct system *out, const char *path, const char *schema,
                  void (*post)(const struct answers *answers, struct mail *mail),
                  struct error *error);

/* Waits until there is something to read, or the end; false: interrupted meanwhile. */
bool answers_await(int file);

/* `path`: a column or a node, NULL where none is known; `expected` may be NULL. */
void mail_complain(struct mail *mail, long line, const char *path, const char *what,
                   const char *expected);
/* The question with this id; false, with a complaint, when nobody asked it. */
bool mail_find(struct mail *mail, long line, const char *path, const char *id,
               size_t *index);
/* The results that may answer a question. */
const struct field *mail_results(struct mail *mail, size_t index);
/* Posts an answer to a question that mail_find found; a broken reply by its message. */
void mail_post(struct mail *mail, struct arena *arena, size_t index, long line,
               const struct reply *reply);

#endif

/*
 * An inbox: the answers that have come for a set of questions, held until handed on.
 *
 * Ids are matched here, in any order, by what the questions are found with: no two have
 * the same. An answer is held as the line it came on and read again when it is delivered,
 * so that holding it costs its own length, and a question without one some bits; a
 * question that is answered twice while its answer is held becomes a broken reply. Every
 * question is delivered exactly once.
 */
#ifndef HARNESS_SYSTEM_INBOX_H
#define HARNESS_SYSTEM_INBOX_H

#include "harness/system/lines.h"
#include "harness/system/system.h"

struct inbox;

enum post {
    POST_TAKEN,   /* the first answer to a question */
    POST_TWICE,   /* another one while the first is held: the question is broken */
    POST_LATE,    /* another one after the reply was delivered */
    POST_UNKNOWN, /* nobody asked this id */
    POST_NO_ID,   /* no id can be read: `why` says what is wrong */
};

struct posted {
    enum post post;
    size_t index;    /* of the question, where there is one */
    const char *id;  /* lives until the next call, as `why` */
    const char *why; /* what makes the line a broken reply; NULL: a good one */
};

/* Of the questions only `count` and `find` are needed. */
struct inbox *inbox_new(const struct question_source *questions, receive_reply *receive,
                        void *context);
void inbox_free(struct inbox *inbox); /* NULL is allowed */

/* Before the first answer: for one that holds them all. */
void inbox_hold_on_disk(struct inbox *inbox);
/* Answers could not be held there, or not be read again: some were not delivered. */
bool inbox_failed(const struct inbox *inbox, struct error *error);

/* `numbered`: messages about this answer say the number of its line. */
struct posted inbox_post(struct inbox *inbox, const struct line *line, bool numbered);
/* The same of an answer that is known to be to this question, with its number. */
void inbox_post_to(struct inbox *inbox, size_t index, const struct line *line);
/* The question with this id, among those asked. */
bool inbox_find(const struct inbox *inbox, const char *id, size_t *index);
/* Holds an answer that is nonsense in a format of its own: a broken reply, with its line.
 */
void inbox_post_broken(struct inbox *inbox, size_t index, long at, const char *why);

/* No answer came yet. */
bool inbox_is_waiting(const struct inbox *inbox, size_t index);
/* Hands the held answer on; nothing when it has been delivered. */
void inbox_deliver(struct inbox *inbox, size_t index);
/* Hands on a reply without an answer, REPLY_BROKEN or REPLY_MISSING. */
void inbox_settle(struct inbox *inbox, size_t index, enum reply_kind kind,
                  const char *message);

#endif

/*
 * Members: the files of a pack, by name.
 *
 * Their bytes are in a spool, so that a pack of many cases takes disk and no memory.
 * A name is a relative path of plain words with `/` between them: it can leave no folder
 * and hide no other file.
 */
#ifndef HARNESS_EVIDENCE_MEMBERS_H
#define HARNESS_EVIDENCE_MEMBERS_H

#include "calc/base/arena.h"
#include "calc/base/error.h"
#include "harness/case/spool.h"

/* No honest pack is larger, nor has more members: one of 400,000 cases has both. */
enum { MEMBERS_MOST_BYTES = 1 << 30, MEMBERS_MOST = 50000, MEMBER_NAME_MOST = 250 };

struct member {
    const char *name;
    const char *bytes;
    size_t length;
};

struct members {
    struct arena *arena; /* of the names */
    struct spool *spool; /* of the bytes; NULL: no member was added yet */
    const char *opened;  /* the member that is being written; NULL: none is */
    size_t opened_at;
    struct member *items; /* to be freed */
    size_t count, room;
    size_t bytes; /* in all */
};

void members_init(struct members *members);
void members_release(struct members *members);

/* Copies the name and the bytes; false when names or sizes are beyond what is allowed. */
bool members_add(struct members *members, const char *name, const char *bytes,
                 size_t length, struct error *error);
/* The same with what a file holds. */
bool members_add_file(struct members *members, const char *name, const char *path,
                      struct error *error);
/* And with what is left in a descriptor; `from` is its name in messages. */
bool members_add_descriptor(struct members *members, const char *name, int file,
                            const char *from, struct error *error);
/*
 * The same piece by piece: its bytes are written to the stream, until it is closed. NULL
 * with an error when the name is not allowed or no file can be had.
 */
FILE *members_open(struct members *members, const char *name, struct error *error);
bool members_close(struct members *members, struct error *error);

typedef bool take_bytes(void *context, const char *bytes, size_t length);
/*
 * Hands the bytes of a member on, piece by piece, so that a large one is never in memory
 * as a whole. False as soon as one is not taken.
 */
bool members_pass(const struct members *members, const struct member *member,
                  take_bytes *take, void *context);
/*
 * Whoever looks at bytes by himself says how many: when they are many, what was looked at
 * is no more in memory, though still there. `looked` counts them.
 */
void members_look(const struct members *members, size_t *looked, size_t bytes);

/* By name, byte for byte. False with an error when two have the same. */
bool members_sort(struct members *members, struct error *error);
/* Of members that are sorted; NULL: there is none of this name. */
const struct member *members_find(const struct members *members, const char *name);

/* Writes every member below `folder`, which is empty and nobody else's. */
bool members_spill(const struct members *members, const char *folder,
                   struct error *error);

#endif

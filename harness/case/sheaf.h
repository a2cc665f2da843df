/*
 * A sheaf: the cases of one file and the goldens of its partner.
 *
 * Sheaves do not depend on each other until their ids are held together, so that each is
 * read, validated and checked on any core; its documents are gone when that is done. Its
 * cases may be put away and brought back.
 */
#ifndef HARNESS_CASE_SHEAF_H
#define HARNESS_CASE_SHEAF_H

#include <sys/stat.h>

#include "harness/case/reader.h"

/* Where an element stands in its file. */
struct standing {
    const char *file;
    int line;  /* 0: nowhere */
    int place; /* among its brothers, from 1 */
};

/* A golden without a case in the partner of its file. */
struct stray {
    const char *case_id;
    struct standing standing;
    struct stray *next;
};

/* What tells that a file is still the one that was read. */
struct file_state {
    dev_t device;
    ino_t node;
    off_t bytes;
    struct timespec changed;
};

struct sheaf {
    const char *cases, *goldens; /* `cases/x.xml`; NULL: there is no such file */
    size_t first;                /* the place in the suite of its first case */
    size_t count;
    struct specimen **specimens; /* in the order of the file; NULL: put away */
    struct arena *arena;         /* of them and their goldens; NULL: put away */
    struct file_state cases_as, golden_as;
    /* while the suite loads */
    bool cases_unread,
        goldens_unread; /* given up, so that nobody should miss a partner */
    size_t golden_count;
    struct standing *standings; /* of the golden of each case, in the arena */
    struct stray *strays;       /* in the order of the file */
};

/* Reads and checks both files of the tree at `root`. Strays live in reader->strays. */
void sheaf_read(struct sheaf *sheaf, const char *root, struct reader *reader);
void sheaf_put_away(struct sheaf *sheaf);
/* False with an error: the files have changed. */
bool sheaf_bring(struct sheaf *sheaf, const char *root, const struct reader *reader,
                 struct error *error);

#endif

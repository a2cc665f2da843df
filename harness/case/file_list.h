/* The XML files below a folder, in the order of their paths. */
#ifndef HARNESS_CASE_FILE_LIST_H
#define HARNESS_CASE_FILE_LIST_H

#include "calc/base/arena.h"
#include "harness/case/problems.h"

struct file_list {
    size_t count, room;
    const char **names; /* relative to the root: `cases/annex_iv/article_46.xml` */
};

/*
 * Every `.xml` below root/top; hidden files and links to folders are passed over. False
 * after a problem: a folder that cannot be read.
 */
bool file_list_read(struct file_list *list, struct arena *arena, const char *root,
                    const char *top, struct problems *problems);

#endif

/*
 * A file made beside another, whose name it takes when it is whole: what cannot be
 * finished, because a disk is full, leaves the old file as it was.
 *
 * It takes the place of the file that a symbolic link points to, with the rights and the
 * owner of the old one; where there is none, with the rights that a new file has.
 */
#ifndef HARNESS_REPORT_BESIDE_H
#define HARNESS_REPORT_BESIDE_H

#include <stdbool.h>
#include <sys/types.h>

struct beside {
    int file;           /* to write to */
    char *name, *place; /* its own, and the one that it will take */
    mode_t mode;
};

/* False: errno says why. Of what is no regular file, EINVAL: it is never replaced. */
bool beside_open(struct beside *beside, const char *path);
/* Gives it the name, if `whole`; else nothing is left of it. False: errno says why. */
bool beside_close(struct beside *beside, bool whole);

#endif

#include "harness/report/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calc/base/error.h"

/* The rights that a file made in the usual way has. */
static mode_t usual_rights(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Which file it is, whatever links lead there; NULL: errno says why. */
static char *place_of(const char *path, const struct stat *old) {
    struct stat link;
    if (old)
        return realpath(path, NULL);
    if (!lstat(path, &link)) { /* one that points to nothing */
        errno = ENOENT;
        return NULL;
    }
    return strdup(path);
}

/* As the old file is, its owner included; false: errno says why. */
static bool take_after(struct beside *beside, const struct stat *old) {
    struct stat own;
    beside->mode = old ? old->st_mode & 07777 : usual_rights();
    return !old || (!fstat(beside->file, &own) &&
                    ((own.st_uid == old->st_uid && own.st_gid == old->st_gid) ||
                     !fchown(beside->file, old->st_uid, old->st_gid)));
}

static bool make(struct beside *beside, const struct stat *old) {
    if (asprintf(&beside->name, "%s.XXXXXX", beside->place) < 0)
        BUG("out of memory for the name of a file");
    beside->file = mkostemp(beside->name, O_CLOEXEC);
    if (beside->file < 0)
        return false;
    if (take_after(beside, old))
        return true;
    int reason = errno;
    unlink(beside->name);
    close(beside->file);
    errno = reason;
    return false;
}

static void forget(struct beside *beside) {
    int reason = errno;
    free(beside->name);
    free(beside->place);
    *beside = (struct beside){.file = -1};
    errno = reason;
}

bool beside_open(struct beside *beside, const char *path) {
    struct stat status;
    *beside = (struct beside){.file = -1};
    bool exists = !stat(path, &status);
    if (exists && !S_ISREG(status.st_mode)) {
        errno = EINVAL;
        return false;
    }
    beside->place = place_of(path, exists ? &status : NULL);
    bool good = beside->place && make(beside, exists ? &status : NULL);
    if (!good)
        forget(beside);
    return good;
}

bool beside_close(struct beside *beside, bool whole) {
    bool good = whole && !fchmod(beside->file, beside->mode) && !fsync(beside->file) &&
                !rename(beside->name, beside->place);
    int reason = errno;
    if (!good)
        unlink(beside->name);
    close(beside->file);
    errno = reason;
    forget(beside);
    return good || !whole;
}

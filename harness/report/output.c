#include "harness/report/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/case/spool.h"
#include "harness/report/beside.h"
#include "harness/text.h"

FILE *output_begin(struct output *output) {
    *output = (struct output){.spool = spool_new()};
    if (output->spool)
        return spool_out(output->spool);
    output->reason = errno;
    output->nowhere = fopencookie(NULL, "w", (cookie_io_functions_t){.write = NULL});
    if (!output->nowhere)
        BUG("out of memory for a report");
    return output->nowhere;
}

/* ---- where it goes; false: errno says why ---- */

static bool copy(struct spool *spool, FILE *out) {
    char bytes[64 * 1024];
    size_t length = spool_length(spool);
    for (size_t at = 0, part; at < length; at += part) {
        part = length - at < sizeof bytes ? length - at : sizeof bytes;
        if (!spool_read(spool, at, part, bytes) || fwrite(bytes, 1, part, out) != part)
            return false;
    }
    return !fflush(out);
}

static bool copy_to_output(struct spool *spool) {
    bool good = copy(spool, stdout);
    int reason = errno;
    if (!good)
        clearerr(stdout); /* told once */
    errno = reason;
    return good;
}

/* The descriptor stays open. */
static bool copy_to_file(struct spool *spool, int file) {
    int own = dup(file);
    FILE *out = own < 0 ? NULL : fdopen(own, "w");
    if (!out) {
        if (own >= 0)
            close(own);
        return false;
    }
    bool good = copy(spool, out);
    int reason = errno;
    if (fclose(out) && good) {
        good = false;
        reason = errno;
    }
    errno = reason;
    return good;
}

/* Where a new name is no place for another beside it; opening it may still do. */
static bool is_no_place(int reason) {
    return reason == EACCES || reason == EPERM || reason == ENOENT ||
           reason == ENAMETOOLONG;
}

/* What is not whole gets no name. */
static bool put_in_new_file(struct spool *spool, const char *path) {
    struct beside beside;
    if (beside_open(&beside, path)) {
        bool good = copy_to_file(spool, beside.file);
        int reason = errno;
        if (!beside_close(&beside, good))
            return false;
        errno = reason;
        return good;
    }
    int file = is_no_place(errno) ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1;
    bool good = file >= 0 && copy_to_file(spool, file);
    int reason = errno;
    if (file >= 0)
        close(file);
    errno = reason;
    return good;
}

/* On a full disk the file is left as it was; where that cannot be told, so be it. */
static bool reserve(int file, const struct stat *as, size_t length) {
    int reason = length ? posix_fallocate(file, 0, (off_t)length) : 0;
    if (reason != ENOSPC && reason != EFBIG && reason != EDQUOT)
        return true;
    int cut = ftruncate(file, as->st_size);
    errno = cut ? errno : reason;
    return false;
}

/* The same file, for whoever has it open. */
static bool put_in_old_file(struct spool *spool, int old) {
    struct stat as;
    size_t length = spool_length(spool);
    if (fstat(old, &as) || !S_ISREG(as.st_mode))
        return copy_to_file(spool, old);
    return reserve(old, &as, length) && copy_to_file(spool, old) &&
           !ftruncate(old, (off_t)length);
}

static bool put(struct spool *spool, const char *path) {
    if (!strcmp(path, "-"))
        return copy_to_output(spool);
    int old = open(path, O_WRONLY | O_CLOEXEC);
    if (old < 0 && errno != ENOENT)
        return false;
    bool good = old < 0 ? put_in_new_file(spool, path) : put_in_old_file(spool, old);
    int reason = errno;
    if (old >= 0)
        close(old);
    errno = reason;
    return good;
}

bool output_is_unread(void) {
    struct pollfd pipe = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&pipe, 1, 0) == 1 && (pipe.revents & POLLERR);
}

/* ---- the end ---- */

/* Whether all of the report is in the spool; if not, `reason` says why. */
static bool is_kept(struct output *output) {
    if (output->nowhere)
        fclose(output->nowhere);
    else if (!spool_is_written(output->spool))
        output->reason = errno;
    return !output->reason;
}

bool output_end(struct output *output, const char *path, const char *what,
                struct error *error) {
    bool to_output = !strcmp(path, "-");
    const char *name = to_output ? _("standard output") : path;
    bool kept = is_kept(output), good = kept && put(output->spool, path);
    int reason = errno;
    spool_free(output->spool);
    if (!kept)
        return error_set(error, ERROR_INTERNAL,
                         _("%s: the %s cannot be kept on disk: %s"), name, what,
                         strerror(output->reason));
    return good ||
           error_set(error,
                     to_output && output_is_unread() ? ERROR_UNREAD : ERROR_INTERNAL,
                     _("%s: the %s cannot be written: %s"), name, what, strerror(reason));
}

void output_drop(struct output *output) {
    is_kept(output);
    spool_free(output->spool);
}

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

/*
 * Where a file can only be written as it is: by its folder, owner, name or mount, or as
 * what a link points to.
 */
static bool is_fixed(int reason) {
    return reason == EACCES || reason == EPERM || reason == EBUSY || reason == ENOENT ||
           reason == ENAMETOOLONG;
}

/* `fixed`: it was not, because the file can only be written as it is. */
static bool copy_beside(struct spool *spool, const char *path, bool *fixed) {
    struct beside beside;
    if (!beside_open(&beside, path)) {
        *fixed = is_fixed(errno);
        return false;
    }
    bool good = copy_to_file(spool, beside.file);
    int reason = errno;
    if (!beside_close(&beside, good)) {
        *fixed = is_fixed(errno);
        return false;
    }
    errno = reason;
    return good;
}

/* Names of what is open already: nobody would look at another file. */
static bool is_open_already(const char *path) {
    static const char *const names[] = {"/dev/std", "/dev/fd/", "/proc/"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strncmp(path, names[i], strlen(names[i])))
            return true;
    return false;
}

/* `old`: open to be written, as it is now; -1: there is none, or none that one may. */
static bool put_in_file(struct spool *spool, const char *path, int old) {
    struct stat status;
    bool regular = old < 0 || (!fstat(old, &status) && S_ISREG(status.st_mode));
    bool fixed = !regular || is_open_already(path);
    if (!fixed && copy_beside(spool, path, &fixed))
        return true;
    if (!fixed)
        return false;
    int file = old >= 0 ? old : open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    bool good = (!regular || !ftruncate(file, 0)) && copy_to_file(spool, file);
    int reason = errno;
    if (file != old)
        close(file);
    errno = reason;
    return good;
}

static bool put(struct spool *spool, const char *path) {
    if (!strcmp(path, "-"))
        return copy_to_output(spool);
    int old = open(path, O_WRONLY | O_CLOEXEC);
    if (old < 0 && errno != ENOENT)
        return false;
    bool good = put_in_file(spool, path, old);
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

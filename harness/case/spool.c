#include "harness/case/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "calc/base/arena.h"
#include "calc/base/error.h"

struct spool {
    int file;
    FILE *out;   /* to the file */
    int failure; /* the errno of the first write that failed; 0: none */
    char *map;   /* NULL: none yet */
    size_t mapped;
};

/* Nobody else sees it, nor does a program that we start; -1: errno says why. */
static int open_without_name(void) {
    const char *top = getenv("TMPDIR");
    struct arena *arena = arena_new();
    char *name = arena_print(arena, "%s/etalon-XXXXXX", top && *top ? top : "/tmp");
    int file = mkostemp(name, O_CLOEXEC);
    if (file >= 0)
        unlink(name);
    arena_free(arena);
    return file;
}

/* Of a stream that failed nobody could tell later why. */
static ssize_t put(void *context, const char *bytes, size_t length) {
    struct spool *spool = context;
    size_t done = 0;
    while (done < length && !spool->failure) {
        ssize_t part = write(spool->file, bytes + done, length - done);
        if (part >= 0)
            done += (size_t)part;
        else if (errno != EINTR)
            spool->failure = errno;
    }
    return (ssize_t)done;
}

static int seek(void *context, off64_t *offset, int whence) {
    struct spool *spool = context;
    off_t at = lseek(spool->file, *offset, whence);
    if (at >= 0)
        *offset = at;
    return at < 0 ? -1 : 0;
}

struct spool *spool_new(void) {
    int file = open_without_name();
    if (file < 0)
        return NULL;
    struct spool *spool = calloc(1, sizeof *spool);
    cookie_io_functions_t functions = {.write = put, .seek = seek};
    FILE *out = spool ? fopencookie(spool, "w", functions) : NULL;
    if (!out)
        BUG("out of memory for a spool");
    spool->file = file;
    spool->out = out;
    return spool;
}

void spool_free(struct spool *spool) {
    if (!spool)
        return;
    if (spool->map)
        munmap(spool->map, spool->mapped);
    fclose(spool->out);
    close(spool->file);
    free(spool);
}

FILE *spool_out(struct spool *spool) {
    return spool->out;
}

size_t spool_length(struct spool *spool) {
    off_t at = ftello(spool->out);
    return at < 0 ? 0 : (size_t)at;
}

bool spool_is_written(struct spool *spool) {
    bool good = !fflush(spool->out) && !ferror(spool->out);
    if (!good)
        errno = spool->failure ? spool->failure : EIO;
    return good;
}

bool spool_read(struct spool *spool, size_t offset, size_t length, char *out) {
    if (!spool_is_written(spool))
        return false;
    while (length) {
        ssize_t got = pread(spool->file, out, length, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        out += got;
        offset += (size_t)got;
        length -= (size_t)got;
    }
    return true;
}

const char *spool_map(struct spool *spool, size_t most) {
    if (!spool->map) {
        void *map = mmap(NULL, most, PROT_READ, MAP_SHARED, spool->file, 0);
        spool->map = map == MAP_FAILED ? NULL : map;
        spool->mapped = most;
    }
    return spool->map;
}

void spool_forget(struct spool *spool) {
    if (spool->map)
        madvise(spool->map, spool->mapped, MADV_DONTNEED);
}

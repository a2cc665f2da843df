#include "harness/system/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "calc/base/arena.h"
#include "calc/base/error.h"

struct spool {
    FILE *out;
    char *map; /* NULL: none yet */
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

struct spool *spool_new(void) {
    int file = open_without_name();
    if (file < 0)
        return NULL;
    struct spool *spool = calloc(1, sizeof *spool);
    FILE *out = fdopen(file, "w");
    if (!spool || !out)
        BUG("out of memory for a spool");
    spool->out = out;
    return spool;
}

void spool_free(struct spool *spool) {
    if (!spool)
        return;
    if (spool->map)
        munmap(spool->map, spool->mapped);
    fclose(spool->out);
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
    errno = EIO; /* where an earlier write failed */
    return !fflush(spool->out) && !ferror(spool->out);
}

bool spool_read(struct spool *spool, size_t offset, size_t length, char *out) {
    if (!spool_is_written(spool))
        return false;
    while (length) {
        ssize_t got = pread(fileno(spool->out), out, length, (off_t)offset);
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
        void *map = mmap(NULL, most, PROT_READ, MAP_SHARED, fileno(spool->out), 0);
        spool->map = map == MAP_FAILED ? NULL : map;
        spool->mapped = most;
    }
    return spool->map;
}

void spool_forget(struct spool *spool) {
    if (spool->map)
        madvise(spool->map, spool->mapped, MADV_DONTNEED);
}

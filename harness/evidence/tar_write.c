#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/evidence/tar.h"
#include "harness/text.h"

static bool fails(struct error *error, const char *path, const char *why) {
    return error_set(error, ERROR_INTERNAL, _("%s: the pack cannot be written: %s"), path,
                     why);
}

/* ---- a file beside ---- */

/* A device or a folder is never replaced by a file. */
static bool may_replace(const char *path, struct error *error) {
    struct stat status;
    if (!stat(path, &status) && !S_ISREG(status.st_mode))
        return fails(error, path, _("found no regular file of this name"));
    return true;
}

/* Its name in the arena; -1 with an error. */
static int open_beside(struct arena *arena, const char *path, char **name,
                       struct error *error) {
    if (!may_replace(path, error))
        return -1;
    *name = arena_print(arena, "%s.XXXXXX", path);
    int file = mkstemp(*name);
    if (file < 0)
        fails(error, path, strerror(errno));
    return file;
}

bool tar_may_write(const char *path, struct error *error) {
    struct arena *arena = arena_new();
    char *name;
    int file = open_beside(arena, path, &name, error);
    if (file >= 0) {
        close(file);
        unlink(name);
    }
    arena_free(arena);
    return file >= 0;
}

/* The rights that a file made in the usual way would have. */
static bool finish(int file, const char *name, const char *path) {
    mode_t mask = umask(0);
    umask(mask);
    return !fchmod(file, 0666 & ~mask) && !fsync(file) && !rename(name, path);
}

/* ---- the archive ---- */

static bool put(struct archive *archive, struct archive_entry *entry,
                const struct member *member, long time) {
    archive_entry_clear(entry);
    archive_entry_set_pathname(entry, member->name);
    archive_entry_set_size(entry, (la_int64_t)member->length);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, (time_t)time, 0);
    return archive_write_header(archive, entry) == ARCHIVE_OK &&
           archive_write_data(archive, member->bytes, member->length) ==
               (la_ssize_t)member->length;
}

static bool put_all(struct archive *archive, const struct members *members, long time,
                    int file) {
    struct archive_entry *entry = archive_entry_new();
    if (!entry)
        BUG("out of memory for an archive");
    bool good = archive_write_set_format_pax_restricted(archive) == ARCHIVE_OK &&
                archive_write_add_filter_none(archive) == ARCHIVE_OK &&
                archive_write_set_bytes_per_block(archive, 10240) == ARCHIVE_OK &&
                archive_write_open_fd(archive, file) == ARCHIVE_OK;
    for (size_t i = 0; good && i < members->count; i++, members_forget(members))
        good = put(archive, entry, &members->items[i], time);
    archive_entry_free(entry);
    return good && archive_write_close(archive) == ARCHIVE_OK;
}

static bool write_to(int file, const struct members *members, long time, const char *path,
                     struct error *error) {
    struct archive *archive = archive_write_new();
    if (!archive)
        BUG("out of memory for an archive");
    bool good = put_all(archive, members, time, file);
    if (!good)
        fails(error, path,
              archive_errno(archive) ? strerror(archive_errno(archive))
                                     : archive_error_string(archive));
    archive_write_free(archive);
    return good;
}

bool tar_write(struct members *members, long time, const char *path,
               struct error *error) {
    struct arena *arena = arena_new();
    char *name;
    int file = -1;
    bool good = members_sort(members, error) &&
                (file = open_beside(arena, path, &name, error)) >= 0 &&
                write_to(file, members, time, path, error);
    if (good && !finish(file, name, path))
        good = fails(error, path, strerror(errno));
    if (file >= 0) {
        close(file);
        if (!good)
            unlink(name);
    }
    arena_free(arena);
    return good;
}

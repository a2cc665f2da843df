#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#include "harness/evidence/tar.h"
#include "harness/report/beside.h"
#include "harness/text.h"

static bool fails(struct error *error, const char *path, const char *why) {
    return error_set(error, ERROR_INTERNAL, _("%s: the pack cannot be written: %s"), path,
                     why);
}

/* ---- a file beside ---- */

static bool open_beside(struct beside *beside, const char *path, struct error *error) {
    if (beside_open(beside, path))
        return true;
    /* A device or a folder is never replaced by a file. */
    return fails(error, path,
                 errno == EINVAL ? _("found no regular file of this name")
                                 : strerror(errno));
}

bool tar_may_write(const char *path, struct error *error) {
    struct beside beside;
    return open_beside(&beside, path, error) && beside_close(&beside, false);
}

/* ---- the archive ---- */

static bool put_bytes(void *context, const char *bytes, size_t length) {
    return archive_write_data(context, bytes, length) == (la_ssize_t)length;
}

static bool put(struct archive *archive, struct archive_entry *entry,
                const struct members *members, const struct member *member, long time) {
    archive_entry_clear(entry);
    archive_entry_set_pathname(entry, member->name);
    archive_entry_set_size(entry, (la_int64_t)member->length);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, (time_t)time, 0);
    return archive_write_header(archive, entry) == ARCHIVE_OK &&
           members_pass(members, member, put_bytes, archive);
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
    for (size_t i = 0; good && i < members->count; i++)
        good = put(archive, entry, members, &members->items[i], time);
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
    struct beside beside;
    if (!members_sort(members, error) || !open_beside(&beside, path, error))
        return false;
    bool good = write_to(beside.file, members, time, path, error);
    return (beside_close(&beside, good) || fails(error, path, strerror(errno))) && good;
}

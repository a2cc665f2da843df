#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/evidence/tar.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

struct reading {
    struct archive *archive;
    const char *name;
    struct members *members;
    struct error *error;
};

#define FAIL(reading, ...)                                                               \
    error_at((reading)->error, (reading)->name, 0, NULL, __VA_ARGS__)

static bool broken(const struct reading *reading) {
    const char *why = archive_error_string(reading->archive);
    return FAIL(reading, _("found no whole tar archive (%s), expected a pack"),
                why ? why : _("it is cut off"));
}

/* A name that may be anything, to be said. */
static const char *excerpt_of(const struct reading *reading, const char *name) {
    return excerpt(reading->members->arena, name, strlen(name));
}

/* What the archive says of a member, before a byte of it is read. */
static bool is_honest(const struct reading *reading, struct archive_entry *entry,
                      const char *name) {
    if (!name)
        return FAIL(reading, _("found a member whose name is no text"));
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) ||
        archive_entry_symlink(entry))
        return FAIL(reading, _("found the member '%s', which is no regular file"),
                    excerpt_of(reading, name));
    if (archive_entry_sparse_count(entry))
        return FAIL(reading,
                    _("found the member '%s' with holes, expected all of "
                      "its bytes"),
                    excerpt_of(reading, name));
    if (!archive_entry_size_is_set(entry) || archive_entry_size(entry) < 0 ||
        archive_entry_size(entry) > MEMBERS_MOST_BYTES)
        return FAIL(reading, _("found the member '%s' of more than %d bytes"),
                    excerpt_of(reading, name), MEMBERS_MOST_BYTES);
    return true;
}

static bool copy(const struct reading *reading, size_t length, FILE *out) {
    char bytes[64 * 1024];
    while (length) {
        size_t most = length < sizeof bytes ? length : sizeof bytes;
        la_ssize_t got = archive_read_data(reading->archive, bytes, most);
        if (got <= 0)
            return broken(reading);
        fwrite(bytes, 1, (size_t)got, out);
        length -= (size_t)got;
    }
    return true;
}

static bool take(const struct reading *reading, struct archive_entry *entry) {
    const char *name = archive_entry_pathname(entry);
    struct error error = ERROR_INIT;
    if (!is_honest(reading, entry, name))
        return false;
    FILE *out = members_open(reading->members, name, &error);
    if (out && !copy(reading, (size_t)archive_entry_size(entry), out))
        return false;
    return (out && members_close(reading->members, &error)) ||
           FAIL(reading, "%s", error.text);
}

/* Members behind the end of the archive would be seen by other readers: they count. */
static bool read_all(const struct reading *reading) {
    struct archive_entry *entry;
    int state;
    struct error error = ERROR_INIT;
    while ((state = archive_read_next_header(reading->archive, &entry)) == ARCHIVE_OK)
        if (!take(reading, entry))
            return false;
    if (state != ARCHIVE_EOF)
        return broken(reading);
    if (!members_sort(reading->members, &error))
        return FAIL(reading, "%s", error.text);
    return true;
}

static struct archive *new_reader(void) {
    struct archive *archive = archive_read_new();
    if (!archive || archive_read_support_format_tar(archive) != ARCHIVE_OK ||
        archive_read_support_filter_none(archive) != ARCHIVE_OK ||
        archive_read_set_options(archive, "read_concatenated_archives") != ARCHIVE_OK)
        BUG("libarchive reads no tar");
    return archive;
}

bool tar_read(const char *path, struct members *members, struct error *error) {
    enum { BLOCK = 64 * 1024 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_at(error, path, 0, NULL, _("cannot be opened: %s"), strerror(errno));
    struct reading reading = {new_reader(), path, members, error};
    bool good = archive_read_open_fd(reading.archive, file, BLOCK) == ARCHIVE_OK
                    ? read_all(&reading)
                    : broken(&reading);
    archive_read_free(reading.archive);
    close(file);
    return good;
}

bool tar_read_memory(const char *bytes, size_t length, const char *name,
                     struct members *members, struct error *error) {
    struct reading reading = {new_reader(), name, members, error};
    bool good = archive_read_open_memory(reading.archive, bytes, length) == ARCHIVE_OK
                    ? read_all(&reading)
                    : broken(&reading);
    archive_read_free(reading.archive);
    return good;
}

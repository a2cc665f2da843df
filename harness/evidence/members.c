#include "harness/evidence/members.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/system/excerpt.h"
#include "harness/text.h"

void members_init(struct members *members) {
    *members = (struct members){.arena = arena_new()};
}

void members_release(struct members *members) {
    spool_free(members->spool);
    free(members->items);
    arena_free(members->arena);
    *members = (struct members){.arena = NULL};
}

/* ---- adding ---- */

static bool part_is_plain(const char *part, size_t length) {
    return length && !(length == 1 && part[0] == '.') &&
           !(length == 2 && part[0] == '.' && part[1] == '.');
}

static bool name_is_plain(const char *name) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789._-/";
    size_t length = strlen(name);
    if (length > MEMBER_NAME_MOST || strspn(name, letters) != length)
        return false;
    for (const char *part = name;; part++) {
        size_t width = strcspn(part, "/");
        if (!part_is_plain(part, width))
            return false;
        part += width;
        if (!*part)
            return true;
    }
}

static bool fits(const struct members *members, const char *name, size_t length,
                 struct error *error) {
    if (!name_is_plain(name))
        return error_set(error, ERROR_INPUT,
                         _("found a member '%s', expected a relative path of letters, "
                           "digits and ._-"),
                         excerpt(members->arena, name, strlen(name)));
    if (members->count == MEMBERS_MOST)
        return error_set(error, ERROR_INPUT, _("found more than %d members"),
                         MEMBERS_MOST);
    if (length > MEMBERS_MOST_BYTES - members->bytes)
        return error_set(error, ERROR_INPUT,
                         _("found more than %d bytes in all members, at '%s'"),
                         MEMBERS_MOST_BYTES, name);
    return true;
}

static void append(struct members *members, struct member member) {
    if (members->count == members->room) {
        size_t room = members->room ? members->room * 2 : 64;
        members->items = realloc(members->items, room * sizeof *members->items);
        if (!members->items)
            BUG("out of memory for %zu members", room);
        members->room = room;
    }
    members->items[members->count++] = member;
    members->bytes += member.length;
}

static FILE *no_room(const char *name, struct error *error) {
    error_set(error, ERROR_INTERNAL, _("the member '%s' cannot be kept on disk: %s"),
              name, strerror(errno));
    return NULL;
}

FILE *members_open(struct members *members, const char *name, struct error *error) {
    if (!fits(members, name, 0, error))
        return NULL;
    if (!members->spool && !(members->spool = spool_new()))
        return no_room(name, error);
    if (!spool_map(members->spool, MEMBERS_MOST_BYTES))
        return no_room(name, error);
    members->opened = arena_copy(members->arena, name);
    members->opened_at = spool_length(members->spool);
    return spool_out(members->spool);
}

bool members_close(struct members *members, struct error *error) {
    const char *name = members->opened;
    size_t length = spool_length(members->spool) - members->opened_at;
    members->opened = NULL;
    fputc('\0', spool_out(members->spool)); /* what is a text can be read as one */
    if (!spool_is_written(members->spool))
        return no_room(name, error);
    if (!fits(members, name, length, error))
        return false;
    const char *bytes = spool_map(members->spool, MEMBERS_MOST_BYTES);
    append(members, (struct member){name, bytes + members->opened_at, length});
    return true;
}

bool members_add(struct members *members, const char *name, const char *bytes,
                 size_t length, struct error *error) {
    FILE *out = members_open(members, name, error);
    if (!out)
        return false;
    fwrite(bytes, 1, length, out);
    return members_close(members, error);
}

/* ---- looking ---- */

enum { LOOKED_MOST = 512 * 1024, PIECE_MOST = 64 * 1024 };

void members_look(const struct members *members, size_t *looked, size_t bytes) {
    *looked += bytes;
    if (*looked < LOOKED_MOST)
        return;
    *looked = 0;
    spool_forget(members->spool);
}

bool members_pass(const struct members *members, const struct member *member,
                  take_bytes *take, void *context) {
    size_t looked = 0;
    for (size_t at = 0, length; at < member->length; at += length) {
        length = member->length - at < PIECE_MOST ? member->length - at : PIECE_MOST;
        if (!take(context, member->bytes + at, length))
            return false;
        members_look(members, &looked, length);
    }
    spool_forget(members->spool);
    return true;
}

/* ---- from files ---- */

/* Little beyond what is allowed, which closing then refuses. */
static bool copy(int file, FILE *out) {
    char bytes[64 * 1024];
    ssize_t got = 1;
    for (size_t length = 0; got && length <= MEMBERS_MOST_BYTES; length += (size_t)got) {
        do
            got = read(file, bytes, sizeof bytes);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return false;
        fwrite(bytes, 1, (size_t)got, out);
    }
    return true;
}

bool members_add_descriptor(struct members *members, const char *name, int file,
                            const char *from, struct error *error) {
    FILE *out = members_open(members, name, error);
    if (!out)
        return false;
    if (!copy(file, out))
        return error_at(error, from, 0, NULL, _("cannot be read: %s"), strerror(errno));
    return members_close(members, error);
}

bool members_add_file(struct members *members, const char *name, const char *path,
                      struct error *error) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_at(error, path, 0, NULL, _("cannot be opened: %s"), strerror(errno));
    bool good = members_add_descriptor(members, name, file, path, error);
    close(file);
    return good;
}

/* ---- order ---- */

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct member *)a)->name, ((const struct member *)b)->name);
}

bool members_sort(struct members *members, struct error *error) {
    if (members->count)
        qsort(members->items, members->count, sizeof *members->items, by_name);
    for (size_t i = 1; i < members->count; i++)
        if (!by_name(&members->items[i - 1], &members->items[i]))
            return error_set(error, ERROR_INPUT,
                             _("found the member '%s' twice, expected it once"),
                             members->items[i].name);
    return true;
}

const struct member *members_find(const struct members *members, const char *name) {
    struct member wanted = {.name = name};
    if (!members->count)
        return NULL;
    return bsearch(&wanted, members->items, members->count, sizeof wanted, by_name);
}

/* ---- to a folder ---- */

static bool write_all(void *context, const char *bytes, size_t length) {
    const int *file = context;
    while (length) {
        ssize_t written = write(*file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* Nothing that is there is opened: the folder is ours and names are never repeated. */
static bool spill(const struct members *members, const struct member *member,
                  const char *folder) {
    struct arena *arena = arena_new();
    char *path = arena_print(arena, "%s/%s", folder, member->name);
    bool good = true;
    for (char *slash = path + strlen(folder) + 1; good && (slash = strchr(slash, '/'));) {
        *slash = '\0';
        good = !mkdir(path, 0700) || errno == EEXIST;
        *slash++ = '/';
    }
    int file =
        good ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)
             : -1;
    good = file >= 0 && members_pass(members, member, write_all, &file);
    int reason = errno;
    if (file >= 0 && close(file) && good) {
        good = false;
        reason = errno;
    }
    arena_free(arena);
    errno = reason;
    return good;
}

bool members_spill(const struct members *members, const char *folder,
                   struct error *error) {
    for (size_t i = 0; i < members->count; i++)
        if (!spill(members, &members->items[i], folder))
            return error_set(error, ERROR_INTERNAL,
                             _("the member '%s' cannot be written to %s: %s"),
                             members->items[i].name, folder, strerror(errno));
    return true;
}

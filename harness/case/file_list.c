#include "harness/case/file_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "harness/text.h"

static void append(struct file_list *list, struct arena *arena, const char *name) {
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 64;
        const char **names = arena_take(arena, list->room * sizeof *names);
        if (list->count)
            memcpy(names, list->names, list->count * sizeof *names);
        list->names = names;
    }
    list->names[list->count++] = name;
}

static bool ends_in_xml(const char *name) {
    size_t length = strlen(name);
    return length > 4 && !strcmp(name + length - 4, ".xml");
}

struct walk {
    struct file_list *list;
    struct arena *arena; /* of the names that are listed */
    const char *root;
    struct problems *problems;
};

static bool walk_folder(const struct walk *walk, const char *folder);

/* `scratch` is cleared after each entry. */
static bool take_entry(const struct walk *walk, struct arena *scratch, const char *folder,
                       const char *entry) {
    const char *name = arena_print(scratch, "%s/%s", folder, entry);
    const char *path = arena_print(scratch, "%s/%s", walk->root, name);
    struct stat status;
    /* A link to a folder may lead back to where we are. */
    if (!lstat(path, &status) && S_ISDIR(status.st_mode))
        return walk_folder(walk, name);
    if (!ends_in_xml(name))
        return true;
    if (!stat(path, &status) && !S_ISREG(status.st_mode))
        return problems_at(walk->problems, name, 0, NULL, _("expected a file"));
    append(walk->list, walk->arena, arena_copy(walk->arena, name));
    return true;
}

static bool walk_folder(const struct walk *walk, const char *folder) {
    struct arena *scratch = arena_new();
    DIR *stream = opendir(arena_print(scratch, "%s/%s", walk->root, folder));
    bool good = stream || problems_at(walk->problems, folder, 0, NULL,
                                      _("cannot be opened: %s"), strerror(errno));
    for (struct dirent *entry; stream && (entry = readdir(stream));) {
        arena_clear(scratch);
        if (entry->d_name[0] != '.')
            good = take_entry(walk, scratch, folder, entry->d_name) && good;
    }
    if (stream)
        closedir(stream);
    arena_free(scratch);
    return good;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list_read(struct file_list *list, struct arena *arena, const char *root,
                    const char *top, struct problems *problems) {
    *list = (struct file_list){0};
    const struct walk walk = {list, arena, root, problems};
    bool good = walk_folder(&walk, top);
    if (list->count)
        qsort(list->names, list->count, sizeof *list->names, by_name);
    return good;
}

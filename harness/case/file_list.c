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

static bool walk(struct file_list *list, struct arena *arena, const char *root,
                 const char *folder, struct problems *problems) {
    DIR *stream = opendir(arena_print(arena, "%s/%s", root, folder));
    if (!stream)
        return problems_at(problems, folder, 0, NULL, _("cannot be opened: %s"),
                           strerror(errno));
    bool good = true;
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct stat status;
        if (entry->d_name[0] == '.')
            continue;
        const char *name = arena_print(arena, "%s/%s", folder, entry->d_name);
        const char *path = arena_print(arena, "%s/%s", root, name);
        /* A link to a folder may lead back to where we are. */
        if (!lstat(path, &status) && S_ISDIR(status.st_mode))
            good = walk(list, arena, root, name, problems) && good;
        else if (ends_in_xml(name) && !stat(path, &status) && !S_ISREG(status.st_mode))
            good = problems_at(problems, name, 0, NULL, _("expected a file"));
        else if (ends_in_xml(name))
            append(list, arena, name);
    }
    closedir(stream);
    return good;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list_read(struct file_list *list, struct arena *arena, const char *root,
                    const char *top, struct problems *problems) {
    *list = (struct file_list){0};
    bool good = walk(list, arena, root, top, problems);
    if (list->count)
        qsort(list->names, list->count, sizeof *list->names, by_name);
    return good;
}

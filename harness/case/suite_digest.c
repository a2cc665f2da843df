#include "harness/case/suite_digest.h"

#include <stdlib.h>
#include <string.h>

#include "harness/case/file_list.h"
#include "harness/case/xml.h"

/* The line of a file, as `sha256sum` has it. */
static void add_line(struct digest *all, struct arena *arena, const char *name,
                     const char *bytes, size_t length) {
    char digest[DIGEST_TEXT + 1];
    digest_sha256(bytes, length, digest);
    const char *line = arena_print(arena, "%s  %s\n", digest, name);
    digest_add(all, line, strlen(line));
}

static bool add_files(struct digest *all, const char *root, const char *top,
                      struct problems *problems) {
    struct file_list list;
    struct arena *names = arena_new(), *arena = arena_new();
    bool good = file_list_read(&list, names, root, top, problems);
    for (size_t i = 0; good && i < list.count; i++) {
        arena_clear(arena);
        const char *path = arena_print(arena, "%s/%s", root, list.names[i]);
        size_t length;
        char *bytes = xml_read_bytes(path, list.names[i], &length, problems);
        good = bytes != NULL;
        if (bytes)
            add_line(all, arena, list.names[i], bytes, length);
        free(bytes);
    }
    arena_free(names);
    arena_free(arena);
    return good;
}

bool suite_digest(const char *root, char text[DIGEST_TEXT + 1],
                  struct problems *problems) {
    struct digest *all = digest_begin();
    bool good = add_files(all, root, "cases", problems) &&
                add_files(all, root, "golden", problems);
    digest_end(all, text);
    return good;
}

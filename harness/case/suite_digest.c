#include "harness/case/suite_digest.h"

#include <stdlib.h>

#include "harness/case/file_list.h"
#include "harness/case/xml.h"

static bool list_digests(FILE *out, struct arena *arena, const char *root,
                         const char *top, struct problems *problems) {
    struct file_list list;
    bool good = file_list_read(&list, arena, root, top, problems);
    for (size_t i = 0; good && i < list.count; i++) {
        const char *path = arena_print(arena, "%s/%s", root, list.names[i]);
        char digest[DIGEST_TEXT + 1];
        size_t length;
        char *bytes = xml_read_bytes(path, list.names[i], &length, problems);
        good = bytes != NULL;
        if (bytes) {
            digest_sha256(bytes, length, digest);
            fprintf(out, "%s  %s\n", digest, list.names[i]);
        }
        free(bytes);
    }
    return good;
}

bool suite_digest(const char *root, char text[DIGEST_TEXT + 1],
                  struct problems *problems) {
    char *lines = NULL;
    size_t length = 0;
    struct arena *arena = arena_new();
    FILE *out = open_memstream(&lines, &length);
    if (!out)
        BUG("out of memory for the digest of a suite");
    bool good = list_digests(out, arena, root, "cases", problems) &&
                list_digests(out, arena, root, "golden", problems);
    if (fclose(out))
        BUG("out of memory for the digest of a suite");
    if (good)
        digest_sha256(lines, length, text);
    free(lines);
    arena_free(arena);
    return good;
}

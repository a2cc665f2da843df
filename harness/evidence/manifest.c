#include "harness/evidence/manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/digest.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

/* `sha256sum` puts two spaces between the digest and the name. */
static const char gap[] = "  ";
enum { GAP = sizeof gap - 1 };

/* ---- out ---- */

bool manifest_add(struct members *members, struct error *error) {
    char *text = NULL, digest[DIGEST_TEXT + 1];
    size_t length;
    if (!members_sort(members, error))
        return false;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        BUG("out of memory for a manifest");
    for (size_t i = 0; i < members->count; i++) {
        const struct member *member = &members->items[i];
        digest_sha256(member->bytes, member->length, digest);
        members_forget(members);
        fprintf(out, "%s%s%s\n", digest, gap, member->name);
    }
    if (fclose(out))
        BUG("out of memory for a manifest");
    bool good = members_add(members, MANIFEST_NAME, text, length, error) &&
                members_sort(members, error);
    free(text);
    return good;
}

/* ---- check ---- */

struct check {
    const struct members *members;
    const char *pack;
    struct problems *problems;
    struct arena *arena;
    const char *before; /* name of the line before; NULL: none */
    char *listed;       /* of each member: whether a line names it */
};

static bool is_digest(const char *text) {
    return strspn(text, "0123456789abcdef") >= DIGEST_TEXT;
}

static bool check_member(struct check *check, const char *digest, const char *name) {
    const struct member *member = members_find(check->members, name);
    char found[DIGEST_TEXT + 1];
    if (!member)
        return problems_at(check->problems, check->pack, 0,
                           excerpt_all(check->arena, name), _("this member is missing"));
    check->listed[member - check->members->items] = 1;
    digest_sha256(member->bytes, member->length, found);
    members_forget(check->members);
    return !memcmp(found, digest, DIGEST_TEXT) ||
           problems_at(check->problems, check->pack, 0, name,
                       _("this member was changed: its SHA-256 is not that of the "
                         "manifest"));
}

/* Cuts the line into digest and name; in the order of the names, so none comes twice. */
static bool check_line(struct check *check, char *line, int number) {
    if (!is_digest(line) || strncmp(line + DIGEST_TEXT, gap, GAP) ||
        !line[DIGEST_TEXT + GAP])
        return problems_at(check->problems, check->pack, number, MANIFEST_NAME,
                           _("found no line of SHA-256, two spaces and a name"));
    const char *name = line + DIGEST_TEXT + GAP;
    if (check->before && strcmp(check->before, name) >= 0)
        return problems_at(check->problems, check->pack, number, MANIFEST_NAME,
                           _("found '%.150s' behind '%.150s', expected names in order"),
                           excerpt_all(check->arena, name),
                           excerpt_all(check->arena, check->before));
    check->before = name;
    return check_member(check, line, name);
}

static bool check_lines(struct check *check, char *text, size_t length) {
    bool good = true;
    int number = 0;
    if (strlen(text) != length)
        return problems_at(check->problems, check->pack, 0, MANIFEST_NAME,
                           _("found a zero byte, expected text"));
    while (*text) {
        char *end = text + strcspn(text, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        good &= check_line(check, text, ++number);
        text = next;
    }
    return good;
}

static bool name_extras(const struct check *check) {
    bool good = true;
    for (size_t i = 0; i < check->members->count; i++) {
        const char *name = check->members->items[i].name;
        if (!check->listed[i] && strcmp(name, MANIFEST_NAME))
            good = problems_at(check->problems, check->pack, 0, name,
                               _("this member is not in the manifest"));
    }
    return good;
}

bool manifest_check(const struct members *members, const char *pack,
                    struct problems *problems) {
    const struct member *manifest = members_find(members, MANIFEST_NAME);
    if (!manifest)
        return problems_at(problems, pack, 0, MANIFEST_NAME,
                           _("this member is missing, expected a pack"));
    struct arena *arena = arena_new();
    struct check check = {
        .members = members, .pack = pack, .problems = problems, .arena = arena};
    check.listed = arena_take(arena, members->count);
    char *text = arena_take(arena, manifest->length + 1);
    memcpy(text, manifest->bytes, manifest->length);
    bool good = check_lines(&check, text, manifest->length);
    good &= name_extras(&check);
    arena_free(arena);
    return good;
}

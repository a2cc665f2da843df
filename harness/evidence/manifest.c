#include "harness/evidence/manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/digest.h"
#include "harness/evidence/member_lines.h"
#include "harness/system/excerpt.h"
#include "harness/text.h"

/* `sha256sum` puts two spaces between the digest and the name. */
static const char gap[] = "  ";
enum { GAP = sizeof gap - 1, LINE_MOST = DIGEST_TEXT + GAP + MEMBER_NAME_MOST };

static bool add_bytes(void *digest, const char *bytes, size_t length) {
    digest_add(digest, bytes, length);
    return true;
}

static void digest_member(const struct members *members, const struct member *member,
                          char text[DIGEST_TEXT + 1]) {
    struct digest *digest = digest_begin();
    members_pass(members, member, add_bytes, digest);
    digest_end(digest, text);
}

/* ---- out ---- */

bool manifest_add(struct members *members, struct error *error) {
    char digest[DIGEST_TEXT + 1];
    if (!members_sort(members, error))
        return false;
    FILE *out = members_open(members, MANIFEST_NAME, error);
    for (size_t i = 0; out && i < members->count; i++) {
        digest_member(members, &members->items[i], digest);
        fprintf(out, "%s%s%s\n", digest, gap, members->items[i].name);
    }
    return out && members_close(members, error) && members_sort(members, error);
}

/* ---- check ---- */

struct check {
    const struct members *members;
    const char *pack;
    struct problems *problems;
    struct arena *arena;               /* of one line */
    char before[MEMBER_NAME_MOST + 1]; /* name of the line before; empty: none */
    char *listed;                      /* of each member: whether a line names it */
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
    digest_member(check->members, member, found);
    return !memcmp(found, digest, DIGEST_TEXT) ||
           problems_at(check->problems, check->pack, 0, name,
                       _("this member was changed: its SHA-256 is not that of the "
                         "manifest"));
}

/* Cuts the line into digest and name; in the order of the names, so none comes twice. */
static bool check_line(struct check *check, const char *line, int number) {
    if (!is_digest(line) || strncmp(line + DIGEST_TEXT, gap, GAP) ||
        !line[DIGEST_TEXT + GAP])
        return problems_at(check->problems, check->pack, number, MANIFEST_NAME,
                           _("found no line of SHA-256, two spaces and a name"));
    const char *name = line + DIGEST_TEXT + GAP;
    if (*check->before && strcmp(check->before, name) >= 0)
        return problems_at(check->problems, check->pack, number, MANIFEST_NAME,
                           _("found '%.150s' behind '%.150s', expected names in order"),
                           excerpt_all(check->arena, name),
                           excerpt_all(check->arena, check->before));
    strcpy(check->before, name);
    return check_member(check, line, name);
}

static bool is_text(void *context, const char *bytes, size_t length) {
    (void)context;
    return !memchr(bytes, '\0', length);
}

static bool check_lines(struct check *check, const struct member *manifest) {
    struct member_lines lines = member_lines_of(check->members, manifest);
    struct line line;
    bool good = true;
    if (!members_pass(check->members, manifest, is_text, NULL))
        return problems_at(check->problems, check->pack, 0, MANIFEST_NAME,
                           _("found a zero byte, expected text"));
    while (member_lines_next(&lines, &line)) {
        if (line.number > MEMBERS_MOST)
            return problems_at(check->problems, check->pack, 0, MANIFEST_NAME,
                               _("found more than %d lines"), MEMBERS_MOST);
        arena_clear(check->arena);
        /* One that is too long is as good as an empty one. */
        int length = line.length > LINE_MOST ? 0 : (int)line.length;
        const char *text = arena_print(check->arena, "%.*s", length, line.bytes);
        good &= check_line(check, text, (int)line.number);
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
    char *listed = calloc(members->count, 1);
    if (!listed)
        BUG("out of memory for %zu members", members->count);
    struct check check = {.members = members,
                          .pack = pack,
                          .problems = problems,
                          .arena = arena_new(),
                          .listed = listed};
    bool good = check_lines(&check, manifest);
    good &= name_extras(&check);
    arena_free(check.arena);
    free(listed);
    return good;
}

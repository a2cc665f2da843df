#include "harness/report/coverage_groups.h"

#include <string.h>

enum provision coverage_next_article(const struct coverage *coverage,
                                     const struct coverage_scope *scope,
                                     enum provision article) {
    for (int i = (int)article + 1; i < PROVISION_COUNT; i++)
        if (provision_info((enum provision)i)->kind == PROVISION_ARTICLE &&
            (!scope || coverage_in_scope(coverage, scope, (enum provision)i)))
            return (enum provision)i;
    return PROVISION_NONE;
}

/* ---- what a group is called that this article belongs to ---- */

static struct coverage_group name_article(struct arena *arena, enum provision article) {
    (void)arena;
    return (struct coverage_group){.name = provision_id(article),
                                   .title = provision_info(article)->summary};
}

static struct coverage_group name_chapter(struct arena *arena, enum provision article) {
    const struct chapter *chapter = provision_chapter(article);
    (void)arena;
    return (struct coverage_group){.name = chapter->name, .title = chapter->title};
}

/* Of an id, up to its first point. */
static struct coverage_group name_annex(struct arena *arena, enum provision article) {
    const char *id = provision_id(article);
    return (struct coverage_group){
        .name = arena_print(arena, "%.*s", (int)strcspn(id, "."), id), .title = ""};
}

/* ---- gathering ---- */

static void add(struct coverage_group *group, const struct coverage *coverage,
                enum provision article) {
    group->articles++;
    coverage_add_article(&group->total, coverage, article);
}

static struct coverage_group *find(struct coverage_group *items, size_t count,
                                   const char *name) {
    for (size_t i = 0; i < count; i++)
        if (!strcmp(items[i].name, name))
            return &items[i];
    return NULL;
}

static struct coverage_groups gather(struct arena *arena, const struct coverage *coverage,
                                     const struct coverage_scope *scope,
                                     struct coverage_group (*name)(struct arena *,
                                                                   enum provision)) {
    struct coverage_group *items = arena_take(arena, PROVISION_COUNT * sizeof *items);
    size_t count = 0;
    for (enum provision article = coverage_next_article(coverage, scope, PROVISION_NONE);
         article; article = coverage_next_article(coverage, scope, article)) {
        const struct coverage_group fresh = name(arena, article);
        struct coverage_group *group = find(items, count, fresh.name);
        if (!group) {
            group = &items[count++];
            *group = fresh;
        }
        add(group, coverage, article);
    }
    return (struct coverage_groups){count, items};
}

struct coverage_groups coverage_by_article(struct arena *arena,
                                           const struct coverage *coverage,
                                           const struct coverage_scope *scope) {
    return gather(arena, coverage, scope, name_article);
}

struct coverage_groups coverage_by_chapter(struct arena *arena,
                                           const struct coverage *coverage,
                                           const struct coverage_scope *scope) {
    return gather(arena, coverage, scope, name_chapter);
}

struct coverage_groups coverage_by_annex(struct arena *arena,
                                         const struct coverage *coverage,
                                         const struct coverage_scope *scope) {
    return gather(arena, coverage, scope, name_annex);
}

struct coverage_group coverage_in_all(const struct coverage *coverage,
                                      const struct coverage_scope *scope) {
    struct coverage_group group = {.name = "", .title = ""};
    for (enum provision article = coverage_next_article(coverage, scope, PROVISION_NONE);
         article; article = coverage_next_article(coverage, scope, article))
        add(&group, coverage, article);
    return group;
}

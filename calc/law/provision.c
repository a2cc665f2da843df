#include "calc/law/provision.h"

#include <string.h>

#include "calc/base/error.h"

/* Completed at start: `article` from the ARTICLE row before it, and `unreached`. */
static struct provision_info infos[PROVISION_COUNT] = {
    [PROVISION_NONE] = {.id = "", .name = "", .place = "", .summary = ""},
#define ARTICLE(id_, text, place_, title)                                                \
    [id_] = {.id = text,                                                                 \
             .name = #id_,                                                               \
             .kind = PROVISION_ARTICLE,                                                  \
             .place = place_,                                                            \
             .summary = title},
#define PROVISION(id_, text, kind_, place_, summary_, untested_)                         \
    [id_] = {.id = text,                                                                 \
             .name = #id_,                                                               \
             .kind = PROVISION_##kind_,                                                  \
             .place = place_,                                                            \
             .summary = summary_,                                                        \
             .untested = untested_},
#include "calc/provisions/all.def"
#undef ARTICLE
#undef PROVISION
};

/* `label` is that of a one-sided condition, NULL for a provision not reached. */
static const struct exception {
    enum provision provision;
    const char *label, *reason;
} exceptions[] = {
#define UNREACHED(id, reason) {id, NULL, reason},
#define ONE_SIDED(id, label, reason) {id, label, reason},
#include "calc/provisions/exceptions.def"
#undef UNREACHED
#undef ONE_SIDED
};

enum { EXCEPTION_COUNT = sizeof exceptions / sizeof *exceptions };

static const struct chapter chapters[] = {
#define CHAPTER(name, title, first) {name, title, first},
#include "calc/provisions/chapters.def"
#undef CHAPTER
};

enum { CHAPTER_COUNT = sizeof chapters / sizeof *chapters };

static const char *const kinds[] = {
    [PROVISION_ARTICLE] = "article",
    [PROVISION_FORMULA] = "formula",
    [PROVISION_PARAMETER] = "parameter",
    [PROVISION_CONDITION] = "condition",
    [PROVISION_CAP] = "cap",
    [PROVISION_DEFINITION] = "definition",
    [PROVISION_PROCEDURE] = "procedure",
    [PROVISION_DELETED] = "deleted",
};

static void __attribute__((constructor)) complete_infos(void) {
    enum provision article = PROVISION_NONE;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (infos[i].kind == PROVISION_ARTICLE)
            article = (enum provision)i;
        infos[i].article = article;
    }
    for (int i = 0; i < EXCEPTION_COUNT; i++)
        if (!exceptions[i].label)
            infos[exceptions[i].provision].unreached = exceptions[i].reason;
}

const struct chapter *chapter_at(size_t index) {
    return index < CHAPTER_COUNT ? &chapters[index] : NULL;
}

const struct chapter *provision_chapter(enum provision provision) {
    int index = CHAPTER_COUNT - 1;
    while (index > 0 && chapters[index].first > provision)
        index--;
    return &chapters[index];
}

const struct provision_info *provision_info(enum provision provision) {
    if (provision < 0 || provision >= PROVISION_COUNT)
        BUG("provision %d", (int)provision);
    return &infos[provision];
}

const char *provision_id(enum provision provision) {
    return provision_info(provision)->id;
}

enum provision provision_by_id(const char *id) {
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (!strcmp(infos[i].id, id))
            return (enum provision)i;
    return PROVISION_NONE;
}

const char *provision_one_sided(enum provision provision, const char *label) {
    for (int i = 0; i < EXCEPTION_COUNT; i++)
        if (exceptions[i].provision == provision && exceptions[i].label &&
            !strcmp(exceptions[i].label, label))
            return exceptions[i].reason;
    return NULL;
}

bool provision_one_sided_at(size_t index, enum provision *provision, const char **label) {
    for (int i = 0; i < EXCEPTION_COUNT; i++)
        if (exceptions[i].label && index-- == 0) {
            *provision = exceptions[i].provision;
            *label = exceptions[i].label;
            return true;
        }
    return false;
}

const char *provision_kind_text(enum provision_kind kind) {
    return kinds[kind];
}

bool provision_within(enum provision inner, enum provision outer) {
    const char *id = infos[inner].id, *head = infos[outer].id;
    size_t length = strlen(head);
    return length > 0 && !strncmp(id, head, length) &&
           (id[length] == '\0' || id[length] == '.');
}

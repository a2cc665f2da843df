#include <string.h>

#include "harness/report/regulation_lines.h"

static bool in_annex(enum provision provision, const char *annex) {
    const char *id = provision_id(provision);
    size_t length = strlen(annex);
    return !strncmp(id, annex, length) && id[length] == '.';
}

/* An empty line before each article but the first. */
static bool begins_block(enum provision provision, int line) {
    return provision_info(provision)->kind == PROVISION_ARTICLE && line > 1;
}

void regulation_outline_place(struct regulation_lines *out, const char *path,
                              const char *annex) {
    *out = (struct regulation_lines){.source = path, .annex = annex};
    int line = 1;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        if (!in_annex((enum provision)i, annex))
            continue;
        line += begins_block((enum provision)i, line);
        out->line[i] = line++;
    }
}

void regulation_outline_write(const char *annex, FILE *out) {
    int line = 1;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (!in_annex((enum provision)i, annex))
            continue;
        if (begins_block((enum provision)i, line)) {
            fputc('\n', out);
            line++;
        }
        if (info->kind == PROVISION_ARTICLE)
            fprintf(out, "%s  %s\n", info->id, info->summary);
        else
            fprintf(out, "    %-22s %-10s %s\n", info->id,
                    provision_kind_text(info->kind), info->summary);
        line++;
    }
}

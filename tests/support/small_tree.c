#include "tests/support/small_tree.h"

#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];

static int make_folder(const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", root, name);
    return mkdir(path, 0700);
}

static int write_file(const char *folder, const char *name, const char *kind,
                      const char *namespace, const char *article, const char *elements) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s/annex_iv/%s.xml", root, folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
        return -1;
    fprintf(file,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<%s xmlns=\"%s\" article=\"%s\">\n%s</%s>\n",
            kind, namespace, article, elements, kind);
    return fclose(file);
}

static int write_pair(const char *name, const char *article, const char *cases,
                      const char *goldens) {
    return write_file("cases", name, "cases", "urn:etalon:cases:1", article, cases) ||
           write_file("golden", name, "goldens", "urn:etalon:golden:1", article, goldens);
}

static int link_schema(void) {
    char schema[PATH_MAX], path[128];
    if (!realpath("cases/schema", schema))
        return -1;
    snprintf(path, sizeof path, "%s/cases/schema", root);
    return symlink(schema, path);
}

const char *small_tree_make(const char *article, const char *cases, const char *goldens) {
    snprintf(root, sizeof root, "/tmp/etalon-test-XXXXXX");
    bool made = mkdtemp(root) && !make_folder("cases") && !make_folder("golden") &&
                !make_folder("cases/annex_iv") && !make_folder("golden/annex_iv") &&
                !link_schema() && !write_pair("small", article, cases, goldens);
    if (!made) {
        perror(root);
        abort();
    }
    return root;
}

void small_tree_add(const char *name, const char *article, const char *cases,
                    const char *goldens) {
    if (write_pair(name, article, cases, goldens)) {
        perror(name);
        abort();
    }
}

void small_tree_add_equivalents(const char *elements) {
    char path[128];
    snprintf(path, sizeof path, "%s/cases/equivalent.xml", root);
    FILE *file = fopen(path, "w");
    if (!file ||
        fprintf(file,
                "<equivalents xmlns=\"urn:etalon:equivalent:1\">\n%s"
                "</equivalents>\n",
                elements) < 0 ||
        fclose(file)) {
        perror(path);
        abort();
    }
}

static int remove_one(const char *path, const struct stat *status, int type,
                      struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

void small_tree_remove(void) {
    nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

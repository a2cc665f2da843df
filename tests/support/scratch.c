#include "tests/support/scratch.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SAID = 1 << 20 };

static char folder[32];

static void set_path(const char *name, const char *path) {
    char whole[PATH_MAX];
    if (!realpath(path, whole) || setenv(name, whole, 1)) {
        perror(path);
        abort();
    }
}

int scratch_start(void **state) {
    char inside[64];
    (void)state;
    const char *program = getenv("ETALON");
    set_path("ETALON", program ? program : "build/etalon");
    set_path("TREE", ".");
    strcpy(folder, "/tmp/etalon_scratch_XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(inside, sizeof inside, "%s/tmp", folder);
    return mkdir(inside, 0700);
}

int scratch_start_small(void **state) {
    const char *said;
    if (scratch_start(state))
        return -1;
    int code = scratch_run("for f in cases golden; do mkdir -p small/$f/annex_iv && "
                           "cp $TREE/$f/annex_iv/article_08_early_pension.xml "
                           "small/$f/annex_iv || exit 1; done; "
                           "cp -r $TREE/cases/schema small/cases",
                           &said);
    char small[64];
    snprintf(small, sizeof small, "%s/small", folder);
    set_path("SMALL", small);
    return code;
}

int scratch_stop(void **state) {
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

int scratch_run(const char *script, const char **said) {
    static char text[MOST_SAID];
    char command[8192];
    int length =
        snprintf(command, sizeof command,
                 "exec 2>&1; cd %s && export TMPDIR=$PWD/tmp\n%s", folder, script);
    FILE *pipe = (size_t)length < sizeof command ? popen(command, "r") : NULL;
    if (!pipe)
        return -1;
    size_t got = fread(text, 1, sizeof text - 1, pipe);
    text[got] = '\0';
    *said = text;
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#include "tests/support/etalon_program.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

enum { MOST_SAID = 1 << 20 };

static int run(const char *arguments, const char *redirection, const char **said) {
    static char text[MOST_SAID];
    char command[4096];
    const char *program = getenv("ETALON");
    /* The redirection of this call comes first, so that the arguments may add theirs. */
    snprintf(command, sizeof command, "%s %s %s", program ? program : "build/etalon",
             redirection, arguments);
    FILE *pipe = popen(command, "r");
    if (!pipe)
        return -1;
    size_t length = fread(text, 1, sizeof text - 1, pipe);
    text[length] = '\0';
    *said = text;
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int etalon_run(const char *arguments, const char **said) {
    return run(arguments, "", said);
}

int etalon_complains(const char *arguments, const char **said) {
    return run(arguments, "2>&1 >/dev/null", said);
}

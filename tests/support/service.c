#include "tests/support/service.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST_ARGUMENTS = 16 };

static void become(const char *const *arguments) {
    const char *all[MOST_ARGUMENTS] = {"python3"};
    for (size_t i = 0; i + 2 < MOST_ARGUMENTS && arguments[i]; i++)
        all[i + 1] = arguments[i];
    execvp("python3", (char *const *)all);
    _exit(127);
}

int service_start(struct service *service, const char *const *arguments) {
    int in[2], out[2];
    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    service->id = fork();
    if (!service->id) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        become(arguments);
    }
    close(in[0]);
    close(out[1]);
    service->input = in[1];
    FILE *says = fdopen(out[0], "r");
    assert_non_null(says);
    bool listens = fgets(service->says, sizeof service->says, says);
    fclose(says);
    service->says[strcspn(service->says, "\n")] = '\0';
    if (listens)
        return SERVICE_LISTENS;
    int status = 0;
    close(service->input);
    waitpid(service->id, &status, 0);
    return WEXITSTATUS(status);
}

void service_stop(struct service *service) {
    close(service->input);
    waitpid(service->id, NULL, 0);
}

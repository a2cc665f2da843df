#include "tests/support/http_server.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <netinet/in.h>

#include <cmocka.h>

#define SERVER "tests/systems/http_payroll.py"

int http_server_start(struct http_server *server, const char *log, const char *option,
                      const char *value) {
    int in[2], out[2];
    char *const arguments[] = {"python3",      SERVER,        "--log", (char *)log,
                               (char *)option, (char *)value, NULL};
    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    server->id = fork();
    if (!server->id) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execvp("python3", arguments);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    server->input = in[1];
    FILE *says = fdopen(out[0], "r");
    assert_non_null(says);
    bool listens = fscanf(says, "%63s", server->url) == 1;
    fclose(says);
    if (listens)
        return HTTP_SERVER_LISTENS;
    int status = 0;
    close(server->input);
    waitpid(server->id, &status, 0);
    return WEXITSTATUS(status);
}

void http_server_stop(struct http_server *server) {
    close(server->input);
    waitpid(server->id, NULL, 0);
}

int http_server_dead_port(void) {
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof address;
    int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(bind(file, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(file, (struct sockaddr *)&address, &size), 0);
    close(file);
    return ntohs(address.sin_port);
}

void http_server_clear_environment(void) {
    static const char *const names[] = {"http_proxy", "https_proxy", "HTTPS_PROXY",
                                        "all_proxy",  "ALL_PROXY",   "no_proxy",
                                        "NO_PROXY",   "ETALON_TOKEN"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
}

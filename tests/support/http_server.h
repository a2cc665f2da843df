/* Runs tests/systems/http_payroll.py on the loopback. */
#ifndef TESTS_SUPPORT_HTTP_SERVER_H
#define TESTS_SUPPORT_HTTP_SERVER_H

#include <sys/types.h>

enum { HTTP_SERVER_LISTENS = -1, HTTP_SERVER_NO_OPENSSL = 77 };

struct http_server {
    pid_t id;
    int input; /* it ends when this is closed */
    char url[64];
};

/*
 * Requests go to the log; `option` and `value` may be NULL. Gives HTTP_SERVER_LISTENS, or
 * the exit status of one that does not.
 */
int http_server_start(struct http_server *server, const char *log, const char *option,
                      const char *value);
void http_server_stop(struct http_server *server);
/* A port of the loopback where nobody listens. */
int http_server_dead_port(void);
/* What changes requests behind the back of a test: proxies and the token. */
void http_server_clear_environment(void);

#endif

/* Runs tests/systems/http_payroll.py on the loopback. */
#ifndef TESTS_SUPPORT_HTTP_SERVER_H
#define TESTS_SUPPORT_HTTP_SERVER_H

#include "tests/support/service.h"

struct http_server {
    struct service service;
    char *url; /* with room for a path */
};

/*
 * Requests go to the log; `option` and `value` may be NULL. Gives what
 * service_start gives; SERVICE_NOT_INSTALLED: TLS without openssl.
 */
int http_server_start(struct http_server *server, const char *log, const char *option,
                      const char *value);
void http_server_stop(struct http_server *server);
/* A port of the loopback where nobody listens. */
int http_server_dead_port(void);
/* What changes requests behind the back of a test: proxies and the token. */
void http_server_clear_environment(void);

#endif

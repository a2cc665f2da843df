/*
 * A payroll system behind HTTP: what http.c (the driver: batches, who is asked again, who
 * is given up) and http_transfer.c (one request by libcurl) share.
 */
#ifndef HARNESS_SYSTEM_HTTP_PRIVATE_H
#define HARNESS_SYSTEM_HTTP_PRIVATE_H

#include <curl/curl.h>

#include "harness/system/system.h"

struct http {
    CURL *curl;
    struct curl_slist *headers;
    char *token; /* a secret: in no message; NULL: none */
    int timeout_ms;
    size_t most_bytes;
    bool one;                    /* question a request */
    char fault[CURL_ERROR_SIZE]; /* what libcurl says of the last request */
};

enum http_ending {
    HTTP_ANSWERED,    /* a response came; its status may be any */
    HTTP_UNREACHABLE, /* no connection, or not to whom it should be */
    HTTP_DROPPED,     /* the connection failed before the end of the response */
    HTTP_SILENT,      /* no end of the response within the time allowed */
    HTTP_FLOODED,     /* a response beyond the bound */
    HTTP_INTERRUPTED,
};

struct http_response {
    enum http_ending ending;
    long status;               /* 0: none came */
    char *body;                /* as far as it came */
    size_t length, room, most; /* filled, taken, allowed */
    bool flooded;
    const char *what; /* is wrong, on one line; NULL: status 200, all of it came */
};

bool http_open(struct http *http, const char *url, const struct http_options *options,
               struct error *error);
void http_close(struct http *http);
/* Faults of the connection are tried again; no response is, whatever its status. */
struct http_response http_post(struct http *http, struct arena *arena, const char *body);
void http_response_release(struct http_response *response);
/* What the system wrote, fit for a message, without the token. */
const char *http_excerpt(const struct http *http, struct arena *arena, const char *bytes,
                         size_t length);

#endif

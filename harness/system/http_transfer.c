/*
 * One request and its response, by libcurl.
 *
 * Certificates are verified and proxies found in the environment as libcurl does by
 * itself. A redirect is not followed: the questions, and the token, go where the user
 * said and nowhere else. A system that repeats the token has it blotted out before
 * anything is read: it reaches no message, report or pack.
 */
#include "harness/system/http_private.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/system/excerpt.h"
#include "harness/system/interrupt.h"
#include "harness/text.h"

#define TOKEN_VARIABLE "ETALON_TOKEN"

enum {
    TIMEOUT_MS = 10 * 1000,
    MOST_BYTES = 16 * 1024 * 1024,
    TRIES = 4,
    FIRST_PAUSE_MS = 200, /* doubled each time */
    SECRET_BYTES = 8,     /* a shorter token may be a figure of an answer by chance */
};

/* ---- opening ---- */

/* The URL itself is in no message: it may hold a password. */
static bool check_parts(CURLU *parts, const char *url, bool *secure,
                        struct error *error) {
    const char *expected = _("expected http://HOST/PATH or https://HOST/PATH");
    char *part = NULL;
    CURLUcode code = curl_url_set(parts, CURLUPART_URL, url, 0);
    if (code)
        return error_set(error, ERROR_USAGE, _("not the URL of a system (%s), %s"),
                         curl_url_strerror(code), expected);
    code = curl_url_get(parts, CURLUPART_SCHEME, &part, 0);
    *secure = !code && !strcmp(part, "https");
    bool known = *secure || (!code && !strcmp(part, "http"));
    curl_free(part);
    if (!known)
        return error_set(error, ERROR_USAGE, _("not the URL of a system, %s"), expected);
    part = NULL;
    bool named = !curl_url_get(parts, CURLUPART_USER, &part, 0);
    curl_free(part);
    part = NULL;
    named |= !curl_url_get(parts, CURLUPART_PASSWORD, &part, 0);
    curl_free(part);
    if (named)
        return error_set(error, ERROR_USAGE,
                         _("the URL names a user, expected a token in " TOKEN_VARIABLE));
    return true;
}

static bool check(const char *url, const char *ca_file, struct error *error) {
    CURLU *parts = curl_url();
    if (!parts)
        BUG("out of memory for a URL");
    bool secure = false;
    bool good = check_parts(parts, url, &secure, error);
    curl_url_cleanup(parts);
    if (!good || !ca_file)
        return good;
    if (!secure)
        return error_set(error, ERROR_USAGE,
                         _("a CA file is given for http, expected https"));
    return access(ca_file, R_OK) == 0 ||
           error_at(error, ca_file, 0, NULL,
                    _("cannot be read, expected certificates in PEM"));
}

static bool read_token(struct http *http, struct error *error) {
    const char *token = getenv(TOKEN_VARIABLE);
    if (!token || !*token)
        return true;
    for (const char *at = token; *at; at++)
        if (*at <= ' ' || *at > '~')
            return error_set(error, ERROR_USAGE,
                             _(TOKEN_VARIABLE ": expected a token of printable ASCII "
                                              "characters without spaces"));
    http->token = strdup(token);
    if (!http->token)
        BUG("out of memory for a token");
    return true;
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context);
static int notice_interrupt(void *context, curl_off_t down, curl_off_t now, curl_off_t up,
                            curl_off_t up_now);

#define SET(option, value)                                                               \
    do {                                                                                 \
        if (curl_easy_setopt(http->curl, option, value) != CURLE_OK)                     \
            BUG("libcurl does not take " #option);                                       \
    } while (0)

static void add_header(struct http *http, const char *header) {
    struct curl_slist *headers = curl_slist_append(http->headers, header);
    if (!headers)
        BUG("out of memory for a header");
    http->headers = headers;
}

static void prepare(struct http *http, const char *url, const char *ca_file) {
    const char *type = http->one ? "application/json" : "application/x-ndjson";
    char header[64];
    snprintf(header, sizeof header, "Content-Type: %s", type);
    add_header(http, header);
    snprintf(header, sizeof header, "Accept: %s", type);
    add_header(http, header);
    add_header(http, "Expect:"); /* no waiting for a 100 */
    SET(CURLOPT_URL, url);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_HTTPHEADER, http->headers);
    SET(CURLOPT_USERAGENT, "etalon");
    SET(CURLOPT_TIMEOUT_MS, (long)http->timeout_ms);
    SET(CURLOPT_ERRORBUFFER, http->fault);
    SET(CURLOPT_WRITEFUNCTION, take_bytes);
    SET(CURLOPT_XFERINFOFUNCTION, notice_interrupt);
    SET(CURLOPT_NOPROGRESS, 0L);
    if (ca_file) { /* these authorities and no others */
        SET(CURLOPT_CAINFO, ca_file);
        SET(CURLOPT_CAPATH, NULL);
    }
    if (http->token) {
        SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_BEARER);
        SET(CURLOPT_XOAUTH2_BEARER, http->token);
    }
}

bool http_open(struct http *http, const char *url, const struct http_options *options,
               struct error *error) {
    struct http_options given = options ? *options : (struct http_options){0};
    *http = (struct http){
        .timeout_ms = given.timeout_ms > 0 ? given.timeout_ms : TIMEOUT_MS,
        .most_bytes = given.most_bytes > 0 ? (size_t)given.most_bytes : MOST_BYTES,
        .one = given.one,
    };
    if (!check(url, given.ca_file, error) || !read_token(http, error))
        return false;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK ||
        !(http->curl = curl_easy_init()))
        BUG("libcurl does not start");
    prepare(http, url, given.ca_file);
    return true;
}

void http_close(struct http *http) {
    curl_easy_cleanup(http->curl);
    curl_slist_free_all(http->headers);
    free(http->token);
    curl_global_cleanup();
}

/* ---- what libcurl calls ---- */

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context) {
    struct http_response *response = context;
    (void)size; /* always 1 */
    if (count > response->most - response->length) {
        response->flooded = true;
        return CURL_WRITEFUNC_ERROR;
    }
    if (count > response->room - response->length) {
        response->room = 2 * response->room + count;
        response->body = realloc(response->body, response->room);
        if (!response->body)
            BUG("out of memory for a response");
    }
    memcpy(response->body + response->length, bytes, count);
    response->length += count;
    return count;
}

static int notice_interrupt(void *context, curl_off_t down, curl_off_t now, curl_off_t up,
                            curl_off_t up_now) {
    (void)context, (void)down, (void)now, (void)up, (void)up_now;
    return interrupt_came();
}

/* ---- the token ---- */

static void hide_token(const struct http *http, char *bytes, size_t length) {
    size_t secret = strlen(http->token);
    char *at = bytes;
    while (at && (at = memmem(at, length - (size_t)(at - bytes), http->token, secret))) {
        memset(at, '*', secret);
        at += secret;
    }
}

/* ---- one try ---- */

static enum http_ending ending_of(const struct http *http, CURLcode code,
                                  const struct http_response *response) {
    curl_off_t begun = 0;
    switch (code) {
    case CURLE_OK:
        return HTTP_ANSWERED;
    case CURLE_ABORTED_BY_CALLBACK:
        return HTTP_INTERRUPTED;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return HTTP_UNREACHABLE;
    default:
        break;
    }
    if (response->status && response->status != 200)
        return HTTP_ANSWERED; /* no matter how much of the body came */
    if (response->flooded)
        return HTTP_FLOODED;
    if (code != CURLE_OPERATION_TIMEDOUT)
        return HTTP_DROPPED;
    curl_easy_getinfo(http->curl, CURLINFO_PRETRANSFER_TIME_T, &begun);
    return begun ? HTTP_SILENT : HTTP_UNREACHABLE;
}

/* A fault of the connection that another try may not meet again. */
static bool may_pass(CURLcode code) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return true;
    default:
        return false;
    }
}

static CURLcode try_once(struct http *http, struct http_response *response) {
    http->fault[0] = '\0';
    http_response_release(response);
    *response = (struct http_response){.most = http->most_bytes};
    SET(CURLOPT_WRITEDATA, response);
    CURLcode code = curl_easy_perform(http->curl);
    curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &response->status);
    response->ending = ending_of(http, code, response);
    if (http->token && strlen(http->token) >= SECRET_BYTES)
        hide_token(http, response->body, response->length);
    return code;
}

/* ---- what is wrong ---- */

static const char *status_text(const struct http *http, struct arena *arena,
                               const struct http_response *response) {
    char *target = NULL;
    curl_easy_getinfo(http->curl, CURLINFO_REDIRECT_URL, &target);
    if (target)
        return arena_print(
            arena, _("HTTP status %ld to '%s', redirects are not followed"),
            response->status, http_excerpt(http, arena, target, strlen(target)));
    const char *line = response->body;
    size_t left = response->length;
    while (left && strchr(" \t\r\n", *line) && *line)
        line++, left--;
    if (!left)
        return arena_print(arena, _("HTTP status %ld without a body"), response->status);
    const char *newline = memchr(line, '\n', left);
    return arena_print(
        arena, _("HTTP status %ld: '%s'"), response->status,
        http_excerpt(http, arena, line, newline ? (size_t)(newline - line) : left));
}

static const char *time_text(const struct http *http, struct arena *arena) {
    return http->timeout_ms % 1000
               ? arena_print(arena, _("%d ms"), http->timeout_ms)
               : arena_print(arena, _("%d s"), http->timeout_ms / 1000);
}

static const char *fault_text(const struct http *http, struct arena *arena, CURLcode code,
                              int tries) {
    const char *fault =
        excerpt_all(arena, http->fault[0] ? http->fault : curl_easy_strerror(code));
    return tries > 1 ? arena_print(arena, _("%s (tried %d times)"), fault, tries) : fault;
}

static const char *what_went_wrong(const struct http *http, struct arena *arena,
                                   const struct http_response *response, CURLcode code,
                                   int tries) {
    switch (response->ending) {
    case HTTP_ANSWERED:
        return response->status == 200 ? NULL : status_text(http, arena, response);
    case HTTP_UNREACHABLE:
        return arena_print(arena, _("the system cannot be reached: %s"),
                           fault_text(http, arena, code, tries));
    case HTTP_DROPPED:
        return arena_print(arena, _("the connection failed: %s"),
                           fault_text(http, arena, code, tries));
    case HTTP_SILENT:
        return arena_print(arena, _("no answer within %s"), time_text(http, arena));
    case HTTP_FLOODED:
        return arena_print(arena,
                           _("the system floods: a response of more than %zu bytes"),
                           http->most_bytes);
    case HTTP_INTERRUPTED:
        break;
    }
    return _("interrupted");
}

/* ---- requests ---- */

struct http_response http_post(struct http *http, struct arena *arena, const char *body) {
    struct http_response response = {0};
    CURLcode code;
    int tries = 0, pause = FIRST_PAUSE_MS;
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(body));
    SET(CURLOPT_POSTFIELDS, body);
    for (;;) {
        code = try_once(http, &response);
        bool again = may_pass(code) && response.ending != HTTP_ANSWERED;
        if (interrupt_came())
            response.ending = HTTP_INTERRUPTED;
        if (++tries == TRIES || !again || response.ending == HTTP_INTERRUPTED)
            break;
        poll(NULL, 0, pause); /* a signal ends it */
        pause *= 2;
    }
    response.what = what_went_wrong(http, arena, &response, code, tries);
    return response;
}

void http_response_release(struct http_response *response) {
    free(response->body);
    response->body = NULL;
}

const char *http_excerpt(const struct http *http, struct arena *arena, const char *bytes,
                         size_t length) {
    char *copy = arena_take(arena, length + 1);
    memcpy(copy, bytes, length);
    if (http->token)
        hide_token(http, copy, length);
    return excerpt(arena, copy, length);
}

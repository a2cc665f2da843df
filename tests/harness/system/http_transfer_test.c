/* The way to a system behind HTTP: URLs, certificates, proxies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"
#include "tests/support/http_server.h"
#include "tests/support/replies.h"

#define TOKEN "a-token.of~tests"

static char folder[64], log_path[96], certificate[96];
static struct http_server secure; /* HTTPS, without a name where openssl is missing */

static int start_all(void **state) {
    (void)state;
    http_server_clear_environment();
    strcpy(folder, "/tmp/etalon_http_XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(log_path, sizeof log_path, "%s/log", folder);
    snprintf(certificate, sizeof certificate, "%s/certificate.pem", folder);
    int status = http_server_start(&secure, log_path, "--tls", folder);
    assert_true(status == SERVICE_LISTENS || status == SERVICE_NOT_INSTALLED);
    return 0;
}

static int stop_all(void **state) {
    (void)state;
    char command[128];
    if (*secure.url)
        http_server_stop(&secure);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static int start(void **state) {
    *state = replies_new(20);
    return 0;
}

static int stop(void **state) {
    http_server_clear_environment();
    replies_free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void ask(struct replies *replies, const char *base,
                const struct http_options *options) {
    char url[128];
    struct system system;
    snprintf(url, sizeof url, "%s/payroll", base);
    assert_true(system_open_http(&system, url, options, &replies->error));
    assert_true(replies_ask(replies, &system));
}

static void assert_misused(const char *url, const char *ca_file, enum error_code code,
                           const char *part) {
    struct http_options options = {.ca_file = ca_file};
    struct error error = ERROR_INIT;
    struct system system;
    assert_false(system_open_http(&system, url, &options, &error));
    assert_int_equal(error.code, code);
    assert_says(error.text, part);
    assert_null(strstr(error.text, "secret"));
}

/* ---- certificates ---- */

static void a_certificate_that_nobody_signed_is_refused_at_once(void **state) {
    if (!*secure.url)
        skip();
    ask(*state, secure.url, NULL);
    for (size_t i = 0; i < 20; i++)
        assert_broken(*state, i,
                      "the system cannot be reached: SSL certificate problem: self");
    const struct replies *replies = *state;
    assert_null(strstr(replies->got[0].message, "tried"));
}

static void a_certificate_of_the_ca_file_is_trusted(void **state) {
    if (!*secure.url)
        skip();
    struct http_options options = {.ca_file = certificate};
    ask(*state, secure.url, &options);
    assert_right(*state, 0, 20);
}

static void a_certificate_is_for_one_host(void **state) {
    if (!*secure.url)
        skip();
    char url[64];
    struct http_options options = {.ca_file = certificate};
    snprintf(url, sizeof url, "https://localhost%s", strrchr(secure.url, ':'));
    ask(*state, url, &options);
    assert_broken(*state, 0, "the system cannot be reached: SSL: ");
}

static void a_file_without_certificates_reaches_nothing(void **state) {
    if (!*secure.url)
        skip();
    struct http_options options = {.ca_file = "tests/README.md"};
    ask(*state, secure.url, &options);
    assert_broken(*state, 0, "the system cannot be reached: ");
}

/* ---- the token ---- */

static void the_token_is_sent_and_not_shown(void **state) {
    struct replies *replies = *state;
    struct http_server plain;
    setenv("ETALON_TOKEN", TOKEN, 1);
    assert_int_equal(http_server_start(&plain, log_path, NULL, NULL), SERVICE_LISTENS);
    char url[128];
    struct system system;
    snprintf(url, sizeof url, "%s/401", plain.url);
    assert_true(system_open_http(&system, url, NULL, &replies->error));
    assert_true(replies_ask(replies, &system));
    http_server_stop(&plain);
    /* The system repeats what it was sent. */
    assert_string_equal(replies->got[0].message,
                        "HTTP status 401: 'not allowed with Bearer **************** at "
                        "all'");
    char line[128] = "";
    FILE *file = fopen(log_path, "r");
    assert_non_null(file);
    while (!strstr(line, "/401 ") && fgets(line, sizeof line, file))
        continue;
    fclose(file);
    assert_string_equal(line, "/401 application/x-ndjson 20 Bearer " TOKEN "\n");
}

/* Whatever the system does with it. */
static void the_token_reaches_no_file_and_no_message(void **state) {
    (void)state;
    struct http_server plain;
    char arguments[1024];
    const char *said;
    setenv("ETALON_TOKEN", TOKEN, 1);
    assert_int_equal(http_server_start(&plain, log_path, NULL, NULL), SERVICE_LISTENS);
    snprintf(arguments, sizeof arguments,
             "verify -v -c 'early_retirement_ratio.age_5[0-4]' --url %s/repeats-token "
             "--results %s/t.xml --junit %s/t.junit --tap %s/t.tap --sarif %s/t.sarif "
             "--json %s/t.json --csv %s/t.csv --markdown %s/t.md --times %s/t.times "
             "--verdicts %s/t.v --pack %s/t.tar 2>&1; cat %s/t.*",
             plain.url, folder, folder, folder, folder, folder, folder, folder, folder,
             folder, folder, folder);
    assert_int_equal(etalon_run(arguments, &said), 0);
    http_server_stop(&plain);
    if (strstr(said, TOKEN))
        fail_msg("the token is in:\n%s", said);
    assert_says(said, "Bearer ****************");
    char command[128];
    snprintf(command, sizeof command, "! grep -a " TOKEN " %s/t.*", folder);
    assert_int_equal(system(command), 0);
}

static void a_token_is_one_word(void **state) {
    (void)state;
    setenv("ETALON_TOKEN", "two\nsecret lines", 1);
    assert_misused("http://127.0.0.1/", NULL, ERROR_USAGE, "ETALON_TOKEN: expected");
}

/* ---- proxies ---- */

static void the_proxy_of_the_environment_is_used(void **state) {
    char proxy[64];
    snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", http_server_dead_port());
    setenv("http_proxy", proxy, 1);
    ask(*state, "http://payroll.invalid", NULL); /* no name is asked for */
    assert_broken(*state, 0, "the system cannot be reached: Failed to connect to 127.0.");
}

static void no_proxy_exempts_a_host(void **state) {
    struct http_server plain;
    char proxy[64];
    snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", http_server_dead_port());
    setenv("http_proxy", proxy, 1);
    setenv("no_proxy", "127.0.0.1", 1);
    assert_int_equal(http_server_start(&plain, log_path, "--without-faults", NULL),
                     SERVICE_LISTENS);
    ask(*state, plain.url, NULL);
    http_server_stop(&plain);
    assert_right(*state, 0, 20);
}

/* ---- opening ---- */

static void a_url_is_of_http(void **state) {
    (void)state;
    const char *const urls[] = {"",
                                "payroll",
                                "ftp://127.0.0.1/",
                                "file:///etc/passwd",
                                "http://",
                                "http://127.0.0.1:70000/",
                                "http://a b/"};
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
        assert_misused(urls[i], NULL, ERROR_USAGE, "expected http://HOST/PATH");
}

static void a_url_holds_no_password(void **state) {
    (void)state;
    assert_misused("http://me:secret@127.0.0.1/", NULL, ERROR_USAGE, "names a user");
    assert_misused("http://me@127.0.0.1/", NULL, ERROR_USAGE, "names a user");
    assert_misused("http://me:secret@127.0.0.1:x/", NULL, ERROR_USAGE, "expected http");
}

static void a_ca_file_is_for_https_and_can_be_read(void **state) {
    (void)state;
    assert_misused("http://127.0.0.1/", "tests/README.md", ERROR_USAGE, "expected https");
    assert_misused("https://127.0.0.1/", "tests/no_such.pem", ERROR_INPUT,
                   "expected certificates in PEM");
}

/* ---- etalon verify ---- */

static void verify_names_the_url_and_judges(void **state) {
    (void)state;
    struct http_server plain;
    char arguments[256];
    const char *said;
    assert_int_equal(http_server_start(&plain, log_path, NULL, NULL), SERVICE_LISTENS);
    snprintf(arguments, sizeof arguments, "verify --http-one -a IV.20 --url %s/payroll",
             plain.url);
    int code = etalon_run(arguments, &said);
    http_server_stop(&plain);
    assert_int_equal(code, 1);
    assert_says(said, plain.url);
    assert_says(said, " deviate");
}

static void verify_wants_one_way_to_one_system(void **state) {
    (void)state;
    const char *said;
    assert_int_equal(etalon_complains("verify -s true --url http://127.0.0.1/", &said),
                     2);
    assert_says(said, "more than one way to a system given");
    assert_int_equal(etalon_complains("verify --url ''", &said), 2);
    assert_one_line(said);
    assert_int_equal(etalon_complains("verify -s true --http-one", &said), 2);
    assert_says(said, "--http-one and --ca go with --url");
    assert_int_equal(etalon_complains("verify --url nonsense -a IV.8", &said), 2);
    assert_one_line(said);
}

int main(void) {
    const struct CMUnitTest http_transfer[] = {
        TEST(a_certificate_that_nobody_signed_is_refused_at_once),
        TEST(a_certificate_of_the_ca_file_is_trusted),
        TEST(a_certificate_is_for_one_host),
        TEST(a_file_without_certificates_reaches_nothing),
        TEST(the_token_is_sent_and_not_shown),
        TEST(the_token_reaches_no_file_and_no_message),
        TEST(a_token_is_one_word),
        TEST(the_proxy_of_the_environment_is_used),
        TEST(no_proxy_exempts_a_host),
        TEST(a_url_is_of_http),
        TEST(a_url_holds_no_password),
        TEST(a_ca_file_is_for_https_and_can_be_read),
        TEST(verify_names_the_url_and_judges),
        TEST(verify_wants_one_way_to_one_system),
    };
    return cmocka_run_group_tests(http_transfer, start_all, stop_all);
}

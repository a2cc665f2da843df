/* Progress of long tasks: on a terminal, and nowhere else. */
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/etalon_program.h"

#define CLEAR "\r\033[K"

/* Ten cases, and a system that answers after more than two seconds. */
#define TEN "-c 'early_retirement_ratio.age_5?'"
#define SLOW "'sleep 3; exec \"${ETALON:-build/etalon}\" answer'"
#define VERIFY "verify " TEN " --system "

/*
 * Runs étalon with all it says on a terminal of that kind, so many columns wide; gives
 * what came on the terminal and, at `code`, the exit code.
 */
static const char *on_terminal(const char *kind, unsigned short columns,
                               const char *arguments, int *code) {
    static char said[1 << 16];
    struct winsize size = {.ws_row = 24, .ws_col = columns};
    int terminal, status;
    size_t length = 0;
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    assert_true(child >= 0);
    if (child == 0) {
        char command[4096];
        snprintf(command, sizeof command, "exec \"${ETALON:-build/etalon}\" %s",
                 arguments);
        setenv("TERM", kind, 1);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    ssize_t got;
    while (length < sizeof said - 1 &&
           (got = read(terminal, said + length, sizeof said - 1 - length)) > 0)
        length += (size_t)got;
    said[length] = '\0';
    close(terminal);
    assert_int_equal(waitpid(child, &status, 0), child);
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return said;
}

/* What is left on the terminal when its last line has been erased. */
static const char *behind_the_last_erasure(const char *said) {
    const char *last = said;
    for (const char *at = said; (at = strstr(at, CLEAR)); at++)
        last = at + strlen(CLEAR);
    return last;
}

static void a_long_run_is_shown_and_erased(void **state) {
    int code;
    const char *said = on_terminal("xterm", 80, VERIFY SLOW, &code);
    (void)state;
    assert_int_equal(code, 0);
    assert_says(said, CLEAR "[--------------------]   0 %  0 of 10 cases" CLEAR);
    const char *rest = behind_the_last_erasure(said);
    assert_ptr_equal(rest, strstr(said, "system: sleep 3"));
    assert_says(rest, "10 goldens: 10 agree\r\n");
}

/* The first answer is wrong, and judged while the others are waited for. */
static void cases_and_deviations_are_counted(void **state) {
    int code;
    const char *said = on_terminal(
        "xterm", 80,
        VERIFY
        "'read -r one; echo \"{\\\"id\\\":\\\"early_retirement_ratio.age_50\\\","
        "\\\"results\\\":{\\\"early_retirement_ratio\\\":\\\"0.1\\\"}}\"; sleep 5; "
        "exec \"${ETALON:-build/etalon}\" answer'",
        &code);
    (void)state;
    assert_int_equal(code, 1);
    assert_says(said, "[##------------------]  10 %  1 of 10 cases, 1 deviates" CLEAR);
    assert_says(behind_the_last_erasure(said), "9 agree, 1 deviate");
}

static void a_note_stands_on_a_line_of_its_own(void **state) {
    int code;
    const char *said =
        on_terminal("xterm", 80,
                    VERIFY "'sleep 3; echo \"{\\\"id\\\":\\\"x\\\"}\"; sleep 1; "
                           "exec \"${ETALON:-build/etalon}\" answer'",
                    &code);
    (void)state;
    assert_int_equal(code, 0);
    assert_says(said, CLEAR "etalon: the program: found an answer to 'x', which was not "
                            "asked\r\n" CLEAR "[");
}

static void a_narrow_terminal_gets_a_short_line(void **state) {
    int code;
    const char *said = on_terminal("xterm", 30, VERIFY SLOW, &code);
    (void)state;
    assert_says(said, CLEAR "[--------------------]   0 % " CLEAR);
}

static void what_is_short_is_not_shown(void **state) {
    int code;
    const char *said = on_terminal("xterm", 80, "run " TEN, &code);
    (void)state;
    assert_string_equal(said, "10 goldens: 10 agree\r\n");
}

static void a_terminal_that_cannot_erase_gets_nothing(void **state) {
    static const char *const kinds[] = {"dumb", ""};
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int code;
        const char *said = on_terminal(kinds[i], 80, VERIFY SLOW, &code);
        assert_int_equal(code, 0);
        assert_null(strchr(said, '['));
        assert_null(strchr(said, '\033'));
    }
}

static void a_pipe_gets_nothing(void **state) {
    const char *said;
    (void)state;
    setenv("TERM", "xterm", 1);
    assert_int_equal(etalon_complains(VERIFY SLOW, &said), 0);
    assert_string_equal(said, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_run_is_shown_and_erased),
        cmocka_unit_test(cases_and_deviations_are_counted),
        cmocka_unit_test(a_note_stands_on_a_line_of_its_own),
        cmocka_unit_test(a_narrow_terminal_gets_a_short_line),
        cmocka_unit_test(what_is_short_is_not_shown),
        cmocka_unit_test(a_terminal_that_cannot_erase_gets_nothing),
        cmocka_unit_test(a_pipe_gets_nothing),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}

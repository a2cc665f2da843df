#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/commands/commands.h"
#include "tests/support/etalon_program.h"

static const char *said;

static void help_names_every_command(void **state) {
    (void)state;
    assert_int_equal(etalon_run("--help", &said), 0);
    assert_says(said, "usage: etalon COMMAND");
    for (size_t i = 0; command_at(i); i++)
        assert_says(said, command_at(i)->name);
}

static void version_names_the_edition(void **state) {
    (void)state;
    assert_int_equal(etalon_run("--version", &said), 0);
    assert_says(said, "Rectif. 31");
}

static void an_unknown_command_is_misuse_said_in_one_line(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("frobnicate", &said), 2);
    assert_one_line(said);
    assert_says(said, "frobnicate");
}

static void no_command_is_misuse_said_in_one_line(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("", &said), 2);
    assert_one_line(said);
}

static void every_command_has_help_with_examples(void **state) {
    (void)state;
    for (size_t i = 0; command_at(i); i++) {
        char arguments[64];
        snprintf(arguments, sizeof arguments, "%s --help", command_at(i)->name);
        assert_int_equal(etalon_run(arguments, &said), 0);
        assert_says(said, "usage: etalon ");
        assert_says(said, "example");
    }
}

static void every_command_refuses_an_unknown_option_in_one_line(void **state) {
    (void)state;
    for (size_t i = 0; command_at(i); i++) {
        char arguments[64];
        snprintf(arguments, sizeof arguments, "%s --no-such-option", command_at(i)->name);
        assert_int_equal(etalon_complains(arguments, &said), 2);
        assert_one_line(said);
        assert_says(said, "--no-such-option");
    }
}

static void a_full_disk_is_an_error_of_its_own(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("--help > /dev/full", &said), 5);
    assert_one_line(said);
    assert_says(said, "standard output");
}

static void a_tree_that_does_not_exist_is_bad_input(void **state) {
    (void)state;
    assert_int_equal(etalon_complains("list --cases --root /nonexistent", &said), 3);
    assert_says(said, "/nonexistent");
}

int main(void) {
    const struct CMUnitTest main_program[] = {
        cmocka_unit_test(help_names_every_command),
        cmocka_unit_test(version_names_the_edition),
        cmocka_unit_test(an_unknown_command_is_misuse_said_in_one_line),
        cmocka_unit_test(no_command_is_misuse_said_in_one_line),
        cmocka_unit_test(every_command_has_help_with_examples),
        cmocka_unit_test(every_command_refuses_an_unknown_option_in_one_line),
        cmocka_unit_test(a_full_disk_is_an_error_of_its_own),
        cmocka_unit_test(a_tree_that_does_not_exist_is_bad_input),
    };
    return cmocka_run_group_tests(main_program, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harness/coverage/text_places.h"

#define TEXT "tests/coverage/regulation.txt"

static struct text_places places;

static int find(void **state) {
    (void)state;
    struct error error = ERROR_INIT;
    if (!text_places_find(&places, TEXT, "IV", &error))
        fail_msg("%s", error.text);
    return 0;
}

static int line_of(const char *id) {
    enum provision provision = provision_by_id(id);
    if (provision == PROVISION_NONE)
        fail_msg("no provision %s", id);
    return places.line[provision];
}

static void an_article_is_found_in_the_annex_of_its_running_heads(void **state) {
    (void)state;
    assert_int_equal(line_of("IV.1"), 4); /* line 2 is before the annex, line 26 behind */
    assert_int_equal(line_of("IV.1.1"), 5);
    assert_int_equal(line_of("IV.8"), 16);
    assert_int_equal(line_of("IV.10.1"), 25);
}

static void a_paragraph_is_found_in_its_own_article(void **state) {
    (void)state;
    assert_int_equal(line_of("IV.8.1"), 17);
    assert_int_equal(line_of("IV.8.4"), 18);
    assert_int_equal(line_of("IV.8.2"), 0);
    assert_int_equal(line_of("IV.2.1"), 8);
    assert_int_equal(line_of("IV.10.2"), 0); /* the next annex has a paragraph 2 */
}

static void an_instruction_is_found_by_its_mark(void **state) {
    (void)state;
    assert_int_equal(line_of("IV.instr8.4"), 20);
    assert_int_equal(line_of("IV.instr8.4.i"), 21);
    assert_int_equal(line_of("IV.instr8.4.ii"), 22);
    assert_int_equal(line_of("IV.instr8.4.iii"), 0);
}

static void an_article_bis_is_not_the_article(void **state) {
    (void)state;
    assert_int_equal(line_of("IV.6bis.2"), 12);
    assert_int_equal(line_of("IV.instr6bis.2-1"), 14);
    assert_int_equal(line_of("IV.instr6bis.2-1.i"), 15);
    assert_int_equal(line_of("IV.6"), 0);
}

static void a_mention_is_no_title(void **state) {
    (void)state;
    assert_int_equal(line_of("IV.9"), 0);
}

static void a_sentence_has_no_mark_and_no_place(void **state) {
    (void)state;
    assert_int_equal(line_of("IV.2.1.s2"), 0);
    assert_int_equal(line_of("IV.8.4.table"), 0);
}

static void the_places_found_are_counted(void **state) {
    (void)state;
    size_t found = 0;
    for (int i = 1; i < PROVISION_COUNT; i++)
        found += places.line[i] > 0;
    assert_int_equal(places.found, found);
    assert_true(found > 10);
}

static void assert_refused(const char *path, const char *annex, const char *says) {
    struct error error = ERROR_INIT;
    assert_false(text_places_find(&places, path, annex, &error));
    assert_string_equal(error.file, path);
    if (!strstr(error.text, says))
        fail_msg("'%s' does not say '%s'", error.text, says);
}

static void a_text_without_the_annex_is_refused(void **state) {
    (void)state;
    assert_refused("README.md", "IV", "running head 'ANNEXE IV-'");
    assert_refused(TEXT, "XV", "running head 'ANNEXE XV-'");
    assert_refused("build/no_such_text", "IV", "No such file");
    assert_refused("build", "IV", "cannot be read");
}

#define TEST(name) cmocka_unit_test_setup(name, find)

int main(void) {
    const struct CMUnitTest text_places[] = {
        TEST(an_article_is_found_in_the_annex_of_its_running_heads),
        TEST(a_paragraph_is_found_in_its_own_article),
        TEST(an_instruction_is_found_by_its_mark),
        TEST(an_article_bis_is_not_the_article),
        TEST(a_mention_is_no_title),
        TEST(a_sentence_has_no_mark_and_no_place),
        TEST(the_places_found_are_counted),
        TEST(a_text_without_the_annex_is_refused),
    };
    return cmocka_run_group_tests(text_places, NULL, NULL);
}

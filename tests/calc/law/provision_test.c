#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/law/provision.h"

static void a_provision_is_found_by_its_id(void **state) {
    (void)state;
    assert_int_equal(provision_by_id("IV.20.1.ii"), IV_20_1_ii);
    assert_int_equal(provision_by_id("IV.instr46-1.ii"), IV_instr46_1_ii);
    assert_int_equal(provision_by_id("IV.20"), IV_20);
    assert_string_equal(provision_id(IV_10_3_s2), "IV.10.3.s2");
}

static void an_unknown_id_is_no_provision(void **state) {
    (void)state;
    static const char *const unknown[] = {"IV.20.9", "IV.20.1.", "iv.20.1", "20.1", "IV"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(provision_by_id(unknown[i]), PROVISION_NONE);
}

/* The id in C is the id of the text with its points and hyphens as underscores. */
static void both_ids_of_a_provision_agree(void **state) {
    (void)state;
    static const char *const names[PROVISION_COUNT] = {
#define ARTICLE(id, text, place, title) [id] = #id,
#define PROVISION(id, text, kind, place, summary, untested) [id] = #id,
#include "calc/provisions/all.def"
#undef ARTICLE
#undef PROVISION
    };
    for (int i = 1; i < PROVISION_COUNT; i++) {
        char id[80];
        strncpy(id, provision_id((enum provision)i), sizeof id - 1);
        id[sizeof id - 1] = '\0';
        for (char *c = id; *c; c++)
            if (*c == '.' || *c == '-')
                *c = '_';
        assert_string_equal(names[i], id);
    }
}

static void no_two_provisions_share_an_id(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (provision_by_id(provision_id((enum provision)i)) != (enum provision)i)
            fail_msg("%s stands twice", provision_id((enum provision)i));
}

static void every_provision_says_where_it_stands_and_what_it_does(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (!info->place || !*info->place || !info->summary || !*info->summary)
            fail_msg("%s: no place or no summary", info->id);
        if (strchr(info->summary, '\n'))
            fail_msg("%s: a summary of several lines", info->id);
    }
}

static void what_computes_nothing_says_why_it_needs_no_test(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        bool silent = info->kind == PROVISION_DEFINITION ||
                      info->kind == PROVISION_PROCEDURE ||
                      info->kind == PROVISION_DELETED;
        if (silent && !info->untested)
            fail_msg("%s: no reason", info->id);
        if (info->untested && !*info->untested)
            fail_msg("%s: an empty reason", info->id);
    }
}

static void every_provision_belongs_to_the_heading_before_it(void **state) {
    (void)state;
    assert_int_equal(provision_info(IV_20_1_ii)->article, IV_20);
    assert_int_equal(provision_info(IV_instr46_1_ii)->article, IV_46);
    assert_int_equal(provision_info(IV_46)->article, IV_46);
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const struct provision_info *info = provision_info((enum provision)i);
        if (provision_info(info->article)->kind != PROVISION_ARTICLE)
            fail_msg("%s stands under no article", info->id);
    }
}

static void a_provision_stands_within_those_its_id_begins_with(void **state) {
    (void)state;
    assert_true(provision_within(IV_20_1_ii, IV_20_1));
    assert_true(provision_within(IV_20_1_ii, IV_20));
    assert_true(provision_within(IV_20_1, IV_20_1));
    assert_false(provision_within(IV_20_1, IV_20_1_ii));
    assert_false(provision_within(IV_20_1, IV_2));
    assert_false(provision_within(IV_20_1_ii, IV_20_1_i));
    assert_false(provision_within(IV_20_1, PROVISION_NONE));
}

static void a_chapter_reaches_up_to_the_next(void **state) {
    (void)state;
    assert_string_equal(provision_chapter(IV_20_1_ii)->name, "IV, chapter IV");
    assert_string_equal(provision_chapter(IV_1)->name, "IV, chapter I");
    assert_string_equal(provision_chapter(IV_27)->name, "IV, chapter V");
    assert_string_equal(provision_chapter(IV_app2)->name, "IV, appendices");
    for (size_t i = 0; chapter_at(i); i++) {
        enum provision first = chapter_at(i)->first;
        assert_int_equal(provision_info(first)->kind, PROVISION_ARTICLE);
        assert_ptr_equal(provision_chapter(first), chapter_at(i));
        assert_true(i == 0 || chapter_at(i - 1)->first < first);
    }
}

static void every_article_stands_under_a_chapter_of_its_annex(void **state) {
    (void)state;
    for (int i = 1; i < PROVISION_COUNT; i++) {
        const char *id = provision_id((enum provision)i);
        const char *chapter = provision_chapter((enum provision)i)->name;
        size_t annex = strcspn(id, ".");
        if (strncmp(id, chapter, annex) || chapter[annex] != ',')
            fail_msg("%s stands under '%s'", id, chapter);
    }
}

static void every_kind_has_a_word(void **state) {
    (void)state;
    static const char *const words[] = {"article", "formula",    "parameter", "condition",
                                        "cap",     "definition", "procedure", "deleted"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(provision_kind_text((enum provision_kind)i), words[i]);
}

int main(void) {
    const struct CMUnitTest provisions[] = {
        cmocka_unit_test(a_provision_is_found_by_its_id),
        cmocka_unit_test(an_unknown_id_is_no_provision),
        cmocka_unit_test(both_ids_of_a_provision_agree),
        cmocka_unit_test(no_two_provisions_share_an_id),
        cmocka_unit_test(every_provision_says_where_it_stands_and_what_it_does),
        cmocka_unit_test(what_computes_nothing_says_why_it_needs_no_test),
        cmocka_unit_test(every_provision_belongs_to_the_heading_before_it),
        cmocka_unit_test(a_provision_stands_within_those_its_id_begins_with),
        cmocka_unit_test(a_chapter_reaches_up_to_the_next),
        cmocka_unit_test(every_article_stands_under_a_chapter_of_its_annex),
        cmocka_unit_test(every_kind_has_a_word),
    };
    return cmocka_run_group_tests(provisions, NULL, NULL);
}

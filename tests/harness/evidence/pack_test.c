/* A pack: made from a suite of any size, and refused where a file of it is gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/evidence/pack.h"
#include "harness/evidence/tar.h"
#include "harness/report/tally.h"
#include "tests/support/etalon_program.h"
#include "tests/support/small_tree.h"

#define CASE(id, age)                                                                    \
    "<case id=\"early_retirement_ratio." id "\" calculation=\"early_retirement_ratio\" " \
    "claims=\"IV.8.4\" origin=\"hand\"><because>At " age                                 \
    ".</because><fact name=\"age_years\">" age "</fact></case>\n"
#define GOLDEN(id, line, ratio)                                                          \
    "<golden case=\"early_retirement_ratio." id                                          \
    "\"><working><line cites=\"IV.8.4\">" line                                           \
    "</line></working><result name=\"early_retirement_ratio\">" ratio                    \
    "</result></golden>\n"

static struct suite *suite;
static struct problems problems;
static struct system reference;
static struct error error;
static struct chosen chosen;
static struct pack_plan plan;
static char path[64];

/* Nothing of the cases stays in memory: each is brought when it is looked at. */
static int start(void **state) {
    (void)state;
    const char *root = small_tree_make("IV.8", CASE("low", "50") CASE("high", "51"),
                                       GOLDEN("low", "60/100 = 0.6", "60 %")
                                           GOLDEN("high", "63/100 = 0.63", "63 %"));
    error = (struct error)ERROR_INIT;
    if (!suite_load_sparingly(root, 0, NULL, &suite, &problems)) {
        problems_print(&problems, stderr);
        return -1;
    }
    chosen = chosen_all(suite);
    snprintf(path, sizeof path, "%s/pack.tar", root);
    plan = (struct pack_plan){.path = path,
                              .root = root,
                              .asked = &chosen,
                              .chosen = &chosen,
                              .command = "verify"};
    return system_open_reference(&reference) ? 0 : -1;
}

static int stop(void **state) {
    (void)state;
    system_close(&reference);
    suite_free(suite);
    problems_release(&problems);
    small_tree_remove();
    return 0;
}

static struct pack *made(void) {
    struct pack *pack = pack_new(&plan, &reference, &error);
    struct reply reply = {.kind = REPLY_UNSUPPORTED};
    if (!pack)
        fail_msg("%s", error.text);
    for (size_t i = 0; i < chosen.count; i++)
        pack_reply(pack, i, chosen_bring(&chosen, i, &error)->id, &reply);
    return pack;
}

static void write_pack(struct pack *pack, struct members *members) {
    struct arena *arena = arena_new();
    struct results results = {
        .version = "1.2.3", .complete = true, .ledger = ledger_new(arena)};
    results_count(arena, &results);
    assert_true(pack_write(pack, &results, NULL, &error));
    pack_free(pack);
    arena_free(arena);
    members_init(members);
    assert_true(tar_read(path, members, &error));
}

#define QUESTIONS                                                                        \
    "{\"id\":\"early_retirement_ratio.low\",\"calculation\":\"early_retirement_ratio\"," \
    "\"facts\":{\"age_years\":\"50\"}}\n"                                                \
    "{\"id\":\"early_retirement_ratio.high\",\"calculation\":\"early_retirement_"        \
    "ratio\","                                                                           \
    "\"facts\":{\"age_years\":\"51\"}}\n"

static void cases_that_are_not_in_memory_are_packed(void **state) {
    (void)state;
    struct members members;
    write_pack(made(), &members);
    assert_string_equal(members_find(&members, PACK_QUESTIONS)->bytes, QUESTIONS);
    assert_non_null(members_find(&members, "cases/annex_iv/small.xml"));
    assert_non_null(members_find(&members, "golden/annex_iv/small.xml"));
    assert_non_null(members_find(&members, "cases/schema/results.rng"));
    members_release(&members);
}

static void a_setting_is_packed_under_its_role(void **state) {
    (void)state;
    struct members members;
    const struct run_setting setting = {"baseline", "README.md"};
    plan.settings = &setting;
    plan.setting_count = 1;
    write_pack(made(), &members);
    assert_non_null(members_find(&members, "settings/baseline.xml"));
    members_release(&members);
}

static void assert_refused(const char *part) {
    assert_null(pack_new(&plan, &reference, &error));
    char text[sizeof(struct error)];
    error_text(&error, text, sizeof text);
    assert_says(text, part);
}

static void a_file_that_is_gone_is_named(void **state) {
    (void)state;
    const struct run_setting setting = {"baseline", "/no/such/baseline.xml"};
    plan.settings = &setting;
    plan.setting_count = 1;
    assert_refused("/no/such/baseline.xml: cannot be opened");
}

static void a_suite_that_moved_is_named(void **state) {
    (void)state;
    plan.root = "/no/such/root";
    assert_refused("/no/such/root/cases/annex_iv/small.xml: cannot be opened");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest pack[] = {
        TEST(cases_that_are_not_in_memory_are_packed),
        TEST(a_setting_is_packed_under_its_role),
        TEST(a_file_that_is_gone_is_named),
        TEST(a_suite_that_moved_is_named),
    };
    return cmocka_run_group_tests(pack, NULL, NULL) ? 1 : 0;
}

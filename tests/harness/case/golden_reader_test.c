/* Goldens from XML: which provision stands behind each result. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/case/golden_reader.h"

#define RESULT(name, text) "<result name='" name "'>" text "</result>"
#define BY(name, line, text) "<result name='" name "' line='" line "'>" text "</result>"

static const char text[] =
    "<goldens xmlns='urn:etalon:golden:1' article='IV.27'>"
    "<golden case='survivor_and_group_shares.two'><working>"
    "<line cites='IV.19.1 IV.10.1' name='of_spouse'>1000.00 = 1000</line>"
    "<line cites='IV.25.3.i' name='pension_per_month'>400.00 = 400</line>"
    "<line cites='IV.27.1' name='annulled_per_month'>0.00 = 0</line>"
    "<line cites='IV.27.2'>1000 + 400 = 1400</line>"
    "</working>" RESULT("annulled_per_month", "0.00")
        RESULT("isolated_total_per_month",
               "1400.00") "<result name='pensions'><record>" RESULT("id", "ann")
            BY("pension_per_month", "of_spouse", "1000.00") "</record><record>" RESULT(
                "id", "bob") RESULT("pension_per_month", "400.00") "</record></result>"
                                                                   "</golden></goldens>";

static struct arena *arena;
static const struct golden *golden;

static void receive(void *context, struct golden_entry *entry) {
    (void)context;
    golden = entry->golden;
}

static int read_one(void **state) {
    static struct problems problems;
    static struct reader reader;
    struct xml_file file;
    (void)state;
    arena = arena_new();
    if (!reader_open(&reader, "cases/schema", arena, &problems) ||
        !xml_read_buffer(text, strlen(text), "x.xml", &file, &problems))
        return -1;
    golden_reader_read(&reader, &file, receive, NULL);
    xml_release(&file);
    reader_release(&reader);
    return problems.count ? -1 : 0;
}

static int release(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *behind(const struct datum *result) {
    return provision_id(golden_provision(golden, result));
}

static void a_line_of_its_name_proves_a_result(void **state) {
    (void)state;
    assert_string_equal(behind(golden->results[0].expected), "IV.27.1");
}

static void otherwise_the_last_line_proves_it(void **state) {
    (void)state;
    assert_string_equal(behind(golden->results[1].expected), "IV.27.2");
}

static void members_of_records_have_provisions_of_their_own(void **state) {
    (void)state;
    const struct datum *ann = golden->results[2].expected->first, *bob = ann->next;
    assert_string_equal(behind(datum_member(ann, "pension_per_month")), "IV.19.1");
    assert_string_equal(behind(datum_member(bob, "pension_per_month")), "IV.25.3.i");
    assert_int_equal(golden_provision(golden, datum_member(bob, "id")), PROVISION_NONE);
}

static void a_record_has_the_provision_of_its_first_figure(void **state) {
    (void)state;
    const struct datum *records = golden->results[2].expected;
    assert_string_equal(behind(records), "IV.19.1");
    assert_string_equal(behind(records->last), "IV.25.3.i");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_its_name_proves_a_result),
        cmocka_unit_test(otherwise_the_last_line_proves_it),
        cmocka_unit_test(members_of_records_have_provisions_of_their_own),
        cmocka_unit_test(a_record_has_the_provision_of_its_first_figure),
    };
    return cmocka_run_group_tests_name("golden reader", tests, read_one, release);
}

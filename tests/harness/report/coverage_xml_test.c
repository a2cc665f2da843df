/* Coverage as XML: it follows its schema, and says what was measured. */
#include <stdlib.h>
#include <string.h>

#include "harness/case/xml.h"
#include "tests/support/coverage_document.h"
#include "tests/support/etalon_program.h"

static struct problems problems;
static struct xml_file file;
static struct arena *arena;

static int start(void **state) {
    (void)state;
    arena = arena_new();
    file = (struct xml_file){.name = NULL};
    return 0;
}

static int stop(void **state) {
    xml_release(&file);
    problems_release(&problems);
    arena_free(arena);
    return measured_release(state);
}

/* Whether the text follows the schema; the file stays open. */
static bool follows(const char *text) {
    struct xml_schema *schema;
    assert_true(xml_schema_load("cases/schema/coverage.rng", &schema, &problems));
    xml_release(&file);
    assert_true(xml_read_buffer(text, strlen(text), "coverage.xml", &file, &problems));
    bool good = xml_validate(schema, &file, &problems);
    xml_schema_free(schema);
    return good;
}

static const xmlNode *child(const xmlNode *node, const char *element, const char *name,
                            const char *value) {
    for (node = xml_child(node, element); node; node = xml_next(node, element)) {
        const char *found = xml_attribute(arena, node, name);
        if (found && !strcmp(found, value))
            return node;
    }
    fail_msg("no %s with %s='%s'", element, name, value);
    return NULL;
}

static void assert_is(const xmlNode *node, const char *name, const char *value) {
    assert_non_null(node);
    const char *found = xml_attribute(arena, node, name);
    assert_non_null(found);
    assert_string_equal(found, value);
}

static void it_follows_its_schema(void **state) {
    (void)state;
    bool good = follows(coverage_document(coverage_xml));
    good &= follows(coverage_document_of_all(coverage_xml));
    problems_print(&problems, stderr);
    assert_true(good);
}

static void what_the_schema_does_not_know_is_refused(void **state) {
    (void)state;
    static const char *const parts[] = {"held\" cited-by",
                                        "cited-by=", "reason=", "conditions="};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *text = strdup(coverage_document(coverage_xml));
        char *found = strstr(text, parts[i]);
        assert_non_null(found);
        *found = 'x';
        assert_false(follows(text));
        free(text);
    }
}

static void each_provision_has_its_level_and_its_conditions(void **state) {
    (void)state;
    assert_true(follows(coverage_document(coverage_xml)));
    const xmlNode *article = child(xml_root(&file), "article", "id", "IV.8");
    const xmlNode *table = child(article, "provision", "id", "IV.8.4.table");
    assert_is(table, "level", "held");
    assert_is(table, "held-by", "1");
    const xmlNode *age = child(article, "provision", "id", "IV.8.4");
    assert_is(age, "level", "executed");
    assert_is(child(age, "condition", "label", "too young"), "not-met", "1");
    assert_is(child(age, "condition", "label", "too young"), "met", "0");
    const xmlNode *heading = child(article, "excluded", "id", "IV.instr8.4");
    assert_is(heading, "reason", "heading of its points");
}

static void the_gap_and_the_adjudications_are_listed(void **state) {
    (void)state;
    assert_true(follows(coverage_document(coverage_xml)));
    const xmlNode *gaps = xml_child(xml_root(&file), "gaps");
    assert_is(child(gaps, "gap", "provision", "IV.8.4"), "level", "executed");
    assert_is(child(gaps, "gap", "provision", "IV.8.2"), "level", "none");
    for (const xmlNode *gap = xml_child(gaps, "gap"); gap; gap = xml_next(gap, "gap"))
        assert_string_not_equal(xml_attribute(arena, gap, "provision"), "IV.8.4.table");
    const xmlNode *adjudications = xml_child(xml_root(&file), "adjudications");
    assert_is(child(adjudications, "adjudication", "ablation",
                    "IV.8.4/limit-included/too young"),
              "reason", HOSTILE);
}

static void sums_are_those_of_the_articles(void **state) {
    (void)state;
    size_t needed = 0, held = 0;
    assert_true(follows(coverage_document_of_all(coverage_xml)));
    const xmlNode *article = xml_child(xml_root(&file), "article");
    for (; article; article = xml_next(article, "article")) {
        needed += strtoul(xml_attribute(arena, article, "needed"), NULL, 10);
        held += strtoul(xml_attribute(arena, article, "held"), NULL, 10);
    }
    const xmlNode *totals = xml_child(xml_root(&file), "totals");
    const xmlNode *all = xml_child(totals, "all");
    assert_is(all, "needed", arena_print(arena, "%zu", needed));
    assert_is(all, "held", arena_print(arena, "%zu", held));
    assert_is(xml_child(totals, "catalogue"), "needed",
              arena_print(arena, "%zu", needed));
}

static void the_same_coverage_gives_the_same_bytes(void **state) {
    (void)state;
    char *first = strdup(coverage_document_of_all(coverage_xml));
    assert_string_equal(first, coverage_document_of_all(coverage_xml));
    assert_null(strstr(first, "/tmp/"));
    free(first);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_follows_its_schema),
        TEST(what_the_schema_does_not_know_is_refused),
        TEST(each_provision_has_its_level_and_its_conditions),
        TEST(the_gap_and_the_adjudications_are_listed),
        TEST(sums_are_those_of_the_articles),
        TEST(the_same_coverage_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("coverage XML", tests, NULL, NULL) ? 1 : 0;
}

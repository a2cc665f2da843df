/* Coverage as a page: whole in itself, and every table can be read aloud. */
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/coverage_document.h"
#include "tests/support/etalon_program.h"

static xmlDoc *page;
static xmlXPathContext *context;

static void read_page(const char *text) {
    page = htmlReadMemory(text, (int)strlen(text), "page.html", "UTF-8",
                          HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    assert_non_null(page);
    context = xmlXPathNewContext(page);
    assert_non_null(context);
}

static int stop(void **state) {
    xmlXPathFreeContext(context);
    xmlFreeDoc(page);
    context = NULL;
    page = NULL;
    return measured_release(state);
}

static size_t count(const char *path) {
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    assert_non_null(found);
    size_t nodes = found->nodesetval ? (size_t)found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    return nodes;
}

static void a_page_needs_nothing_else(void **state) {
    (void)state;
    const char *text = coverage_document_of_all(coverage_html);
    assert_int_equal(strncmp(text, "<!DOCTYPE html>\n<html lang=\"en\">", 31), 0);
    assert_null(strstr(text, "http"));
    assert_null(strstr(text, "url("));
    assert_null(strstr(text, "/tmp/"));
    read_page(text);
    assert_int_equal(count("//script|//link|//img|//iframe|//object|//@src|//@onclick"),
                     0);
    assert_int_equal(count("//a[not(starts-with(@href, '#'))]"), 0);
    assert_int_equal(count("//meta[@charset='utf-8']"), 1);
    assert_int_equal(count("//title"), 1);
    assert_int_equal(count("//h1"), 1);
}

static void every_link_leads_somewhere(void **state) {
    (void)state;
    const char *text = coverage_document_of_all(coverage_html);
    read_page(text);
    assert_true(count("//a") > 50);
    assert_int_equal(count("//a[not(substring(@href, 2) = //@id)]"), 0);
    assert_int_equal(count("//*[@id = preceding::*/@id]"), 0);
}

static void every_table_has_a_caption_and_headings(void **state) {
    (void)state;
    const char *text = coverage_document(coverage_html);
    read_page(text);
    assert_true(count("//table") >= 5);
    assert_int_equal(count("//table[not(caption[normalize-space()])]"), 0);
    assert_int_equal(count("//thead/tr/th[not(@scope='col')]"), 0);
    assert_int_equal(count("//tbody/tr[count(th[@scope='row']) != 1]"), 0);
    assert_int_equal(count("//tbody/tr[count(th) + count(td) != "
                           "count(../../thead/tr/th)]"),
                     0);
}

static void provisions_the_gap_and_adjudications_are_there(void **state) {
    (void)state;
    const char *text = coverage_document(coverage_html);
    read_page(text);
    assert_int_equal(count("//tr[@id='IV.8.4.table' and @class='held' and td[1]='held']"),
                     1);
    assert_int_equal(count("//tr[@id='IV.8.4' and @class='gap' and td[1]='executed']"),
                     1);
    assert_int_equal(count("//tr[th/a[@href='#IV.8.4'] and td[1]='executed']"), 1);
    assert_int_equal(count("//tr[th='IV.instr8.4' and td[3]='heading of its points']"),
                     1);
    assert_says(text, "too young: yes 0 (near 0), no 1 (near 0)");
    assert_says(text, "<td>=1+1 &lt;b&gt; &amp; \"quoted\" 'é</td>");
    assert_int_equal(count("//b"), 0);
}

static void the_same_coverage_gives_the_same_bytes(void **state) {
    (void)state;
    char *first = strdup(coverage_document_of_all(coverage_html));
    const char *second = coverage_document_of_all(coverage_html);
    read_page(second);
    assert_string_equal(first, second);
    free(first);
}

#define TEST(name) cmocka_unit_test_teardown(name, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_page_needs_nothing_else),
        TEST(every_link_leads_somewhere),
        TEST(every_table_has_a_caption_and_headings),
        TEST(provisions_the_gap_and_adjudications_are_there),
        TEST(the_same_coverage_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("coverage HTML", tests, NULL, NULL) ? 1 : 0;
}

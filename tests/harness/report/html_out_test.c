/* HTML out: text stays text, and elements are closed as HTML wants it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "harness/report/html_out.h"
#include "tests/support/etalon_program.h"

static char *text;
static struct html_out out;

static void begin(void) {
    html_out_begin(&out, "A <title> & more", "p>b{color:red}");
}

static void end(void) {
    size_t length;
    free(text);
    FILE *file = open_memstream(&text, &length);
    html_out_end(&out, file);
    fclose(file);
}

static void a_page_has_a_title_and_a_style(void **state) {
    (void)state;
    begin();
    end();
    assert_says(text, "<!DOCTYPE html>\n<html lang=\"en\">");
    assert_says(text, "<title>A &lt;title&gt; &amp; more</title>");
    assert_says(text, "<style>p>b{color:red}</style>");
    assert_says(text, "</body>");
}

static void text_and_attributes_are_escaped(void **state) {
    (void)state;
    begin();
    html_out_open(&out, "p");
    html_out_attribute(&out, "title", "\"<&>\"");
    html_out_attribute(&out, "lang", NULL);
    html_out_text(&out, "<script>alert('é')</script>");
    html_out_close(&out);
    end();
    assert_says(text, "&lt;script&gt;alert('é')&lt;/script&gt;</p>\n");
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "\"\"<"));
    assert_null(strstr(text, "<p lang"));
}

static void an_empty_cell_is_closed(void **state) {
    (void)state;
    begin();
    html_out_table(&out, "Figures", (const char *const[]){"name", "figure", NULL});
    html_out_row(&out);
    html_out_heading_cell(&out, "#a", "one");
    html_out_cell(&out, "");
    html_out_row_end(&out);
    html_out_table_end(&out);
    end();
    assert_says(text, "<table><caption>Figures</caption>\n<thead><tr>"
                      "<th scope=\"col\">name</th><th scope=\"col\">figure</th></tr>\n");
    assert_says(text, "<tbody><tr><th scope=\"row\"><a href=\"#a\">one</a></th><td></td>"
                      "</tr>\n</tbody>\n</table>\n");
}

static int release(void **state) {
    (void)state;
    free(text);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_a_title_and_a_style),
        cmocka_unit_test(text_and_attributes_are_escaped),
        cmocka_unit_test(an_empty_cell_is_closed),
    };
    return cmocka_run_group_tests_name("HTML", tests, NULL, release) ? 1 : 0;
}

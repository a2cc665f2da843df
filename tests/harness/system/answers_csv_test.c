#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/answers_file.h"
#include "tests/support/memory.h"

#define HEADER "id,early_retirement_ratio,refused,error\n"
#define FIRST "q0,0.77,,\n"
#define SECOND "q1,0.81,,\n"
#define THIRD "q2,0.85,,\n"

static bool ask_bytes(struct replies *replies, const char *bytes, size_t length) {
    struct system system;
    assert_true(system_open_answers_csv(&system, answers_file_write(bytes, length),
                                        &replies->error));
    return replies_ask(replies, &system);
}

static bool ask(struct replies *replies, const char *text) {
    return ask_bytes(replies, text, strlen(text));
}

static void assert_error(const struct replies *replies, int line, const char *column,
                         const char *part) {
    assert_answers_error(replies, line, part);
    assert_string_equal(replies->error.path, column);
}

static void rows_come_in_any_order(void **state) {
    assert_true(ask(*state, HEADER THIRD FIRST SECOND));
    assert_right(*state, 0, 3);
}

static void columns_come_in_any_order_and_may_be_left_out(void **state) {
    assert_true(ask(*state, "early_retirement_ratio,id\n0.77,q0\n0.81,q1\n0.85,q2\n"));
    assert_right(*state, 0, 3);
}

static void a_spreadsheet_writes_a_mark_quotes_and_carriage_returns(void **state) {
    assert_true(ask(*state, "\xEF\xBB\xBF\"id\",\"early_retirement_ratio\"\r\n"
                            "\"q0\",\"0.77\"\r\n\r\n q1 , 0.81 \r\n\"q2\",\"0.85\""));
    assert_right(*state, 0, 3);
}

static void a_row_may_refuse_or_name_a_wrong_fact_or_be_unsupported(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, "id,refused,error,unsupported\nq0,IV.8.4,,\n"
                             "q1,,age_years,false\nq2,,,true\n"));
    assert_int_equal(replies->got[0].kind, REPLY_REFUSED);
    assert_string_equal(replies->got[0].provision, "IV.8.4");
    assert_int_equal(replies->got[1].kind, REPLY_ERROR);
    assert_string_equal(replies->got[1].fact, "age_years");
    assert_int_equal(replies->got[2].kind, REPLY_UNSUPPORTED);
}

static void two_kinds_of_answer_in_one_row_are_broken(void **state) {
    assert_true(ask(*state, HEADER "q0,0.77,IV.8.4,\n" SECOND THIRD));
    assert_broken(*state, 0, "line 2: refused: found beside another answer");
    assert_right(*state, 1, 3);
}

static void a_row_of_empty_cells_has_no_results(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, HEADER "q0,,,\n" SECOND THIRD));
    assert_int_equal(replies->got[0].kind, REPLY_RESULTS);
    assert_null(replies->ratio[0]);
}

static void a_question_without_a_row_is_missing(void **state) {
    struct replies *replies = *state;
    assert_true(ask(replies, HEADER SECOND));
    assert_int_equal(replies->got[0].kind, REPLY_MISSING);
    assert_right(replies, 1, 2);
}

static void a_duplicate_id_is_broken_and_names_both_lines(void **state) {
    assert_true(ask(*state, HEADER FIRST SECOND THIRD SECOND));
    assert_broken(*state, 1, "answered twice, lines 3 and 5");
    assert_right(*state, 0, 1);
}

static void a_row_of_another_length_is_broken(void **state) {
    assert_true(ask(*state, HEADER "q0,0.77,,,\nq1,0.81\n" THIRD));
    assert_broken(*state, 0, "line 2: found 5 columns, expected 4");
    assert_broken(*state, 1, "line 3: found 2 columns, expected 4");
    assert_right(*state, 2, 3);
}

static void a_broken_row_and_a_good_one_of_one_id_are_answered_twice(void **state) {
    assert_true(ask(*state, HEADER "q0,0.77\n" FIRST SECOND THIRD));
    assert_broken(*state, 0, "answered twice, lines 2 and 3");
}

static void a_row_for_no_question_is_an_error_after_the_good_replies(void **state) {
    assert_false(ask(*state, HEADER FIRST "q9,1,,\n" SECOND THIRD ",1,,\n"));
    assert_error(*state, 3, "id", "found an answer to 'q9'");
    assert_non_null(strstr(((struct replies *)*state)->error.text, "(and 1 more"));
    assert_right(*state, 0, 3);
}

static void an_unknown_column_is_an_error(void **state) {
    assert_false(ask(*state, "id,early_ratio\nq0,0.77\n"));
    assert_error(*state, 1, "early_ratio", "found an unknown column, expected id");
}

static void a_repeated_column_is_an_error(void **state) {
    assert_false(ask(*state, "id,refused,refused\nq0,,\n"));
    assert_error(*state, 1, "refused", "found the column twice");
}

static void a_header_without_an_id_is_an_error(void **state) {
    assert_false(ask(*state, "early_retirement_ratio\n0.77\n"));
    assert_error(*state, 1, "", "found no column id");
}

static void semicolons_are_named(void **state) {
    assert_false(ask(*state, "id;early_retirement_ratio\nq0;0.77\n"));
    assert_error(*state, 1, "id;early_retirement_ratio", "separated by semicolons");
}

static void an_empty_file_is_an_error(void **state) {
    assert_false(ask(*state, "\n\n"));
    assert_error(*state, 0, "", "found an empty file");
}

static void an_unclosed_quote_is_told_where_its_row_begins(void **state) {
    assert_false(ask(*state, HEADER FIRST "\nq1,\"0.81,,\nq2,0.85,,\n"));
    assert_error(*state, 4, "early_retirement_ratio", "a quote that is not closed");
    assert_right(*state, 0, 1);
}

static void a_quote_out_of_place_stops_the_reading(void **state) {
    assert_false(ask(*state, HEADER FIRST "q1,0\"81,,\n" THIRD));
    assert_error(*state, 3, "early_retirement_ratio", "a quote out of place");
    assert_right(*state, 0, 1);
    assert_int_equal(((struct replies *)*state)->got[2].kind, REPLY_MISSING);
}

static void a_nul_byte_is_laid_to_its_question(void **state) {
    static const char bytes[] = HEADER "q0,0.\0,,\n" SECOND THIRD;
    assert_true(ask_bytes(*state, bytes, sizeof bytes - 1));
    assert_broken(*state, 0, "line 2: early_retirement_ratio: found a NUL byte");
    assert_right(*state, 1, 3);
}

static void a_nul_byte_in_an_id_is_an_error(void **state) {
    static const char bytes[] = HEADER "q\0,0.77,,\n";
    assert_false(ask_bytes(*state, bytes, sizeof bytes - 1));
    assert_error(*state, 2, "id", "found a NUL byte");
}

static void another_encoding_is_laid_to_its_question(void **state) {
    assert_true(ask(*state, HEADER "q0,0\xA0"
                                   "77,,\n" SECOND THIRD));
    assert_broken(*state, 0,
                  "line 2: early_retirement_ratio: found bytes that are no UTF-8");
    assert_right(*state, 1, 3);
}

static void sixteen_bit_text_is_an_error(void **state) {
    static const char bytes[] = "\xFF\xFEi\0d\0\n\0";
    assert_false(ask_bytes(*state, bytes, sizeof bytes - 1));
    assert_error(*state, 1, "", "found UTF-16, expected UTF-8");
}

static void a_line_break_inside_a_cell_is_broken_and_counted(void **state) {
    assert_true(ask(*state, HEADER "q0,\"0.77\n\",,\nq1,0.81\n" THIRD));
    assert_broken(*state, 0, "line 2: early_retirement_ratio: found control characters");
    assert_broken(*state, 1, "line 4: ");
}

/* A header, a good row, and one with a cell of so many bytes. */
static bool ask_long_cell(struct replies *replies, size_t size) {
    static const char before[] = HEADER FIRST "q1,", after[] = ",,\n" THIRD;
    char *bytes = malloc(sizeof before + size + sizeof after);
    assert_non_null(bytes);
    memcpy(bytes, before, sizeof before - 1);
    memset(bytes + sizeof before - 1, '1', size);
    memcpy(bytes + sizeof before - 1 + size, after, sizeof after - 1);
    bool good = ask_bytes(replies, bytes, sizeof before - 1 + size + sizeof after - 1);
    free(bytes);
    return good;
}

static void a_cell_beyond_one_mebibyte_is_an_error(void **state) {
    assert_false(ask_long_cell(*state, 2 * 1024 * 1024));
    assert_error(*state, 3, "early_retirement_ratio",
                 "a cell of more than 1048576 bytes");
    assert_right(*state, 0, 1);
}

static void of_a_gigabyte_no_more_is_read_than_the_bound(void **state) {
    struct replies *replies = *state;
    struct system system;
    long peak = memory_peak();
    const char *path = answers_pipe_open("printf '" HEADER "q0,0.77,,\nq1,'; "
                                         "head -c 1000000000 /dev/zero");
    assert_true(system_open_answers_csv(&system, path, &replies->error));
    assert_false(replies_ask(replies, &system));
    assert_false(answers_pipe_close());
    assert_memory_is_bounded(peak);
    assert_int_equal(replies->error.line, 3);
    assert_string_equal(replies->error.text, "found a cell of more than 1048576 bytes, "
                                             "expected quotes to be closed");
    assert_right(replies, 0, 1);
}

/* All of it is one row, of nothing but empty cells. */
static void a_row_of_millions_of_cells_is_not_held(void **state) {
    struct replies *replies = *state;
    struct system system;
    long peak = memory_peak();
    const char *path = answers_pipe_open(
        "printf '" HEADER "q0,0.77,,\nq1,'; "
        "head -c 50000000 /dev/zero | tr '\\0' ,; echo; echo q2,0.85,,");
    assert_true(system_open_answers_csv(&system, path, &replies->error));
    assert_true(replies_ask(replies, &system));
    assert_true(answers_pipe_close());
    assert_memory_is_bounded(peak);
    assert_broken(replies, 1, "line 3: found 50000002 columns, expected 4");
    assert_right(replies, 0, 1);
    assert_right(replies, 2, 3);
}

static void a_long_cell_within_the_bound_is_read(void **state) {
    assert_true(ask_long_cell(*state, 900 * 1024));
    assert_right(*state, 2, 3);
}

static void lists_and_records_are_json_in_their_cell(void **state) {
    struct replies *replies = *state;
    for (size_t i = 0; i < replies->count; i++)
        replies->questions[i].calculation = "former_spouse_shares";
    assert_true(ask(replies, "id,shares\n"
                             "q0,\"[{\"\"id\"\":\"\"a\"\"}]\"\nq1,a\nq2,[1]\n"));
    assert_int_equal(replies->got[0].kind, REPLY_RESULTS);
    assert_broken(replies, 1, "line 3: shares: no JSON");
    assert_broken(replies, 2, "line 4: shares[0]: found a JSON number");
}

int main(void) {
    const struct CMUnitTest answers_csv[] = {
        TEST(rows_come_in_any_order),
        TEST(columns_come_in_any_order_and_may_be_left_out),
        TEST(a_spreadsheet_writes_a_mark_quotes_and_carriage_returns),
        TEST(a_row_may_refuse_or_name_a_wrong_fact_or_be_unsupported),
        TEST(two_kinds_of_answer_in_one_row_are_broken),
        TEST(a_row_of_empty_cells_has_no_results),
        TEST(a_question_without_a_row_is_missing),
        TEST(a_duplicate_id_is_broken_and_names_both_lines),
        TEST(a_row_of_another_length_is_broken),
        TEST(a_broken_row_and_a_good_one_of_one_id_are_answered_twice),
        TEST(a_row_for_no_question_is_an_error_after_the_good_replies),
        TEST(an_unknown_column_is_an_error),
        TEST(a_repeated_column_is_an_error),
        TEST(a_header_without_an_id_is_an_error),
        TEST(semicolons_are_named),
        TEST(an_empty_file_is_an_error),
        TEST(an_unclosed_quote_is_told_where_its_row_begins),
        TEST(a_quote_out_of_place_stops_the_reading),
        TEST(a_nul_byte_is_laid_to_its_question),
        TEST(a_nul_byte_in_an_id_is_an_error),
        TEST(another_encoding_is_laid_to_its_question),
        TEST(sixteen_bit_text_is_an_error),
        TEST(a_line_break_inside_a_cell_is_broken_and_counted),
        TEST(a_cell_beyond_one_mebibyte_is_an_error),
        TEST(of_a_gigabyte_no_more_is_read_than_the_bound),
        TEST(a_row_of_millions_of_cells_is_not_held),
        TEST(a_long_cell_within_the_bound_is_read),
        TEST(lists_and_records_are_json_in_their_cell),
    };
    return cmocka_run_group_tests(answers_csv, NULL, NULL);
}

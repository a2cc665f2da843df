/* A file of answers in a folder of its own, for tests of the ways to read one. */
#ifndef TESTS_SUPPORT_ANSWERS_FILE_H
#define TESTS_SUPPORT_ANSWERS_FILE_H

#include "tests/support/replies.h"

/* Of one test: `*state` holds the replies to three questions. */
int answers_file_start(void **state);
int answers_file_stop(void **state);
#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, answers_file_start, answers_file_stop)

/* Where the file of this test is, or will be. */
const char *answers_file_path(void);
/* Fills it with these bytes; its path. */
const char *answers_file_write(const char *bytes, size_t length);

/* Instead, the name of a pipe into which a command writes. */
const char *answers_pipe_open(const char *command);
/* The command ends, since nobody reads on; whether it could write everything. */
bool answers_pipe_close(void);

/* The file is bad at that line, and yet every question is delivered once. */
void assert_answers_error(const struct replies *replies, int line, const char *part);

#endif

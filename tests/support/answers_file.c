#include "tests/support/answers_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[32], path[64];

int answers_file_start(void **state) {
    strcpy(folder, "/tmp/etalon_answers_XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/answers", folder);
    *state = replies_new(3);
    return 0;
}

int answers_file_stop(void **state) {
    unlink(path);
    replies_free(*state);
    return rmdir(folder);
}

const char *answers_file_path(void) {
    return path;
}

const char *answers_file_write(const char *bytes, size_t length) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

static FILE *from_command;

const char *answers_pipe_open(const char *command) {
    static char name[32];
    from_command = popen(command, "r");
    assert_non_null(from_command);
    snprintf(name, sizeof name, "/dev/fd/%d", fileno(from_command));
    return name;
}

bool answers_pipe_close(void) {
    return pclose(from_command) == 0;
}

void assert_answers_error(const struct replies *replies, int line, const char *part) {
    assert_int_equal(replies->error.code, ERROR_INPUT);
    assert_string_equal(replies->error.file, path);
    assert_int_equal(replies->error.line, line);
    if (!strstr(replies->error.text, part))
        fail_msg("'%s' is not in '%s'", part, replies->error.text);
    for (size_t i = 0; i < replies->count; i++)
        assert_int_equal(replies->times[i], 1); /* whatever is wrong with the file */
}

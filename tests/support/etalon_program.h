/* Runs the étalon that $ETALON names (build/etalon) and keeps what it said. */
#ifndef TESTS_SUPPORT_ETALON_PROGRAM_H
#define TESTS_SUPPORT_ETALON_PROGRAM_H

/*
 * `arguments` is a piece of shell behind the name of the program, redirections included.
 * Gives the exit code and what came on standard output: borrowed until the next call.
 */
int etalon_run(const char *arguments, const char **said);
/* The same, but says what came on standard error. */
int etalon_complains(const char *arguments, const char **said);

/* Exactly one line, and not an empty one. */
#define assert_one_line(text)                                                            \
    do {                                                                                 \
        assert_non_null(strchr(text, '\n'));                                             \
        assert_ptr_not_equal(strchr(text, '\n'), text);                                  \
        assert_string_equal(strchr(text, '\n'), "\n");                                   \
    } while (0)
/* On failure the two texts are shown. */
#define assert_says(text, part)                                                          \
    do {                                                                                 \
        if (!strstr(text, part))                                                         \
            fail_msg("'%s' is not in:\n%s", part, text);                                 \
    } while (0)

#endif

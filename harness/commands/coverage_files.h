/*
 * The files that `etalon coverage` reads and writes: coverage in full as a document, and
 * for tools made for code the regulation as a source, its coverage as a tracefile, and
 * what gcov says of our own code.
 */
#ifndef HARNESS_COMMANDS_COVERAGE_FILES_H
#define HARNESS_COMMANDS_COVERAGE_FILES_H

#include <getopt.h>

#include "harness/commands/commands.h"
#include "harness/report/coverage_report.h"

struct coverage_files {
    const char *outline, *text; /* the regulation: written by us, or the user's */
    const char *lcov, *cobertura;
    const char *gcov;
    /* the documents, and the matrix; `-`: in place of the text */
    const char *xml, *csv, *html, *matrix;
};

enum coverage_file_option {
    OPTION_OUTLINE = OPTIONS_OF_COVERAGE,
    OPTION_TEXT,
    OPTION_LCOV,
    OPTION_COBERTURA,
    OPTION_GCOV,
    OPTION_XML,
    OPTION_CSV,
    OPTION_HTML,
    OPTION_MATRIX
};

#define COVERAGE_FILE_OPTIONS                                                            \
    {"outline", required_argument, NULL, OPTION_OUTLINE},                                \
        {"text", required_argument, NULL, OPTION_TEXT},                                  \
        {"lcov", required_argument, NULL, OPTION_LCOV},                                  \
        {"cobertura", required_argument, NULL, OPTION_COBERTURA},                        \
        {"gcov", required_argument, NULL, OPTION_GCOV},                                  \
        {"xml", required_argument, NULL, OPTION_XML},                                    \
        {"csv", required_argument, NULL, OPTION_CSV},                                    \
        {"html", required_argument, NULL, OPTION_HTML}, {                                \
        "matrix", required_argument, NULL, OPTION_MATRIX                                 \
    }

const char *coverage_files_help(void);
bool coverage_files_take(struct coverage_files *files, int option);
/* False where they do not go together; then *code, and why has been said. */
bool coverage_files_agree(const struct coverage_files *files,
                          const struct coverage_scope *scope, enum exit_code *code);
/* Whether a document takes standard output, which then carries no text. */
bool coverage_files_take_output(const struct coverage_files *files);
/* Writes them; the code behind the articles goes to `out`. `root` holds the sources. */
enum exit_code coverage_files_write(const struct coverage_files *files,
                                    const struct coverage *coverage,
                                    const struct coverage_scope *scope, const char *root,
                                    FILE *out);

#endif

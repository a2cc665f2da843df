/*
 * The reports made from results: one row each, one function each in a file of its own.
 *
 * A row names the option that asks for the report (`--junit FILE`), the function that
 * writes it, and says in half a line who reads it.
 */
#ifndef HARNESS_REPORT_REPORTS_H
#define HARNESS_REPORT_REPORTS_H

#include <stdio.h>

#include "harness/report/results.h"
#include "harness/report/results_xml.h"

/* LAST is for those who put something between the rows. */
#define REPORT_ROWS(ROW, LAST)                                                           \
    ROW(RESULTS, "results", results_xml_write, "XML, for 'etalon report'")               \
    ROW(JUNIT, "junit", report_junit, "JUnit XML, for Jenkins, GitLab and others")       \
    ROW(TAP, "tap", report_tap, "Test Anything Protocol 13, for prove")                  \
    ROW(SARIF, "sarif", report_sarif, "SARIF 2.1.0, for code scanning")                  \
    ROW(MARKDOWN, "markdown", report_markdown, "a summary for a page of a CI run")       \
    ROW(CSV, "csv", report_csv, "one line for each deviation, for a spreadsheet")        \
    LAST(JSON, "json", report_json, "everything as one JSON object, for programs")

enum report_kind {
#define REPORT_ID(id, name, write, meaning) REPORT_##id,
    REPORT_ROWS(REPORT_ID, REPORT_ID)
#undef REPORT_ID
        REPORT_COUNT
};

const char *report_name(enum report_kind kind);    /* `junit` */
const char *report_meaning(enum report_kind kind); /* in half a line */
/* To a file, or to standard output where the path is `-`. */
bool report_write(enum report_kind kind, const struct results *results, const char *path,
                  struct error *error);

/* `out` takes whatever is written. */
void report_junit(const struct results *results, FILE *out);
void report_tap(const struct results *results, FILE *out);
void report_sarif(const struct results *results, FILE *out);
void report_markdown(const struct results *results, FILE *out);
void report_csv(const struct results *results, FILE *out);
void report_json(const struct results *results, FILE *out);

#endif

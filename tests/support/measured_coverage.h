/*
 * Coverage of a small tree of early retirement ratios: below 50 none (refused under
 * IV.8.4), from 50 the row of the age, at 50 60 %, at 51 63 %, at 55 77 %.
 */
#ifndef TESTS_SUPPORT_MEASURED_COVERAGE_H
#define TESTS_SUPPORT_MEASURED_COVERAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness/coverage/coverage_level.h"

#define AGE_CASE(name, claims, age)                                                      \
    "<case id=\"early_retirement_ratio." name                                            \
    "\" calculation=\"early_retirement_ratio\" "                                         \
    "claims=\"" claims "\" origin=\"hand\"><because>A test.</because>"                   \
    "<fact name=\"age_years\">" age "</fact></case>\n"
#define AGE_GOLDEN(name, cites, statement, result)                                       \
    "<golden case=\"early_retirement_ratio." name "\"><working><line cites=\"" cites     \
    "\">" statement "</line></working>" result "</golden>\n"
#define RATIO(ratio) "<result name=\"early_retirement_ratio\">" ratio "</result>"
#define REFUSED "<refused provision=\"IV.8.4\"/>"

#define AT_49 AGE_CASE("at_49", "IV.8.4", "49")
#define AT_49_GOLDEN AGE_GOLDEN("at_49", "IV.8.4", "49 &lt; 50", REFUSED)
#define AT_50 AGE_CASE("at_50", "IV.8.4.table", "50")
#define AT_50_GOLDEN AGE_GOLDEN("at_50", "IV.8.4.table", "0.60 = 0.60", RATIO("0.60"))
#define AT_55 AGE_CASE("at_55", "IV.8.4.table", "55")
#define AT_55_GOLDEN AGE_GOLDEN("at_55", "IV.8.4.table", "0.77 = 0.77", RATIO("0.77"))

extern struct coverage measured;
extern struct suite *measured_suite; /* holders point into it */

/* Loads the tree, adjudications (NULL: none) included, and measures it. */
void measure(const char *cases, const char *goldens, const char *equivalents);
/* The same for another article. */
void measure_article(const char *article, const char *cases, const char *goldens,
                     const char *equivalents);
/* For cmocka, after each test that measured. */
int measured_release(void **state);
#define MEASURED_TEST(name) cmocka_unit_test_teardown(name, measured_release)

/* Fails when there is none. */
const struct ablation_coverage *measured_ablation(const char *id);
/* Whether the golden of `early_retirement_ratio.NAME` holds it. */
bool measured_holds(const char *id, const char *name);

#endif

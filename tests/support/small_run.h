/*
 * A small world to judge: one calculation of two results, computed by a function of two
 * lines, so that tests of verdicts and reports depend on no article.
 */
#ifndef TESTS_SUPPORT_SMALL_RUN_H
#define TESTS_SUPPORT_SMALL_RUN_H

#include "harness/case/suite.h"
#include "harness/system/system.h"

/*
 * `small`: facts years (number); results rate (rate, optional) = years/100 and amount
 * (money) = 10 x years, whole years where R-IV.20-years is whole_years. Denied by IV.8.4
 * above 50 years; a negative number is an error.
 */
extern const struct calculation small_calculation;

/* Each in the arena, with claims that end with PROVISION_NONE. */
struct specimen *small_specimen(struct arena *arena, const char *id, const char *years,
                                const enum provision *claims);
#define CLAIMS(...) ((const enum provision[]){__VA_ARGS__, PROVISION_NONE})
void small_expects_results(struct arena *arena, struct specimen *specimen,
                           const char *rate, const char *amount); /* NULL: not asserted */
void small_expects_refusal(struct arena *arena, struct specimen *specimen,
                           enum provision provision);
void small_expects_error(struct arena *arena, struct specimen *specimen,
                         const char *fact);
/* A reply of results; NULL: left out. */
struct reply small_reply(struct arena *arena, const char *rate, const char *amount);

#endif

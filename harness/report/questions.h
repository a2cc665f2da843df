/*
 * Questions: cases written for others to answer, as NDJSON, CSV or XML.
 *
 * Facts have the forms of the contract (a share of one, no percentages), whatever form
 * the case was written in. What is expected goes along only when that is asked for.
 */
#ifndef HARNESS_REPORT_QUESTIONS_H
#define HARNESS_REPORT_QUESTIONS_H

#include <stdio.h>

#include "harness/case/chosen.h"
#include "harness/system/system.h"

struct questions {
    const struct chosen *of;
    bool with_goldens;
};

/*
 * Each stops at the first write that fails: the reader may have gone. False with an error
 * when a case cannot be brought.
 */
bool questions_write_ndjson(const struct questions *questions, FILE *out,
                            struct error *error);
/*
 * One row a question, one column a fact, then `readings` where the calculation has some,
 * then `expected.` and each result, `expected.refused`, `expected.error`. All the
 * questions must be of one calculation.
 */
bool questions_write_csv(const struct questions *questions, FILE *out,
                         struct error *error);
/* Facts as in case files; namespace urn:etalon:questions:1. */
bool questions_write_xml(const struct questions *questions, FILE *out,
                         struct error *error);
/* What NDJSON has on one line, in the arena. */
const char *question_line(struct arena *arena, const struct specimen *specimen,
                          bool with_golden);

/* What the three share. All of it lives in the arena: the case may be put away. */
struct question question_of(struct arena *arena, const struct specimen *specimen);
struct reply expected_of(struct arena *arena, const struct golden *golden,
                         const struct field *results);

#endif

/*
 * A golden held against its case: the working is true, it proves every result, and what
 * the regulation prints is what is accepted, unless an erratum says why not.
 */
#ifndef HARNESS_CASE_GOLDEN_CHECK_H
#define HARNESS_CASE_GOLDEN_CHECK_H

#include "harness/case/case_reader.h"
#include "harness/case/golden_reader.h"

/* False after one problem or more. */
bool golden_check(const struct reader *reader, const struct golden_entry *golden,
                  const struct case_entry *of);

#endif

/*
 * The digest of a suite: two runs with the same one judged by the same cases and goldens.
 *
 * It is the SHA-256 of what `sha256sum` says of the files, cases before goldens, each in
 * the order of their paths:
 *
 *     find cases golden -name '*.xml' | LC_ALL=C sort | xargs sha256sum | sha256sum
 */
#ifndef HARNESS_CASE_SUITE_DIGEST_H
#define HARNESS_CASE_SUITE_DIGEST_H

#include "harness/case/digest.h"
#include "harness/case/problems.h"

/* Of the tree at `root`; false after problems. */
bool suite_digest(const char *root, char text[DIGEST_TEXT + 1],
                  struct problems *problems);

#endif

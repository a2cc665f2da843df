/* Agreement: results judged again beside those that a pack holds, to the byte. */
#ifndef HARNESS_EVIDENCE_AGREEMENT_H
#define HARNESS_EVIDENCE_AGREEMENT_H

#include <stdio.h>

#include "harness/evidence/unpacked.h"
#include "harness/report/results.h"

/*
 * How many cases, or other parts of the pack, are not what judging again gives; one line
 * each on `out`. False after problems: what the pack holds cannot be read.
 */
bool agreement_check(const struct unpacked *unpacked, const struct results *again,
                     FILE *out, size_t *differing, struct problems *problems);

#endif

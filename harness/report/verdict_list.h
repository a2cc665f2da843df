/*
 * The verdict list: what other programs read of a judged run. One line a case, in the
 * order of the cases: verdict, case id, claimed provisions, with tabs between them.
 */
#ifndef HARNESS_REPORT_VERDICT_LIST_H
#define HARNESS_REPORT_VERDICT_LIST_H

#include "calc/base/error.h"
#include "harness/report/results.h"

bool verdict_list_write(const struct results *results, const char *path,
                        struct error *error);

#endif

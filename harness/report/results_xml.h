/*
 * Results files: a judged run as XML of the namespace urn:etalon:results:1, described by
 * cases/schema/results.rng. Whoever has the file can make every other report from it.
 */
#ifndef HARNESS_REPORT_RESULTS_XML_H
#define HARNESS_REPORT_RESULTS_XML_H

#include <stdio.h>

#include "harness/case/problems.h"
#include "harness/report/results.h"

void results_xml_write(const struct results *results, FILE *out);
/* One case alone, in the words of the file: what it says the same is written the same. */
void results_xml_write_case(const struct result_case *one, FILE *out);
/* False after problems. The schemas lie in `schema_dir`; all read lives in the arena. */
bool results_xml_read(const char *path, const char *schema_dir, struct arena *arena,
                      struct results *out, struct problems *problems);

/*
 * All but the cases and what is counted of them, and that unchecked: enough to tell
 * whether such results would be written again to the byte. False: read it as a whole.
 */
bool results_xml_read_head(const char *bytes, size_t length, const char *schema_dir,
                           struct arena *arena, struct results *out);

#endif

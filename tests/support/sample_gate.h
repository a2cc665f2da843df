/*
 * A gate in a file of its own: the one that the coverage measured last would meet, with
 * one text in it replaced by another.
 */
#ifndef TESTS_SUPPORT_SAMPLE_GATE_H
#define TESTS_SUPPORT_SAMPLE_GATE_H

#include "harness/coverage/gate.h"
#include "harness/report/gate_report.h"

extern struct gate sample_gate;        /* as it was read last */
extern struct problems gate_problems;  /* of that reading */
extern struct arena *gate_arena;       /* where it lives */
extern struct gate_findings gate_told; /* as it was judged last */

/* For cmocka, around each test. The file of the test; gone after it. */
int sample_gate_start(void **state);
int sample_gate_stop(void **state);
#define GATE_TEST(name)                                                                  \
    cmocka_unit_test_setup_teardown(name, sample_gate_start, sample_gate_stop)
const char *sample_gate_path(void);

/* `Ann Lee` answers for every row, `later`, until 2027-06-30. */
extern const struct answerable sample_answerable;
/* Writes it from `measured`; `from` is then replaced (NULL: nothing is). */
void sample_gate_write(const char *from, const char *to);
/* The file as text, borrowed until the next test ends. */
const char *sample_gate_text(void);
/* Puts this text into the file and reads it. */
bool sample_gate_read(const char *text);
/* Writes, reads (it has to be sound) and judges it, on 2027-06-30. */
void sample_gate_judge(const char *from, const char *to);

#endif

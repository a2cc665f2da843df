/*
 * Samples of every calculation, for what must hold of all of them: facts as FACTS() of
 * calculation_test.h takes them, chosen so that many rules and limits come into play.
 */
#ifndef TESTS_SUPPORT_SAMPLES_H
#define TESTS_SUPPORT_SAMPLES_H

#include <stddef.h>

struct sample {
    const char *calculation;
    const char *facts[44]; /* name, text, and so on to NULL */
};

extern const struct sample samples[];
extern const size_t sample_count;

#endif

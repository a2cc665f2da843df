/* Samples of every calculation; the rows stand in samples/, in the order of the registry.
 */
#include "tests/support/samples.h"

const struct sample samples[] = {
#include "tests/support/samples/chapters_01_to_03.def"
#include "tests/support/samples/chapters_04_to_07.def"
#include "tests/support/samples/chapters_08_to_12.def"
};

const size_t sample_count = sizeof samples / sizeof *samples;

#include "tests/support/witness.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

/* A survivor of the tests sleeps much longer. */
enum { PATIENCE_MS = 60 * 1000 };

void witness_begin(struct witness *witness) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    *witness = (struct witness){.end = ends[0], .given = ends[1]};
}

void witness_assert_nobody_lives(struct witness *witness) {
    struct pollfd until_gone = {.fd = witness->end, .events = POLLIN};
    close(witness->given);
    int gone = poll(&until_gone, 1, PATIENCE_MS);
    close(witness->end);
    if (gone != 1)
        fail_msg("a process of the program lives on");
}

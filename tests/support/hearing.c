#include "tests/support/hearing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static int kept = -1;
static FILE *heard;

void hearing_begin(void) {
    heard = tmpfile();
    assert_non_null(heard);
    kept = dup(STDERR_FILENO);
    dup2(fileno(heard), STDERR_FILENO);
}

const char *hearing_end(void) {
    static char said[16 * 1024];
    dup2(kept, STDERR_FILENO);
    ssize_t got = pread(fileno(heard), said, sizeof said - 1, 0);
    said[got > 0 ? got : 0] = '\0';
    fclose(heard);
    close(kept);
    return said;
}

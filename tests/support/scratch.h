/* A folder of its own for one test, and shell scripts that run in it. */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

/* Of one test. */
int scratch_start(void **state);
int scratch_stop(void **state);
/*
 * The same with a part of the project in the folder: `$SMALL` holds the cases and goldens
 * of article 8 of annex IV alone, which load and are covered at once.
 */
int scratch_start_small(void **state);

/*
 * Runs a script by sh in the folder; `$ETALON` is the program under test, `$TREE` the
 * folder that holds cases/ and tests/, and `TMPDIR` the folder `tmp` of the scratch.
 * Gives the exit code; what came on both outputs is borrowed until the next call.
 */
int scratch_run(const char *script, const char **said);

#endif

/*
 * A witness: knows whether any process that was started since it began still lives.
 *
 * Every such process inherits one end of a pipe, whatever group or session it moves to;
 * the pipe ends when the last of them does. Nothing is asked of a clock but how long to
 * wait before a survivor is held for one.
 */
#ifndef TESTS_SUPPORT_WITNESS_H
#define TESTS_SUPPORT_WITNESS_H

struct witness {
    int end;   /* readable when all of them are gone */
    int given; /* what they inherit */
};

void witness_begin(struct witness *witness);
/* Waits until all are gone; fails the test when one lives on. Ends the witness. */
void witness_assert_nobody_lives(struct witness *witness);

#endif

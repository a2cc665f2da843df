/* How much memory a test takes: that what is endless is not held. */
#ifndef TESTS_SUPPORT_MEMORY_H
#define TESTS_SUPPORT_MEMORY_H

/* The most that this process has ever held, in bytes. */
long memory_peak(void);
/* The most that a program which this process started, and waited for, has ever held. */
long memory_peak_of_programs(void);

/* Much more than any bound of the ways to a system, much less than what is sent. */
#define assert_memory_is_bounded(peak_before)                                            \
    assert_in_range(memory_peak() - (peak_before), 0, 128l * 1024 * 1024)

/*
 * Behind a few of something, that many more of it take no more: less than 8 bytes each of
 * 200,000. What sanitizers keep of freed memory does not count.
 */
#ifdef __SANITIZE_ADDRESS__
#define assert_memory_is_flat(peak_before) (void)(peak_before)
#define assert_programs_are_flat(peak_before) (void)(peak_before)
#else
#define assert_memory_is_flat(peak_before)                                               \
    assert_in_range(memory_peak() - (peak_before), 0, 1536l * 1024)
#define assert_programs_are_flat(peak_before)                                            \
    assert_in_range(memory_peak_of_programs() - (peak_before), 0, 1536l * 1024)
#endif

#endif

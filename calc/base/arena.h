/*
 * An arena: the memory of one computation, given back at once.
 *
 * Everything taken is zeroed, aligned for any type and lives until arena_clear; nothing
 * is freed alone. Out of memory aborts, so that a rule has no failure path. Built with
 * SAN=1 (ETALON_ARENA_CHECKED), each object is a malloc of its own and sanitizers see it.
 */
#ifndef CALC_BASE_ARENA_H
#define CALC_BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */
/* The memory it has, in use or not. */
size_t arena_size(const struct arena *arena);
/* Forgets every object; one block stays for the next computation. */
void arena_clear(struct arena *arena);

void *arena_take(struct arena *arena, size_t size);
char *arena_copy(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* `release(object)` is called when the arena is cleared, the last one registered first.
 */
void arena_on_clear(struct arena *arena, void (*release)(void *), void *object);

#endif

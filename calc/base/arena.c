#include "calc/base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/base/error.h"

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t size, used;
    _Alignas(ALIGNMENT) char bytes[];
};

struct release {
    struct release *next;
    void (*function)(void *);
    void *object;
};

struct arena {
    struct block *blocks; /* the one in use first */
    struct release *releases;
};

static struct block *block_new(size_t size) {
    struct block *block = malloc(sizeof *block + size);
    if (!block)
        BUG("out of memory for %zu bytes", size);
    *block = (struct block){.size = size};
    return block;
}

struct arena *arena_new(void) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        BUG("out of memory for an arena");
    return arena;
}

size_t arena_size(const struct arena *arena) {
    size_t size = sizeof *arena;
    for (const struct block *block = arena->blocks; block; block = block->next)
        size += sizeof *block + block->size;
    return size;
}

/* The block to take from: the first one, or a new one put before it. */
static struct block *block_for(struct arena *arena, size_t size) {
#ifdef ETALON_ARENA_CHECKED
    size_t fresh = size;
#else
    if (arena->blocks && arena->blocks->size - arena->blocks->used >= size)
        return arena->blocks;
    size_t fresh = size > BLOCK_SIZE ? size : BLOCK_SIZE;
#endif
    struct block *block = block_new(fresh);
    block->next = arena->blocks;
    return arena->blocks = block;
}

void *arena_take(struct arena *arena, size_t size) {
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded < size)
        BUG("an object of %zu bytes", size);
#ifdef ETALON_ARENA_CHECKED
    rounded = size ? size : 1; /* so that reading one byte too far is seen */
#endif
    struct block *block = block_for(arena, rounded);
    void *object = block->bytes + block->used;
    block->used += rounded;
    return memset(object, 0, size);
}

char *arena_copy(struct arena *arena, const char *text) {
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(arena_take(arena, size), text, size);
}

char *arena_print(struct arena *arena, const char *format, ...) {
    char most[256]; /* nearly all are short, and need not be formatted twice */
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(most, sizeof most, format, args);
    va_end(args);
    if (length < 0)
        BUG("cannot format '%s'", format);
    size_t size = (size_t)length + 1;
    char *text = arena_take(arena, size);
    if (size <= sizeof most)
        memcpy(text, most, size);
    else
        vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

void arena_on_clear(struct arena *arena, void (*release)(void *), void *object) {
    struct release *entry = arena_take(arena, sizeof *entry);
    *entry = (struct release){arena->releases, release, object};
    arena->releases = entry;
}

static void release_all(struct arena *arena) {
    for (struct release *entry = arena->releases; entry; entry = entry->next)
        entry->function(entry->object);
    arena->releases = NULL;
}

static void free_blocks(struct block *block) {
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_clear(struct arena *arena) {
    release_all(arena);
    struct block *kept = arena->blocks;
#ifdef ETALON_ARENA_CHECKED
    free_blocks(kept);
    kept = NULL;
#endif
    if (kept) {
        free_blocks(kept->next);
        kept->next = NULL;
        kept->used = 0;
    }
    arena->blocks = kept;
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    release_all(arena);
    free_blocks(arena->blocks);
    free(arena);
}

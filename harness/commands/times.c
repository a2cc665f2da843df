#include "harness/commands/times.h"

#include <stdlib.h>

#include "harness/report/csv_line.h"
#include "harness/report/output.h"
#include "harness/system/monotonic.h"
#include "harness/text.h"

struct moment {
    const char *id; /* NULL: nothing was noted */
    long long came; /* 0: no answer came */
    long long took;
};

struct times {
    size_t count;
    struct moment *moments;
    long long begun, ended;
};

const char *times_help(void) {
    return _("      --times FILE        how long each answer took, and all of them, as "
             "CSV\n");
}

struct times *times_start(size_t count) {
    struct times *times = calloc(1, sizeof *times);
    if (times)
        times->moments = calloc(count + 1, sizeof *times->moments);
    if (!times || !times->moments)
        BUG("out of memory for %zu times", count);
    times->count = count;
    times->begun = monotonic_ns();
    return times;
}

void times_free(struct times *times) {
    if (times)
        free(times->moments);
    free(times);
}

void times_note(struct times *times, size_t place, const char *id,
                const struct reply *reply) {
    struct moment *moment = &times->moments[place];
    moment->id = id;
    if (reply->kind != REPLY_MISSING)
        moment->came = reply->came ? reply->came : monotonic_ns();
}

static int by_arrival(const void *left, const void *right) {
    const struct moment *const *a = left, *const *b = right;
    return ((*a)->came > (*b)->came) - ((*a)->came < (*b)->came);
}

void times_stop(struct times *times) {
    struct moment **sorted = calloc(times->count + 1, sizeof *sorted);
    if (!sorted)
        BUG("out of memory for %zu times", times->count);
    times->ended = monotonic_ns();
    size_t count = 0;
    for (size_t i = 0; i < times->count; i++)
        if (times->moments[i].came)
            sorted[count++] = &times->moments[i];
    qsort(sorted, count, sizeof *sorted, by_arrival);
    long long before = times->begun;
    for (size_t i = 0; i < count; i++) {
        sorted[i]->took = sorted[i]->came - before;
        before = sorted[i]->came;
    }
    free(sorted);
}

/* `12.345678` */
static const char *seconds_text(struct arena *arena, long long ns) {
    long long us = (ns + 500) / 1000;
    return arena_print(arena, "%lld.%06lld", us / 1000000, us % 1000000);
}

static void write_line(FILE *out, const char *name, const char *seconds,
                       const char *after) {
    const char *const cells[] = {name, seconds, after};
    csv_line(out, cells, sizeof cells / sizeof *cells);
}

bool times_write(const struct times *times, const char *path, struct error *error) {
    struct output output;
    FILE *out = output_begin(&output);
    struct arena *arena = arena_new();
    write_line(out, "case", "seconds", "after");
    for (size_t i = 0; i < times->count; i++) {
        const struct moment *moment = &times->moments[i];
        arena_clear(arena);
        if (moment->came)
            write_line(out, moment->id, seconds_text(arena, moment->took),
                       seconds_text(arena, moment->came - times->begun));
        else if (moment->id)
            write_line(out, moment->id, NULL, NULL);
    }
    const char *all = seconds_text(arena, times->ended - times->begun);
    write_line(out, "in all", all, all);
    arena_free(arena);
    return output_end(&output, path, _("times"), error);
}

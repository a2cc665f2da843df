#include "harness/case/catalogue.h"

#include <pthread.h>
#include <stdlib.h>

#include "harness/case/store.h"
#include "harness/text.h"

/* A key puts sheaves in their order, and the cases of each. */
static const char tables[] = "CREATE TABLE cases("
                             " key INTEGER PRIMARY KEY, id TEXT NOT NULL,"
                             " calculation TEXT, origin INTEGER, claims BLOB,"
                             " line INTEGER, golden_file TEXT, golden_line INTEGER,"
                             " golden_place INTEGER)";

enum { NUMBER_BITS = 32 };
enum { KEY, ID, LINE, GOLDEN_FILE, GOLDEN_LINE, GOLDEN_PLACE };
#define ENTRY "key, id, line, golden_file, golden_line, golden_place"
enum { HEAD_ID, HEAD_CALCULATION, HEAD_ORIGIN, HEAD_CLAIMS, HEAD_LINE };
#define HEAD "id, calculation, origin, claims, line"

struct catalogue {
    struct store *store;
    pthread_mutex_t one_at_a_time;
    sqlite3_stmt *add, *find, *head; /* `find` and `head`: NULL until it is closed */
};

struct catalogue *catalogue_new(void) {
    struct catalogue *catalogue = calloc(1, sizeof *catalogue);
    if (!catalogue || pthread_mutex_init(&catalogue->one_at_a_time, NULL))
        BUG("out of memory for a catalogue");
    catalogue->store = store_new(tables);
    catalogue->add =
        store_prepare(catalogue->store,
                      "INSERT INTO cases VALUES(?1, ?2, ?3, ?4, ?5, ?6, NULL, ?7, ?8)");
    return catalogue;
}

void catalogue_free(struct catalogue *catalogue) {
    if (!catalogue)
        return;
    store_free(catalogue->store);
    pthread_mutex_destroy(&catalogue->one_at_a_time);
    free(catalogue);
}

/* ---- in ---- */

static sqlite3_int64 key_of(size_t sheaf, size_t at) {
    return (sqlite3_int64)sheaf << NUMBER_BITS | (sqlite3_int64)at;
}

static void add(struct catalogue *catalogue, sqlite3_int64 key,
                const struct specimen *specimen, const struct standing *golden) {
    sqlite3_stmt *statement = catalogue->add;
    const struct provision_list *claims = &specimen->claims;
    store_bind_number(statement, 1, key);
    store_bind_text(statement, 2, specimen->id);
    store_bind_text(statement, 3,
                    specimen->calculation ? specimen->calculation->name : NULL);
    store_bind_number(statement, 4, specimen->origin);
    store_bind_bytes(statement, 5, claims->items, claims->count * sizeof *claims->items);
    store_bind_number(statement, 6, specimen->line);
    store_bind_number(statement, 7, golden->line);
    store_bind_number(statement, 8, golden->place);
    store_do(catalogue->store, statement);
}

void catalogue_add(struct catalogue *catalogue, size_t sheaf_index,
                   const struct sheaf *sheaf) {
    pthread_mutex_lock(&catalogue->one_at_a_time);
    for (size_t i = 0; i < sheaf->count; i++)
        add(catalogue, key_of(sheaf_index, i), sheaf->specimens[i], &sheaf->standings[i]);
    pthread_mutex_unlock(&catalogue->one_at_a_time);
}

bool catalogue_close(struct catalogue *catalogue, struct error *error) {
    struct store *store = catalogue->store;
    store_run(store, "CREATE INDEX by_id ON cases(id)");
    if (store_failed(store, _("the list of cases"), error))
        return false;
    catalogue->find = store_prepare(
        store, "SELECT " ENTRY " FROM cases WHERE id = ? ORDER BY key LIMIT 1");
    catalogue->head = store_prepare(store, "SELECT " HEAD " FROM cases WHERE key = ?");
    return true;
}

/* ---- out ---- */

static struct entry entry_of(struct arena *arena, sqlite3_stmt *row) {
    sqlite3_int64 key = sqlite3_column_int64(row, KEY);
    return (struct entry){
        .sheaf = (size_t)(key >> NUMBER_BITS),
        .number = (size_t)(key & (((sqlite3_int64)1 << NUMBER_BITS) - 1)),
        .id = store_text(arena, row, ID),
        .line = sqlite3_column_int(row, LINE),
        .golden = {.file = store_text(arena, row, GOLDEN_FILE),
                   .line = sqlite3_column_int(row, GOLDEN_LINE),
                   .place = sqlite3_column_int(row, GOLDEN_PLACE)},
    };
}

static struct specimen head_of(struct arena *arena, sqlite3_stmt *row) {
    const char *calculation = (const char *)sqlite3_column_text(row, HEAD_CALCULATION);
    size_t size;
    const enum provision *claims = store_bytes(arena, row, HEAD_CLAIMS, &size);
    return (struct specimen){
        .id = store_text(arena, row, HEAD_ID),
        .calculation = calculation ? calculation_by_name(calculation) : NULL,
        .origin = (enum origin)sqlite3_column_int(row, HEAD_ORIGIN),
        .claims = {size / sizeof *claims, claims},
        .line = sqlite3_column_int(row, HEAD_LINE),
    };
}

/* What was kept can be read again, or there is no going on. */
static bool row_there(struct catalogue *catalogue, sqlite3_stmt *statement) {
    struct error error = ERROR_INIT;
    bool there = store_step(catalogue->store, statement);
    if (!there && store_failed(catalogue->store, _("the list of cases"), &error))
        BUG("%s", error.text);
    return there;
}

bool catalogue_find(struct catalogue *catalogue, struct arena *arena, const char *id,
                    struct entry *out) {
    store_bind_text(catalogue->find, 1, id);
    bool found = row_there(catalogue, catalogue->find);
    if (found)
        *out = entry_of(arena, catalogue->find);
    store_end(catalogue->find);
    return found;
}

void catalogue_head(struct catalogue *catalogue, struct arena *arena, size_t sheaf,
                    size_t at, struct specimen *out) {
    store_bind_number(catalogue->head, 1, key_of(sheaf, at));
    if (!row_there(catalogue, catalogue->head))
        BUG("no case %zu in sheaf %zu", at, sheaf);
    *out = head_of(arena, catalogue->head);
    store_end(catalogue->head);
}

bool catalogue_walk(struct catalogue *catalogue,
                    bool (*look)(void *context, size_t place,
                                 const struct specimen *head),
                    void *context) {
    sqlite3_stmt *walk =
        store_prepare(catalogue->store, "SELECT " HEAD " FROM cases ORDER BY key");
    struct arena *arena = arena_new();
    bool goes_on = true;
    for (size_t place = 0; goes_on && row_there(catalogue, walk); place++) {
        arena_clear(arena);
        struct specimen head = head_of(arena, walk);
        goes_on = look(context, place, &head);
    }
    sqlite3_finalize(walk);
    arena_free(arena);
    return goes_on;
}

/* ---- what is odd ---- */

/* All of one id, in their order. */
static void tell_repeated(struct catalogue *catalogue, struct arena *arena,
                          const char *id,
                          void (*tell)(void *context, const struct entry *before,
                                       const struct entry *here),
                          void *context) {
    sqlite3_stmt *all = store_prepare(
        catalogue->store, "SELECT " ENTRY " FROM cases WHERE id = ? ORDER BY key");
    store_bind_text(all, 1, id);
    struct entry before = {.id = NULL};
    while (row_there(catalogue, all)) {
        struct entry here = entry_of(arena, all);
        if (before.id)
            tell(context, &before, &here);
        before = here;
    }
    sqlite3_finalize(all);
}

void catalogue_repeated(struct catalogue *catalogue, struct arena *arena,
                        void (*tell)(void *context, const struct entry *before,
                                     const struct entry *here),
                        void *context) {
    sqlite3_stmt *ids = store_prepare(
        catalogue->store, "SELECT id FROM cases GROUP BY id HAVING count(*) > 1");
    while (row_there(catalogue, ids))
        tell_repeated(catalogue, arena, store_text(arena, ids, 0), tell, context);
    sqlite3_finalize(ids);
}

void catalogue_note_golden(struct catalogue *catalogue, const struct entry *of,
                           const struct standing *golden) {
    sqlite3_stmt *note = store_prepare(
        catalogue->store, "UPDATE cases SET golden_file = ?, golden_line = ?,"
                          " golden_place = ? WHERE key = ?");
    store_bind_text(note, 1, golden->file);
    store_bind_number(note, 2, golden->line);
    store_bind_number(note, 3, golden->place);
    store_bind_number(note, 4, key_of(of->sheaf, of->number));
    store_do(catalogue->store, note);
    sqlite3_finalize(note);
}

void catalogue_without_golden(struct catalogue *catalogue, struct arena *arena,
                              void (*tell)(void *context, const struct entry *here),
                              void *context) {
    sqlite3_stmt *without = store_prepare(
        catalogue->store, "SELECT " ENTRY " FROM cases AS here WHERE golden_line = 0"
                          " AND key = (SELECT min(key) FROM cases WHERE id = here.id)"
                          " ORDER BY key");
    while (row_there(catalogue, without)) {
        struct entry here = entry_of(arena, without);
        tell(context, &here);
    }
    sqlite3_finalize(without);
}

#include "harness/report/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "harness/system/excerpt.h"
#include "harness/text.h"

/* What is looked for or changed stands first: the rest of a row is not read for it. */
static const char tables[] =
    "CREATE TABLE cases (place INTEGER PRIMARY KEY, verdict INTEGER, reading INTEGER,"
    " article INTEGER, asks INTEGER, calculation TEXT, id TEXT, claims BLOB,"
    " origin INTEGER, location TEXT, file TEXT, line INTEGER, message TEXT,"
    " left_out INTEGER, deviations INTEGER, because TEXT, asked INTEGER);"
    "CREATE TABLE deviations (place INTEGER, number INTEGER, result TEXT, expected TEXT,"
    " got TEXT, difference TEXT, provision INTEGER, kind INTEGER, excuse INTEGER,"
    " PRIMARY KEY (place, number)) WITHOUT ROWID;";

/* In the order of the columns. */
enum {
    PLACE,
    VERDICT,
    READING,
    ARTICLE,
    ASKS,
    CALCULATION,
    ID,
    CLAIMS,
    ORIGIN,
    LOCATION,
    FILE_NAME,
    LINE,
    MESSAGE,
    LEFT_OUT,
    DEVIATIONS,
    BECAUSE,
    ASKED,
};
enum { OF_PLACE, NUMBER, RESULT, EXPECTED, GOT, DIFFERENCE, PROVISION, KIND, EXCUSE };

struct ledger {
    struct store *store;
    sqlite3_stmt *add, *add_deviation, *set_verdict, *contradict, *set_excuse;
    size_t count;
};

enum provision result_article(const struct result_case *one) {
    if (one->claims.count)
        return provision_info(one->claims.items[0])->article;
    const struct calculation *calculation = calculation_by_name(one->calculation);
    return calculation ? provision_info(calculation->provision)->article : PROVISION_NONE;
}

static void release(void *object) {
    struct ledger *ledger = object;
    store_free(ledger->store);
}

struct ledger *ledger_new(struct arena *arena) {
    struct ledger *ledger = arena_take(arena, sizeof *ledger);
    struct store *store = ledger->store = store_new(tables);
    arena_on_clear(arena, release, ledger);
    ledger->add = store_prepare(store, "INSERT INTO cases VALUES"
                                       " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    ledger->add_deviation =
        store_prepare(store, "INSERT INTO deviations VALUES (?,?,?,?,?,?,?,?,?)");
    ledger->set_verdict =
        store_prepare(store, "UPDATE cases SET verdict = ?2 WHERE place = ?1");
    ledger->contradict = store_prepare(
        store, "UPDATE cases SET verdict = ?2 WHERE verdict = ?1 AND reading = ?3");
    ledger->set_excuse =
        store_prepare(store, "UPDATE deviations SET kind = ?3, excuse = ?4"
                             " WHERE place = ?1 AND number = ?2");
    return ledger;
}

size_t ledger_count(const struct ledger *ledger) {
    return ledger->count;
}

bool ledger_failed(const struct ledger *ledger, struct error *error) {
    return store_failed(ledger->store, _("what was judged"), error);
}

/* ---- adding ---- */

static size_t add_deviations(struct ledger *ledger, size_t place,
                             const struct deviation *each) {
    sqlite3_stmt *add = ledger->add_deviation;
    size_t at = 0;
    for (; each; each = each->next, at++) {
        store_bind_count(add, OF_PLACE + 1, place);
        store_bind_count(add, NUMBER + 1, at);
        store_bind_text(add, RESULT + 1, each->result);
        store_bind_text(add, EXPECTED + 1, each->expected);
        store_bind_text(add, GOT + 1, each->got);
        store_bind_text(add, DIFFERENCE + 1, each->difference);
        store_bind_number(add, PROVISION + 1, each->provision);
        if (each->excuse) {
            store_bind_number(add, KIND + 1, each->excuse->kind);
            store_bind_count(add, EXCUSE + 1, each->excuse->number);
        }
        store_do(ledger->store, add);
    }
    return at;
}

void ledger_add(struct ledger *ledger, size_t place, const struct result_case *one) {
    sqlite3_stmt *add = ledger->add;
    store_bind_count(add, PLACE + 1, place);
    store_bind_number(add, VERDICT + 1, one->verdict);
    store_bind_number(add, READING + 1, one->reading);
    store_bind_number(add, ARTICLE + 1, result_article(one));
    store_bind_number(add, ASKS + 1, one->asks);
    store_bind_text(add, CALCULATION + 1, one->calculation);
    store_bind_text(add, ID + 1, one->id);
    store_bind_bytes(add, CLAIMS + 1, one->claims.items,
                     one->claims.count * sizeof *one->claims.items);
    store_bind_number(add, ORIGIN + 1, one->origin);
    store_bind_text(add, LOCATION + 1, one->place);
    store_bind_text(add, FILE_NAME + 1, one->file);
    store_bind_number(add, LINE + 1, one->line);
    store_bind_text(add, MESSAGE + 1, one->message);
    store_bind_count(add, LEFT_OUT + 1, one->left_out);
    store_bind_count(add, DEVIATIONS + 1, add_deviations(ledger, place, one->deviations));
    store_bind_text(add, BECAUSE + 1, one->because);
    store_bind_number(add, ASKED + 1, one->asked);
    store_do(ledger->store, add);
    ledger->count++;
}

void ledger_set_verdict(struct ledger *ledger, size_t place, enum verdict verdict) {
    store_bind_count(ledger->set_verdict, 1, place);
    store_bind_number(ledger->set_verdict, 2, verdict);
    store_do(ledger->store, ledger->set_verdict);
}

void ledger_contradict(struct ledger *ledger, enum choice choice) {
    store_bind_number(ledger->contradict, 1, VERDICT_AGREES_UNDER_READING);
    store_bind_number(ledger->contradict, 2, VERDICT_DEVIATES);
    store_bind_number(ledger->contradict, 3, choice);
    store_do(ledger->store, ledger->contradict);
}

void ledger_set_excuse(struct ledger *ledger, size_t place, size_t at,
                       const struct excuse *excuse) {
    store_bind_count(ledger->set_excuse, 1, place);
    store_bind_count(ledger->set_excuse, 2, at);
    store_bind_number(ledger->set_excuse, 3, excuse->kind);
    store_bind_count(ledger->set_excuse, 4, excuse->number);
    store_do(ledger->store, ledger->set_excuse);
}

/* ---- reading ---- */

static const char *order_of(enum ledger_order order) {
    switch (order) {
    case LEDGER_BY_PLACE:
        break;
    case LEDGER_BY_ARTICLE:
        return " ORDER BY article, place";
    case LEDGER_BY_READING:
        return " ORDER BY reading, place";
    }
    return " ORDER BY place";
}

/* The indexes are made for those who ask by them: most never do. */
static sqlite3_stmt *select_cases(struct ledger *ledger, struct arena *arena,
                                  const struct ledger_filter *filter) {
    if (filter->id)
        store_run(ledger->store, "CREATE INDEX IF NOT EXISTS by_id ON cases (id)");
    if (filter->calculation)
        store_run(ledger->store,
                  "CREATE INDEX IF NOT EXISTS by_calculation ON cases (calculation)");
    sqlite3_stmt *cases = store_prepare(
        ledger->store, arena_print(arena, "SELECT * FROM cases WHERE 1%s%s%s%s",
                                   filter->verdicts ? " AND ?1 >> verdict & 1" : "",
                                   filter->id ? " AND id = ?2" : "",
                                   filter->calculation ? " AND calculation = ?3" : "",
                                   order_of(filter->order)));
    if (filter->verdicts)
        store_bind_number(cases, 1, filter->verdicts);
    if (filter->id)
        store_bind_text(cases, 2, filter->id);
    if (filter->calculation)
        store_bind_text(cases, 3, filter->calculation);
    return cases;
}

void ledger_begin(struct ledger_cursor *cursor, struct ledger *ledger,
                  const struct ledger_filter *filter, const struct excuses *excuses) {
    static const struct ledger_filter all = {.verdicts = 0};
    *cursor = (struct ledger_cursor){.ledger = ledger, .excuses = excuses};
    cursor->arena = arena_new();
    cursor->cases = select_cases(ledger, cursor->arena, filter ? filter : &all);
    cursor->deviations = store_prepare(
        ledger->store, "SELECT * FROM deviations WHERE place = ? ORDER BY number");
}

void ledger_end(struct ledger_cursor *cursor) {
    sqlite3_finalize(cursor->cases);
    sqlite3_finalize(cursor->deviations);
    arena_free(cursor->arena);
    *cursor = (struct ledger_cursor){.ledger = NULL};
}

static int number_at(sqlite3_stmt *statement, int column) {
    return sqlite3_column_int(statement, column);
}

static const char *text_at(struct ledger_cursor *cursor, int column) {
    return store_text(cursor->arena, cursor->cases, column);
}

/* What a system wrote. */
static const char *said_at(const struct ledger_cursor *cursor, sqlite3_stmt *statement,
                           int column) {
    const char *text = store_text(cursor->arena, statement, column);
    return text && cursor->fit ? excerpt_all(cursor->arena, text) : text;
}

static struct provision_list claims_at(struct ledger_cursor *cursor, int column) {
    size_t size;
    const enum provision *items =
        store_bytes(cursor->arena, cursor->cases, column, &size);
    return (struct provision_list){size / sizeof *items, items};
}

static const struct excuse *excuse_at(const struct ledger_cursor *cursor) {
    sqlite3_stmt *statement = cursor->deviations;
    if (!cursor->excuses || sqlite3_column_type(statement, EXCUSE) == SQLITE_NULL)
        return NULL;
    const struct excuse_list *list = &cursor->excuses->of[number_at(statement, KIND)];
    size_t at = (size_t)sqlite3_column_int64(statement, EXCUSE);
    if (at < 1 || at > list->count)
        BUG("excuse %zu of %zu", at, list->count);
    return &list->items[at - 1];
}

static const struct deviation *read_deviations(struct ledger_cursor *cursor) {
    sqlite3_stmt *statement = cursor->deviations;
    struct deviation *first = NULL, **next = &first;
    store_bind_count(statement, 1, cursor->place);
    while (store_step(cursor->ledger->store, statement)) {
        struct deviation *one = arena_take(cursor->arena, sizeof *one);
        one->result = said_at(cursor, statement, RESULT);
        one->expected = said_at(cursor, statement, EXPECTED);
        one->got = said_at(cursor, statement, GOT);
        one->difference = said_at(cursor, statement, DIFFERENCE);
        one->provision = (enum provision)number_at(statement, PROVISION);
        one->excuse = excuse_at(cursor);
        *next = one;
        next = &one->next;
    }
    return first;
}

static struct result_case read_case(struct ledger_cursor *cursor) {
    sqlite3_stmt *row = cursor->cases;
    return (struct result_case){
        .id = text_at(cursor, ID),
        .calculation = text_at(cursor, CALCULATION),
        .verdict = (enum verdict)number_at(row, VERDICT),
        .claims = claims_at(cursor, CLAIMS),
        .origin = (enum origin)number_at(row, ORIGIN),
        .place = text_at(cursor, LOCATION),
        .file = text_at(cursor, FILE_NAME),
        .line = number_at(row, LINE),
        .reading = (enum choice)number_at(row, READING),
        .message = said_at(cursor, row, MESSAGE),
        .left_out = (size_t)sqlite3_column_int64(row, LEFT_OUT),
        .deviations = number_at(row, DEVIATIONS) ? read_deviations(cursor) : NULL,
        .because = text_at(cursor, BECAUSE),
        .asked = (enum choice)number_at(row, ASKED),
        .asks = number_at(row, ASKS),
    };
}

const struct result_case *ledger_next(struct ledger_cursor *cursor) {
    if (!cursor->ledger)
        return NULL;
    arena_clear(cursor->arena);
    if (!store_step(cursor->ledger->store, cursor->cases)) {
        ledger_end(cursor);
        return NULL;
    }
    cursor->place = (size_t)sqlite3_column_int64(cursor->cases, PLACE);
    cursor->one = read_case(cursor);
    return &cursor->one;
}

const char *ledger_twice(struct ledger *ledger, struct arena *arena) {
    store_run(ledger->store, "CREATE INDEX IF NOT EXISTS by_id ON cases (id)");
    sqlite3_stmt *ids =
        store_prepare(ledger->store, "SELECT id FROM cases GROUP BY id"
                                     " HAVING count(*) > 1 ORDER BY id LIMIT 1");
    const char *id = store_step(ledger->store, ids) ? store_text(arena, ids, 0) : NULL;
    sqlite3_finalize(ids);
    return id;
}

/* ---- groups ---- */

static int by_first(const void *left, const void *right) {
    const struct ledger_group *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

static size_t count_groups(struct ledger *ledger) {
    sqlite3_stmt *count =
        store_prepare(ledger->store, "SELECT count(DISTINCT calculation) FROM cases");
    size_t groups = store_step(ledger->store, count) ? (size_t)number_at(count, 0) : 0;
    sqlite3_finalize(count);
    return groups;
}

/* A row of it: calculation, verdict, cases, those that ask for a reading, the first. */
static void add_to_group(struct ledger_group *group, sqlite3_stmt *row) {
    int verdict = number_at(row, 1);
    size_t count = (size_t)sqlite3_column_int64(row, 2);
    size_t first = (size_t)sqlite3_column_int64(row, 4);
    group->first = !group->count || first < group->first ? first : group->first;
    group->count += count;
    group->by_verdict[verdict] = count;
    if (verdict == VERDICT_UNSUPPORTED)
        group->asking = (size_t)sqlite3_column_int64(row, 3);
}

const struct ledger_group *ledger_groups(struct ledger *ledger, struct arena *arena,
                                         size_t *count) {
    size_t room = count_groups(ledger);
    struct ledger_group *groups = arena_take(arena, (room + 1) * sizeof *groups);
    sqlite3_stmt *rows = store_prepare(
        ledger->store, "SELECT calculation, verdict, count(*), sum(asks), min(place)"
                       " FROM cases GROUP BY calculation, verdict");
    *count = 0;
    while (store_step(ledger->store, rows)) {
        const char *name = (const char *)sqlite3_column_text(rows, 0);
        if (!*count || strcmp(groups[*count - 1].calculation, name))
            groups[(*count)++].calculation = arena_copy(arena, name);
        add_to_group(&groups[*count - 1], rows);
    }
    sqlite3_finalize(rows);
    qsort(groups, *count, sizeof *groups, by_first);
    return groups;
}

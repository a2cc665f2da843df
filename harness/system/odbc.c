/*
 * A database as a system: a query for each calculation, one question after the other.
 *
 * What the file of queries does not name is unsupported, and so is a question that says
 * what the query does not ask: a fact without a parameter, or a reading. A connection
 * that is lost is made once more for the next question. A database that cannot be reached
 * at all is an error; one that fails again and again is asked no more.
 */
#include <stdlib.h>
#include <string.h>

#include "harness/system/odbc_private.h"
#include "harness/text.h"

enum {
    TIMEOUT_MS = 10 * 1000,
    MOST_FAILURES = 10, /* connections lost and silences, in a row */
    MOST_SILENCES = 20, /* in all */
};

struct asking {
    struct odbc *odbc;
    struct odbc_child child;
    struct arena *arena; /* for as long as the database is asked */
    bool connected;      /* once, at least */
    long failures, silences;
    const char *given_up;  /* why it is asked no more; NULL: it is */
    struct error mistaken; /* the first query whose columns do not fit */
};

/* ---- what is asked ---- */

static bool has_parameter(const struct odbc_query *query, const char *fact) {
    for (size_t i = 0; i < query->fact_count; i++)
        if (!strcmp(query->facts[i]->name, fact))
            return true;
    return false;
}

static bool chooses_reading(const struct question *question) {
    for (int i = 1; question->readings && i < READING_COUNT; i++)
        if (question->readings->chosen[i] != CHOICE_NONE)
            return true;
    return false;
}

static const struct odbc_query *query_for(const struct odbc *odbc,
                                          const struct question *question) {
    const struct odbc_query *query = odbc_map_find(&odbc->map, question->calculation);
    if (!query || chooses_reading(question))
        return NULL;
    for (const struct datum *fact = question->facts ? question->facts->first : NULL; fact;
         fact = fact->next)
        if (!has_parameter(query, fact->name))
            return NULL;
    return query;
}

/* ---- how it went ---- */

static void give_up(struct asking *asking, const char *why) {
    asking->given_up = arena_copy(asking->arena, why);
}

static void enter(struct asking *asking, const struct odbc_query *query,
                  enum odbc_ending ending, const char *message) {
    bool failed = ending == ODBC_LOST || ending == ODBC_SILENT;
    asking->failures = failed ? asking->failures + 1 : 0;
    asking->silences += ending == ODBC_SILENT;
    if (asking->failures >= MOST_FAILURES || asking->silences >= MOST_SILENCES)
        give_up(asking, message);
    if (ending == ODBC_MISTAKEN)
        error_at(&asking->mistaken, asking->odbc->map.file, query->line,
                 query->calculation->name, "%s", message);
}

/* ---- one question ---- */

static struct reply broken(const char *message) {
    return (struct reply){.kind = REPLY_BROKEN, .message = message};
}

static bool interrupted(struct error *error) {
    return error_set(error, ERROR_INTERNAL, _("interrupted: the results are incomplete"));
}

/* False with an error: it was never reached, or we are interrupted. */
static bool connect(struct asking *asking, struct arena *arena, struct reply *reply,
                    struct error *error) {
    if (asking->child.id)
        return true;
    enum odbc_ending ending =
        odbc_child_start(&asking->child, asking->odbc, arena, reply);
    if (ending == ODBC_INTERRUPTED)
        return interrupted(error);
    if (ending == ODBC_ANSWERED) {
        asking->connected = true;
        return true;
    }
    if (!asking->connected)
        return error_set(error, ERROR_INPUT, _("cannot connect to the database: %s"),
                         reply->message);
    *reply = broken(arena_print(arena, _("cannot connect again: %s"), reply->message));
    give_up(asking, reply->message);
    return true;
}

static bool ask_database(struct asking *asking, const struct odbc_query *query,
                         const struct question *question, struct arena *arena,
                         struct reply *reply, struct error *error) {
    if (asking->given_up) {
        *reply =
            broken(arena_print(arena, _("not asked any more: %s"), asking->given_up));
        return true;
    }
    if (!connect(asking, arena, reply, error))
        return false;
    if (!asking->child.id)
        return true;
    enum odbc_ending ending = odbc_child_ask(&asking->child, question, arena, reply);
    if (ending == ODBC_INTERRUPTED)
        return interrupted(error);
    enter(asking, query, ending, reply->message);
    return true;
}

/* ---- the driver ---- */

static bool ask_all(struct asking *asking, const struct question_source *questions,
                    receive_reply *receive, void *context, struct error *error) {
    struct arena *arena = arena_new();
    struct question question;
    bool good = true;
    for (size_t i = 0; good && i < questions->count; i++) {
        struct reply reply = {.kind = REPLY_UNSUPPORTED};
        good = questions->make(questions->context, i, arena, &question, error);
        const struct odbc_query *query = good ? query_for(asking->odbc, &question) : NULL;
        if (query)
            good = ask_database(asking, query, &question, arena, &reply, error);
        if (good)
            receive(context, i, &reply);
        arena_clear(arena);
    }
    arena_free(arena);
    return good;
}

static bool ask_odbc(struct system *system, const struct question_source *questions,
                     receive_reply *receive, void *context, struct error *error) {
    struct asking asking = {
        .odbc = system->state, .arena = arena_new(), .mistaken = ERROR_INIT};
    bool good = ask_all(&asking, questions, receive, context, error);
    odbc_child_stop(&asking.child);
    arena_free(asking.arena);
    if (good && asking.mistaken.code != ERROR_NONE) {
        *error = asking.mistaken;
        return false;
    }
    return good;
}

static void close_odbc(struct system *system) {
    struct odbc *odbc = system->state;
    odbc_map_release(&odbc->map);
    free(odbc->connection);
    free(odbc);
}

static const struct system_driver odbc_driver = {
    .name = "odbc",
    .ask = ask_odbc,
    .close = close_odbc,
};

bool system_open_odbc(struct system *out, const char *connection, const char *map,
                      const char *schema_dir, const struct odbc_options *options,
                      struct error *error) {
    struct odbc *odbc = calloc(1, sizeof *odbc);
    char *copy = strdup(connection);
    if (!odbc || !copy)
        BUG("out of memory for a system");
    *odbc = (struct odbc){
        .connection = copy,
        .timeout_ms =
            options && options->timeout_ms > 0 ? options->timeout_ms : TIMEOUT_MS,
        .most_bytes = options && options->most_bytes > 0 ? (size_t)options->most_bytes
                                                         : LINE_MOST_BYTES,
    };
    if (!odbc_map_read(&odbc->map, map, schema_dir, error)) {
        free(copy);
        free(odbc);
        return false;
    }
    *out = (struct system){.driver = &odbc_driver, .state = odbc};
    return true;
}

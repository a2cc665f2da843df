/*
 * A system: anything that can be asked for a calculation.
 *
 * One struct of functions for every way to reach one: the reference calculator, a
 * program, a service behind HTTP, a database, a file of answers. A reply is what came
 * back, before any judgement; what a system does wrong is a reply too (REPLY_BROKEN),
 * never our error.
 */
#ifndef HARNESS_SYSTEM_SYSTEM_H
#define HARNESS_SYSTEM_SYSTEM_H

#include "calc/calc.h"

struct question {
    const char *id;
    const char *calculation;
    const struct datum *facts;       /* a record */
    const struct readings *readings; /* NULL: none chosen */
};

/*
 * Questions in a row. Each is made when it is to be asked and forgotten behind it, so
 * that asking costs no memory for their number.
 */
struct question_source {
    size_t count;
    const void *context;
    /* Its id and calculation alone, in the arena. */
    struct question (*name)(const void *context, size_t index, struct arena *arena);
    /* False: nobody asks this id. */
    bool (*find)(const void *context, const char *id, size_t *index);
    /* Whether a question is of this calculation. */
    bool (*asks)(const void *context, const struct calculation *calculation);
    /* The whole question, in the arena. False with an error: we failed. */
    bool (*make)(const void *context, size_t index, struct arena *arena,
                 struct question *out, struct error *error);
};
/* A few, all there; the list must outlive the source. */
struct question_list {
    const struct question *questions;
    size_t count;
};
struct question_source question_array(const struct question_list *list);

enum reply_kind {
    REPLY_RESULTS,
    REPLY_REFUSED,
    REPLY_ERROR,
    REPLY_UNSUPPORTED,
    REPLY_BROKEN,  /* crash, time-out, nonsense: `message` says which */
    REPLY_MISSING, /* no answer came for this id */
};

/* A line of a system, byte for byte. */
struct received {
    const char *bytes; /* NULL: none came */
    size_t length;
};

struct reply {
    enum reply_kind kind;
    const struct datum *results; /* a record */
    const char *provision;       /* of a refusal, as written */
    const char *fact;            /* of an error */
    const char *message;         /* NULL where there is none */
    /* What it was read from; the second, when the question was answered twice. */
    struct received received[2];
    long long came; /* when it came, by monotonic_ns; 0: as it is handed on */
};

/* Called once for each question, in any order; the reply lives until it returns. */
typedef void receive_reply(void *context, size_t index, const struct reply *reply);

struct system {
    const struct system_driver *driver;
    void *state;
};

struct system_driver {
    const char *name;
    /* Asks everything and delivers one reply for each question. False: we failed. */
    bool (*ask)(struct system *system, const struct question_source *questions,
                receive_reply *receive, void *context, struct error *error);
    void (*close)(struct system *system);
};

bool system_ask(struct system *system, const struct question_source *questions,
                receive_reply *receive, void *context, struct error *error);
void system_close(struct system *system);

/* Each opens one way to reach a system; false with an error when that cannot be. */
bool system_open_reference(struct system *out);
/* What the reference calculator answers, as a reply: borrows from the answer. */
struct reply reply_of_answer(const struct answer *answer);
struct program_options {
    int timeout_ms;       /* for one answer; 0: 10 seconds */
    long most_line_bytes; /* 0: one mebibyte */
    int at_once;          /* processes, one question each; 0: as many as cores */
};
/* `command` is run by `sh -c`, in a process group of its own. */
bool system_open_program(struct system *out, const char *command,
                         const struct program_options *options, struct error *error);
/* The same, but run for each question anew: one in, one answer out, and the end. */
bool system_open_one_shot(struct system *out, const char *command,
                          const struct program_options *options, struct error *error);
struct http_options {
    int timeout_ms;      /* for the response to one request; 0: 10 seconds */
    long most_bytes;     /* of a response; 0: 16 mebibytes */
    bool one;            /* one question a request, as JSON; else batches of NDJSON */
    const char *ca_file; /* PEM, the authorities to trust; NULL: those of libcurl */
};
/* $ETALON_TOKEN, where there is one, is sent as a bearer token and never shown. */
bool system_open_http(struct system *out, const char *url,
                      const struct http_options *options, struct error *error);
struct odbc_options {
    int timeout_ms;  /* for one answer; 0: 10 seconds */
    long most_bytes; /* of a row; 0: one mebibyte */
};
/*
 * A database, by an ODBC connection string, which is never shown. `map` holds a query for
 * each calculation and follows queries.rng of `schema_dir`.
 */
bool system_open_odbc(struct system *out, const char *connection, const char *map,
                      const char *schema_dir, const struct odbc_options *options,
                      struct error *error);
/* NDJSON; `-` is standard input. Answers for unknown ids are an error, said by line. */
bool system_open_answers(struct system *out, const char *path, struct error *error);
/* CSV: a header of id, results, refused, error; lists and records as JSON in a cell. */
bool system_open_answers_csv(struct system *out, const char *path, struct error *error);
/* XML that follows answers.rng of `schema_dir`. */
bool system_open_answers_xml(struct system *out, const char *path, const char *schema_dir,
                             struct error *error);
/*
 * Copies a file of answers of at most so many bytes that was opened and not asked yet,
 * and judges the copy: gives its descriptor, at the start, or -1 with an error.
 */
int system_hold_answers(struct system *system, size_t most, struct error *error);

#endif

/*
 * A suite: the cases and the goldens of a tree, read, checked and paired, and the
 * adjudicated ablations beside them.
 *
 * Everything a suite holds lives until suite_free. A suite that loads is sound: the files
 * are valid, ids are unique and exist, facts bind to their calculation (unless the golden
 * expects an error), every working line is true and proves its result.
 */
#ifndef HARNESS_CASE_SUITE_H
#define HARNESS_CASE_SUITE_H

#include "calc/calc.h"
#include "harness/case/equivalent_reader.h"
#include "harness/case/headway.h"
#include "harness/case/problems.h"

enum origin { ORIGIN_WORKED_EXAMPLE, ORIGIN_PRINTED_TABLE, ORIGIN_HAND, ORIGIN_COUNT };

const char *origin_word(enum origin origin); /* `worked-example`, as case files say it */
bool origin_by_word(const char *word, enum origin *out); /* false when it is none */

struct provision_list {
    size_t count;
    const enum provision *items;
};

/* One line of the arithmetic of a golden. */
struct golden_line {
    struct provision_list cites;
    const char *name;      /* NULL where it has none */
    const char *statement; /* `20.5 * 2 = 41` */
    int line;
};

struct golden_result {
    const struct datum *expected; /* named; a record or list has its members below */
    const char *printed; /* as the regulation prints it; NULL where it does not */
    int line;
};

/* A result, or a member of its records, and the line of the working that proves it. */
struct golden_proof {
    const struct datum *result;
    const struct golden_line *line;
};

struct erratum {
    const char *result; /* NULL: the misprint is no result */
    const char *place, *printed, *accepted, *cause;
};

struct golden {
    const char *file;
    int line;
    enum outcome outcome; /* what is expected */
    enum provision refused_by;
    const char *error_fact;
    const struct golden_line *lines;
    size_t line_count;
    const struct golden_result *results;
    size_t result_count;
    const struct golden_proof *proofs;
    size_t proof_count;
    const struct erratum *errata;
    size_t erratum_count;
};

struct specimen { /* a case: `case` is a word of the language */
    const char *id;
    const struct calculation *calculation;
    struct provision_list claims;
    enum origin origin;
    const char *place;               /* NULL for a case of our own */
    const char *because;             /* with the facts: see suite_load_sparingly */
    const struct readings *readings; /* that the case chooses; NULL: none */
    const struct datum *facts;
    const struct golden *golden;
    const char *file;
    int line;
};

/*
 * What the line that proves a result cites first; of records, that of the first member
 * proved. PROVISION_NONE where nothing proves it.
 */
enum provision golden_provision(const struct golden *golden, const struct datum *result);

struct suite;

/* For suite_load_sparingly: some thousand cases stay. */
enum { SUITE_SPARING_BYTES = 12 * 1024 * 1024 };

/* `root` holds cases/, golden/ and cases/schema/. False when problems were found. */
bool suite_load(const char *root, struct suite **out, struct problems *problems);
/* The same with the schemas of another folder. *out is NULL when problems were found. */
bool suite_load_with_schema(const char *root, const char *schema_dir, struct suite **out,
                            struct problems *problems);
/*
 * The same, but the cases of a tree that takes more than so many bytes do not stay in
 * memory: each has to be brought when it is looked at. Pairs of files are counted as they
 * are read (NULL: nobody wants to know).
 */
bool suite_load_sparingly(const char *root, size_t most_bytes, struct headway *headway,
                          struct suite **out, struct problems *problems);
void suite_free(struct suite *suite); /* NULL is allowed */
/* Where its files stand, and where their schemas. */
const char *suite_root(const struct suite *suite);
const char *suite_schema_dir(const struct suite *suite);

/* The ablations that somebody adjudicated to change nothing. */
const struct equivalents *suite_equivalents(const struct suite *suite);

/* In the order of the files' paths, then of the file. */
size_t suite_count(const struct suite *suite);
/*
 * The case at a place, with its facts and its golden; it stays until the cases of two
 * other files have been brought. NULL with an error: the files are not as they were when
 * the suite was loaded.
 */
const struct specimen *suite_bring(struct suite *suite, size_t place,
                                   struct error *error);
/* False: there is no such case. */
bool suite_place(const struct suite *suite, const char *id, size_t *place);
/* Of each case in turn, until `look` returns; false: it has seen enough. */
typedef bool suite_look(void *context, size_t place, const struct specimen *head);
bool suite_walk(const struct suite *suite, suite_look *look, void *context);
/* Id, calculation, origin and claims of a case alone, in the arena; nothing is brought.
 */
void suite_head(const struct suite *suite, size_t place, struct arena *arena,
                struct specimen *out);
/* The files that hold a case and its golden, as long as the suite; nothing is brought. */
void suite_files(const struct suite *suite, size_t place, const char **cases,
                 const char **goldens);
/* Of a suite that was loaded whole: they stay as long as it does. NULL: there is none. */
const struct specimen *suite_at(const struct suite *suite, size_t place);
const struct specimen *suite_find(const struct suite *suite, const char *id);

#endif

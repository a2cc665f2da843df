/* What the files of the evaluator share: values, trees, calendar. See working.h. */
#ifndef HARNESS_CASE_WORKING_PRIVATE_H
#define HARNESS_CASE_WORKING_PRIVATE_H

#include <gmp.h>

#include "harness/case/working.h"

/* Bounds that no honest working meets: they keep bad input cheap. */
enum {
    WORKING_STATEMENT_BYTES = 4096,
    WORKING_LITERAL_BYTES = 64,
    WORKING_TEXT_BYTES = 256,
    WORKING_NESTING = 64,
    WORKING_ITEMS = 64,         /* written between two brackets */
    WORKING_LIST_ITEMS = 1024,  /* of a list joined from others */
    WORKING_NUMBER_BITS = 4096, /* of a numerator or denominator */
    WORKING_PERIOD_DAYS = 9999 * 360,
    WORKING_ROUND_PLACES = 20,
};

struct working_value {
    struct working_value *older; /* all values of a working, to clear their numbers */
    enum working_type type;
    mpq_t number; /* NUMBER; PERIOD: its length in days */
    bool truth;
    long day; /* DATE: see the calendar below */
    const char *text;
    const struct working_value **items;
    size_t count;
};

/* The message of a line that fails. The first complaint wins. */
struct working_complaint {
    char *message;
    size_t size;
    bool made;
};

/* working.c: memory, names, messages */

void *working_allocate(struct working *working, size_t size); /* zeroed */
char *working_copy(struct working *working, const char *text, size_t length);

/* A value of that type to fill in; numbers are zero. */
struct working_value *working_value_new(struct working *working, enum working_type type);
const struct working_value *working_find(const struct working *working, const char *name);
__attribute__((format(printf, 3, 4))) void
working_complain(struct working_complaint *complaint, size_t column, const char *format,
                 ...);

/* working_value.c */

const struct working_value *working_boolean(struct working *working, bool truth);
const struct working_value *working_date(struct working *working, long day);

/* The value as a small whole number (up to ten million either way). */
bool working_small_whole(const struct working_value *value, long *out);
bool working_equal(const struct working_value *a, const struct working_value *b);
bool working_ordered(enum working_type type); /* may < stand between two of them? */
int working_compare(const struct working_value *a, const struct working_value *b);
const char *working_type_name(enum working_type type);

/* working_text.c: the text forms of values; all false for anything else than one value */

/* Moves past leading spaces; the length without trailing ones. */
size_t working_trim(const char **text);
/* `17.5` of that length. */
bool working_read_decimal(mpq_t out, const char *text, size_t length);
bool working_read_date(long *day, const char *text, size_t length);
bool working_read_month(long *first_day, const char *text, size_t length);
bool working_read_period(mpq_t days, const char *text, size_t length);
/* The value of a text of that type, not a list; NULL if it has another form. */
struct working_value *working_read(struct working *working, const char *text,
                                   enum working_type type, bool *percent);

/* working_print.c, with working_text() */

/* The same, with the first decimals beside a fraction that has no exact ones. */
const char *working_text_about(struct working *working,
                               const struct working_value *value);

/* working_date.c: the civil calendar; 0001-01-01 is day 1, 9999-12-31 the last */

struct working_civil {
    long year, month, day;
};

bool working_day_of(struct working_civil civil, long *day); /* false: no such day */
struct working_civil working_civil_of(long day);
bool working_day_exists(long day);
/* False when the result leaves the calendar. */
bool working_add_months(long day, long months, long *out);
bool working_add_years(long day, long years, long *out);
bool working_add_period(long day, long period_days, long *out);
long working_end_of_month(long day);
long working_span(long from, long to);             /* in days of 12 months of 30 */
long working_span_included(long first, long last); /* first not after last */
long working_whole_years(long from, long to);      /* from not after to */

/* working_lexer.c */

enum working_symbol {
    SYMBOL_END,
    SYMBOL_BAD, /* the complaint has been made */
    SYMBOL_VALUE,
    SYMBOL_NAME,
    SYMBOL_AND,
    SYMBOL_OR,
    SYMBOL_NOT,
    SYMBOL_PLUS,
    SYMBOL_MINUS,
    SYMBOL_TIMES,
    SYMBOL_DIVIDE,
    SYMBOL_PERCENT,
    SYMBOL_OPEN,
    SYMBOL_CLOSE,
    SYMBOL_OPEN_LIST,
    SYMBOL_CLOSE_LIST,
    SYMBOL_COMMA,
    SYMBOL_EQUAL,
    SYMBOL_NOT_EQUAL,
    SYMBOL_LESS,
    SYMBOL_LESS_EQUAL,
    SYMBOL_GREATER,
    SYMBOL_GREATER_EQUAL,
};

struct working_token {
    enum working_symbol symbol;
    size_t column; /* in characters, from 1 */
    const char *start;
    size_t length;
    const struct working_value *value; /* SYMBOL_VALUE */
};

struct working_lexer {
    struct working *working;
    struct working_complaint *complaint;
    const char *next;
    const char *counted; /* up to there, and so many characters passed */
    size_t passed;
};

struct working_token working_next_token(struct working_lexer *lexer);
bool working_is_relation(enum working_symbol symbol);
const char *working_symbol_text(enum working_symbol symbol); /* of an operator */
bool working_is_name(
    const char *name); /* an identifier that is not a word of the language */

/* working_parser.c */

enum working_node_kind {
    NODE_VALUE,
    NODE_NAME,
    NODE_CALL,
    NODE_LIST,
    NODE_UNARY,
    NODE_BINARY,
};

struct working_node {
    enum working_node_kind kind;
    size_t column;
    enum working_symbol operation;     /* NODE_UNARY, NODE_BINARY */
    const struct working_value *value; /* NODE_VALUE */
    const char *name;                  /* NODE_NAME, NODE_CALL */
    const struct working_node **items; /* operands, arguments or items */
    size_t count;
};

/* The tree of a statement: a binary node with a relation. NULL after a complaint. */
const struct working_node *working_parse(struct working *working, const char *statement,
                                         struct working_complaint *complaint);

/* working_eval.c, working_function.c: NULL after a complaint */

struct working_evaluation {
    struct working *working;
    struct working_complaint *complaint;
};

const struct working_value *working_evaluate(struct working_evaluation *evaluation,
                                             const struct working_node *node);
/* Does the relation of a statement or comparison hold between these two values? */
const struct working_value *working_relate(struct working_evaluation *evaluation,
                                           const struct working_node *node,
                                           const struct working_value *left,
                                           const struct working_value *right);
/* The value of a node that has to be a boolean. */
const struct working_value *working_condition(struct working_evaluation *evaluation,
                                              const struct working_node *node);
/* The day, or if it does not exist a complaint. */
const struct working_value *
working_date_or_complaint(struct working_evaluation *evaluation, size_t column,
                          bool exists, long day);
const struct working_value *working_call(struct working_evaluation *evaluation,
                                         const struct working_node *node);
/* The value itself, unless it is too large to go on with. */
const struct working_value *working_bounded(struct working_evaluation *evaluation,
                                            size_t column,
                                            const struct working_value *value);

#endif

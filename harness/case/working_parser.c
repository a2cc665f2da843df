/*
 * The tree of a statement, by recursive descent. From loose to tight: relation, or, and,
 * not, sum, product, minus, per cent. A relation stands once in a statement, and once
 * between parentheses or commas.
 */
#include <string.h>

#include "harness/case/working_private.h"
#include "harness/text.h"

struct parser {
    struct working_lexer lexer;
    struct working_token token; /* the next one, not used yet */
    size_t depth;
};

static const struct working_node *parse_expression(struct parser *parser);

static void advance(struct parser *parser) {
    parser->token = working_next_token(&parser->lexer);
}

static const struct working_node *expected(struct parser *parser, const char *what) {
    struct working_complaint *complaint = parser->lexer.complaint;
    const struct working_token *token = &parser->token;

    if (token->symbol == SYMBOL_END)
        working_complain(complaint, token->column,
                         _("found the end of the line, expected %s"), what);
    else
        working_complain(complaint, token->column, _("found `%.*s`, expected %s"),
                         (int)token->length, token->start, what);
    return NULL;
}

/* nodes */

static struct working_node *node_new(struct parser *parser, enum working_node_kind kind,
                                     size_t column, size_t count) {
    struct working *working = parser->lexer.working;
    struct working_node *node = working_allocate(working, sizeof *node);

    node->kind = kind;
    node->column = column;
    node->count = count;
    node->items = working_allocate(working, count * sizeof *node->items);
    return node;
}

/* The operator is the next token; its operand, or right operand, is read by `parse`. */
static const struct working_node *
operation(struct parser *parser, const struct working_node *left,
          const struct working_node *(*parse)(struct parser *)) {
    struct working_node *node = node_new(parser, left ? NODE_BINARY : NODE_UNARY,
                                         parser->token.column, left ? 2 : 1);

    node->operation = parser->token.symbol;
    advance(parser);
    const struct working_node *operand = parse(parser);
    if (!operand)
        return NULL;
    if (left)
        node->items[0] = left;
    node->items[node->count - 1] = operand;
    return node;
}

/* Entering a nested expression; must be left again unless parsing ends there. */
static bool enter(struct parser *parser) {
    if (++parser->depth <= WORKING_NESTING)
        return true;
    working_complain(parser->lexer.complaint, parser->token.column,
                     _("found more than %d levels of nesting, expected fewer"),
                     (int)WORKING_NESTING);
    return false;
}

/* expressions, from tight to loose */

/* EXPRESSION [relation EXPRESSION] */
static const struct working_node *parse_condition(struct parser *parser) {
    const struct working_node *left = parse_expression(parser);

    if (!left || !working_is_relation(parser->token.symbol))
        return left;
    return operation(parser, left, parse_expression);
}

/* Conditions between commas up to `close`, the opening bracket being the next token. */
static const struct working_node *
parse_items(struct parser *parser, struct working_node *node, enum working_symbol close) {
    const struct working_node *items[WORKING_ITEMS];

    if (!enter(parser))
        return NULL;
    advance(parser);
    while (parser->token.symbol != close || node->count > 0) {
        if (node->count == WORKING_ITEMS)
            return expected(parser, _("fewer items"));
        const struct working_node *item = parse_condition(parser);
        if (!item)
            return NULL;
        items[node->count++] = item;
        if (parser->token.symbol == close)
            break;
        if (parser->token.symbol != SYMBOL_COMMA)
            return expected(parser, close == SYMBOL_CLOSE ? _("an operator, `,` or `)`")
                                                          : _("an operator, `,` or `]`"));
        advance(parser);
    }
    advance(parser);
    parser->depth--;
    if (node->count > 0) {
        size_t size = node->count * sizeof *items;
        node->items = working_allocate(parser->lexer.working, size);
        memcpy(node->items, items, size);
    }
    return node;
}

static const struct working_node *parse_parentheses(struct parser *parser) {
    if (!enter(parser))
        return NULL;
    advance(parser);
    const struct working_node *node = parse_condition(parser);
    if (!node)
        return NULL;
    if (parser->token.symbol != SYMBOL_CLOSE)
        return expected(parser, _("an operator or `)`"));
    advance(parser);
    parser->depth--;
    return node;
}

static const struct working_node *parse_name(struct parser *parser) {
    struct working_node *node = node_new(parser, NODE_NAME, parser->token.column, 0);

    node->name =
        working_copy(parser->lexer.working, parser->token.start, parser->token.length);
    advance(parser);
    if (parser->token.symbol != SYMBOL_OPEN)
        return node;
    node->kind = NODE_CALL;
    return parse_items(parser, node, SYMBOL_CLOSE);
}

static const struct working_node *parse_value(struct parser *parser) {
    struct working_node *node = node_new(parser, NODE_VALUE, parser->token.column, 0);
    node->value = parser->token.value;
    advance(parser);
    return node;
}

static const struct working_node *parse_primary(struct parser *parser) {
    switch (parser->token.symbol) {
    case SYMBOL_VALUE:
        return parse_value(parser);
    case SYMBOL_NAME:
        return parse_name(parser);
    case SYMBOL_OPEN:
        return parse_parentheses(parser);
    case SYMBOL_OPEN_LIST:
        return parse_items(parser, node_new(parser, NODE_LIST, parser->token.column, 0),
                           SYMBOL_CLOSE_LIST);
    default:
        return expected(parser, _("a value, a name or `(`"));
    }
}

static const struct working_node *parse_percent(struct parser *parser) {
    const struct working_node *operand = parse_primary(parser);

    if (!operand || parser->token.symbol != SYMBOL_PERCENT)
        return operand;
    struct working_node *node = node_new(parser, NODE_UNARY, parser->token.column, 1);
    node->operation = SYMBOL_PERCENT;
    node->items[0] = operand;
    advance(parser);
    return node;
}

static const struct working_node *parse_minus(struct parser *parser) {
    if (parser->token.symbol != SYMBOL_MINUS)
        return parse_percent(parser);
    if (!enter(parser))
        return NULL;
    const struct working_node *node = operation(parser, NULL, parse_minus);
    parser->depth--;
    return node;
}

static const struct working_node *parse_product(struct parser *parser) {
    const struct working_node *node = parse_minus(parser);
    while (node && (parser->token.symbol == SYMBOL_TIMES ||
                    parser->token.symbol == SYMBOL_DIVIDE))
        node = operation(parser, node, parse_minus);
    return node;
}

static const struct working_node *parse_sum(struct parser *parser) {
    const struct working_node *node = parse_product(parser);
    while (node &&
           (parser->token.symbol == SYMBOL_PLUS || parser->token.symbol == SYMBOL_MINUS))
        node = operation(parser, node, parse_product);
    return node;
}

static const struct working_node *parse_not(struct parser *parser) {
    if (parser->token.symbol != SYMBOL_NOT)
        return parse_sum(parser);
    if (!enter(parser))
        return NULL;
    const struct working_node *node = operation(parser, NULL, parse_not);
    parser->depth--;
    return node;
}

static const struct working_node *parse_and(struct parser *parser) {
    const struct working_node *node = parse_not(parser);
    while (node && parser->token.symbol == SYMBOL_AND)
        node = operation(parser, node, parse_not);
    return node;
}

static const struct working_node *parse_expression(struct parser *parser) {
    const struct working_node *node = parse_and(parser);
    while (node && parser->token.symbol == SYMBOL_OR)
        node = operation(parser, node, parse_and);
    return node;
}

/* the statement */

const struct working_node *working_parse(struct working *working, const char *statement,
                                         struct working_complaint *complaint) {
    struct parser parser = {
        .lexer = {.working = working,
                  .complaint = complaint,
                  .next = statement,
                  .counted = statement},
    };

    if (strnlen(statement, WORKING_STATEMENT_BYTES + 1) > WORKING_STATEMENT_BYTES) {
        working_complain(complaint, 0, _("found a line of more than %d bytes"),
                         (int)WORKING_STATEMENT_BYTES);
        return NULL;
    }
    advance(&parser);
    const struct working_node *left = parse_expression(&parser);
    if (!left)
        return NULL;
    if (!working_is_relation(parser.token.symbol))
        return expected(&parser, _("an operator or one of = != < <= > >="));
    const struct working_node *node = operation(&parser, left, parse_expression);
    if (!node)
        return NULL;
    if (working_is_relation(parser.token.symbol))
        return expected(&parser, _("one relation to a line, or ( ) around a comparison"));
    if (parser.token.symbol != SYMBOL_END)
        return expected(&parser, _("an operator or the end of the line"));
    return node;
}

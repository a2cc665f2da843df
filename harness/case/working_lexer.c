/* The words of a statement: literals, names and operators. */
#include <string.h>

#include "harness/case/working_private.h"
#include "harness/text.h"

struct spelling {
    const char *text;
    enum working_symbol symbol;
};

/* The longer of two that begin alike comes first. */
static const struct spelling operators[] = {
    {"!=", SYMBOL_NOT_EQUAL}, {"<=", SYMBOL_LESS_EQUAL}, {">=", SYMBOL_GREATER_EQUAL},
    {"=", SYMBOL_EQUAL},      {"<", SYMBOL_LESS},        {">", SYMBOL_GREATER},
    {"+", SYMBOL_PLUS},       {"-", SYMBOL_MINUS},       {"*", SYMBOL_TIMES},
    {"/", SYMBOL_DIVIDE},     {"%", SYMBOL_PERCENT},     {"(", SYMBOL_OPEN},
    {")", SYMBOL_CLOSE},      {"[", SYMBOL_OPEN_LIST},   {"]", SYMBOL_CLOSE_LIST},
    {",", SYMBOL_COMMA},      {NULL, SYMBOL_END},
};

static const struct spelling words[] = {
    {"and", SYMBOL_AND},    {"or", SYMBOL_OR},       {"not", SYMBOL_NOT},
    {"true", SYMBOL_VALUE}, {"false", SYMBOL_VALUE}, {NULL, SYMBOL_END},
};

/* characters */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}

static bool is_of_name(char c) {
    return starts_name(c) || is_digit(c);
}

/* Letters, digits and all that is beyond ASCII: what belongs to a wrong word as well. */
static bool is_of_word(char c) {
    return is_of_name(c) || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Of the next token; counted on from the one before. */
static size_t column(struct working_lexer *lexer) {
    for (; lexer->counted < lexer->next; lexer->counted++)
        lexer->passed += ((unsigned char)*lexer->counted & 0xC0) != 0x80;
    return lexer->passed + 1;
}

static size_t length_of(const char *text, bool (*belongs)(char)) {
    size_t length = 0;
    while (belongs(text[length]))
        length++;
    return length;
}

/* names */

static const struct spelling *word_of(const char *text, size_t length) {
    const struct spelling *word = words;
    while (word->text &&
           (strlen(word->text) != length || memcmp(word->text, text, length)))
        word++;
    return word->text ? word : NULL;
}

bool working_is_name(const char *name) {
    size_t length = length_of(name, is_of_name);
    return length > 0 && length <= WORKING_LITERAL_BYTES && name[length] == '\0' &&
           starts_name(name[0]) && !word_of(name, length);
}

bool working_is_relation(enum working_symbol symbol) {
    return symbol >= SYMBOL_EQUAL;
}

const char *working_symbol_text(enum working_symbol symbol) {
    for (const struct spelling *one = operators; one->text; one++)
        if (one->symbol == symbol)
            return one->text;
    for (const struct spelling *one = words; one->text; one++)
        if (one->symbol == symbol)
            return one->text;
    return "";
}

/* tokens */

static struct working_token token_of(struct working_lexer *lexer,
                                     enum working_symbol symbol, size_t length) {
    return (struct working_token){
        .symbol = symbol,
        .column = column(lexer),
        .start = lexer->next,
        .length = length,
    };
}

static struct working_token bad(struct working_lexer *lexer, size_t length,
                                const char *expected) {
    size_t shown = length < WORKING_LITERAL_BYTES ? length : WORKING_LITERAL_BYTES;
    struct working_token token = token_of(lexer, SYMBOL_BAD, length);

    working_complain(lexer->complaint, token.column, _("found `%.*s%s`, expected %s"),
                     (int)shown, token.start, shown < length ? "..." : "", expected);
    return token;
}

static struct working_token value_token(struct working_lexer *lexer, size_t length,
                                        const struct working_value *value) {
    struct working_token token = token_of(lexer, SYMBOL_VALUE, length);
    token.value = value;
    return token;
}

/* Only the shape: whether there is such a day is said by the calendar. */
static bool looks_like_a_date(const char *text) {
    static const char shape[] = "dddd-dd-dd";
    size_t i = 0;

    while (shape[i] && (shape[i] == 'd' ? is_digit(text[i]) : text[i] == shape[i]))
        i++;
    return !shape[i];
}

static struct working_token next_number(struct working_lexer *lexer) {
    const char *text = lexer->next;
    size_t length = length_of(text, is_digit);

    if (text[length] == '.')
        length += 1 + length_of(text + length + 1, is_digit);
    bool ends = !is_of_word(text[length]) && text[length] != '.';
    size_t word = length;
    while (is_of_word(text[word]) || text[word] == '.')
        word++;

    if (length > WORKING_LITERAL_BYTES)
        return bad(lexer, word, _("a shorter number"));
    struct working_value *value = working_value_new(lexer->working, WORKING_NUMBER);
    if (!ends || !working_read_decimal(value->number, text, length))
        return bad(lexer, word, _("a number"));
    return value_token(lexer, length, value);
}

static struct working_token next_date(struct working_lexer *lexer) {
    const size_t length = strlen("2001-02-28");
    struct working_value *value = working_value_new(lexer->working, WORKING_DATE);
    size_t word = length + length_of(lexer->next + length, is_of_word);

    if (word != length || !working_read_date(&value->day, lexer->next, length))
        return bad(lexer, word, _("a day of the calendar"));
    return value_token(lexer, length, value);
}

static struct working_token next_period(struct working_lexer *lexer) {
    size_t length = length_of(lexer->next, is_of_word);
    struct working_value *value = working_value_new(lexer->working, WORKING_PERIOD);

    if (!working_read_period(value->number, lexer->next, length))
        return bad(lexer, length, _("a period such as P39Y11M19D"));
    return value_token(lexer, length, value);
}

static struct working_token next_text(struct working_lexer *lexer) {
    const char *text = lexer->next + 1;
    size_t length = 0;

    while (text[length] && text[length] != '\'' && (unsigned char)text[length] >= ' ')
        length++;
    if (text[length] != '\'')
        return bad(lexer, length + 1, _("a text that ends with ' on its line"));
    if (length > WORKING_TEXT_BYTES)
        return bad(lexer, length + 2, _("a shorter text"));
    struct working_value *value = working_value_new(lexer->working, WORKING_TEXT);
    value->text = working_copy(lexer->working, text, length);
    return value_token(lexer, length + 2, value);
}

static struct working_token next_name(struct working_lexer *lexer) {
    size_t length = length_of(lexer->next, is_of_name);
    size_t whole = length_of(lexer->next, is_of_word);
    const struct spelling *word = word_of(lexer->next, length);

    if (whole != length)
        return bad(lexer, whole, _("a name in small letters, digits and _"));
    if (length > WORKING_LITERAL_BYTES)
        return bad(lexer, length, _("a shorter name"));
    if (!word)
        return token_of(lexer, SYMBOL_NAME, length);
    if (word->symbol != SYMBOL_VALUE)
        return token_of(lexer, word->symbol, length);
    return value_token(lexer, length, working_boolean(lexer->working, length == 4));
}

static struct working_token next_operator(struct working_lexer *lexer) {
    const struct spelling *one = operators;

    while (one->text && strncmp(one->text, lexer->next, strlen(one->text)))
        one++;
    if (one->text)
        return token_of(lexer, one->symbol, strlen(one->text));
    if ((unsigned char)*lexer->next < ' ' || *lexer->next == 0x7F)
        return bad(lexer, 0, _("no control character"));
    size_t word = length_of(lexer->next, is_of_word);
    return bad(lexer, word > 0 ? word : 1, _("a value, a name or an operator"));
}

struct working_token working_next_token(struct working_lexer *lexer) {
    struct working_token token;

    lexer->next += strspn(lexer->next, " \t\n\r");
    const char *text = lexer->next;
    if (*text == '\0')
        return token_of(lexer, SYMBOL_END, 0);
    if (looks_like_a_date(text))
        token = next_date(lexer);
    else if (is_digit(*text))
        token = next_number(lexer);
    else if (*text == 'P' && is_digit(text[1]))
        token = next_period(lexer);
    else if (*text == '\'')
        token = next_text(lexer);
    else if (starts_name(*text))
        token = next_name(lexer);
    else
        token = next_operator(lexer);
    lexer->next += token.length;
    return token;
}

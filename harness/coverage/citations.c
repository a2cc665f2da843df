#include "harness/coverage/citations.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "calc/law/parameter.h"
#include "calc/law/printed_day.h"
#include "calc/law/reading.h"
#include "harness/text.h"

enum { SOURCE_MOST_BYTES = 1024 * 1024 };

/* A word of the source, or a sign as a text of one character. */
struct word {
    int line;
    const char *text;
    enum provision provision; /* PROVISION_NONE: it cites nothing */
};

/* A table outside the functions: the words from its first to its last. */
struct table {
    const char *name;
    size_t first, last;
};

struct citations {
    struct word *words;
    size_t word_count;
    struct table *tables;
    size_t table_count;
};

/* Where a comment or a literal that begins here ends; `at` itself where none does. */
static const char *behind_quiet_part(const char *at) {
    if (!strncmp(at, "//", 2))
        return at + strcspn(at, "\n");
    if (!strncmp(at, "/*", 2)) {
        const char *end = strstr(at + 2, "*/");
        return end ? end + 2 : at + strlen(at);
    }
    if (*at != '"' && *at != '\'')
        return at;
    char quote = *at++;
    while (*at && *at != quote)
        at += *at == '\\' && at[1] ? 2 : 1;
    return *at ? at + 1 : at;
}

static bool is_word_character(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

/* `R-IV.20-years` is `R_IV_20_years` in C; a choice adds two underscores and a word. */
static bool names_reading(const char *word, const char *id) {
    for (; *id; id++, word++)
        if (*word != (*id == '-' || *id == '.' ? '_' : *id))
            return false;
    return !*word || !strncmp(word, "__", 2);
}

static enum provision cited_by(const char *word) {
    if (!isupper((unsigned char)*word) || !strchr(word, '_'))
        return PROVISION_NONE;
    for (int i = 1; i < PROVISION_COUNT; i++)
        if (!strcmp(provision_info((enum provision)i)->name, word))
            return (enum provision)i;
    for (int i = 1; i < PARAMETER_COUNT; i++)
        if (!strcmp(parameter_info((enum parameter)i)->name, word))
            return parameter_info((enum parameter)i)->provision;
    for (int i = 1; i < PRINTED_DAY_COUNT; i++)
        if (!strcmp(printed_day_info((enum printed_day)i)->name, word))
            return printed_day_info((enum printed_day)i)->provision;
    for (int i = 1; i < READING_COUNT; i++)
        if (names_reading(word, reading_info((enum reading)i)->id))
            return reading_info((enum reading)i)->provision;
    return PROVISION_NONE;
}

static int newlines(const char *from, const char *to) {
    int count = 0;
    for (; from < to; from++)
        count += *from == '\n';
    return count;
}

static void split(struct citations *citations, struct arena *arena, const char *text) {
    int line = 1;
    while (*text) {
        const char *end = behind_quiet_part(text);
        if (end == text) {
            while (is_word_character(*end))
                end++;
            end += end == text;
            if (!isspace((unsigned char)*text)) {
                char *word = arena_print(arena, "%.*s", (int)(end - text), text);
                citations->words[citations->word_count++] =
                    (struct word){line, word, cited_by(word)};
            }
        }
        line += newlines(text, end);
        text = end;
    }
}

/* Declarations outside the functions; what has a `=` is a table or a constant. */
static void find_tables(struct citations *citations) {
    int depth = 0;
    bool in_function = false;
    size_t first = 0;
    const char *name = NULL, *word = NULL;
    for (size_t i = 0; i < citations->word_count; i++) {
        const char *text = citations->words[i].text;
        if (*text == '{' && depth == 0)
            in_function = i > 0 && *citations->words[i - 1].text == ')';
        if (*text == '=' && depth == 0)
            name = word;
        depth += (*text == '{' || *text == '[') - (*text == '}' || *text == ']');
        if (depth == 0 && is_word_character(*text))
            word = text;
        if (depth > 0 || (*text != ';' && !(*text == '}' && in_function)))
            continue;
        if (name)
            citations->tables[citations->table_count++] = (struct table){name, first, i};
        name = NULL;
        in_function = false;
        first = i + 1;
    }
}

static bool read_text(char *text, const char *path, struct error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_at(error, path, 0, NULL, "%s", strerror(errno));
    size_t length = fread(text, 1, SOURCE_MOST_BYTES, file);
    bool whole = !ferror(file) && length < SOURCE_MOST_BYTES;
    fclose(file);
    text[length] = '\0';
    return whole ||
           error_at(error, path, 0, NULL, _("cannot be read, or is longer than %d bytes"),
                    (int)SOURCE_MOST_BYTES);
}

bool citations_read(struct citations **out, struct arena *arena, const char *root,
                    const char *path, struct error *error) {
    char *text = arena_take(arena, SOURCE_MOST_BYTES + 1);
    if (!read_text(text, arena_print(arena, "%s/%s", root, path), error))
        return false;
    size_t most = strlen(text) + 1;
    struct citations *citations = arena_take(arena, sizeof *citations);
    citations->words = arena_take(arena, most * sizeof *citations->words);
    split(citations, arena, text);
    citations->tables =
        arena_take(arena, (citations->word_count + 1) * sizeof *citations->tables);
    find_tables(citations);
    *out = citations;
    return true;
}

static void cite_table(const struct citations *citations, const char *name,
                       bool cited[PROVISION_COUNT]) {
    for (size_t i = 0; i < citations->table_count; i++) {
        const struct table *table = &citations->tables[i];
        for (size_t j = table->first; !strcmp(table->name, name) && j <= table->last; j++)
            cited[citations->words[j].provision] = true;
    }
}

void citations_between(const struct citations *citations, int first, int last,
                       bool cited[PROVISION_COUNT]) {
    for (size_t i = 0; i < citations->word_count; i++) {
        const struct word *word = &citations->words[i];
        if (word->line < first || word->line > last)
            continue;
        cited[word->provision] = true;
        cite_table(citations, word->text, cited);
    }
    cited[PROVISION_NONE] = false;
}

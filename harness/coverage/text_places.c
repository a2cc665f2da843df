#include "harness/coverage/text_places.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/text.h"

enum { MARK_SIZE = 32 };

/* The lines of the text, each from its first visible character. */
struct text {
    char **lines;
    int count, room;
};

/* Lines from `from` up to, not including, `to`; counted from 0. */
struct part {
    int from, to;
};

/* Spaces, and the soft hyphens and line marks that a PDF leaves at the start of a line.
 */
static const char *visible(const char *line) {
    static const char *const invisible[] = {"\xC2\xA0", "\xC2\xAD", "\xEF\xBF\xBD",
                                            "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (;;) {
        const char *at = line;
        line += strspn(line, " \t\f\r");
        for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
            if (!strncmp(line, invisible[i], strlen(invisible[i])))
                line += strlen(invisible[i]);
        if (line == at)
            return line;
    }
}

static void add_line(struct text *text, const char *line) {
    if (text->count == text->room) {
        int room = text->room ? 2 * text->room : 1024;
        char **more = realloc(text->lines, (size_t)room * sizeof *more);
        if (!more)
            BUG("out of memory for %d lines", room);
        text->lines = more;
        text->room = room;
    }
    char *copy = strdup(visible(line));
    if (!copy)
        BUG("out of memory for a line");
    text->lines[text->count++] = copy;
}

static bool read_text(struct text *text, const char *path, struct error *error) {
    FILE *file = fopen(path, "r");
    if (!file)
        return error_at(error, path, 0, NULL, "%s", strerror(errno));
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, file) >= 0)
        add_line(text, line);
    free(line);
    bool whole = !ferror(file);
    fclose(file);
    return whole || error_at(error, path, 0, NULL, _("cannot be read to its end"));
}

static void release_text(struct text *text) {
    for (int i = 0; i < text->count; i++)
        free(text->lines[i]);
    free(text->lines);
}

/* Whether the line begins with the mark, and the mark ends there; `6 bis` is `6bis`. */
static bool begins(const char *line, const char *mark) {
    const char *last = mark;
    for (; *mark; last = mark++, line++) {
        if (*mark == 'b')
            line = visible(line);
        if (*line != *mark)
            return false;
    }
    return !isalnum((unsigned char)*last) || !isalnum((unsigned char)*line);
}

static int first_line(const struct text *text, struct part part, const char *mark) {
    for (int i = part.from; i < part.to; i++)
        if (begins(text->lines[i], mark))
            return i;
    return -1;
}

/* The number after `Article`, and whether `bis` follows; 0 where the line is no title. */
static int article_number(const char *line, bool *bis) {
    static const char word[] = "Article ";
    if (strncmp(line, word, sizeof word - 1))
        return 0;
    char *end;
    long number = strtol(line + sizeof word - 1, &end, 10);
    const char *next = visible(end);
    *bis = !strncmp(next, "bis", 3);
    /* `Article 5, paragraph 2` speaks of an article, and opens none. */
    if (!*bis && *end != '\t' && *end != ' ' && *end != '\n')
        return 0;
    return number > 0 && number < 1000 ? (int)number : 0;
}

/* From the article 1 before the first running head of the annex to the next article 1. */
static bool find_annex(const struct text *text, const char *annex, struct part *out) {
    char head[MARK_SIZE];
    snprintf(head, sizeof head, "ANNEXE %s-", annex);
    bool inside = false, bis;
    *out = (struct part){-1, text->count};
    for (int i = 0; i < text->count; i++) {
        bool first = article_number(text->lines[i], &bis) == 1 && !bis;
        if (first && inside) {
            out->to = i;
            break;
        }
        if (first)
            out->from = i;
        inside |= strstr(text->lines[i], head) != NULL;
    }
    return inside && out->from >= 0;
}

/* Titles stand in order; a number that goes back is a mention. */
static struct part find_article(const struct text *text, struct part annex,
                                const char *wanted) {
    int last = 0;
    struct part found = {-1, annex.to};
    for (int i = annex.from; i < annex.to; i++) {
        bool bis;
        int number = article_number(text->lines[i], &bis);
        if (!number || number < last || number > last + 5)
            continue;
        last = number;
        char name[MARK_SIZE];
        snprintf(name, sizeof name, "%d%s", number, bis ? "bis" : "");
        if (found.from >= 0 && strcmp(name, wanted)) {
            found.to = i;
            break;
        }
        if (found.from < 0 && !strcmp(name, wanted))
            found.from = i;
    }
    return found;
}

/* `instr46-1` stands as `46/1`, `instr6bis.2-1` as `6 bis.2/1`. */
static void instruction_mark(char mark[MARK_SIZE], const char *id, const char **rest) {
    size_t length = 0;
    while (*id && length + 6 < MARK_SIZE) {
        if (*id == '.' && !isdigit((unsigned char)id[1]))
            break;
        bool after_number = *id == '-';
        mark[length++] = after_number ? '/' : *id;
        id++;
        if (after_number) {
            while (isdigit((unsigned char)*id) && length + 1 < MARK_SIZE)
                mark[length++] = *id++;
            break;
        }
    }
    mark[length] = '\0';
    *rest = *id == '.' ? id + 1 : id;
}

/* The next member of an id; false where its last one has been taken. */
static bool next_member(const char **rest, char member[MARK_SIZE]) {
    size_t length = strcspn(*rest, ".");
    if (!length || length >= MARK_SIZE)
        return false;
    memcpy(member, *rest, length);
    member[length] = '\0';
    *rest += length + ((*rest)[length] == '.');
    return true;
}

/* `3` is marked `3.`, `ii` is marked `ii)`, `b` is marked `(b)` or `b)`. */
static int find_member(const struct text *text, struct part part, const char *member) {
    char mark[MARK_SIZE + 3];
    size_t number = strspn(member, "0123456789");
    if (!member[number])
        snprintf(mark, sizeof mark, "%s.", member);
    else if (!member[strspn(member, "ivx")] || strlen(member) == 1)
        snprintf(mark, sizeof mark, "%s)", member);
    else
        return -1;
    int line = first_line(text, part, mark);
    if (line < 0 && strlen(member) == 1) {
        snprintf(mark, sizeof mark, "(%s)", member);
        line = first_line(text, part, mark);
    }
    return line;
}

/* Past the paragraph: where the next one of its rank begins. */
static int end_of_member(const struct text *text, struct part part, const char *member) {
    if (!isdigit((unsigned char)*member))
        return part.to;
    char next[MARK_SIZE];
    snprintf(next, sizeof next, "%d.", atoi(member) + 1);
    int line = first_line(text, part, next);
    return line < 0 ? part.to : line;
}

/* The line of the provision that `rest` names within the part, or -1. */
static int find_within(const struct text *text, struct part part, const char *rest) {
    int line = part.from;
    char member[MARK_SIZE];
    while (*rest) {
        if (!next_member(&rest, member))
            return -1;
        line = find_member(text, part, member);
        if (line < 0)
            return -1;
        part.from = line + (isdigit((unsigned char)*member) ? 0 : 1);
        part.to = end_of_member(text, (struct part){line + 1, part.to}, member);
    }
    return line;
}

/* `id` without its annex. */
static int find_provision(const struct text *text, struct part annex, const char *id) {
    static const char prefix[] = "instr";
    bool instruction = !strncmp(id, prefix, sizeof prefix - 1);
    const char *rest = instruction ? id + sizeof prefix - 1 : id;
    char article[MARK_SIZE], mark[MARK_SIZE];
    size_t length = strspn(rest, "0123456789");
    length += !strncmp(rest + length, "bis", 3) ? 3 : 0;
    if (!length || length >= MARK_SIZE)
        return -1;
    snprintf(article, sizeof article, "%.*s", (int)length, rest);
    struct part part = find_article(text, annex, article);
    if (part.from < 0)
        return -1;
    if (!instruction)
        return find_within(text, part, rest + length + (rest[length] == '.'));
    instruction_mark(mark, rest, &rest);
    part.from = first_line(text, part, mark);
    return part.from < 0 ? -1 : find_within(text, part, rest);
}

bool text_places_find(struct text_places *out, const char *path, const char *annex,
                      struct error *error) {
    *out = (struct text_places){.found = 0};
    struct text text = {0};
    struct part part;
    char prefix[MARK_SIZE];
    bool read = read_text(&text, path, error);
    if (read && !find_annex(&text, annex, &part))
        read = error_at(error, path, 0, NULL,
                        _("found no article 1 before a running head 'ANNEXE %s-', "
                          "expected the text of the regulation"),
                        annex);
    snprintf(prefix, sizeof prefix, "%s.", annex);
    for (int i = 1; read && i < PROVISION_COUNT; i++) {
        const char *id = provision_id((enum provision)i);
        if (strncmp(id, prefix, strlen(prefix)))
            continue;
        out->line[i] = 1 + find_provision(&text, part, id + strlen(prefix));
        out->found += out->line[i] > 0;
    }
    release_text(&text);
    return read;
}

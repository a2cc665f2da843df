/* A working: its memory, its names, its lines and the message of a line that fails. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/case/working_private.h"
#include "harness/text.h"

/* Memory is taken block by block and handed out in pieces. */
struct block {
    struct block *older;
    size_t size, used;
    max_align_t data[];
};

enum {
#ifdef ETALON_ARENA_CHECKED
    BLOCK_BYTES = 0, /* each piece is a block of its own, so that sanitizers see it */
#else
    BLOCK_BYTES = 4 * 1024,
#endif
};

struct binding {
    struct binding *older; /* found after this one, so that lines hide facts */
    const char *name;      /* NULL for a line without name */
    const struct working_value *value;
    bool is_line;
};

struct working {
    struct block *blocks;
    struct working_value *values;
    struct binding *facts, *lines;
};

/* memory */

static void *allocate_or_abort(size_t size) {
    void *memory = malloc(size);
    if (!memory)
        abort();
    return memory;
}

struct working *working_new(void) {
    return memset(allocate_or_abort(sizeof(struct working)), 0, sizeof(struct working));
}

void working_free(struct working *working) {
    if (!working)
        return;
    for (struct working_value *value = working->values; value; value = value->older)
        mpq_clear(value->number);
    for (struct block *block = working->blocks, *older; block; block = older) {
        older = block->older;
        free(block);
    }
    free(working);
}

static struct block *block_for(struct working *working, size_t size) {
    struct block *block = working->blocks;
    if (block && block->size - block->used >= size)
        return block;
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    block = allocate_or_abort(sizeof *block + room);
    *block = (struct block){.older = working->blocks, .size = room};
    return working->blocks = block;
}

void *working_allocate(struct working *working, size_t size) {
    size_t unit = sizeof(max_align_t);
    size_t whole = (size + unit - 1) / unit * unit;
    struct block *block = block_for(working, whole);
    void *piece = (char *)block->data + block->used;
    block->used += whole;
    return memset(piece, 0, size);
}

char *working_copy(struct working *working, const char *text, size_t length) {
    char *copy = working_allocate(working, length + 1);
    memcpy(copy, text, length);
    return copy;
}

struct working_value *working_value_new(struct working *working, enum working_type type) {
    struct working_value *value = working_allocate(working, sizeof *value);
    value->type = type;
    mpq_init(value->number);
    value->older = working->values;
    working->values = value;
    return value;
}

/* messages */

/* A message that was cut must not end inside a character. */
static void drop_partial_character(char *text) {
    size_t length = strlen(text), start = length;

    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (wanted > 1 && length - start + 1 < wanted)
        text[start - 1] = '\0';
}

void working_complain(struct working_complaint *complaint, size_t column,
                      const char *format, ...) {
    va_list arguments;
    int used = 0;

    if (complaint->made)
        return;
    complaint->made = true;
    if (!complaint->message || complaint->size == 0)
        return;
    if (column > 0)
        used = snprintf(complaint->message, complaint->size, _("column %zu: "), column);
    if (used >= 0 && (size_t)used < complaint->size) {
        va_start(arguments, format);
        vsnprintf(complaint->message + used, complaint->size - (size_t)used, format,
                  arguments);
        va_end(arguments);
    }
    drop_partial_character(complaint->message);
}

/* names */

static void bind(struct working *working, struct binding **list, const char *name,
                 const struct working_value *value) {
    struct binding *binding = working_allocate(working, sizeof *binding);
    binding->name = name ? working_copy(working, name, strlen(name)) : NULL;
    binding->value = value;
    binding->older = *list;
    *list = binding;
}

static const struct working_value *find(const struct binding *list, const char *name) {
    for (; list; list = list->older)
        if (list->name && !strcmp(list->name, name))
            return list->value;
    return NULL;
}

const struct working_value *working_find(const struct working *working,
                                         const char *name) {
    const struct working_value *value = find(working->lines, name);
    return value ? value : find(working->facts, name);
}

const struct working_value *working_line_value(const struct working *working,
                                               const char *name) {
    if (name)
        return find(working->lines, name);
    return working->lines ? working->lines->value : NULL;
}

/* facts and lines */

bool working_define(struct working *working, const char *name, const char *fact_text,
                    enum working_type hint) {
    bool percent;
    long first_day;

    if (!working_is_name(name))
        return false;
    const struct working_value *value = working_read(working, fact_text, hint, &percent);
    if (!value && hint == WORKING_DATE) {
        size_t length = working_trim(&fact_text);
        if (working_read_month(&first_day, fact_text, length))
            value = working_date(working, first_day);
    }
    if (!value)
        return false;
    bind(working, &working->facts, name, value);
    return true;
}

static bool name_is_free(const struct working *working, const char *name,
                         struct working_complaint *complaint) {
    if (!working_is_name(name))
        working_complain(complaint, 0,
                         _("found the name `%s`, expected small letters, digits and _"),
                         name);
    else if (find(working->lines, name))
        working_complain(complaint, 0,
                         _("found the name `%s` of an earlier line, expected another"),
                         name);
    return !complaint->made;
}

/* The value of the line, if it holds. */
static const struct working_value *value_of_line(struct working *working,
                                                 const struct working_node *statement,
                                                 struct working_complaint *complaint) {
    struct working_evaluation evaluation = {.working = working, .complaint = complaint};
    const struct working_value *sides[2];

    for (size_t i = 0; i < 2; i++) {
        sides[i] = working_evaluate(&evaluation, statement->items[i]);
        if (!sides[i])
            return NULL;
    }
    const struct working_value *holds =
        working_relate(&evaluation, statement, sides[0], sides[1]);
    if (!holds)
        return NULL;
    if (!holds->truth) {
        working_complain(complaint, statement->column,
                         _("not true: left %s, right %s, expected left %s right"),
                         working_text_about(working, sides[0]),
                         working_text_about(working, sides[1]),
                         working_symbol_text(statement->operation));
        return NULL;
    }
    return statement->operation == SYMBOL_EQUAL ? sides[1] : holds;
}

bool working_line(struct working *working, const char *name, const char *statement,
                  const struct working_value **out, char *message, size_t size) {
    struct working_complaint complaint = {.message = message, .size = size};
    const struct working_value *value = NULL;

    if (!name || name_is_free(working, name, &complaint)) {
        const struct working_node *tree = working_parse(working, statement, &complaint);
        if (tree)
            value = value_of_line(working, tree, &complaint);
    }
    if (value)
        bind(working, &working->lines, name, value);
    if (out)
        *out = value;
    return value != NULL;
}

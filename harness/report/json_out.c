#include "harness/report/json_out.h"

#include <string.h>

#include "calc/base/error.h"

static void new_line(struct json_out *out) {
    fprintf(out->file, "\n%*s", out->depth, "");
}

/* jansson breaks lines only between values: within a text they are escaped. */
static int write_indented(const char *bytes, size_t length, void *context) {
    struct json_out *out = context;
    for (const char *line; (line = memchr(bytes, '\n', length)); bytes = line + 1) {
        fwrite(bytes, 1, (size_t)(line - bytes), out->file);
        new_line(out);
        length -= (size_t)(line + 1 - bytes);
    }
    fwrite(bytes, 1, length, out->file);
    return 0;
}

static void write_value(struct json_out *out, json_t *value) {
    if (!value ||
        json_dump_callback(value, write_indented, out, JSON_INDENT(1) | JSON_ENCODE_ANY))
        BUG("a report is no JSON, or out of memory");
    json_decref(value);
}

static void start(struct json_out *out, const char *key) {
    if (out->started)
        fputc(',', out->file);
    out->started = true;
    new_line(out);
    if (!key)
        return;
    write_value(out, json_string(key));
    fputs(": ", out->file);
}

static void open_bracket(struct json_out *out, char bracket) {
    fputc(bracket, out->file);
    out->depth++;
    out->started = false;
}

static void close_bracket(struct json_out *out, char bracket) {
    out->depth--;
    if (out->started)
        new_line(out);
    fputc(bracket, out->file);
    out->started = true;
}

void json_out_begin(struct json_out *out, FILE *file) {
    *out = (struct json_out){.file = file};
    open_bracket(out, '{');
}

void json_out_open_object(struct json_out *out, const char *key) {
    start(out, key);
    open_bracket(out, '{');
}

void json_out_open_array(struct json_out *out, const char *key) {
    start(out, key);
    open_bracket(out, '[');
}

void json_out_close_object(struct json_out *out) {
    close_bracket(out, '}');
}

void json_out_close_array(struct json_out *out) {
    close_bracket(out, ']');
}

void json_out_value(struct json_out *out, const char *key, json_t *value) {
    start(out, key);
    write_value(out, value);
}

void json_out_end(struct json_out *out) {
    close_bracket(out, '}');
    fputc('\n', out->file);
    *out = (struct json_out){.file = NULL};
}

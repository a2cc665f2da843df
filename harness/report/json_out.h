/*
 * JSON out: an object too long to be held, written member by member, as jansson would
 * write it with an indent of one. jansson writes what stands between the brackets.
 */
#ifndef HARNESS_REPORT_JSON_OUT_H
#define HARNESS_REPORT_JSON_OUT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct json_out {
    FILE *file;
    int depth;    /* brackets that are open */
    bool started; /* something stands in the innermost of them */
};

/* Opens the object; what it is written to takes everything, or knows that it did not. */
void json_out_begin(struct json_out *out, FILE *file);
/* A member, or an item where the key is NULL. */
void json_out_open_object(struct json_out *out, const char *key);
void json_out_open_array(struct json_out *out, const char *key);
void json_out_close_object(struct json_out *out);
void json_out_close_array(struct json_out *out);
/* Takes over the value; NULL: jansson could not make it, which is a mistake of ours. */
void json_out_value(struct json_out *out, const char *key, json_t *value);
/* Closes the object, and the line. */
void json_out_end(struct json_out *out);

#endif

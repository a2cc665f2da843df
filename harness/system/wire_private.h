/* What the files of the wire share: from JSON to data and back. See wire.h. */
#ifndef HARNESS_SYSTEM_WIRE_PRIVATE_H
#define HARNESS_SYSTEM_WIRE_PRIVATE_H

#include <jansson.h>

#include "calc/base/datum.h"
#include "calc/base/error.h"
#include "harness/system/system.h"

/* ---- reading; every failure is said in the error, with the path to the member ---- */

/* The object on a line, to be given back with json_decref; NULL with an error. */
json_t *wire_parse(struct arena *arena, const char *line, size_t length,
                   struct error *error);
/*
 * The id of a line that is no JSON because of stray bytes, NaN and the like, or a member
 * given twice.
 */
const char *wire_salvage_id(struct arena *arena, const char *line, size_t length);

/* An object as a record of scalars, lists and records; NULL with an error. */
struct datum *wire_record(struct arena *arena, const char *name, json_t *object,
                          struct error *error);
/* The string in a member, which must be there and not be empty; NULL with an error. */
const char *wire_member(struct arena *arena, const char *path, const json_t *object,
                        const char *name, struct error *error);

/* ---- writing ---- */

json_t *wire_string(struct arena *arena, const char *text);
json_t *wire_object(struct arena *arena, const struct datum *record);
/* The one member that says what a reply is. */
void wire_set_outcome(struct arena *arena, json_t *object, const struct reply *reply);
/* Text on one line; gives the object back. */
const char *wire_dump(struct arena *arena, json_t *object);

#endif

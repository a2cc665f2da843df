/*
 * XML read as a stream, so that a document of any size takes the memory of one part.
 *
 * The document is a root with a head, which is whatever comes first, and then any number
 * of children of one name. It is read twice: once to check all of it, from a file or a
 * pipe on to the disk, then from there to hand over the head and one child at a time. As
 * when it is read whole, a document with a problem has nothing else, and the problem is
 * told in the same words; of several it is the first.
 */
#ifndef HARNESS_CASE_XML_STREAM_H
#define HARNESS_CASE_XML_STREAM_H

#include "harness/case/xml.h"

struct xml_stream;

/*
 * Of a file that is open, from where it stands; `name`, as problems show it, and `child`
 * live as long as the stream.
 */
struct xml_stream *xml_stream_new(int file, const char *name, const char *child);
void xml_stream_free(struct xml_stream *stream); /* NULL is allowed */
/* Asked before each reading: whether to go on. For a file that may keep us waiting. */
void xml_stream_await(struct xml_stream *stream, bool (*await)(int file));

/* Reads and validates it all; false after a problem. */
bool xml_stream_check(struct xml_stream *stream, const struct xml_schema *schema,
                      struct problems *problems);

struct xml_taker {
    void *context;
    /* The root with the head, before any child. */
    bool (*head)(void *context, const struct xml_file *file, const xmlNode *root);
    /* A child; it is gone after the call, while the head stays. */
    bool (*child)(void *context, const struct xml_file *file, const xmlNode *child);
};

/*
 * When it was checked, as often as wanted. `out` holds the root with the head, to be
 * released. False after a problem, and when a taker returns false, which ends it.
 */
bool xml_stream_read(struct xml_stream *stream, const struct xml_taker *taker,
                     struct xml_file *out, struct problems *problems);

#endif

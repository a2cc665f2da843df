#include "harness/case/xml_stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/case/spool.h"
#include "harness/case/xml_private.h"
#include "harness/text.h"

/* Several answers of the longest there are; as a tree it takes more than ten times it. */
enum { XML_CHILD_MOST_BYTES = 8 * 1024 * 1024 };

struct xml_stream {
    const char *name, *child;
    int file;
    bool (*await)(int file); /* NULL: never asked */
    struct spool *spool;     /* what was read of the file; NULL: nothing yet */
    size_t length, count;    /* of its bytes and children, once it was read */
};

/* One reading, from the start to the end. */
struct pass {
    struct parse parse; /* first: the parser knows the pass by it */
    struct xml_stream *stream;
    size_t at;           /* bytes that the parser got, */
    size_t ended;        /* and had got when the head, or the last child, ended */
    bool headed;         /* the first of the children came */
    const xmlNode *kept; /* in the root, with what stands before it; NULL: nothing is */
    struct xml_place place;
    int (*more)(struct pass *pass, char *out, int size);
    /* The first of the children comes next; anything in the root ended. */
    void (*comes)(struct pass *pass, xmlNode *root);
    void (*ends)(struct pass *pass, xmlNode *root, bool is_child);
};

struct xml_stream *xml_stream_new(int file, const char *name, const char *child) {
    struct xml_stream *stream = calloc(1, sizeof *stream);
    if (!stream)
        BUG("out of memory for a stream");
    *stream = (struct xml_stream){.name = name, .child = child, .file = file};
    return stream;
}

void xml_stream_free(struct xml_stream *stream) {
    if (!stream)
        return;
    spool_free(stream->spool);
    free(stream);
}

void xml_stream_await(struct xml_stream *stream, bool (*await)(int file)) {
    stream->await = await;
}

/* ---- a pass ---- */

/* The system failed us, not the document; always false. */
static bool fails(struct pass *pass, const char *what, int reason) {
    struct problems *problems = pass->parse.problems;
    if (!pass->parse.failed) {
        parse_fails(&pass->parse, 0, "%s: %s", what, strerror(reason));
        problems->items[problems->count - 1].code = ERROR_INTERNAL;
    }
    return false;
}

/* As the parser asks for them; -1: there are no more. */
static int give_bytes(void *context, char *out, int size) {
    struct pass *pass = context;
    int most = pass->headed ? XML_CHILD_MOST_BYTES : XML_MOST_BYTES;
    if (pass->at - pass->ended > (size_t)most) {
        parse_fails(&pass->parse, 0,
                    _("found more than %d bytes for one %s, expected fewer"), most,
                    pass->stream->child);
        return -1;
    }
    int got = pass->more(pass, out, size);
    pass->at += got > 0 ? (size_t)got : 0;
    return got;
}

static struct pass *pass_of(xmlParserCtxt *parser) {
    return (struct pass *)parse_of(parser);
}

static bool is_child(const struct pass *pass, const xmlChar *name) {
    return !strcmp((const char *)name, pass->stream->child);
}

static void start(void *context, const xmlChar *name, const xmlChar *prefix,
                  const xmlChar *uri, int namespaces, const xmlChar **declared,
                  int attributes, int defaulted, const xmlChar **values) {
    xmlParserCtxt *parser = context;
    struct pass *pass = pass_of(parser);
    if (parser->nodeNr == 1 && !pass->headed && is_child(pass, name)) {
        pass->headed = true;
        pass->ended = pass->at;
        pass->comes(pass, parser->node);
    }
    parse_start_element(parser, name, prefix, uri, namespaces, declared, attributes,
                        defaulted, values);
    if (pass->parse.failed)
        xmlStopParser(parser); /* last, as it takes the values away */
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix,
                const xmlChar *uri) {
    xmlParserCtxt *parser = context;
    struct pass *pass = pass_of(parser);
    xmlSAX2EndElementNs(parser, name, prefix, uri);
    if (parser->nodeNr != 1 || !pass->headed)
        return;
    pass->ended = pass->at;
    pass->ends(pass, parser->node, is_child(pass, name));
    if (pass->parse.failed)
        xmlStopParser(parser);
}

/* What stands in the root behind what is kept. */
static void forget(const struct pass *pass, xmlNode *root) {
    while (root->last && root->last != pass->kept) {
        xmlNode *last = root->last;
        xmlUnlinkNode(last);
        xmlFreeNode(last);
    }
}

static xmlDoc *parse(xmlParserCtxt *parser, void *context) {
    struct pass *pass = context;
    parser->sax->startElementNs = start;
    parser->sax->endElementNs = end;
    return xmlCtxtReadIO(parser, give_bytes, NULL, pass, pass->stream->name, NULL,
                         XML_OPTIONS);
}

/* What is left of the document; NULL after a problem. */
static xmlDoc *pass_through(struct pass *pass) {
    return parse_document(&pass->parse, parse, pass);
}

/* ---- the first: everything is checked, and copied ---- */

struct check {
    struct pass pass; /* first */
    const struct xml_schema *schema;
    struct validation whole, headless;
    struct validation *failed; /* the one that did first; NULL: none */
};

static ssize_t read_file(const struct xml_stream *stream, char *out, size_t size) {
    for (;;) {
        errno = EINTR;
        if (stream->await && !stream->await(stream->file))
            return -1;
        ssize_t got = read(stream->file, out, size);
        if (got >= 0 || errno != EINTR)
            return got;
    }
}

static int copy_bytes(struct pass *pass, char *out, int size) {
    struct xml_stream *stream = pass->stream;
    ssize_t got = read_file(stream, out, (size_t)size);
    if (got < 0)
        parse_fails(&pass->parse, 0, _("cannot be read: %s"), strerror(errno));
    else if (got > 0)
        fwrite(out, 1, (size_t)got, spool_out(stream->spool));
    else if (pass->at == 0)
        parse_fails(&pass->parse, 0, _("found an empty file, expected an XML document"));
    return (int)got;
}

static void await_first(struct pass *pass, xmlNode *root) {
    (void)pass, (void)root; /* the head is validated with it */
}

static void validate(struct check *check, struct validation *by, xmlDoc *document) {
    if (check->failed || validation_passes(by, document))
        return;
    check->failed = by;
    check->pass.kept = xmlDocGetRootElement(document)->last;
}

static void check_child(struct pass *pass, xmlNode *root, bool child) {
    struct check *check = (struct check *)pass;
    bool failed = check->failed;
    size_t before = pass->stream->count;
    pass->stream->count += child;
    validate(check, before ? &check->headless : &check->whole, root->doc);
    if (check->failed && !failed && child)
        pass->place = (struct xml_place){.node = root->last, .number = before + 1};
    forget(pass, root);
}

static bool tell(struct check *check, xmlDoc *document) {
    struct xml_stream *stream = check->pass.stream;
    struct xml_file file = {.name = stream->name, .document = document};
    validate(check, stream->count ? &check->headless : &check->whole, document);
    check->pass.place.of = stream->count;
    document->_private = &check->pass.place;
    if (check->failed)
        validation_tell(check->failed, check->schema, &file, check->pass.parse.problems);
    return !check->failed;
}

bool xml_stream_check(struct xml_stream *stream, const struct xml_schema *schema,
                      struct problems *problems) {
    struct check check = {.schema = schema};
    check.pass = (struct pass){.parse = {stream->name, problems, false},
                               .stream = stream,
                               .more = copy_bytes,
                               .comes = await_first,
                               .ends = check_child};
    stream->spool = spool_new();
    if (!stream->spool)
        return fails(&check.pass, _("cannot be kept on disk"), errno);
    validation_begin(&check.whole, schema);
    validation_begin_headless(&check.headless, schema);
    xmlDoc *document = pass_through(&check.pass);
    bool good = document && tell(&check, document);
    if (good && !spool_is_written(stream->spool))
        good = fails(&check.pass, _("cannot be kept on disk"), errno);
    stream->length = check.pass.at;
    xmlFreeDoc(document);
    validation_end(&check.whole);
    validation_end(&check.headless);
    return good;
}

/* ---- the second: it is handed over ---- */

struct handing {
    struct pass pass; /* first */
    const struct xml_taker *taker;
    struct xml_file *out;
};

static int give_again(struct pass *pass, char *out, int size) {
    const struct xml_stream *stream = pass->stream;
    size_t part = stream->length - pass->at;
    if (part > (size_t)size)
        part = (size_t)size;
    errno = EIO; /* where it ends too early */
    if (spool_read(stream->spool, pass->at, part, out))
        return (int)part;
    fails(pass, _("cannot be read again"), errno);
    return -1;
}

/* Between elements there is nothing to be handed over. */
static void hand_head(struct pass *pass, xmlNode *root) {
    struct handing *handing = (struct handing *)pass;
    pass->kept = xmlLastElementChild(root);
    forget(pass, root);
    handing->out->document = root->doc;
    root->doc->_private = &pass->place;
    pass->parse.failed |=
        !handing->taker->head(handing->taker->context, handing->out, root);
}

static void hand_child(struct pass *pass, xmlNode *root, bool child) {
    struct handing *handing = (struct handing *)pass;
    const struct xml_taker *taker = handing->taker;
    if (child && !pass->parse.failed) {
        pass->place.node = root->last;
        pass->place.number++;
        pass->parse.failed |= !taker->child(taker->context, handing->out, root->last);
    }
    pass->place.node = NULL;
    forget(pass, root);
}

bool xml_stream_read(struct xml_stream *stream, const struct xml_taker *taker,
                     struct xml_file *out, struct problems *problems) {
    struct handing handing = {.taker = taker, .out = out};
    struct pass *pass = &handing.pass;
    *pass = (struct pass){.parse = {stream->name, problems, false},
                          .stream = stream,
                          .place = {.of = stream->count},
                          .more = give_again,
                          .comes = hand_head,
                          .ends = hand_child};
    *out = (struct xml_file){.name = stream->name};
    xmlDoc *document = pass_through(pass);
    if (document && !pass->headed)
        hand_head(pass, xmlDocGetRootElement(document));
    if (document && pass->parse.failed) {
        xmlFreeDoc(document);
        document = NULL;
    }
    if (document)
        document->_private = NULL;
    out->document = document;
    return document;
}

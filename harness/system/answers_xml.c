/* Answers as XML that follows cases/schema/answers.rng: checked whole, all or nothing. */
#include "harness/case/reader.h"
#include "harness/case/xml_stream.h"
#include "harness/system/answers_private.h"
#include "harness/system/interrupt.h"
#include "harness/text.h"

struct letter {
    struct mail *mail;
    struct reader reader; /* only its arenas are needed */
};

/* A name that a record, somewhere inside, has twice; NULL: none. */
static const char *repeated(const struct datum *datum) {
    for (const struct datum *each = datum->first; each; each = each->next) {
        if (datum->kind == DATUM_RECORD && datum_member(datum, each->name) != each)
            return each->name;
        const char *inside = repeated(each);
        if (inside)
            return inside;
    }
    return NULL;
}

static struct reply reply_in(const struct letter *letter, const xmlNode *node,
                             const struct field *fields) {
    struct arena *arena = letter->reader.arena;
    const xmlNode *refused = xml_child(node, "refused");
    const xmlNode *error = xml_child(node, "error");
    if (refused)
        return (struct reply){.kind = REPLY_REFUSED,
                              .provision = xml_attribute(arena, refused, "provision"),
                              .message = xml_attribute(arena, refused, "message")};
    if (error)
        return (struct reply){.kind = REPLY_ERROR,
                              .fact = xml_attribute(arena, error, "fact"),
                              .message = xml_attribute(arena, error, "message")};
    if (xml_child(node, "unsupported"))
        return (struct reply){.kind = REPLY_UNSUPPORTED};
    struct datum *results = reader_data(&letter->reader, node, "result", fields);
    const char *twice = repeated(results);
    if (twice)
        return (struct reply){
            .kind = REPLY_BROKEN,
            .message = arena_print(arena, _("found result '%s' twice, expected it once"),
                                   twice)};
    return (struct reply){.kind = REPLY_RESULTS, .results = results};
}

static bool take_root(void *context, const struct xml_file *file, const xmlNode *root) {
    (void)context, (void)file, (void)root; /* it has nothing but answers */
    return true;
}

static bool post_answer(void *context, const struct xml_file *file, const xmlNode *node) {
    struct letter *letter = context;
    struct mail *mail = letter->mail;
    struct error at = ERROR_INIT;
    size_t index;
    (void)file;
    xml_path(node, at.path, sizeof at.path);
    arena_clear(letter->reader.arena);
    const char *id = reader_attribute(letter->reader.arena, node, "id");
    if (mail_find(mail, xml_line(node), at.path, id, &index)) {
        struct reply reply = reply_in(letter, node, mail_results(mail, index));
        mail_post(mail, letter->reader.arena, index, xml_line(node), &reply);
    }
    return true;
}

static bool post_all(struct mail *mail, struct xml_stream *stream,
                     struct problems *problems) {
    struct arena *arena = arena_new();
    struct letter letter = {.mail = mail, .reader = {.arena = arena, .notes = arena}};
    const struct xml_taker taker = {&letter, take_root, post_answer};
    struct xml_file root;
    bool good = xml_stream_read(stream, &taker, &root, problems);
    xml_release(&root);
    arena_free(arena);
    return good;
}

/* The first problem; a document with one has no answers. */
static void complain(struct mail *mail, const struct problems *problems) {
    const struct error *first = &problems->items[0];
    const char *file = mail->file;
    mail->file = first->file; /* it may be the schema itself */
    mail_complain(mail, first->line, first->path[0] ? first->path : NULL, first->text,
                  NULL);
    mail->first.code = first->code;
    mail->file = file;
}

static void post_xml(const struct answers *answers, struct mail *mail) {
    struct problems problems = PROBLEMS_INIT;
    struct xml_stream *stream = xml_stream_new(answers->file, answers->name, "answer");
    struct xml_schema *schema = NULL;
    xml_stream_await(stream, answers_await);
    bool good = xml_schema_load(answers->schema, &schema, &problems) &&
                xml_stream_check(stream, schema, &problems) &&
                post_all(mail, stream, &problems);
    if (!good && !interrupt_came())
        complain(mail, &problems);
    xml_stream_free(stream);
    xml_schema_free(schema);
    problems_release(&problems);
}

bool system_open_answers_xml(struct system *out, const char *path, const char *schema_dir,
                             struct error *error) {
    struct arena *arena = arena_new();
    bool good = answers_open(out, path, arena_print(arena, "%s/answers.rng", schema_dir),
                             post_xml, error);
    arena_free(arena);
    return good;
}

/* A document read as a stream says what it says when it is read whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/case/xml_stream.h"
#include "tests/support/memory.h"

static struct xml_schema *schema;
static struct problems problems;

static int load(void **state) {
    (void)state;
    return !xml_schema_load("cases/schema/results.rng", &schema, &problems);
}

static int unload(void **state) {
    (void)state;
    xml_schema_free(schema);
    return 0;
}

static int release(void **state) {
    (void)state;
    problems_release(&problems);
    return 0;
}

/* A file without a name that holds the text, to be read from its start. */
static FILE *file_of(const char *text, size_t length) {
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fflush(file), 0);
    rewind(file);
    return file;
}

static struct xml_stream *stream_of(FILE *file) {
    return xml_stream_new(fileno(file), "x.xml", "case");
}

/* ---- what is told ---- */

static void first_problem(char *out, size_t size) {
    snprintf(out, size, "none");
    if (problems.count)
        error_text(&problems.items[0], out, size);
    problems_release(&problems);
}

static void told_whole(const char *text, size_t length, char *out, size_t size) {
    struct xml_file file;
    if (xml_read_buffer(text, length, "x.xml", &file, &problems))
        xml_validate(schema, &file, &problems);
    xml_release(&file);
    first_problem(out, size);
}

static void told_as_stream(const char *text, size_t length, char *out, size_t size) {
    FILE *file = file_of(text, length);
    struct xml_stream *stream = stream_of(file);
    bool good = xml_stream_check(stream, schema, &problems);
    assert_int_equal(good, problems.count == 0);
    assert_in_range(problems.count, 0, 1);
    xml_stream_free(stream);
    fclose(file);
    first_problem(out, size);
}

static void assert_told_alike(const char *text, size_t length) {
    char whole[sizeof(struct error)], part[sizeof(struct error)];
    told_whole(text, length, whole, sizeof whole);
    told_as_stream(text, length, part, sizeof part);
    if (strcmp(whole, part))
        fail_msg("whole: %s\nas a stream: %s\n%.*s", whole, part, (int)length, text);
}

#define ROOT(attributes, inside)                                                         \
    "<results xmlns='urn:etalon:results:1' " attributes ">" inside "</results>"
#define COUNTS "version='1' asked='3' judged='3' complete='true'"
#define TOTALS "<totals><verdict name='agrees' cases='3'/></totals>\n"
#define CASE(id, verdict, inside)                                                        \
    "<case id='" id "' calculation='c' verdict='" verdict                                \
    "' claims='IV.8.4' origin='hand' file='f' line='1'>" inside "</case>\n"
#define GOOD(id) CASE(id, "agrees", "")
#define DEVIATES(id)                                                                     \
    CASE(id, "deviates",                                                                 \
         "<message>no</message>\n<deviation result='r' provision='IV.8.4' "              \
         "article='IV.8' expected='1' got='2'/>\n<deviation result='s' "                 \
         "provision='IV.8.4' article='IV.8'/>")
#define SELECTION "<selection><glob of='case'>c.*</glob></selection>"

static const char *const documents[] = {
    ROOT(COUNTS, TOTALS),
    ROOT(COUNTS, TOTALS GOOD("c.a")),
    ROOT(COUNTS,
         "<!-- x -->" TOTALS GOOD("c.a") "<!-- y -->" DEVIATES("c.b") GOOD("c.c")),
    "<?xml version='1.0'?>\n" ROOT(COUNTS " strict='true'",
                                   "\n" SELECTION "\n" TOTALS
                                   "\n" DEVIATES("c.a")) "\n<!-- z -->\n",
    /* the root and the head */
    "<results/>",
    "<goldens xmlns='urn:etalon:golden:1'/>",
    ROOT("", ""),
    ROOT(COUNTS, ""),
    ROOT(COUNTS " more='1'", TOTALS GOOD("c.a")),
    ROOT("version='1' asked='many' judged='3' complete='true'", TOTALS GOOD("c.a")),
    ROOT(COUNTS, GOOD("c.a") GOOD("c.b")),
    ROOT(COUNTS, TOTALS TOTALS GOOD("c.a")),
    ROOT(COUNTS, TOTALS "text" GOOD("c.a")),
    ROOT(COUNTS, "text" TOTALS),
    ROOT(COUNTS, "<totals><verdict name='agrees' cases='3'/><verdict name='x' cases='3'/>"
                 "</totals>" GOOD("c.a")),
    ROOT(COUNTS, TOTALS SELECTION GOOD("c.a")),
    /* the first, one in between, the last */
    ROOT(COUNTS, TOTALS CASE("c.a", "good", "")),
    ROOT(COUNTS, TOTALS CASE("c.a", "good", "") GOOD("c.b")),
    ROOT(COUNTS, TOTALS GOOD("c.a") CASE("c.b", "agrees", "<deviation/>") GOOD("c.c")),
    ROOT(COUNTS, TOTALS GOOD("c.a") GOOD("c.b") CASE("c.c", "agrees", "text")),
    ROOT(COUNTS, TOTALS GOOD("c.a") "<case/>"),
    ROOT(COUNTS, TOTALS GOOD("c.a") "<case/>" CASE("c.b", "good", "")),
    ROOT(COUNTS, TOTALS DEVIATES("c.a") CASE("c.b", "agrees", "<message/><message/>")),
    /* beside the cases */
    ROOT(COUNTS, TOTALS GOOD("c.a") "text" GOOD("c.b")),
    ROOT(COUNTS, TOTALS GOOD("c.a") GOOD("c.b") "text"),
    ROOT(COUNTS, TOTALS GOOD("c.a") SELECTION GOOD("c.b")),
    ROOT(COUNTS, TOTALS GOOD("c.a") GOOD("c.b") "<other a='1'><case/></other>"),
    ROOT(COUNTS, TOTALS GOOD("c.a") "<case xmlns='urn:else'/>"),
    ROOT(COUNTS, TOTALS "<other><case/></other>" GOOD("c.a")),
    /* no XML, or more than one wants */
    "",
    "text",
    "<!DOCTYPE results><results/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>" ROOT(COUNTS, TOTALS GOOD("c.a") "&b;"),
    ROOT(COUNTS, TOTALS GOOD("c.a") "&b;" GOOD("c.b")),
    ROOT(COUNTS, TOTALS GOOD("c.a") "</case>"),
    ROOT(COUNTS, TOTALS GOOD("c.a")) "<results/>",
    ROOT(COUNTS, TOTALS CASE("c.a", "good", "") "<a b='1' b='2'/>"),
    ROOT(COUNTS, TOTALS GOOD("c.a") "<x:case/>"),
    ROOT(COUNTS, TOTALS GOOD("c.a") "\x01"),
    ROOT(COUNTS, TOTALS GOOD("c.a") "\xff"),
    "<?xml version='1.0' encoding='US-ASCII'?>" ROOT(COUNTS, TOTALS GOOD("\xc3\xa9.a")),
    "<?xml version='1.0' encoding='UTF-16'?>" ROOT(COUNTS, TOTALS),
    "\x1f\x8b\x08",
};
enum { DOCUMENTS = sizeof documents / sizeof *documents };

static void every_document_is_told_as_when_it_is_read_whole(void **state) {
    (void)state;
    for (size_t i = 0; i < DOCUMENTS; i++)
        assert_told_alike(documents[i], strlen(documents[i]));
}

static void wherever_a_document_is_cut_the_same_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < DOCUMENTS; i++)
        for (size_t length = 0; length < strlen(documents[i]); length += 1 + i % 7)
            assert_told_alike(documents[i], length);
}

/* By chance, yet always the same: a byte becomes another, or a part is there again. */
static size_t damaged(const char *text, char *out, size_t size,
                      unsigned short chance[3]) {
    size_t length = strlen(text), at = (size_t)nrand48(chance) % length;
    memcpy(out, text, length);
    if (nrand48(chance) % 2) {
        out[at] = "<>/='& ax\n"[nrand48(chance) % 10];
        return length;
    }
    size_t from = (size_t)nrand48(chance) % length;
    size_t part = (size_t)nrand48(chance) % (length - from);
    if (part > size - length)
        part = size - length;
    memmove(out + at + part, out + at, length - at);
    memcpy(out + at, text + from, part);
    return length + part;
}

static void whatever_is_damaged_the_same_is_told(void **state) {
    unsigned short chance[3] = {1, 2, 3};
    char text[8192];
    (void)state;
    for (int i = 0; i < 4000; i++) {
        size_t length = damaged(documents[i % 4], text, sizeof text, chance);
        assert_told_alike(text, length);
    }
}

/* ---- what is handed over ---- */

struct heard {
    struct arena *arena;
    const char *text;
    const char *stop; /* at the case with this id; NULL: at none */
};

static bool hear_head(void *context, const struct xml_file *file, const xmlNode *root) {
    struct heard *heard = context;
    const xmlNode *totals = xml_child(root, "totals");
    assert_ptr_equal(xml_root(file), root);
    assert_null(xml_child(root, "case"));
    heard->text = arena_print(heard->arena, "%d ", xml_line(totals));
    return true;
}

static bool hear_case(void *context, const struct xml_file *file, const xmlNode *node) {
    struct heard *heard = context;
    char path[64];
    const xmlNode *last = xml_child(node, "deviation");
    const char *id = xml_attribute(heard->arena, node, "id");
    xml_path(last ? last : node, path, sizeof path);
    assert_non_null(xml_child(xml_root(file), "totals"));
    heard->text =
        arena_print(heard->arena, "%s%d:%s ", heard->text, xml_line(node), path);
    return !heard->stop || strcmp(heard->stop, id) ||
           problems_at(&problems, id, 0, NULL, "x");
}

static bool hear(struct heard *heard, const char *text, struct xml_file *out) {
    const struct xml_taker taker = {heard, hear_head, hear_case};
    FILE *file = file_of(text, strlen(text));
    struct xml_stream *stream = stream_of(file);
    assert_true(xml_stream_check(stream, schema, &problems));
    bool good = xml_stream_read(stream, &taker, out, &problems);
    if (good) { /* once more */
        xml_release(out);
        good = xml_stream_read(stream, &taker, out, &problems);
    }
    xml_stream_free(stream);
    fclose(file);
    return good;
}

static void head_and_children_come_with_their_places(void **state) {
    struct heard heard = {.arena = arena_new()};
    struct xml_file out;
    (void)state;
    assert_true(hear(
        &heard,
        ROOT(COUNTS, "\n" TOTALS GOOD("c.a") "<!-- -->\n" DEVIATES("c.b") GOOD("c.c")),
        &out));
    assert_string_equal(heard.text, "2 3:/results/case[1] "
                                    "5:/results/case[2]/deviation[1] "
                                    "8:/results/case[3] ");
    assert_null(xml_child(xml_root(&out), "case"));
    assert_int_equal(xml_line(xml_child(xml_root(&out), "totals")), 2);
    xml_release(&out);
    assert_true(hear(&heard, ROOT(COUNTS, TOTALS GOOD("c.a")), &out));
    assert_string_equal(heard.text, "1 2:/results/case ");
    xml_release(&out);
    assert_true(hear(&heard, ROOT(COUNTS, TOTALS), &out));
    assert_string_equal(heard.text, "1 ");
    xml_release(&out);
    arena_free(heard.arena);
}

static void who_takes_them_may_end_it(void **state) {
    struct heard heard = {.arena = arena_new(), .stop = "c.b"};
    struct xml_file out;
    (void)state;
    assert_false(
        hear(&heard, ROOT(COUNTS, TOTALS GOOD("c.a") GOOD("c.b") GOOD("c.c")), &out));
    assert_null(out.document);
    assert_string_equal(heard.text, "1 2:/results/case[1] 3:/results/case[2] ");
    assert_int_equal(problems.count, 1);
    arena_free(heard.arena);
}

/* ---- however large ---- */

/* A pipe that brings so many cases and then `end`, as long as somebody reads. */
static FILE *pipe_of(int cases, const char *end) {
    char command[1024];
    snprintf(command, sizeof command,
             "printf \"<results xmlns='urn:etalon:results:1' version='1' asked='1' "
             "judged='1' complete='true'><totals><verdict name='agrees' cases='1'/>"
             "</totals>\"; yes \"" GOOD("c.a") "\" | head -%d; printf \"%s\"",
             2 * cases, end);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    return pipe;
}

static bool count(void *context, const struct xml_file *file, const xmlNode *node) {
    size_t *taken = context;
    (void)file;
    *taken += xml_is(node, "case");
    return true;
}

static bool check_pipe(int cases, const char *end, size_t *taken) {
    const struct xml_taker taker = {taken, count, count};
    struct xml_file out = {.document = NULL};
    FILE *pipe = pipe_of(cases, end);
    struct xml_stream *stream = xml_stream_new(fileno(pipe), "pipe", "case");
    bool good = xml_stream_check(stream, schema, &problems) &&
                xml_stream_read(stream, &taker, &out, &problems);
    xml_release(&out);
    xml_stream_free(stream);
    pclose(pipe);
    return good;
}

static void a_document_of_any_size_takes_the_memory_of_a_part(void **state) {
    enum { FEW = 2500, MANY = 200000 };
    size_t taken = 0;
    (void)state;
    assert_true(check_pipe(FEW, "</results>", &taken));
    long before = memory_peak();
    assert_true(check_pipe(MANY, "</results>", &taken));
    assert_int_equal(taken, FEW + MANY);
    assert_memory_is_flat(before);
}

static void what_is_wrong_at_the_very_end_is_told_with_its_line(void **state) {
    enum { MANY = 40000 }; /* on more lines than libxml2 counts */
    size_t taken = 0;
    (void)state;
    assert_false(check_pipe(MANY, "<case id=''/></results>", &taken));
    assert_int_equal(problems.items[0].line, 2 * MANY + 1);
    assert_string_equal(problems.items[0].path, "/results/case[40001]");
    assert_false(check_pipe(MANY, "", &taken));
    assert_non_null(strstr(problems.items[1].text, "found broken XML"));
    assert_int_equal(taken, 0);
}

static void a_part_beyond_all_measure_is_refused(void **state) {
    (void)state;
    FILE *pipe = popen("printf '<results>'; yes '<!-- no end -->'", "r");
    struct xml_stream *stream = stream_of(pipe);
    assert_false(xml_stream_check(stream, schema, &problems));
    xml_stream_free(stream);
    pclose(pipe);
    assert_string_equal(problems.items[0].text,
                        "found more than 33554432 bytes for one case, expected fewer");
}

static bool never(int file) {
    (void)file;
    return false;
}

static void what_cannot_be_read_or_kept_is_a_problem(void **state) {
    (void)state;
    FILE *file = file_of("<a/>", 4), *folder = fopen("/tmp", "r");
    struct xml_stream *stream = stream_of(file);
    xml_stream_await(stream, never);
    assert_false(xml_stream_check(stream, schema, &problems));
    xml_stream_free(stream);
    assert_string_equal(problems.items[0].text,
                        "cannot be read: Interrupted system call");
    stream = stream_of(folder);
    assert_false(xml_stream_check(stream, schema, &problems));
    xml_stream_free(stream);
    assert_string_equal(problems.items[1].text, "cannot be read: Is a directory");
    setenv("TMPDIR", "/no/such/folder", 1);
    stream = stream_of(file);
    assert_false(xml_stream_check(stream, schema, &problems));
    xml_stream_free(stream);
    unsetenv("TMPDIR");
    assert_string_equal(problems.items[2].text,
                        "cannot be kept on disk: No such file or directory");
    assert_int_equal(problems.items[2].code, ERROR_INTERNAL);
    fclose(file);
    fclose(folder);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void) {
    const struct CMUnitTest streams[] = {
        TEST(every_document_is_told_as_when_it_is_read_whole),
        TEST(wherever_a_document_is_cut_the_same_is_told),
        TEST(whatever_is_damaged_the_same_is_told),
        TEST(head_and_children_come_with_their_places),
        TEST(who_takes_them_may_end_it),
        TEST(a_document_of_any_size_takes_the_memory_of_a_part),
        TEST(what_is_wrong_at_the_very_end_is_told_with_its_line),
        TEST(a_part_beyond_all_measure_is_refused),
        TEST(what_cannot_be_read_or_kept_is_a_problem),
    };
    return cmocka_run_group_tests(streams, load, unload);
}

/*
 * Fuzzes what reads results files, as a stream: it has one problem with the documents
 * that have one when they are read whole, and reads all others. Run from the root of the
 * project, where the schemas are.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "harness/case/xml_stream.h"
#include "harness/report/reports.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static struct xml_schema *schema;

static void load_schema(void) {
    struct problems problems = PROBLEMS_INIT;
    if (!schema && !xml_schema_load("cases/schema/results.rng", &schema, &problems)) {
        problems_print(&problems, stderr);
        abort();
    }
}

static void check_whole(const char *bytes, size_t length, struct problems *problems) {
    struct xml_file file;
    if (xml_read_buffer(bytes, length, "x.xml", &file, problems))
        xml_validate(schema, &file, problems);
    xml_release(&file);
}

static void check_stream(int file, struct problems *problems) {
    struct xml_stream *stream = xml_stream_new(file, "x.xml", "case");
    xml_stream_check(stream, schema, problems);
    xml_stream_free(stream);
}

static void read_results(int file) {
    struct arena *arena = arena_new();
    struct problems problems = PROBLEMS_INIT;
    struct results results;
    char path[32];
    snprintf(path, sizeof path, "/dev/fd/%d", file);
    if (results_xml_read(path, "cases/schema", arena, &results, &problems)) {
        FILE *out = fopen("/dev/null", "w");
        results_xml_write(&results, out);
        fclose(out);
    }
    problems_release(&problems);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct problems whole = PROBLEMS_INIT, stream = PROBLEMS_INIT;
    int file = memfd_create("results", MFD_CLOEXEC);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    lseek(file, 0, SEEK_SET);
    load_schema();
    check_whole((const char *)bytes, length, &whole);
    check_stream(file, &stream);
    if (whole.count != stream.count) {
        problems_print(&whole, stderr);
        problems_print(&stream, stderr);
        abort();
    }
    if (!whole.count)
        read_results(file);
    problems_release(&whole);
    problems_release(&stream);
    close(file);
    return 0;
}

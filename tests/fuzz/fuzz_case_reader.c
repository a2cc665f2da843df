/*
 * Fuzzes what reads cases and goldens: any bytes are read as both. Whatever they hold,
 * the readers report and go on. Run from the root of the project, where the schemas are.
 */
#include <stdlib.h>

#include "harness/case/golden_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Goldens are held against the last case read before them. */
struct seen {
    const struct reader *reader;
    struct case_entry *entry;
};

static void receive_case(void *context, struct case_entry *entry) {
    struct seen *seen = context;
    case_facts_bind(seen->reader, entry);
    seen->entry = entry;
}

static void receive_golden(void *context, struct golden_entry *golden) {
    struct seen *seen = context;
    if (seen->entry)
        golden_check(seen->reader, golden, seen->entry);
}

/* The root is an element of either kind, or of both: a case, then its golden. */
static void read_both(struct reader *reader, const struct xml_file *file) {
    struct seen seen = {reader, NULL};
    xml_validate(reader->case_schema, file, reader->problems);
    xml_validate(reader->golden_schema, file, reader->problems);
    case_reader_read(reader, file, receive_case, &seen);
    golden_reader_read(reader, file, receive_golden, &seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static struct reader reader; /* its schemas are compiled once */
    static struct arena *kept;
    static struct problems problems;
    struct xml_file file;
    if (!kept) {
        kept = arena_new();
        if (!reader_open(&reader, "cases/schema", kept, &problems)) {
            problems_print(&problems, stderr);
            abort();
        }
    }
    reader.arena = reader.notes = reader.strays = arena_new();
    reader.known_readings = NULL;
    if (xml_read_buffer((const char *)bytes, length, "input.xml", &file, &problems))
        read_both(&reader, &file);
    xml_release(&file);
    arena_free(reader.arena);
    problems_release(&problems);
    return 0;
}

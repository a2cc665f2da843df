#include "harness/commands/coverage_files.h"

#include <string.h>

#include "harness/coverage/text_places.h"
#include "harness/report/coverage_code.h"
#include "harness/report/coverage_documents.h"
#include "harness/report/coverage_lists.h"
#include "harness/report/coverage_tracefile.h"
#include "harness/report/output.h"
#include "harness/text.h"

/* Where each option is kept, in the order of the options. */
static const struct {
    const char *name;
    size_t offset;
} places[] = {
    {"outline", offsetof(struct coverage_files, outline)},
    {"text", offsetof(struct coverage_files, text)},
    {"lcov", offsetof(struct coverage_files, lcov)},
    {"cobertura", offsetof(struct coverage_files, cobertura)},
    {"gcov", offsetof(struct coverage_files, gcov)},
    {"xml", offsetof(struct coverage_files, xml)},
    {"csv", offsetof(struct coverage_files, csv)},
    {"html", offsetof(struct coverage_files, html)},
    {"matrix", offsetof(struct coverage_files, matrix)},
};

enum { PLACE_COUNT = sizeof places / sizeof *places };

const char *coverage_files_help(void) {
    return _(
        "  --xml FILE        everything as XML (cases/schema/coverage.rng)\n"
        "  --csv FILE        as CSV, a line for each provision, article, chapter and "
        "annex\n"
        "  --html FILE       as one page to read, without scripts or other files\n"
        "  --matrix FILE     the ablations and the goldens that hold them as CSV, a line "
        "for each\n                    pair; these four may be -, in place of the "
        "text\n"
        "  --outline FILE    write the annex as a source, a line for each provision\n"
        "  --text FILE       instead: your own copy of the regulation is the source\n"
        "  --lcov FILE       coverage of that source as a tracefile of lcov, for "
        "genhtml\n"
        "  --cobertura FILE  the same as Cobertura XML, for GitLab and Jenkins\n"
        "  --gcov FILE       add lines and branches of the code by article, from "
        "what\n                    gcov --json-format wrote\n");
}

static const char **place_of(struct coverage_files *files, int index) {
    return (const char **)((char *)files + places[index].offset);
}

bool coverage_files_take(struct coverage_files *files, int option) {
    if (option < OPTION_OUTLINE || option >= OPTION_OUTLINE + PLACE_COUNT)
        return false;
    *place_of(files, option - OPTION_OUTLINE) = optarg;
    return true;
}

/* An option without a file, or two that write the same one. */
static bool files_differ(const struct coverage_files *files, enum exit_code *code) {
    struct coverage_files copy = *files;
    for (int i = 0; i < PLACE_COUNT; i++) {
        const char *path = *place_of(&copy, i);
        if (path && !*path) {
            *code = command_misused("coverage", _("--%s names no file"), places[i].name);
            return false;
        }
        for (int j = 0; path && j < i; j++) {
            const char *other = *place_of(&copy, j);
            if (!other || strcmp(other, path))
                continue;
            *code = command_misused("coverage", _("--%s and --%s both name '%s'"),
                                    places[j].name, places[i].name, path);
            return false;
        }
    }
    return true;
}

bool coverage_files_take_output(const struct coverage_files *files) {
    const char *const documents[] = {files->xml, files->csv, files->html, files->matrix};
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        if (documents[i] && !strcmp(documents[i], "-"))
            return true;
    return false;
}

bool coverage_files_agree(const struct coverage_files *files,
                          const struct coverage_scope *scope, enum exit_code *code) {
    const char *wrong = NULL;
    if (!files_differ(files, code))
        return false;
    bool source = files->outline || files->text, report = files->lcov || files->cobertura;
    if (files->outline && files->text)
        wrong = _("--outline and --text given, expected one of them");
    else if (report && !source)
        wrong = _("--lcov and --cobertura need --outline or --text");
    else if (files->text && !report)
        wrong = _("--text goes with --lcov or --cobertura");
    else if (source && !scope->annex)
        wrong = _("--outline and --text need --annex");
    if (wrong)
        *code = command_misused("coverage", "%s", wrong);
    return !wrong;
}

static bool write_outline(const char *path, const char *annex, struct error *error) {
    struct output output;
    regulation_outline_write(annex, output_begin(&output));
    return output_end(&output, path, _("outline"), error);
}

static bool place_text(struct regulation_lines *lines, const char *path,
                       const char *annex, struct error *error) {
    static struct text_places found;
    if (!text_places_find(&found, path, annex, error))
        return false;
    *lines = (struct regulation_lines){.source = path, .annex = annex};
    memcpy(lines->line, found.line, sizeof lines->line);
    return true;
}

static bool place_provisions(struct regulation_lines *lines,
                             const struct coverage_files *files, const char *annex,
                             struct error *error) {
    if (files->text)
        return place_text(lines, files->text, annex, error);
    regulation_outline_place(lines, files->outline, annex);
    return write_outline(files->outline, annex, error);
}

static bool ends_well(struct output *output, const char *path, const char *what) {
    struct error error = ERROR_INIT;
    if (output_end(output, path, what, &error))
        return true;
    command_fails(&error);
    return false;
}

static bool write_report(const char *path, const char *what,
                         void (*write)(const struct coverage *,
                                       const struct regulation_lines *, FILE *),
                         const struct coverage *coverage,
                         const struct regulation_lines *lines) {
    struct output output;
    if (!path)
        return true;
    write(coverage, lines, output_begin(&output));
    return ends_well(&output, path, what);
}

static bool print_code(const char *path, const struct coverage *coverage,
                       const struct coverage_scope *scope, const char *root, FILE *out,
                       struct error *error) {
    struct code_coverage code;
    bool read = code_coverage_read(&code, root, path, error);
    if (read)
        coverage_code_print(&code, coverage, scope, out);
    code_coverage_release(&code);
    return read;
}

static bool write_document(const char *path, const char *what,
                           void (*write)(const struct coverage *,
                                         const struct coverage_scope *, FILE *),
                           const struct coverage *coverage,
                           const struct coverage_scope *scope) {
    struct output output;
    if (!path)
        return true;
    write(coverage, scope, output_begin(&output));
    return ends_well(&output, path, what);
}

/* One that fails keeps no other back. */
static bool write_documents(const struct coverage_files *files,
                            const struct coverage *coverage,
                            const struct coverage_scope *scope) {
    bool good = write_document(files->xml, _("XML"), coverage_xml, coverage, scope);
    good &= write_document(files->csv, _("CSV"), coverage_csv, coverage, scope);
    good &= write_document(files->html, _("HTML"), coverage_html, coverage, scope);
    good &= write_document(files->matrix, _("matrix"), coverage_matrix_print, coverage,
                           scope);
    return good;
}

enum exit_code coverage_files_write(const struct coverage_files *files,
                                    const struct coverage *coverage,
                                    const struct coverage_scope *scope, const char *root,
                                    FILE *out) {
    static struct regulation_lines lines;
    struct error error = ERROR_INIT;
    bool written = write_documents(files, coverage, scope), good = true;
    if (files->outline || files->text)
        good = place_provisions(&lines, files, scope->annex, &error);
    if (good) {
        written &= write_report(files->lcov, _("lcov"), coverage_lcov, coverage, &lines);
        written &= write_report(files->cobertura, _("Cobertura"), coverage_cobertura,
                                coverage, &lines);
    }
    if (good && files->gcov)
        good = print_code(files->gcov, coverage, scope, root, out, &error);
    if (!good)
        return command_fails(&error);
    return written ? EXIT_CONFORMS : EXIT_INTERNAL;
}

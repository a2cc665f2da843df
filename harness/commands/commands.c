/* The table of commands, and what they share. */
#include "harness/commands/commands.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness/commands/progress.h"
#include "harness/report/output.h"
#include "harness/text.h"

/* In the order of a first visit: run, look, understand, then work with a system. */
static const struct command commands[] = {
    {"run", cmd_run, "check the reference calculator against every golden"},
    {"verify", cmd_verify, "ask a payroll system every case and judge its answers"},
    {"grade", cmd_grade, "judge a file of answers"},
    {"reperform", cmd_reperform, "judge the recorded answers of a pack again"},
    {"merge", cmd_merge, "put the results of shards together"},
    {"report", cmd_report, "make reports for CI and people from a results file"},
    {"explain", cmd_explain, "follow the figures of a case back to the articles"},
    {"coverage", cmd_coverage, "show which provisions the cases reach"},
    {"list", cmd_list, "list calculations, cases, provisions or readings"},
    {"describe", cmd_describe, "show the facts and results of a calculation"},
    {"export", cmd_export, "write the questions of the cases, without the goldens"},
    {"answer", cmd_answer, "answer questions with the reference calculator"},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

const struct command *command_at(size_t index) {
    return index < COMMAND_COUNT ? &commands[index] : NULL;
}

const struct command *command_by_name(const char *name) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (!strcmp(commands[i].name, name))
            return &commands[i];
    return NULL;
}

enum exit_code command_fails(const struct error *error) {
    char line[1200];
    error_text(error, line, sizeof line);
    if (error->code != ERROR_UNREAD)
        fprintf(stderr, "etalon: %s\n", line);
    switch (error->code) {
    case ERROR_USAGE:
        return EXIT_USAGE;
    case ERROR_INPUT:
        return EXIT_BAD_INPUT;
    case ERROR_NONE:
    case ERROR_INTERNAL:
    case ERROR_UNREAD:
        break;
    }
    return EXIT_INTERNAL;
}

enum exit_code command_refuses(const struct problems *problems) {
    enum exit_code code = EXIT_BAD_INPUT;
    problems_print(problems, stderr);
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].code == ERROR_INTERNAL)
            code = EXIT_INTERNAL;
    return code;
}

enum exit_code command_misused(const char *name, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    fprintf(stderr, _("etalon %s: %s; see 'etalon %s --help'\n"), name, message, name);
    return EXIT_USAGE;
}

static bool is_folder(const char *path) {
    struct stat status;
    return !stat(path, &status) && S_ISDIR(status.st_mode);
}

static bool holds_cases(const char *root) {
    char path[PATH_MAX + 8];
    snprintf(path, sizeof path, "%s/cases", root);
    return is_folder(path);
}

/* build/etalon and build/san/etalon stand in the tree whose cases they read. */
static bool tree_of_program(char *out, size_t size) {
    enum { LEVELS = 3 };
    ssize_t length = readlink("/proc/self/exe", out, size - 1);
    if (length <= 0)
        return false;
    out[length] = '\0';
    for (int level = 0; level < LEVELS; level++) {
        char *slash = strrchr(out, '/');
        if (!slash)
            return false;
        *slash = '\0';
        if (holds_cases(out))
            return true;
    }
    return false;
}

const char *command_find_root(const char *root, char above[PATH_MAX]) {
    if (!root)
        root = getenv("ETALON_ROOT");
    if (root && !*root)
        root = NULL;
    if (!root && holds_cases("."))
        root = ".";
    if (!root && tree_of_program(above, PATH_MAX))
        root = above;
    if (!root)
        fputs(_("etalon: no cases/ here or above the program; "
                "name the folder that holds it with --root or ETALON_ROOT\n"),
              stderr);
    return root;
}

static struct suite *load_suite(const char *root, size_t most_bytes,
                                enum exit_code *code) {
    char above[PATH_MAX];
    root = command_find_root(root, above);
    if (!root) {
        *code = EXIT_BAD_INPUT;
        return NULL;
    }
    struct problems problems = PROBLEMS_INIT;
    struct suite *suite = NULL;
    struct headway headway = {0, 0, 0};
    struct progress *progress = progress_begin(PROGRESS_FILES, &headway);
    suite_load_sparingly(root, most_bytes, &headway, &suite, &problems);
    progress_end(progress);
    if (!suite)
        *code = command_refuses(&problems);
    problems_release(&problems);
    return suite;
}

struct suite *command_load_suite(const char *root, enum exit_code *code) {
    return load_suite(root, SIZE_MAX, code);
}

struct suite *command_load_suite_sparingly(const char *root, enum exit_code *code) {
    return load_suite(root, SUITE_SPARING_BYTES, code);
}

bool command_output_closed(void) {
    errno = 0;
    if (!fflush(stdout) && !ferror(stdout))
        return true;
    int reason = errno;
    if (!output_is_unread())
        fprintf(stderr, _("etalon: standard output: %s; the output is incomplete\n"),
                reason ? strerror(reason) : _("a write failed"));
    return false;
}

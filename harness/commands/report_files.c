#include "harness/commands/report_files.h"

#include <string.h>

#include "harness/text.h"

void report_files_help(FILE *out) {
    for (int i = 0; i < REPORT_COUNT; i++) {
        struct arena *arena = arena_new();
        const char *option =
            arena_print(arena, "--%s FILE", report_name((enum report_kind)i));
        fprintf(out, "      %-19s %s\n", option, report_meaning((enum report_kind)i));
        arena_free(arena);
    }
    fputs(_("                          FILE may be -, in place of the text\n"), out);
}

bool report_files_take(struct report_files *files, int option) {
    if (option < OPTION_REPORT || option >= OPTION_REPORT + REPORT_COUNT)
        return false;
    files->path[option - OPTION_REPORT] = optarg;
    return true;
}

bool report_files_differ(const struct report_files *files, const char *command,
                         enum exit_code *code) {
    for (int i = 0; i < REPORT_COUNT; i++) {
        const char *path = files->path[i];
        if (path && !*path) {
            *code = command_misused(command, _("--%s names no file"),
                                    report_name((enum report_kind)i));
            return false;
        }
        for (int j = 0; path && j < i; j++) {
            if (!files->path[j] || strcmp(files->path[j], path))
                continue;
            *code = command_misused(command, _("--%s and --%s both go to '%s'"),
                                    report_name((enum report_kind)j),
                                    report_name((enum report_kind)i), path);
            return false;
        }
    }
    return true;
}

bool report_files_leave(const struct report_files *files, const char *command,
                        const char *option, const char *path, enum exit_code *code) {
    if (!*path || !strcmp(path, "-")) {
        *code = command_misused(command, _("--%s '%s': expected the name of a file"),
                                option, path);
        return false;
    }
    for (int i = 0; i < REPORT_COUNT; i++) {
        if (!files->path[i] || strcmp(files->path[i], path))
            continue;
        *code = command_misused(command, _("--%s and --%s both go to '%s'"), option,
                                report_name((enum report_kind)i), path);
        return false;
    }
    return true;
}

bool report_files_any(const struct report_files *files) {
    for (int i = 0; i < REPORT_COUNT; i++)
        if (files->path[i])
            return true;
    return false;
}

bool report_files_take_output(const struct report_files *files) {
    for (int i = 0; i < REPORT_COUNT; i++)
        if (files->path[i] && !strcmp(files->path[i], "-"))
            return true;
    return false;
}

bool report_files_write(const struct report_files *files, const struct results *results) {
    bool good = true;
    for (int i = 0; i < REPORT_COUNT; i++) {
        struct error error = ERROR_INIT;
        if (!files->path[i] ||
            report_write((enum report_kind)i, results, files->path[i], &error))
            continue;
        command_fails(&error);
        good = false;
        if (ledger_failed(results->ledger, &error))
            break; /* it is told, and so it would be of every other */
    }
    return good;
}

#include "harness/commands/gate_files.h"

#include "harness/commands/today.h"
#include "harness/report/gate_report.h"
#include "harness/text.h"

bool gate_files_take(struct gate_files *files, int option) {
    switch (option) {
    case OPTION_GATE:
        files->path = optarg;
        return true;
    case OPTION_WRITE_GATE:
        files->written = optarg;
        return true;
    default:
        return answerable_take(&files->by, option);
    }
}

bool gate_files_agree(const struct gate_files *files, const char *command,
                      enum exit_code *code) {
    bool given = answerable_given(&files->by);
    if (files->path && !*files->path)
        *code = command_misused(command, _("--gate names no file"));
    else if (files->written && !*files->written)
        *code = command_misused(command, _("--write-gate names no file"));
    else if (given && !files->written)
        *code = command_misused(
            command, _("--owner, --reason and --expires go with --write-gate"));
    else
        return !given || answerable_agrees(&files->by, command, "--write-gate", code);
    return false;
}

bool gate_files_open(const struct gate_files *files, const char *command,
                     const char *schema_dir, struct open_gate *out,
                     enum exit_code *code) {
    struct problems problems = PROBLEMS_INIT;
    *out = (struct open_gate){.arena = arena_new()};
    if (!files->path)
        return true;
    if (!today(command, &out->today, code))
        return false;
    bool good = gate_read(files->path, schema_dir, out->arena, &out->gate, &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    *code = EXIT_BAD_INPUT;
    return good;
}

void gate_files_release(struct open_gate *open) {
    arena_free(open->arena);
}

static bool is_met(const struct open_gate *open, const struct coverage *coverage) {
    struct gate_findings findings =
        gate_judge(open->arena, &open->gate, coverage, open->today);
    gate_findings_print(&open->gate, &findings, stderr);
    return findings.count == 0;
}

static enum exit_code write_gate(const struct gate_files *files, const char *command,
                                 const struct gate *old,
                                 const struct coverage *coverage) {
    struct error error = ERROR_INIT;
    enum exit_code code;
    if (gate_new_rows(old, coverage) &&
        !answerable_agrees(&files->by, command, _("a gate with new rows"), &code))
        return code;
    if (gate_write(old, coverage, &files->by, files->written, &error))
        return EXIT_CONFORMS;
    return command_fails(&error);
}

enum exit_code gate_files_hold(const struct gate_files *files, const char *command,
                               const struct open_gate *open,
                               const struct coverage *coverage) {
    bool met = !files->path || is_met(open, coverage);
    if (files->written)
        return write_gate(files, command, &open->gate, coverage);
    return met ? EXIT_CONFORMS : EXIT_GATE_NOT_MET;
}

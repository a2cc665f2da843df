#include "harness/commands/excuse_files.h"

#include <libintl.h>
#include <string.h>

#include "harness/text.h"

const char *excuse_files_help(void) {
    return _("      --tolerances FILE   differences that somebody answers for\n"
             "      --baseline FILE     known deviations: they do not fail, new ones do, "
             "and so\n"
             "                          do rows that hold no more\n");
}

const char *write_baseline_help(void) {
    return _("      --write-baseline FILE  write what deviates as known; with it the "
             "options\n"
             "                          --owner NAME, --reason TEXT and --expires DATE, "
             "for\n"
             "                          rows that are new\n");
}

bool excuse_files_take(struct excuse_files *files, int option) {
    switch (option) {
    case OPTION_TOLERANCES:
        files->path[EXCUSE_TOLERANCE] = optarg;
        return true;
    case OPTION_BASELINE:
        files->path[EXCUSE_KNOWN] = optarg;
        return true;
    case OPTION_WRITE_BASELINE:
        files->written = optarg;
        return true;
    default:
        return answerable_take(&files->answerable, option);
    }
}

bool excuse_files_any(const struct excuse_files *files) {
    return files->path[EXCUSE_TOLERANCE] || files->path[EXCUSE_KNOWN];
}

bool excuse_files_agree(const struct excuse_files *files,
                        const struct report_files *reports, const char *command,
                        enum exit_code *code) {
    if (files->written)
        return report_files_leave(reports, command, "write-baseline", files->written,
                                  code) &&
               answerable_agrees(&files->answerable, command, "--write-baseline", code);
    if (!answerable_given(&files->answerable))
        return true;
    *code = command_misused(
        command, _("--owner, --reason and --expires go with --write-baseline"));
    return false;
}

size_t excuse_files_settings(const struct excuse_files *files,
                             struct run_setting settings[EXCUSE_KINDS]) {
    size_t count = 0;
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        if (files->path[kind])
            settings[count++] = (struct run_setting){excuse_root((enum excuse_kind)kind),
                                                     files->path[kind]};
    return count;
}

struct excuse_files excuse_files_of_sheet(const struct run_sheet *sheet,
                                          const char *folder, struct arena *arena) {
    struct excuse_files files = {.written = NULL};
    for (size_t i = 0; i < sheet->setting_count; i++)
        for (int kind = 0; kind < EXCUSE_KINDS; kind++)
            if (!strcmp(sheet->settings[i].role, excuse_root((enum excuse_kind)kind)))
                files.path[kind] =
                    arena_print(arena, "%s/%s", folder, sheet->settings[i].path);
    return files;
}

bool excuse_files_read(const struct excuse_files *files, const char *schema_dir,
                       struct arena *arena, struct excuses *out) {
    struct problems problems = PROBLEMS_INIT;
    bool good = true;
    *out = (struct excuses){.of[0].count = 0};
    for (int kind = 0; kind < EXCUSE_KINDS; kind++)
        if (files->path[kind])
            good &= excuses_read(files->path[kind], schema_dir, (enum excuse_kind)kind,
                                 arena, &out->of[kind], &problems);
    problems_print(&problems, stderr);
    problems_release(&problems);
    return good;
}

/* `baseline.xml:7: known-deviation 2 (early_pension.*): ...` */
static void complain(const struct results *results, const struct excuse *excuse,
                     const char *text) {
    struct arena *arena = arena_new();
    const char *file = results->excuses.of[excuse->kind].file;
    if (file)
        fprintf(stderr, "%s:%d: ", file, excuse->line);
    fprintf(stderr, "%s: %s\n", excuse_called(arena, excuse), text);
    arena_free(arena);
}

struct staleness {
    const struct results *results;
    bool found;
};

static void complain_of_stale(void *context, const struct excuse *excuse,
                              const char *advice) {
    struct staleness *staleness = context;
    if (excuse->kind != EXCUSE_KNOWN)
        return;
    staleness->found = true;
    complain(staleness->results, excuse, advice);
}

static bool any_stale(const struct results *results) {
    struct arena *arena = arena_new();
    struct staleness staleness = {.results = results};
    excuses_complain(results, arena, complain_of_stale, &staleness);
    arena_free(arena);
    return staleness.found;
}

static bool expired_alike(const struct excuse *a, const struct excuse *b) {
    return !strcmp(a->by.owner, b->by.owner) && !strcmp(a->by.expires, b->by.expires);
}

/* One line for all that one person has let expire on one day. */
static void complain_of_expired(const struct results *results,
                                const struct excuse_list *list, size_t index) {
    const struct excuse *excuse = &list->items[index];
    size_t others = 0;
    for (size_t i = 0; i < index; i++)
        if (expired_alike(&list->items[i], excuse))
            return;
    for (size_t i = index + 1; i < list->count; i++)
        others += expired_alike(&list->items[i], excuse);
    struct arena *arena = arena_new();
    const char *text =
        arena_print(arena, _("expired on %s: have %s renew it, or remove it"),
                    excuse->by.expires, excuse->by.owner);
    if (others)
        text = arena_print(
            arena,
            ngettext("%s; so has %zu more row", "%s; so have %zu more rows", others),
            text, others);
    complain(results, excuse, text);
    arena_free(arena);
}

static bool any_expired(const struct results *results, struct date today) {
    bool found = false;
    for (int kind = 0; kind < EXCUSE_KINDS; kind++) {
        const struct excuse_list *list = &results->excuses.of[kind];
        for (size_t i = 0; i < list->count; i++) {
            if (!answerable_has_expired(&list->items[i].by, today))
                continue;
            found = true;
            complain_of_expired(results, list, i);
        }
    }
    return found;
}

bool excuses_hold(const struct results *results, struct date today) {
    bool stale = any_stale(results), expired = any_expired(results, today);
    return !stale && !expired;
}

bool excuse_files_write(const struct excuse_files *files, const struct results *results) {
    struct error error = ERROR_INIT;
    size_t left_out;
    if (!files->written)
        return true;
    if (!results->complete) {
        fprintf(stderr, _("%s: not written, since the run was cut short\n"),
                files->written);
        return true;
    }
    if (!baseline_write(results, &files->answerable, files->written, &left_out, &error)) {
        command_fails(&error);
        return false;
    }
    if (left_out)
        fprintf(stderr,
                ngettext("%s: %zu case that is broken or missing is not in it: only "
                         "deviations can be known\n",
                         "%s: %zu cases that are broken or missing are not in it: only "
                         "deviations can be known\n",
                         left_out),
                files->written, left_out);
    return true;
}

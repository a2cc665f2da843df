/*
 * A program as a system, asked over its standard input and output.
 *
 * It may answer in any order and die at any time. When it does, or is silent too long, or
 * floods, the oldest question without an answer is broken, and a new life is asked the
 * rest. A program that does this again and again is given up (is_hopeless), so that an
 * audit ends; what it left unanswered is broken for the same reason. Lines that are no
 * answer are laid to the question that got none in that life.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "harness/case/parallel.h"
#include "harness/system/program_private.h"
#include "harness/text.h"

enum {
    TIMEOUT_MS = 10 * 1000,
    MOST_BARREN = 2,         /* lives in a row without an answer */
    MOST_BARREN_DEATHS = 20, /* the same, where a question may be what it dies of */
    MOST_SILENCES = 20,      /* in all */
};

size_t asking_first(struct asking *asking) {
    while (asking->first < asking->count &&
           !inbox_is_waiting(asking->inbox, asking->first))
        asking->first++;
    return asking->first;
}

/* ---- giving up ---- */

struct record {
    long barren, barren_ms; /* lives in a row without an answer, and the time they took */
    long silences;
};

static void enter(struct record *record, const struct run_report *report) {
    record->silences += report->ending == RUN_SILENT;
    if (report->answers) {
        record->barren = record->barren_ms = 0;
    } else {
        record->barren++;
        record->barren_ms += report->milliseconds;
    }
}

/* It failed over a question, as far as one can see; the next question may go well. */
static bool died_of_a_question(const struct run_report *report) {
    enum { SHELL_CANNOT_RUN = 126, SHELL_CANNOT_FIND = 127 };
    if (report->ending != RUN_ENDED || !report->end.by_itself)
        return false;
    if (WIFSIGNALED(report->end.status))
        return true;
    int status = WEXITSTATUS(report->end.status);
    return status && status != SHELL_CANNOT_RUN && status != SHELL_CANNOT_FIND;
}

static bool is_hopeless(const struct record *record, const struct run_report *report,
                        const struct program *program) {
    if (record->silences >= MOST_SILENCES || record->barren >= MOST_BARREN_DEATHS)
        return true;
    if (record->barren < MOST_BARREN)
        return false;
    return !died_of_a_question(report) || record->barren_ms > program->timeout_ms;
}

static void give_up(struct asking *asking, const struct record *record,
                    const struct run_report *report) {
    const char *message =
        arena_print(asking->arena, _("not asked again after %ld failures: %s"),
                    record->silences >= MOST_SILENCES ? record->silences : record->barren,
                    report->what);
    while (asking_first(asking) < asking->count)
        inbox_settle(asking->inbox, asking->first, REPLY_BROKEN, message);
}

/* ---- the driver ---- */

static bool ask_all(struct asking *asking, struct error *error) {
    struct record record = {0};
    while (asking_first(asking) < asking->count) {
        arena_clear(asking->arena);
        struct run_report report = program_run(asking, error);
        if (report.ending == RUN_FAILED)
            return false;
        enter(&record, &report);
        /* Nobody is to blame when it answered all it was asked; the rest is asked again.
         */
        if (asking_first(asking) < asking->count &&
            (report.unanswered || !report.answers))
            inbox_settle(asking->inbox, asking->first, REPLY_BROKEN, report.what);
        if (report.what && is_hopeless(&record, &report, asking->program))
            give_up(asking, &record, &report);
    }
    return true;
}

static bool ask_program(struct system *system, const struct question_source *questions,
                        receive_reply *receive, void *context, struct error *error) {
    struct asking asking = {
        .program = system->state,
        .questions = questions,
        .count = questions->count,
        .notes = {.of = _("the program")},
        .inbox = inbox_new(questions, receive, context),
        .arena = arena_new(),
    };
    bool good = ask_all(&asking, error);
    notes_end(&asking.notes);
    arena_free(asking.arena);
    inbox_free(asking.inbox);
    return good;
}

bool program_new(struct program **out, const char *command,
                 const struct program_options *options, struct error *error) {
    struct program_options given = options ? *options : (struct program_options){0};
    if (!command[strspn(command, " \t\n")])
        return error_set(error, ERROR_USAGE, _("no command given, expected a program"));
    struct program *program = calloc(1, sizeof *program);
    char *copy = strdup(command);
    if (!program || !copy)
        BUG("out of memory for a command");
    *program = (struct program){
        .command = copy,
        .timeout_ms = given.timeout_ms > 0 ? given.timeout_ms : TIMEOUT_MS,
        .most_line_bytes =
            given.most_line_bytes > 0 ? (size_t)given.most_line_bytes : LINE_MOST_BYTES,
        .at_once = given.at_once > 0 ? (size_t)given.at_once : parallel_workers(SIZE_MAX),
    };
    *out = program;
    return true;
}

void program_free(struct program *program) {
    free(program->command);
    free(program);
}

static void close_program(struct system *system) {
    program_free(system->state);
}

static const struct system_driver program_driver = {
    .name = "program",
    .ask = ask_program,
    .close = close_program,
};

bool system_open_program(struct system *out, const char *command,
                         const struct program_options *options, struct error *error) {
    struct program *program;
    if (!program_new(&program, command, options, error))
        return false;
    *out = (struct system){.driver = &program_driver, .state = program};
    return true;
}

/* etalon answer: answers questions with the reference calculator, line by line. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "harness/commands/commands.h"
#include "harness/system/wire.h"
#include "harness/text.h"

enum { LINE_MOST = 16 * 1024 * 1024 }; /* bytes of one question */

static const struct option options[] = {
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct answering {
    FILE *in;
    const char *name; /* of what is read, for messages */
    bool flush;       /* somebody may be waiting for each answer */
    struct arena *arena;
    char *line;
    size_t length, room;
    int number;
    bool unanswerable; /* a line was met that has no id */
};

static enum exit_code print_help(void) {
    fputs(
        _("usage: etalon answer [FILE]\n\n"
          "Answers questions with the reference calculator. Questions are read from FILE "
          "or\nstandard input, one JSON object a line; each answer is written before the "
          "next\nquestion is read.\n\n"
          "examples:\n"
          "  etalon export | etalon answer\n"
          "  echo '{\"id\":\"x\",\"calculation\":\"early_retirement_ratio\","
          "\"facts\":{\"age_years\":\"55\"}}' | etalon answer\n\n"
          "exit codes: 0 every line had an answer, 3 a line was no question and had no "
          "id\n"),
        stdout);
    return command_output_closed() ? EXIT_CONFORMS : EXIT_INTERNAL;
}

static void complain(struct answering *a, const char *message) {
    fprintf(stderr, "etalon: %s:%d: %s\n", a->name, a->number, message);
    a->unanswerable = true;
}

/* Keeps what fits; what goes beyond is read and dropped. */
static void keep(struct answering *a, int byte) {
    if (a->length++ >= LINE_MOST)
        return;
    if (a->length > a->room) {
        a->room = a->room ? 2 * a->room : 4096;
        a->line = realloc(a->line, a->room);
        if (!a->line)
            BUG("out of memory for a line of %zu bytes", a->room);
    }
    a->line[a->length - 1] = (char)byte;
}

/* Without its newline. False at the end. */
static bool read_line(struct answering *a) {
    int byte;
    a->length = 0;
    a->number++;
    while ((byte = getc_unlocked(a->in)) != EOF && byte != '\n')
        keep(a, byte);
    return byte != EOF || a->length > 0;
}

static bool is_blank(const struct answering *a) {
    for (size_t i = 0; i < a->length; i++)
        if (!strchr(" \t\r", a->line[i]) || !a->line[i])
            return false;
    return true;
}

static const char *answer_error(struct answering *a, const char *id, const char *fact,
                                const char *message) {
    struct answer answer = {.outcome = OUTCOME_ERROR, .error = {fact, message}};
    return wire_answer(a->arena, id, &answer);
}

static const char *compute(struct answering *a, const struct question *question) {
    const struct calculation *calculation = calculation_by_name(question->calculation);
    if (!calculation)
        return wire_answer(a->arena, question->id, NULL);
    struct derivation d;
    derivation_init(&d, a->arena);
    d.recording = false;
    d.readings = question->readings;
    struct answer answer = calculate(&d, calculation, question->facts);
    return wire_answer(a->arena, question->id, &answer);
}

/* A fact by its path, without the numbers of records: `periods.length`. */
static const char *fact_of_path(struct arena *arena, const char *path) {
    char *fact = arena_copy(arena, path), *to = fact;
    for (; *path; path++) {
        if (*path != '[')
            *to++ = *path;
        else if (strchr(path, ']'))
            path = strchr(path, ']');
    }
    *to = '\0';
    return fact;
}

/* Whom to name for a question that is none: its fact, its readings, or the whole of it.
 */
static const char *what_is_wrong(struct arena *arena, const char *path) {
    static const char facts[] = "facts.";
    if (!strncmp(path, facts, sizeof facts - 1))
        return fact_of_path(arena, path + sizeof facts - 1);
    return strcmp(path, "readings") ? "question" : "readings";
}

/* NULL, said, when nobody knows whom to answer. */
static const char *answer_line(struct answering *a) {
    struct question question;
    struct readings readings;
    struct error error = ERROR_INIT;
    char message[1200];
    if (a->length > LINE_MOST) {
        complain(a, _("longer than 16 MiB, expected one question a line"));
        return NULL;
    }
    if (wire_read_question(a->arena, a->line, a->length, &question, &readings, &error))
        return compute(a, &question);
    error_text(&error, message, sizeof message);
    if (question.id)
        return answer_error(a, question.id, what_is_wrong(a->arena, error.path), message);
    complain(a, message);
    return NULL;
}

static void answer_all(struct answering *a) {
    while (!ferror(stdout) && read_line(a)) {
        if (is_blank(a))
            continue;
        arena_clear(a->arena);
        const char *answer = answer_line(a);
        if (answer)
            puts(answer);
        if (a->flush)
            fflush(stdout);
    }
}

static enum exit_code finish(struct answering *a) {
    bool failed = ferror(a->in);
    if (failed)
        fprintf(stderr, "etalon: %s: %s\n", a->name, strerror(errno));
    free(a->line);
    arena_free(a->arena);
    if (!command_output_closed())
        return EXIT_INTERNAL;
    return failed || a->unanswerable ? EXIT_BAD_INPUT : EXIT_CONFORMS;
}

static bool is_regular(FILE *file) {
    struct stat status;
    return !fstat(fileno(file), &status) && S_ISREG(status.st_mode);
}

static enum exit_code answer_file(const char *path) {
    bool standard = !path || !strcmp(path, "-");
    struct answering a = {.name = standard ? "<stdin>" : path, .in = stdin};
    if (!standard)
        a.in = fopen(path, "r");
    if (!a.in) {
        struct error error = ERROR_INIT;
        error_at(&error, path, 0, NULL, "%s", strerror(errno));
        return command_fails(&error);
    }
    a.flush = !is_regular(a.in);
    a.arena = arena_new();
    answer_all(&a);
    enum exit_code code = finish(&a);
    if (!standard)
        fclose(a.in);
    return code;
}

enum exit_code cmd_answer(int argc, char **argv) {
    int option;
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        if (option == 'h')
            return print_help();
        return command_misused("answer", _("'%s' is no option"), argv[optind - 1]);
    }
    if (argc - optind > 1)
        return command_misused("answer", _("'%s' is too much"), argv[optind + 1]);
    return answer_file(optind < argc ? argv[optind] : NULL);
}

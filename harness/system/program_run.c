/*
 * One life of a program: questions go into its input as fast as it takes them while
 * answers are read from its output, so that neither side waits for the other. The pipe
 * bounds what is under way; its input is closed behind the last question, so that a
 * program may also read them all before it answers.
 *
 * An answer is held until HELD_MOST later ones have come, HELD_MS have passed or the run
 * is over, so that a second answer to the same question is noticed before its reply is
 * delivered.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/system/excerpt.h"
#include "harness/system/interrupt.h"
#include "harness/system/program_private.h"
#include "harness/system/wire.h"
#include "harness/text.h"

/* An interruption is noticed within a fraction of a second, also just before a wait. */
enum { WAIT_MOST_MS = 200 };
enum {
    HELD_MOST = 64,
    HELD_MS = 3000,
    BATCH_BYTES = 16 * 1024,
    PATIENCE_MS = 1000,
    DRAIN_READS = 64
};

/* Questions on their way, written together; the last one may make it longer. */
struct batch {
    char *bytes;
    size_t room, length, written;
};

/* An answer that is not delivered yet, and since when. */
struct held {
    size_t index;
    long since;
};

struct run {
    struct asking *asking;
    struct process process;
    struct run_report report;
    size_t next;         /* question to be asked */
    struct arena *arena; /* of a question while it is made */
    struct batch batch;
    bool failed; /* a question could not be made: see the error */
    struct error *error;
    bool deaf; /* the program has closed its input */
    bool ends; /* it has closed its output: the end may be waited for */
    struct lines lines;
    long last_answer; /* clock; the start before there is one */
    struct held held[HELD_MOST];
    size_t held_first, held_count;
    struct strange strange;
    struct remarks remarks;
};

/* ---- questions ---- */

static void append(struct batch *batch, const char *line) {
    size_t length = strlen(line);
    while (batch->room - batch->length <= length) {
        batch->room = batch->room ? 2 * batch->room : 2 * BATCH_BYTES;
        batch->bytes = realloc(batch->bytes, batch->room);
        if (!batch->bytes)
            BUG("out of memory for %zu bytes of questions", batch->room);
    }
    memcpy(batch->bytes + batch->length, line, length);
    batch->length += length;
    batch->bytes[batch->length++] = '\n';
}

/* The next one that waits for an answer; false when there is none. */
static bool add_question(struct run *run) {
    struct asking *asking = run->asking;
    const struct question_source *questions = asking->questions;
    struct question question;
    while (run->next < asking->count && !inbox_is_waiting(asking->inbox, run->next))
        run->next++;
    if (run->next == asking->count)
        return false;
    arena_clear(run->arena);
    run->failed = !questions->make(questions->context, run->next, run->arena, &question,
                                   run->error);
    if (run->failed)
        return false;
    append(&run->batch, wire_question(run->arena, &question));
    run->next++;
    run->report.unanswered++;
    return true;
}

/* False when nothing is left to be written. */
static bool has_questions(struct run *run) {
    struct batch *batch = &run->batch;
    if (run->deaf)
        return false;
    if (batch->written < batch->length)
        return true;
    batch->length = batch->written = 0;
    while (batch->length < BATCH_BYTES && add_question(run))
        continue;
    return batch->length;
}

static void turn_deaf(struct run *run) {
    run->deaf = true;
    process_close_questions(&run->process);
}

static void write_questions(struct run *run) {
    struct batch *batch = &run->batch;
    while (has_questions(run)) {
        ssize_t written = process_write(&run->process, batch->bytes + batch->written,
                                        batch->length - batch->written);
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (written < 0) {
            turn_deaf(run);
            return;
        }
        batch->written += (size_t)written;
    }
    process_close_questions(&run->process);
}

/* ---- answers ---- */

static void deliver_oldest(struct run *run) {
    size_t index = run->held[run->held_first].index;
    run->held_first = (run->held_first + 1) % HELD_MOST;
    run->held_count--;
    inbox_deliver(run->asking->inbox, index);
}

static void hold(struct run *run, size_t index) {
    if (run->held_count == HELD_MOST)
        deliver_oldest(run);
    run->held[(run->held_first + run->held_count) % HELD_MOST] =
        (struct held){index, clock_ms()};
    run->held_count++;
    run->report.answers++;
    if (index < run->next)
        run->report.unanswered--;
}

static void deliver_old_ones(struct run *run) {
    long now = clock_ms();
    while (run->held_count && now - run->held[run->held_first].since >= HELD_MS)
        deliver_oldest(run);
}

static void post_line(struct run *run, const struct line *line) {
    if (line_is_blank(line))
        return;
    struct posted posted = inbox_post(run->asking->inbox, line, false);
    switch (posted.post) {
    case POST_TAKEN:
        hold(run, posted.index);
        break;
    case POST_TWICE:
        break;
    case POST_LATE:
        notes_add(&run->asking->notes,
                  _("'%.100s' was answered again, after its reply was judged"),
                  posted.id);
        break;
    case POST_UNKNOWN:
        notes_add(&run->asking->notes,
                  _("found an answer to '%.100s', which was not asked"), posted.id);
        break;
    case POST_NO_ID:
        strange_add(&run->strange, run->asking->arena, line, posted.why);
    }
}

static enum run_ending read_answers(struct run *run) {
    long answers = run->report.answers;
    enum lines_state state = lines_fill(&run->lines);
    struct line line;
    while (lines_take(&run->lines, &line)) {
        if (line.too_long)
            return RUN_FLOODED;
        post_line(run, &line);
    }
    /* After the replies were delivered: the time that took was not the program's. */
    if (run->report.answers > answers)
        run->last_answer = clock_ms();
    return state == LINES_END || state == LINES_FAILED ? RUN_ENDED : RUN_GOES_ON;
}

/* ---- the conversation ---- */

/* Waits for something to do, at most so long, and does it. */
static enum run_ending exchange(struct run *run, long patience_ms, struct error *error) {
    bool writing = has_questions(run);
    struct pollfd files[] = {
        {.fd = run->process.answers, .events = POLLIN},
        {.fd = run->remarks.closed ? -1 : run->process.remarks, .events = POLLIN},
        {.fd = writing ? run->process.questions : -1, .events = POLLOUT},
    };
    if (!writing)
        process_close_questions(&run->process);
    if (patience_ms > WAIT_MOST_MS)
        patience_ms = WAIT_MOST_MS;
    if (poll(files, 3, patience_ms > 0 ? (int)patience_ms : 0) < 0) {
        if (errno == EINTR)
            return RUN_GOES_ON;
        error_set(error, ERROR_INTERNAL, _("cannot wait for the program: %s"),
                  strerror(errno));
        return RUN_FAILED;
    }
    if (files[1].revents)
        remarks_read(&run->remarks, run->process.remarks);
    if (files[2].revents)
        write_questions(run);
    return files[0].revents ? read_answers(run) : RUN_GOES_ON;
}

static enum run_ending converse(struct run *run, struct error *error) {
    const struct asking *asking = run->asking;
    for (;;) {
        long left = run->last_answer + asking->program->timeout_ms - clock_ms();
        enum run_ending ending = exchange(run, left, error);
        if (run->failed)
            return RUN_FAILED;
        if (ending == RUN_FAILED || ending == RUN_FLOODED)
            return ending;
        if (interrupt_came()) {
            error_set(error, ERROR_INTERNAL,
                      _("interrupted: the results are incomplete"));
            return RUN_FAILED;
        }
        deliver_old_ones(run);
        if (asking_first(run->asking) == asking->count)
            return RUN_COMPLETE;
        if (ending != RUN_GOES_ON || (run->deaf && !run->report.unanswered))
            return RUN_ENDED;
        if (clock_ms() - run->last_answer >= asking->program->timeout_ms)
            return RUN_SILENT;
    }
}

/* Behind the last answer: until the program ends, for what it still has to say. */
static void listen_to_the_end(struct run *run) {
    struct error ignored = ERROR_INIT;
    long until = clock_ms() + PATIENCE_MS;
    enum run_ending ending = RUN_GOES_ON;
    while (ending == RUN_GOES_ON && clock_ms() < until)
        ending = exchange(run, until - clock_ms(), &ignored);
    run->ends = ending == RUN_ENDED;
}

/* ---- what went wrong ---- */

static const char *end_text(const struct run *run) {
    struct arena *arena = run->asking->arena;
    const struct process_end *end = &run->report.end;
    if (!end->by_itself)
        return _("the program closed its output and did not end");
    const char *death = program_death_text(arena, end->status);
    return death ? death
                 : arena_print(arena,
                               _("the program ended without an answer, exit status %d"),
                               WEXITSTATUS(end->status));
}

static const char *ending_text(const struct run *run) {
    const struct program *program = run->asking->program;
    struct arena *arena = run->asking->arena;
    if (run->report.ending == RUN_FLOODED)
        return arena_print(
            arena,
            _("the program floods: a line of more than %zu bytes, expected one answer"),
            program->most_line_bytes);
    const char *text = run->report.ending == RUN_ENDED
                           ? end_text(run)
                           : program_silence_text(arena, program->timeout_ms);
    return run->deaf ? arena_print(arena, _("%s, the program closed its input"), text)
                     : text;
}

/* ---- one run ---- */

static void stop(struct run *run) {
    process_close_questions(&run->process);
    run->report.end = process_stop(&run->process, run->ends ? PATIENCE_MS : 0);
    for (int i = 0; i < DRAIN_READS && remarks_read(&run->remarks, run->process.remarks);
         i++)
        continue;
    process_release(&run->process);
}

struct run_report program_run(struct asking *asking, struct error *error) {
    struct run run = {.asking = asking, .error = error, .last_answer = clock_ms()};
    long start = run.last_answer;
    run.report.ending = RUN_FAILED;
    if (!process_start(&run.process, asking->program->command, error))
        return run.report;
    run.arena = arena_new();
    lines_init(&run.lines, run.process.answers, asking->program->most_line_bytes);
    run.report.ending = converse(&run, error);
    if (run.report.ending == RUN_COMPLETE)
        listen_to_the_end(&run);
    run.ends = run.ends || run.report.ending == RUN_ENDED;
    while (run.held_count)
        deliver_oldest(&run);
    stop(&run);
    if (run.report.ending != RUN_COMPLETE)
        run.report.what =
            program_words(asking->arena, ending_text(&run), &run.strange, &run.remarks);
    else if (run.strange.lines)
        notes_add(&asking->notes, _("lines that are no answer: %ld, the first %s"),
                  run.strange.lines, run.strange.first);
    run.report.milliseconds = clock_ms() - start;
    lines_release(&run.lines);
    free(run.batch.bytes);
    arena_free(run.arena);
    return run.report;
}

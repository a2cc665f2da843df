/*
 * A program that is run for each question anew: the question on its standard input, its
 * answer on standard output, and the end. Several run at once.
 *
 * The answer may be written over several lines. Who takes too long, floods, dies or ends
 * with another status than 0 has broken its own question and no other; whatever it leaves
 * running is killed with it. A program that cannot be run at all, or is silent again and
 * again, is given up, so that an audit ends.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "harness/system/interrupt.h"
#include "harness/system/one_shot_private.h"
#include "harness/system/wire.h"
#include "harness/text.h"

enum {
    WAIT_MOST_MS = 200, /* an interruption is noticed within this time */
    MOST_UNSTARTABLE = 2,
    MOST_SILENCES = 20,
};

struct shooting {
    const struct program *program;
    const struct question_source *questions;
    receive_reply *receive;
    void *context;
    struct error *error;
    struct shot *shots;  /* program->at_once */
    struct arena *arena; /* of what is said in the end */
    size_t next;         /* question to be asked */
    size_t running;
    long unstartable; /* in a row */
    long silences;
    struct notes notes;
    bool given_up;
};

/* ---- a shot begins ---- */

static bool make_question(struct shooting *shooting, struct shot *shot) {
    const struct question_source *questions = shooting->questions;
    struct question question;
    if (!questions->make(questions->context, shot->index, shot->arena, &question,
                         shooting->error))
        return false;
    shot->question =
        arena_print(shot->arena, "%s\n", wire_question(shot->arena, &question));
    shot->length = strlen(shot->question);
    return true;
}

static bool start(struct shooting *shooting, struct shot *shot) {
    struct shot before = *shot;
    arena_clear(before.arena);
    *shot = (struct shot){.index = shooting->next,
                          .arena = before.arena,
                          .bytes = before.bytes,
                          .room = before.room};
    if (!make_question(shooting, shot) ||
        !shot_start(shot, shooting->program, shooting->error))
        return false;
    shooting->next++;
    shooting->running++;
    return true;
}

static bool start_as_many_as_may(struct shooting *shooting) {
    for (size_t i = 0; i < shooting->program->at_once && !shooting->given_up &&
                       shooting->next < shooting->questions->count;
         i++)
        if (!shooting->shots[i].runs && !start(shooting, &shooting->shots[i]))
            return false;
    return true;
}

/* ---- a shot ends ---- */

static const char *what_went_wrong(const struct shooting *shooting,
                                   const struct shot *shot,
                                   const struct process_end *ended) {
    const struct program *program = shooting->program;
    if (shot->flooded)
        return arena_print(
            shot->arena,
            _("the program floods: more than %zu bytes, expected one answer"),
            program->most_line_bytes);
    if (shot->silent)
        return program_silence_text(shot->arena, program->timeout_ms);
    if (WIFEXITED(ended->status) && WEXITSTATUS(ended->status))
        return arena_print(shot->arena, _("the program ended with exit status %d"),
                           WEXITSTATUS(ended->status));
    return program_death_text(shot->arena, ended->status);
}

static enum post post(struct shooting *shooting, struct inbox *inbox,
                      const struct line *line, struct strange *strange,
                      struct arena *arena) {
    struct posted posted = inbox_post(inbox, line, false);
    if (posted.post == POST_UNKNOWN)
        notes_add(&shooting->notes, _("found an answer to '%.100s', which was not asked"),
                  posted.id);
    if (posted.post == POST_NO_ID && strange)
        strange_add(strange, arena, line, posted.why);
    return posted.post;
}

static void post_lines(struct shooting *shooting, const struct shot *shot,
                       struct inbox *inbox, struct strange *strange) {
    const char *at = shot->bytes, *behind = at + shot->got;
    while (at < behind) {
        const char *newline = memchr(at, '\n', (size_t)(behind - at));
        struct line line = {.bytes = at,
                            .length = (size_t)((newline ? newline : behind) - at)};
        if (!line_is_blank(&line))
            post(shooting, inbox, &line, strange, shot->arena);
        at = newline ? newline + 1 : behind;
    }
}

/* All of it is one answer, or else one of its lines is. */
static void post_output(struct shooting *shooting, const struct shot *shot,
                        struct inbox *inbox, struct strange *strange) {
    struct line whole = {.bytes = shot->bytes, .length = shot->got};
    if (post(shooting, inbox, &whole, NULL, NULL) == POST_NO_ID)
        post_lines(shooting, shot, inbox, strange);
}

struct delivery {
    const struct shooting *shooting;
    const struct shot *shot;
};

static void pass_on(void *context, size_t index, const struct reply *reply) {
    const struct delivery *delivery = context;
    (void)index; /* the only one */
    delivery->shooting->receive(delivery->shooting->context, delivery->shot->index,
                                reply);
}

static bool find_one(const void *context, const char *id, size_t *index) {
    const struct delivery *delivery = context;
    const struct question_source *questions = delivery->shooting->questions;
    if (!questions->find(questions->context, id, index) ||
        *index != delivery->shot->index)
        return false;
    *index = 0;
    return true;
}

/* What broke its question, or NULL. */
static const char *deliver(struct shooting *shooting, const struct shot *shot,
                           const char *what) {
    struct delivery delivery = {shooting, shot};
    struct question_source one = {.count = 1, .context = &delivery, .find = find_one};
    struct strange strange = {0};
    struct inbox *inbox = inbox_new(&one, pass_on, &delivery);
    if (!what)
        post_output(shooting, shot, inbox, &strange);
    if (inbox_is_waiting(inbox, 0)) {
        if (!what)
            what = _("the program ended without an answer, exit status 0");
        what = program_words(shot->arena, what, &strange, &shot->remarks);
        inbox_settle(inbox, 0, REPLY_BROKEN, what);
    } else {
        inbox_deliver(inbox, 0);
        if (strange.lines)
            notes_add(&shooting->notes, _("lines that are no answer: %ld, the first %s"),
                      strange.lines, strange.first);
    }
    inbox_free(inbox);
    return what;
}

/* ---- giving up ---- */

static void give_up(struct shooting *shooting, long failures, const char *what) {
    struct reply reply = {.kind = REPLY_BROKEN,
                          .message = arena_print(shooting->arena,
                                                 _("not asked again after %ld failures: "
                                                   "%s"),
                                                 failures, what)};
    shooting->given_up = true;
    while (shooting->next < shooting->questions->count)
        shooting->receive(shooting->context, shooting->next++, &reply);
}

static void enter(struct shooting *shooting, const struct shot *shot,
                  const struct process_end *ended, const char *what) {
    enum { SHELL_CANNOT_RUN = 126, SHELL_CANNOT_FIND = 127 };
    int status = WIFEXITED(ended->status) ? WEXITSTATUS(ended->status) : 0;
    bool cannot = status == SHELL_CANNOT_RUN || status == SHELL_CANNOT_FIND;
    shooting->unstartable = cannot ? shooting->unstartable + 1 : 0;
    shooting->silences += shot->silent;
    if (shooting->given_up)
        return;
    if (shooting->unstartable >= MOST_UNSTARTABLE)
        give_up(shooting, shooting->unstartable, what);
    else if (shooting->silences >= MOST_SILENCES)
        give_up(shooting, shooting->silences, what);
}

static void finish(struct shooting *shooting, struct shot *shot) {
    struct process_end ended = shot_stop(shot, shooting->program);
    shooting->running--;
    const char *what = deliver(shooting, shot, what_went_wrong(shooting, shot, &ended));
    enter(shooting, shot, &ended, what);
}

/* ---- all together ---- */

/* Waits until one of them needs something, or its time is over. */
static bool wait_for_any(struct shooting *shooting, struct pollfd *files) {
    size_t count = shooting->program->at_once;
    long wait = WAIT_MOST_MS;
    for (size_t i = 0; i < count; i++) {
        const struct shot *shot = &shooting->shots[i];
        for (size_t j = i * SHOT_FILES; j < (i + 1) * SHOT_FILES; j++)
            files[j] = (struct pollfd){.fd = -1};
        if (!shot->runs)
            continue;
        shot_watch(shot, files + i * SHOT_FILES);
        wait = shot_patience(shot, wait);
    }
    if (poll(files, count * SHOT_FILES, (int)wait) >= 0 || errno == EINTR)
        return true;
    return error_set(shooting->error, ERROR_INTERNAL,
                     _("cannot wait for the program: %s"), strerror(errno));
}

static bool shoot(struct shooting *shooting, struct pollfd *files) {
    size_t count = shooting->program->at_once;
    while (shooting->running || shooting->next < shooting->questions->count) {
        if (!start_as_many_as_may(shooting) || !wait_for_any(shooting, files))
            return false;
        for (size_t i = 0; i < count; i++) {
            struct shot *shot = &shooting->shots[i];
            if (shot->runs &&
                shot_attend(shot, shooting->program, files + i * SHOT_FILES))
                finish(shooting, shot);
        }
        if (interrupt_came())
            return error_set(shooting->error, ERROR_INTERNAL,
                             _("interrupted: the results are incomplete"));
    }
    return true;
}

static bool ask_one_shot(struct system *system, const struct question_source *questions,
                         receive_reply *receive, void *context, struct error *error) {
    const struct program *program = system->state;
    struct shooting shooting = {.program = program,
                                .questions = questions,
                                .receive = receive,
                                .context = context,
                                .error = error,
                                .notes = {.of = _("the program")},
                                .shots = calloc(program->at_once, sizeof(struct shot)),
                                .arena = arena_new()};
    struct pollfd *files = calloc(program->at_once * SHOT_FILES, sizeof *files);
    if (!shooting.shots || !files)
        BUG("out of memory for %zu processes", program->at_once);
    for (size_t i = 0; i < program->at_once; i++)
        shooting.shots[i].arena = arena_new();
    bool good = shoot(&shooting, files);
    for (size_t i = 0; i < program->at_once; i++) {
        if (shooting.shots[i].runs)
            shot_stop(&shooting.shots[i], program);
        arena_free(shooting.shots[i].arena);
        free(shooting.shots[i].bytes);
    }
    notes_end(&shooting.notes);
    arena_free(shooting.arena);
    free(shooting.shots);
    free(files);
    return good;
}

static void close_one_shot(struct system *system) {
    program_free(system->state);
}

static const struct system_driver one_shot_driver = {
    .name = "one-shot",
    .ask = ask_one_shot,
    .close = close_one_shot,
};

bool system_open_one_shot(struct system *out, const char *command,
                          const struct program_options *options, struct error *error) {
    struct program *program;
    if (!program_new(&program, command, options, error))
        return false;
    *out = (struct system){.driver = &one_shot_driver, .state = program};
    return true;
}

/*
 * The reference calculator as a system. It computes on every core; questions are made and
 * replies delivered one at a time.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "harness/case/parallel.h"
#include "harness/system/interrupt.h"
#include "harness/system/system.h"
#include "harness/text.h"

struct reply reply_of_answer(const struct answer *answer) {
    switch (answer->outcome) {
    case OUTCOME_RESULTS:
        return (struct reply){.kind = REPLY_RESULTS, .results = answer->results};
    case OUTCOME_REFUSED:
        return (struct reply){.kind = REPLY_REFUSED,
                              .provision = provision_id(answer->refused_by),
                              .message = answer->refusal};
    case OUTCOME_ERROR:
        break;
    }
    return (struct reply){.kind = REPLY_ERROR,
                          .fact = answer->error.fact,
                          .message = answer->error.message};
}

static struct reply reply_to(struct arena *arena, const struct question *question) {
    const struct calculation *calculation = calculation_by_name(question->calculation);
    if (!calculation)
        return (struct reply){.kind = REPLY_UNSUPPORTED};
    struct derivation d;
    derivation_init(&d, arena);
    d.recording = false;
    d.readings = question->readings;
    struct answer answer = calculate(
        &d, calculation, question->facts ? question->facts : datum_record(arena, NULL));
    return reply_of_answer(&answer);
}

/* So many questions are made, computed and delivered together: locks cost time too. */
enum { BLOCK = 32 };

struct asking {
    const struct question_source *questions;
    receive_reply *receive;
    void *context;
    struct error *error;
    atomic_bool failed;
    pthread_mutex_t one_at_a_time;
    struct arena *arenas[PARALLEL_MOST]; /* of the workers, for one block each */
};

/* Makes as many as there are in the block; fewer when that fails. */
static size_t make_block(struct asking *asking, size_t first, struct arena *arena,
                         struct question *out) {
    const struct question_source *questions = asking->questions;
    size_t made = 0;
    if (interrupt_came())
        error_set(asking->error, ERROR_INTERNAL,
                  _("interrupted: the results are incomplete"));
    while (asking->error->code == ERROR_NONE && made < BLOCK &&
           first + made < questions->count &&
           questions->make(questions->context, first + made, arena, &out[made],
                           asking->error))
        made++;
    asking->failed = asking->error->code != ERROR_NONE;
    return made;
}

static void ask_block(void *context, size_t index, size_t worker) {
    struct asking *asking = context;
    struct arena *arena = asking->arenas[worker];
    struct question questions[BLOCK];
    struct reply replies[BLOCK];
    if (asking->failed)
        return;
    pthread_mutex_lock(&asking->one_at_a_time);
    size_t made = make_block(asking, index * BLOCK, arena, questions);
    pthread_mutex_unlock(&asking->one_at_a_time);
    for (size_t i = 0; i < made; i++)
        replies[i] = reply_to(arena, &questions[i]);
    pthread_mutex_lock(&asking->one_at_a_time);
    for (size_t i = 0; i < made; i++)
        asking->receive(asking->context, index * BLOCK + i, &replies[i]);
    pthread_mutex_unlock(&asking->one_at_a_time);
    arena_clear(arena);
}

static bool ask_reference(struct system *system, const struct question_source *questions,
                          receive_reply *receive, void *context, struct error *error) {
    struct asking asking = {.questions = questions,
                            .receive = receive,
                            .context = context,
                            .error = error,
                            .one_at_a_time = PTHREAD_MUTEX_INITIALIZER};
    (void)system;
    for (size_t i = 0; i < PARALLEL_MOST; i++)
        asking.arenas[i] = arena_new();
    parallel_for((questions->count + BLOCK - 1) / BLOCK, ask_block, &asking);
    for (size_t i = 0; i < PARALLEL_MOST; i++)
        arena_free(asking.arenas[i]);
    pthread_mutex_destroy(&asking.one_at_a_time);
    return !asking.failed;
}

static const struct system_driver reference_driver = {
    .name = "reference",
    .ask = ask_reference,
};

bool system_open_reference(struct system *out) {
    *out = (struct system){.driver = &reference_driver};
    return true;
}

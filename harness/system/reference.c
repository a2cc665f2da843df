/* The reference calculator as a system. */
#include "harness/system/system.h"

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

static bool ask_reference(struct system *system, const struct question_source *questions,
                          receive_reply *receive, void *context, struct error *error) {
    struct arena *arena = system->state;
    struct question question;
    size_t asked = 0;
    while (asked < questions->count &&
           questions->make(questions->context, asked, arena, &question, error)) {
        struct reply reply = reply_to(arena, &question);
        receive(context, asked++, &reply);
        arena_clear(arena);
    }
    return asked == questions->count;
}

static void close_reference(struct system *system) {
    arena_free(system->state);
}

static const struct system_driver reference_driver = {
    .name = "reference",
    .ask = ask_reference,
    .close = close_reference,
};

bool system_open_reference(struct system *out) {
    *out = (struct system){.driver = &reference_driver, .state = arena_new()};
    return true;
}

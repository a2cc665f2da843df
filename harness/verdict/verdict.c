#include "harness/verdict/verdict.h"

#include <string.h>

#include "harness/text.h"
#include "harness/verdict/compare.h"

/* What an answer has to be: of a golden, or of the calculator under another reading. */
struct expectation {
    enum outcome outcome;
    enum provision refused_by;
    const char *error_fact;
    const struct datum *results;
};

const char *verdict_text(enum verdict verdict) {
    static const char *const texts[VERDICT_COUNT] = {
        [VERDICT_AGREES] = "agrees",
        [VERDICT_DEVIATES] = "deviates",
        [VERDICT_AGREES_UNDER_READING] = "agrees-under-reading",
        [VERDICT_TOLERATED] = "tolerated",
        [VERDICT_KNOWN] = "known-deviation",
        [VERDICT_BROKEN] = "broken",
        [VERDICT_UNSUPPORTED] = "unsupported",
        [VERDICT_MISSING] = "missing",
    };
    return texts[verdict];
}

bool verdict_fails(enum verdict verdict) {
    return verdict == VERDICT_DEVIATES || verdict == VERDICT_BROKEN ||
           verdict == VERDICT_MISSING;
}

bool verdict_is_excused(enum verdict verdict) {
    return verdict == VERDICT_TOLERATED || verdict == VERDICT_KNOWN;
}

bool verdict_is_answered(enum verdict verdict) {
    return verdict == VERDICT_AGREES || verdict == VERDICT_DEVIATES ||
           verdict == VERDICT_AGREES_UNDER_READING || verdict_is_excused(verdict);
}

static struct expectation expectation_of_golden(struct arena *arena,
                                                const struct golden *golden) {
    /* They hang together as members of one record, in order. */
    struct datum *results = datum_record(arena, NULL);
    if (golden->result_count)
        results->first = (struct datum *)golden->results[0].expected;
    return (struct expectation){golden->outcome, golden->refused_by, golden->error_fact,
                                results};
}

/* Of the results only those that the golden asserts, so that a reply is held to no more.
 */
static struct expectation expectation_of_answer(struct arena *arena,
                                                const struct answer *answer,
                                                const struct golden *golden) {
    struct expectation expectation = {answer->outcome, answer->refused_by,
                                      answer->error.fact, answer->results};
    if (answer->outcome != OUTCOME_RESULTS || golden->outcome != OUTCOME_RESULTS)
        return expectation;
    struct datum *results = datum_record(arena, NULL);
    for (size_t i = 0; i < golden->result_count; i++) {
        const struct datum *result =
            datum_member(answer->results, golden->results[i].expected->name);
        if (!result)
            continue;
        struct datum *copy = arena_take(arena, sizeof *copy);
        *copy = *result;
        copy->next = NULL;
        datum_add(results, copy);
    }
    expectation.results = results;
    return expectation;
}

/* Whether `inner` is `outer` or goes on at a joint: IV.8.4.al2 after IV.8. */
static bool continues(const char *inner, const char *outer) {
    size_t length = strlen(outer);
    return !strncmp(inner, outer, length) &&
           (!inner[length] || inner[length] == '.' || inner[length] == '-');
}

/*
 * "The provision, at least to its article": the provision itself, a part of it, or what
 * it is a part of, up to the article.
 */
static bool names_provision(const char *named, enum provision expected) {
    const char *id = provision_id(expected);
    const char *article = provision_id(provision_info(expected)->article);
    if (!named)
        return false;
    return !strcmp(named, article) || continues(named, id) ||
           (continues(id, named) && strlen(named) >= strlen(article));
}

static const char *last_name(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

/* A nested fact may go by its own name or by its path. */
static bool names_fact(const char *named, const char *expected) {
    if (!named || !expected)
        return false;
    if (strchr(named, '.') && strchr(expected, '.'))
        return !strcmp(named, expected);
    return !strcmp(last_name(named), last_name(expected));
}

static const char *expectation_text(struct arena *arena, const struct expectation *e) {
    switch (e->outcome) {
    case OUTCOME_REFUSED:
        return arena_print(arena, _("refused %s"), provision_id(e->refused_by));
    case OUTCOME_ERROR:
        return arena_print(arena, _("error %s"), e->error_fact);
    case OUTCOME_RESULTS:
        break;
    }
    return datum_summary(arena, e->results);
}

static const char *reply_text(struct arena *arena, const struct reply *reply) {
    switch (reply->kind) {
    case REPLY_REFUSED:
        return arena_print(arena, _("refused %.60s"),
                           reply->provision ? reply->provision
                                            : _("without a provision"));
    case REPLY_ERROR:
        return arena_print(arena, _("error %.60s"),
                           reply->fact ? reply->fact : _("without a fact"));
    default:
        return datum_summary(arena, reply->results);
    }
}

static bool meets_otherwise(const struct expectation *e, const struct reply *reply) {
    if (e->outcome == OUTCOME_REFUSED)
        return reply->kind == REPLY_REFUSED &&
               names_provision(reply->provision, e->refused_by);
    return reply->kind == REPLY_ERROR && names_fact(reply->fact, e->error_fact);
}

static void compare_reply(struct comparison *c, const struct specimen *specimen,
                          const struct expectation *e, const struct reply *reply) {
    if (e->outcome == OUTCOME_RESULTS && reply->kind == REPLY_RESULTS)
        compare_results(c, specimen->calculation->results, e->results, reply->results);
    else if (e->outcome == OUTCOME_RESULTS || !meets_otherwise(e, reply))
        comparison_add(c, NULL, _("answer"), expectation_text(c->arena, e),
                       reply_text(c->arena, reply), NULL);
}

/* A result that the golden asserts must not be there where the reading gives none. */
static bool beyond(const struct specimen *specimen, const struct expectation *e,
                   const struct reply *reply) {
    const struct golden *golden = specimen->golden;
    for (size_t i = 0; i < golden->result_count; i++) {
        const char *name = golden->results[i].expected->name;
        if (!datum_member(e->results, name) && datum_member(reply->results, name))
            return true;
    }
    return false;
}

/* What the calculator answers under the readings of the case but for one. */
static struct answer answer_under(struct arena *arena, const struct specimen *specimen,
                                  enum choice choice) {
    struct readings *readings = arena_take(arena, sizeof *readings);
    if (specimen->readings)
        *readings = *specimen->readings;
    if (choice != CHOICE_NONE)
        readings->chosen[reading_of_choice(choice)] = choice;
    struct derivation d;
    derivation_init(&d, arena);
    d.recording = false;
    d.readings = readings;
    return calculate(&d, specimen->calculation, specimen->facts);
}

static bool agrees_under(struct arena *arena, const struct specimen *specimen,
                         const struct reply *reply, enum choice choice) {
    struct answer answer = answer_under(arena, specimen, choice);
    struct expectation e = expectation_of_answer(arena, &answer, specimen->golden);
    struct comparison c = {.arena = arena};
    compare_reply(&c, specimen, &e, reply);
    if (c.first || c.malformed)
        return false;
    return reply->kind != REPLY_RESULTS || !beyond(specimen, &e, reply);
}

/* The first choice, not in force for this case, that gives what the system answered. */
static enum choice explaining_choice(struct arena *arena, const struct specimen *specimen,
                                     const struct reply *reply) {
    const enum reading *reading = specimen->calculation->readings;
    if (agrees_under(arena, specimen, reply, CHOICE_NONE))
        return CHOICE_NONE; /* it is the golden that differs: no reading explains that */
    for (; reading && *reading != READING_NONE; reading++) {
        enum choice in_force = readings_choice(specimen->readings, *reading);
        for (int i = CHOICE_NONE + 1; i < CHOICE_COUNT; i++) {
            enum choice choice = (enum choice)i;
            if (choice != in_force && reading_of_choice(choice) == *reading &&
                agrees_under(arena, specimen, reply, choice))
                return choice;
        }
    }
    return CHOICE_NONE;
}

/* Each deviation has a provision: where no line proves it, that of the calculation. */
static void name_provisions(const struct specimen *specimen, struct deviation *each) {
    enum provision otherwise = specimen->golden->outcome == OUTCOME_REFUSED
                                   ? specimen->golden->refused_by
                                   : specimen->calculation->provision;
    for (; each; each = each->next)
        if (each->provision == PROVISION_NONE)
            each->provision = otherwise;
}

static struct judgement judge_answer(struct arena *arena, const struct specimen *specimen,
                                     const struct reply *reply, bool strict) {
    struct expectation e = expectation_of_golden(arena, specimen->golden);
    struct comparison c = {.arena = arena, .golden = specimen->golden, .strict = strict};
    compare_reply(&c, specimen, &e, reply);
    if (c.left_out > 0 && c.left_out == specimen->golden->result_count) {
        /* Who gives nothing of what is asserted has not agreed to anything. */
        c = (struct comparison){
            .arena = arena, .golden = specimen->golden, .strict = true};
        compare_reply(&c, specimen, &e, reply);
    }
    struct judgement judgement = {.verdict = VERDICT_AGREES, .left_out = c.left_out};
    if (c.malformed) {
        judgement.verdict = VERDICT_BROKEN;
        judgement.message = c.malformed;
        return judgement;
    }
    if (!c.first)
        return judgement;
    name_provisions(specimen, c.first);
    judgement.deviations = c.first;
    judgement.message = reply->message;
    judgement.reading = explaining_choice(arena, specimen, reply);
    judgement.verdict = judgement.reading != CHOICE_NONE ? VERDICT_AGREES_UNDER_READING
                                                         : VERDICT_DEVIATES;
    return judgement;
}

static struct judgement judge(struct arena *arena, const struct specimen *specimen,
                              const struct reply *reply, bool strict) {
    switch (reply->kind) {
    case REPLY_UNSUPPORTED:
        return (struct judgement){.verdict = VERDICT_UNSUPPORTED};
    case REPLY_MISSING:
        return (struct judgement){.verdict = VERDICT_MISSING};
    case REPLY_BROKEN:
        return (struct judgement){.verdict = VERDICT_BROKEN, .message = reply->message};
    default:
        return judge_answer(arena, specimen, reply, strict);
    }
}

struct judgement verdict_judge(struct arena *arena, const struct specimen *specimen,
                               const struct reply *reply) {
    return judge(arena, specimen, reply, false);
}

struct judgement verdict_judge_strictly(struct arena *arena,
                                        const struct specimen *specimen,
                                        const struct reply *reply) {
    return judge(arena, specimen, reply, true);
}

bool verdict_agrees_strictly(struct arena *arena, const struct specimen *specimen,
                             const struct reply *reply) {
    struct expectation e = expectation_of_golden(arena, specimen->golden);
    struct comparison c = {.arena = arena, .strict = true};
    compare_reply(&c, specimen, &e, reply);
    return !c.first && !c.malformed;
}

static bool reads(const struct calculation *calculation, enum reading reading) {
    const enum reading *each = calculation->readings;
    while (each && *each != READING_NONE && *each != reading)
        each++;
    return each && *each == reading;
}

bool verdict_bears_on(const struct calculation *calculation, enum choice choice) {
    return reads(calculation, reading_of_choice(choice));
}

bool verdict_tells_apart(struct arena *arena, const struct specimen *specimen,
                         enum choice choice) {
    if (!verdict_bears_on(specimen->calculation, choice) ||
        readings_choice(specimen->readings, reading_of_choice(choice)) == choice)
        return false;
    struct answer answer = answer_under(arena, specimen, choice);
    struct reply reply = reply_of_answer(&answer);
    struct expectation e = expectation_of_golden(arena, specimen->golden);
    struct comparison c = {.arena = arena};
    compare_reply(&c, specimen, &e, &reply);
    return c.first != NULL;
}

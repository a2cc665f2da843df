#include "tests/support/property.h"

#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/system/wire.h"
#include "tests/support/shrinking.h"

enum {
    USUAL_CASES = 500,
    TRIES_A_CASE = 40, /* for one case that is suitable */
    LONGEST_SECONDS = 30,
};

static const uint64_t usual_seed = 19780630;

const char *const UNSUITABLE = "unsuitable";

/* A property, one case of it, and what became of its last judgement. */
struct run {
    const struct property *property;
    uint64_t seed, number;
    struct readings readings;
    struct trial trial;
    const char *said; /* by the judge */
    bool crashed;
};

/* ---- crashes ---- */

static const int deadly[] = {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL};
enum { DEADLY_COUNT = sizeof deadly / sizeof *deadly };

static sigjmp_buf crash;
static char overdue[NOTE_SIZE]; /* what to say when a judgement does not end */

static void on_crash(int signal_number) {
    siglongjmp(crash, signal_number);
}

static void on_overdue(int signal_number) {
    (void)signal_number;
    if (write(STDERR_FILENO, overdue, strlen(overdue)) < 0)
        _exit(2);
    _exit(1);
}

/* What an arena was doing when a judgement crashed is unknown: it is kept, never freed.
 */
static struct left_behind {
    struct arena *arena;
    struct left_behind *next;
} * left_behind;

static struct arena *instead_of(struct arena *arena) {
    struct left_behind *left = malloc(sizeof *left);
    if (left) {
        *left = (struct left_behind){arena, left_behind};
        left_behind = left;
    }
    return arena_new();
}

static void judge(struct run *run, const struct datum *facts) {
    struct sigaction before[DEADLY_COUNT], ours = {.sa_handler = on_crash};
    for (int i = 0; i < DEADLY_COUNT; i++)
        sigaction(deadly[i], &ours, &before[i]);
    if (sigsetjmp(crash, 1) == 0) {
        run->crashed = false;
        run->said = run->property->judge(&run->trial, facts);
    } else {
        run->crashed = true;
        run->said = "crashed";
        run->trial.arena = instead_of(run->trial.arena);
    }
    for (int i = 0; i < DEADLY_COUNT; i++)
        sigaction(deadly[i], &before[i], NULL);
}

static void judge_afresh(struct run *run, const struct datum *facts) {
    arena_clear(run->trial.arena);
    run->trial.property = run->property;
    run->trial.calculation = calculation_by_name(run->property->calculation);
    run->trial.readings = run->readings;
    run->trial.chance = chance_of(~run->seed, run->number);
    run->trial.asked_count = 0;
    run->trial.note[0] = '\0';
    judge(run, facts);
}

/* ---- failures ---- */

static bool fails_alike(void *context, const struct datum *facts) {
    struct run *run = context;
    bool crashed = run->crashed;
    const char *said = run->said;
    judge_afresh(run, facts);
    if (run->said && run->said != UNSUITABLE && run->crashed == crashed)
        return true;
    run->crashed = crashed;
    run->said = said;
    return false;
}

/* A BUG speaks on stderr each time it is met again: only the last time is wanted. */
static const struct datum *shrunk(struct run *run, struct arena *arena,
                                  const struct datum *facts) {
    int loud = dup(STDERR_FILENO), silent = open("/dev/null", O_WRONLY);
    dup2(silent, STDERR_FILENO);
    facts = shrink(arena, facts, fails_alike, run);
    dup2(loud, STDERR_FILENO);
    close(loud);
    close(silent);
    judge_afresh(run, facts);
    return facts;
}

static void show_question(struct run *run, const struct calculation *calculation,
                          const struct datum *facts, const char *id) {
    struct arena *arena = arena_new();
    struct question question = {id, calculation->name, facts, &run->readings};
    print_error("%s\n", wire_question(arena, &question));
    if (!run->crashed) {
        struct derivation d;
        derivation_init(&d, arena);
        d.readings = &run->readings;
        struct answer answer = calculate(&d, calculation, facts);
        print_error("  %s\n", wire_answer(arena, id, &answer));
    }
    arena_free(arena);
}

static void show_failure(struct run *run, const struct datum *facts) {
    static const char *const ids[ASKED_MOST] = {"first", "second", "third", "fourth"};
    struct trial *trial = &run->trial;
    print_error("%s: %s%s%s (seed %" PRIu64 ", case %" PRIu64 ")\n",
                run->property->calculation, run->said, trial->note[0] ? ": " : "",
                trial->note, run->seed, run->number);
    if (trial->asked_count == 0 || run->crashed)
        show_question(run, calculation_by_name(run->property->calculation), facts, "all");
    for (size_t i = 0; i < trial->asked_count && !run->crashed; i++)
        show_question(run, trial->asked[i].calculation, trial->asked[i].facts, ids[i]);
}

/* ---- runs ---- */

static uint64_t chosen_seed(void) {
    const char *text = getenv("SEED");
    return text && *text ? strtoull(text, NULL, 10) : usual_seed;
}

/* The default alone, half of the time. */
static struct readings random_readings(struct chance *chance, const enum reading *all) {
    struct readings readings = {{CHOICE_NONE}};
    if (!all || chance_percent(chance, 50))
        return readings;
    for (; *all != READING_NONE; all++) {
        enum choice choice = (enum choice)chance_between(chance, 1, CHOICE_COUNT - 1);
        while (reading_of_choice(choice) != *all)
            choice = choice + 1 < CHOICE_COUNT ? choice + 1 : 1;
        readings.chosen[*all] = choice;
    }
    return readings;
}

static struct datum *random_case(struct run *run, struct arena *arena) {
    const struct property *property = run->property;
    const struct calculation *calculation = calculation_by_name(property->calculation);
    struct chance chance = chance_of(run->seed, run->number);
    run->readings =
        random_readings(&chance, property->any_reading ? calculation->readings : NULL);
    struct datum *facts =
        random_facts(&chance, arena, calculation->facts, property->wild);
    return property->arrange ? property->arrange(&chance, arena, facts) : facts;
}

/* A judgement that does not end cannot be shrunk: the seed is all there is to say. */
static void start_clock(const struct run *run) {
    snprintf(overdue, sizeof overdue, "%s: a case of seed %" PRIu64 " does not end\n",
             run->property->calculation, run->seed);
    signal(SIGALRM, on_overdue);
    alarm(LONGEST_SECONDS);
}

bool property_holds(const struct property *property) {
    int wanted = property->cases ? property->cases : USUAL_CASES, suitable = 0;
    struct run run = {.property = property, .seed = chosen_seed()};
    struct arena *arena = arena_new();
    bool holds = true;
    if (!calculation_by_name(property->calculation))
        fail_msg("no calculation %s", property->calculation);
    run.trial.arena = arena_new();
    start_clock(&run);
    for (; suitable < wanted && holds && run.number < (uint64_t)wanted * TRIES_A_CASE;
         run.number++) {
        arena_clear(arena);
        const struct datum *facts = random_case(&run, arena);
        judge_afresh(&run, facts);
        suitable += run.said != UNSUITABLE;
        holds = !run.said || run.said == UNSUITABLE;
        if (!holds)
            show_failure(&run, shrunk(&run, arena, facts));
    }
    alarm(0);
    if (holds && suitable < wanted && !property->few_suit) {
        print_error("%s: only %d of %d cases were suitable\n", property->calculation,
                    suitable, wanted);
        holds = false;
    }
    arena_free(run.trial.arena);
    arena_free(arena);
    return holds;
}

/* ---- what judges ask ---- */

struct answer answer_of(struct trial *trial, const struct calculation *calculation,
                        const struct datum *facts) {
    struct derivation d;
    if (trial->asked_count < ASKED_MOST) {
        trial->asked[trial->asked_count].calculation = calculation;
        trial->asked[trial->asked_count++].facts = facts;
    }
    derivation_init(&d, trial->arena);
    d.recording = false;
    d.readings = &trial->readings;
    return calculate(&d, calculation, facts);
}

const struct datum *results_of(struct trial *trial, const struct datum *facts) {
    struct answer answer = answer_of(trial, trial->calculation, facts);
    return answer.outcome == OUTCOME_RESULTS ? answer.results : NULL;
}

number amount(struct trial *trial, const struct datum *record, const char *name) {
    const struct datum *member = datum_member(record, name);
    return member && member->kind == DATUM_SCALAR
               ? number_read(trial->arena, member->text)
               : NULL;
}

number total(struct trial *trial, const struct datum *record, const char *list,
             const char *name) {
    number sum = number_of(trial->arena, 0);
    const struct datum *members = datum_member(record, list);
    for (const struct datum *each = members ? members->first : NULL; each;
         each = each->next) {
        number part = amount(trial, each, name);
        if (part)
            sum = number_plus(trial->arena, sum, part);
    }
    return sum;
}

bool equal_to_the_cent(struct trial *trial, number a, number b, size_t rounded_amounts) {
    number apart = number_minus(trial->arena, a, b);
    if (number_sign(apart) < 0)
        apart = number_minus(trial->arena, b, a);
    number allowed = number_ratio(trial->arena, (long)rounded_amounts, 200);
    return number_compare(apart, allowed) <= 0;
}

static const struct field *field_of(const struct calculation *calculation,
                                    const char *name) {
    for (const struct field *field = calculation->facts; field->name; field++)
        if (!strcmp(field->name, name))
            return field;
    fail_msg("%s has no fact %s", calculation->name, name);
    return NULL;
}

static const char *more_than(struct trial *trial, const struct field *field,
                             const char *before) {
    static const long hundredths[] = {1, 2, 8, 50, 100, 1000, 10000, 500000};
    static const long days[] = {1, 2, 14, 15, 30, 31, 365, 366, 3660, 12000};
    struct arena *arena = trial->arena;
    long more_days = days[chance_between(&trial->chance, 0, 9)];
    long more = hundredths[chance_between(&trial->chance, 0, 7)];
    struct date date;
    struct period period = {0};
    number value;
    switch (field->type) {
    case TYPE_DATE:
        return date_read(before, &date)
                   ? date_text(arena, date_plus_days(date, more_days))
                   : NULL;
    case TYPE_PERIOD:
        if (!period_read(before, &period))
            return NULL;
        return period_text(arena, period_of_days(period_days(period) + more_days));
    case TYPE_INTEGER:
        more = 100 * chance_between(&trial->chance, 1, 12);
        break;
    default:
        break;
    }
    value = number_read(arena, before);
    return value ? number_text(arena,
                               number_plus(arena, value, number_ratio(arena, more, 100)))
                 : NULL;
}

const struct datum *with_more(struct trial *trial, const struct datum *facts,
                              const char *name) {
    const struct datum *before = datum_member(facts, name);
    const char *more =
        before ? more_than(trial, field_of(trial->calculation, name), before->text)
               : NULL;
    return more ? facts_with(trial->arena, facts, name, more) : NULL;
}

bool fact_is(const struct datum *record, const char *name, const char *text) {
    const struct datum *member = datum_member(record, name);
    return member && member->kind == DATUM_SCALAR && !strcmp(member->text, text);
}

/* Below, at or above zero as more of the fact lowers, keeps or raises the result. */
static const char *compare_more(struct trial *trial, const struct datum *facts,
                                int *order) {
    const struct property *property = trial->property;
    const struct datum *more = with_more(trial, facts, property->fact);
    const struct datum *before = results_of(trial, facts);
    const struct datum *after = before && more ? results_of(trial, more) : NULL;
    if (!after)
        return UNSUITABLE;
    number a = amount(trial, before, property->result);
    number b = amount(trial, after, property->result);
    if (!a || !b)
        return UNSUITABLE;
    *order = number_compare(b, a);
    return NULL;
}

static const char *said_of(struct trial *trial, const char *what) {
    snprintf(trial->note, sizeof trial->note, "%s, %s", trial->property->fact,
             trial->property->result);
    return what;
}

const char *more_never_lowers(struct trial *trial, const struct datum *facts) {
    int order = 0;
    const char *unsuitable = compare_more(trial, facts, &order);
    if (unsuitable || order >= 0)
        return unsuitable;
    return said_of(trial, "more of a fact lowers a result");
}

const char *more_never_raises(struct trial *trial, const struct datum *facts) {
    int order = 0;
    const char *unsuitable = compare_more(trial, facts, &order);
    if (unsuitable || order <= 0)
        return unsuitable;
    return said_of(trial, "more of a fact raises a result");
}

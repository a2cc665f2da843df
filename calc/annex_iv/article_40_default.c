/*
 * Annex IV, article 40 - Charge budgétaire: the other States take over what one does not
 * pay (paragraph 4).
 */
#include <string.h>

#include "calc/annex_iv/annex_iv.h"

struct state {
    const char *id;
    number amount;
};

struct contribution_takeover_facts {
    struct list states; /* of struct state */
    const char *defaulting_state;
};

struct contribution_takeover_results {
    struct list states; /* of struct state */
};

static void contribution_takeover(struct derivation *d, const void *given, void *out) {
    const struct contribution_takeover_facts *facts = given;
    struct contribution_takeover_results *results = out;
    const struct state *states = facts->states.items;
    size_t count = facts->states.count;
    number unpaid = NULL, others = NULL;
    for (size_t i = 0; i < count; i++)
        if (!strcmp(states[i].id, facts->defaulting_state))
            unpaid = states[i].amount;
        else
            others = others ? sum(d, IV_40_4, others, states[i].amount,
                                  "contributions of the others")
                            : states[i].amount;
    /* Ruled out by check(); an ablation may still take the sum away. */
    bool shared = unpaid && others && number_sign(others) > 0;
    struct state *paying = arena_take(d->arena, count * sizeof *paying);
    size_t paid = 0;
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(states[i].id, facts->defaulting_state))
            continue;
        number amount = states[i].amount;
        if (shared) {
            number share = quotient(d, IV_40_4, amount, others, "share of the others");
            share = number_with_unit(d->arena, share, UNIT_RATE);
            number more = product(d, IV_40_4, unpaid, share, "part taken over");
            amount =
                sum(d, IV_40_4, amount, more, "contribution with the part taken over");
        }
        paying[paid++] = (struct state){states[i].id, amount};
    }
    results->states = (struct list){paid, paying};
}

static void check(const void *given, struct fact_error *error) {
    const struct contribution_takeover_facts *facts = given;
    const struct state *states = facts->states.items;
    bool found = false, paying = false;
    for (size_t i = 0; i < facts->states.count; i++) {
        bool defaults = !strcmp(states[i].id, facts->defaulting_state);
        found |= defaults;
        paying |= !defaults && number_sign(states[i].amount) > 0;
    }
    if (!found)
        *error = (struct fact_error){"defaulting_state", "not among the States"};
    else if (!paying)
        *error = (struct fact_error){"states", "no other State contributes"};
}

static const struct field state_fields[] = {
    FIELD(state, TEXT, id, "identifier"),
    FIELD(state, MONEY, amount, "amount"),
    FIELDS_END,
};

static const struct field facts[] = {
    FIELD(contribution_takeover_facts, RECORDS, states, "contributions of the States",
          .fields = state_fields, .size = sizeof(struct state)),
    FIELD(contribution_takeover_facts, TEXT, defaulting_state, "State that does not pay"),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(contribution_takeover_results, RECORDS, states, "contributions of the others",
          .fields = state_fields, .size = sizeof(struct state)),
    FIELDS_END,
};

const struct calculation contribution_takeover_calculation = {
    .name = "contribution_takeover",
    .provision = IV_40_4,
    .summary = "Shares of the other States when one does not pay",
    .facts = facts,
    .facts_size = sizeof(struct contribution_takeover_facts),
    .results = results,
    .results_size = sizeof(struct contribution_takeover_results),
    .provisions = PROVISIONS(IV_40_4),
    .check = check,
    .compute = contribution_takeover,
};

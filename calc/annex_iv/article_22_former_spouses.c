/*
 * Annex IV, article 22 - Droits de l'ex-conjoint: how a pension is shared.
 * Readings: R-IV.22-duration, R-IV.22-accretion, R-IV.22-former_alone, R-IV.22-order,
 * R-IV.22.3-orphans_raised.
 */
#include "calc/annex_iv/annex_iv.h"

/* One person in the division. */
struct party {
    const struct survivor *who;
    bool divides; /* has a part, even one that then lapses or passes to the others */
    bool takes;   /* keeps it for the division: entitled, or orphans are raised instead */
    bool lapses;  /* and then nobody receives it */
    bool full;    /* held at the alimony */
    number length, limit /* NULL: none */, share;
};

struct division {
    struct party *parties;
    size_t count;
    bool shared;   /* between several: paragraph 2, otherwise paragraph 1 */
    number lapsed; /* what nobody receives */
};

static number money(struct derivation *d, const char *name) {
    return number_with_unit(d->arena, count_of(d, 0, name), UNIT_MONEY);
}

/* ---- who has a right ---- */

bool may_divide(const struct survivor *who) {
    return who->spouse_kind == SPOUSE ||
           (who->alimony_per_month && number_sign(who->alimony_per_month) > 0 &&
            who->alimony_by_judgment && !who->remarried_before_death);
}

static bool has_alimony(struct derivation *d, const struct survivor *who) {
    bool owed = who->alimony_per_month && number_sign(who->alimony_per_month) > 0;
    return holds(d, IV_22_1,
                 stated(owed && who->alimony_by_judgment, "alimony by final judgment"),
                 "alimony owed to the former spouse") &&
           !holds(d, IV_22_1_al2,
                  stated(who->remarried_before_death, "remarried before the death"),
                  "no right after remarriage");
}

static void settle_rights(struct derivation *d, struct party *party,
                          bool orphans_raised) {
    const struct survivor *who = party->who;
    party->divides = who->spouse_kind == SPOUSE || has_alimony(d, who);
    party->takes = party->divides;
    if (!party->divides || !who->right_extinguished)
        return;
    bool kept = orphans_raised && !reads_as(d, R_IV_22_3_orphans_raised__accrues);
    party->lapses = holds(d, IV_22_3_s2, stated(kept, "the orphans' pension is raised"),
                          "the part does not accrue");
    party->takes = party->lapses;
}

/* ---- lengths of marriage ---- */

/* Where only months are given, a month has its mean length. */
static number days_of(struct derivation *d, const struct survivor *who,
                      struct date death_date) {
    if (date_given(who->marriage_date)) {
        struct date end = who->spouse_kind == SPOUSE ? death_date : who->divorce_date;
        if (date_given(end))
            return number_with_unit(
                d->arena,
                count_of(d, date_ordinal(end) - date_ordinal(who->marriage_date),
                         "days of marriage"),
                UNIT_DAYS);
    }
    if (!who->marriage_months)
        return count_of(d, 0, "marriage of unknown length");
    number months = number_with_unit(d->arena, who->marriage_months, UNIT_NONE);
    number days = product(d, IV_22_2, months, days_in_mean_month(d), "days of marriage");
    return number_with_unit(d->arena, days, UNIT_DAYS);
}

static number months_of(struct derivation *d, const struct survivor *who,
                        struct date death_date) {
    struct date end = who->spouse_kind == SPOUSE ? death_date : who->divorce_date;
    if (!date_given(who->marriage_date) || !date_given(end))
        return who->marriage_months ? who->marriage_months
                                    : count_of(d, 0, "marriage of unknown length");
    struct period length =
        time_between(d, IV_22_2, who->marriage_date, end, "length of the marriage");
    return in_months(d, length, "months of marriage");
}

static number length_of(struct derivation *d, const struct survivor *who,
                        struct date death_date) {
    if (reads_as(d, R_IV_22_duration__days))
        return days_of(d, who, death_date);
    number months = months_of(d, who, death_date);
    if (reads_as(d, R_IV_22_duration__months))
        return whole_part(d, IV_22_2, months, "whole months of marriage");
    number years =
        quotient(d, IV_22_2, months, count_of(d, MONTHS_PER_YEAR, "months in a year"),
                 "years of marriage");
    return whole_part(d, IV_22_2, years, "whole years of marriage");
}

static number total_length(struct derivation *d, const struct division *division,
                           bool (*takes)(const struct party *)) {
    number total = NULL;
    for (size_t i = 0; i < division->count; i++) {
        const struct party *party = &division->parties[i];
        if (!takes(party))
            continue;
        total = total ? sum(d, IV_22_2, total, party->length, "marriages together")
                      : party->length;
    }
    return total;
}

static bool divides(const struct party *party) {
    return party->divides;
}

static bool spouse_divides(const struct party *party) {
    return party->divides && party->who->spouse_kind == SPOUSE;
}

/* R-IV.22-former_alone: paragraph 2 speaks of former spouses beside a spouse. */
static bool in_equal_parts(struct derivation *d, const struct division *division) {
    for (size_t i = 0; i < division->count; i++)
        if (spouse_divides(&division->parties[i]))
            return false;
    return division->shared && reads_as(d, R_IV_22_former_alone__equal_parts);
}

/* Lengths that are all zero say nothing: the parts are then equal. */
static void measure(struct derivation *d, struct division *division,
                    struct date death_date) {
    bool equal = in_equal_parts(d, division);
    for (size_t i = 0; i < division->count; i++)
        if (division->parties[i].divides)
            division->parties[i].length =
                equal ? count_of(d, 1, "equal part")
                      : length_of(d, division->parties[i].who, death_date);
    number total = total_length(d, division, divides);
    for (size_t i = 0; total && number_sign(total) <= 0 && i < division->count; i++)
        division->parties[i].length = count_of(d, 1, "equal part");
}

/* ---- the alimony as a limit ---- */

static number limit_of(struct derivation *d, const struct survivor *who, bool shared) {
    if (who->spouse_kind == SPOUSE)
        return NULL;
    number rate = who->reduction_rate;
    number alimony =
        who->alimony_per_month ? who->alimony_per_month : money(d, "no alimony");
    if (!rate || number_sign(rate) == 0 || !reads_as(d, R_IV_22_order__after))
        return alimony;
    number kept = number_minus(d->arena, number_of(d->arena, 1), rate);
    if (number_sign(kept) <= 0)
        return NULL;
    /* Limited after the reduction: the share whose reduced amount is the alimony. */
    return quotient(d, shared ? IV_22_2_al2 : IV_22_1_s2, alimony,
                    number_named(d->arena, kept, "part left by the reduction"),
                    "share that reduces to the alimony");
}

/* Holds a share at the limit and gives what is beyond it. */
static number hold_at_limit(struct derivation *d, struct party *party,
                            enum provision provision) {
    number before = party->share;
    if (!party->limit)
        return NULL;
    party->share = at_most(d, provision, before, party->limit, "limited to the alimony");
    if (number_compare(party->share, before) >= 0)
        return NULL;
    party->full = true;
    return difference(d, IV_22_3, before, party->share, "part beyond the alimony");
}

static number added(struct derivation *d, number total, number part, const char *label) {
    if (!part)
        return total;
    return total ? sum(d, IV_22_3, total, part, label) : part;
}

/* ---- the division ---- */

static void divide(struct derivation *d, struct division *division, number pension) {
    number total = total_length(d, division, divides);
    for (size_t i = 0; i < division->count; i++) {
        struct party *party = &division->parties[i];
        party->share = money(d, "no share");
        if (!party->divides)
            continue;
        party->share = pension;
        if (!division->shared)
            continue;
        number part = quotient(
            d, IV_22_2, number_with_unit(d->arena, party->length, UNIT_NONE),
            number_with_unit(d->arena, total, UNIT_NONE), "part of the marriage");
        party->share = product(d, IV_22_2, pension, part, "share by length of marriage");
    }
}

/* The parts that pass to others: rights that ended, and what exceeds an alimony. */
static number free_parts(struct derivation *d, struct division *division) {
    number free = NULL;
    enum provision limit = division->shared ? IV_22_2_al2 : IV_22_1_s2;
    for (size_t i = 0; i < division->count; i++) {
        struct party *party = &division->parties[i];
        number part = NULL;
        if (party->takes) {
            part = hold_at_limit(d, party, limit);
        } else if (party->divides) {
            part = party->share;
            party->share = money(d, "no share");
        }
        free = added(d, free, part, "parts that pass to others");
    }
    return free;
}

static bool can_grow(const struct party *party) {
    return party->takes && !party->full;
}

static bool spouse_can_grow(const struct party *party) {
    return can_grow(party) && party->who->spouse_kind == SPOUSE;
}

static bool (*receivers(struct derivation *d,
                        const struct division *division))(const struct party *) {
    for (size_t i = 0; i < division->count; i++)
        if (spouse_can_grow(&division->parties[i]))
            return reads_as(d, R_IV_22_accretion__spouse_only) ? spouse_can_grow
                                                               : can_grow;
    return can_grow;
}

/* Paragraph 3: free parts pass to the others until all are limited or nothing is left. */
static void accrue(struct derivation *d, struct division *division, number free) {
    while (free && number_sign(free) > 0) {
        bool (*takes)(const struct party *) = receivers(d, division);
        number total = total_length(d, division, takes);
        if (!total || number_sign(total) <= 0)
            break;
        number beyond = NULL;
        for (size_t i = 0; i < division->count; i++) {
            struct party *party = &division->parties[i];
            if (!takes(party))
                continue;
            number part = quotient(
                d, IV_22_2, number_with_unit(d->arena, party->length, UNIT_NONE),
                number_with_unit(d->arena, total, UNIT_NONE), "part of what accrues");
            number more = product(d, IV_22_3, free, part, "what accrues");
            party->share = sum(d, IV_22_3, party->share, more, "share that grew");
        }
        for (size_t i = 0; i < division->count; i++)
            if (takes(&division->parties[i]))
                beyond =
                    added(d, beyond, hold_at_limit(d, &division->parties[i], IV_22_3_s3),
                          "parts that pass on");
        free = beyond;
    }
    if (free && number_sign(free) > 0)
        division->lapsed =
            sum(d, IV_22_3, division->lapsed, free, "part that nobody can take");
}

/* The share of one party, after the reduction for age; a part that lapses is noted. */
static struct survivor_share outcome(struct derivation *d, struct division *division,
                                     const struct party *party) {
    number none = money(d, "no share"), rate = party->who->reduction_rate;
    if (party->lapses)
        division->lapsed =
            sum(d, IV_22_3_s2, division->lapsed, party->share, "part that lapses");
    if (!party->takes || party->lapses)
        return (struct survivor_share){false, none, none};
    number pension = party->share;
    if (rate && number_sign(rate) > 0) {
        number less = product(d, IV_22_4, party->share, rate, "reduction of the share");
        pension = difference(d, IV_22_4, party->share, less, "reduced share");
    }
    return (struct survivor_share){true, party->share, pension};
}

number former_spouse_shares_of(struct derivation *d, number pension,
                               struct date death_date, const struct survivor *survivors,
                               size_t count, bool orphans_raised,
                               struct survivor_share *shares) {
    struct division division = {.count = count, .lapsed = money(d, "nothing lapses")};
    division.parties = arena_take(d->arena, (count + 1) * sizeof *division.parties);
    size_t dividing = 0;
    for (size_t i = 0; i < count; i++) {
        division.parties[i].who = &survivors[i];
        settle_rights(d, &division.parties[i], orphans_raised);
        dividing += division.parties[i].divides ? 1 : 0;
    }
    division.shared = dividing > 1;
    for (size_t i = 0; i < count; i++)
        if (division.parties[i].takes)
            division.parties[i].limit = limit_of(d, &survivors[i], division.shared);
    measure(d, &division, death_date);
    divide(d, &division, pension);
    accrue(d, &division, free_parts(d, &division));
    if (dividing == 0)
        division.lapsed = pension;
    for (size_t i = 0; i < count; i++)
        shares[i] = outcome(d, &division, &division.parties[i]);
    return division.lapsed;
}

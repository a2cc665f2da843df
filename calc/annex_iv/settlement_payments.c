/*
 * Settlement of a death: family allowances, ceiling and the amount of each beneficiary
 * (articles 28 and 29).
 */
#include "calc/annex_iv/settlement.h"
#include "calc/base/money.h"

/* The beneficiaries with, beside each, what the ceiling does to its pension. */
struct payments {
    struct beneficiary *rows;
    struct limited_pension *limited;
    struct settled_survivor **survivors; /* NULL for orphans and dependants */
    size_t count;
};

static number nothing(struct derivation *d) {
    return number_with_unit(d->arena, count_of(d, 0, "nothing"), UNIT_MONEY);
}

static void add_survivor(struct payments *payments, struct settled_survivor *survivor,
                         number minimum) {
    payments->survivors[payments->count] = survivor;
    payments->limited[payments->count] =
        (struct limited_pension){.pension = survivor->shared, .minimum = minimum};
    payments->rows[payments->count++] = (struct beneficiary){
        .id = survivor->fact->id,
        .isolated_per_month = survivor->isolated,
        .share_per_month = survivor->share,
        .reduction_rate = survivor->reduction_rate,
        .shared_per_month = survivor->shared,
    };
}

static void add_member(struct payments *payments, const struct group_member *member) {
    payments->limited[payments->count] =
        (struct limited_pension){.pension = member->pension};
    payments->rows[payments->count++] = (struct beneficiary){
        .id = member->id,
        .isolated_per_month = member->isolated,
        .shared_per_month = member->pension,
    };
}

static struct payments list_payments(struct derivation *d,
                                     const struct settlement *settlement) {
    size_t room = persons_in(settlement->facts) + 1;
    struct payments payments = {
        .rows = arena_take(d->arena, room * sizeof *payments.rows),
        .limited = arena_take(d->arena, room * sizeof *payments.limited),
        .survivors = arena_take(d->arena, room * sizeof *payments.survivors),
    };
    for (size_t i = 0; i < settlement->count; i++) {
        const struct family_group *group = &settlement->groups[i];
        if (settlement->survivors[i].entitled)
            add_survivor(&payments, &settlement->survivors[i], settlement->due.minimum);
        for (size_t j = 0; j < group->count; j++)
            add_member(&payments, &group->members[j]);
    }
    return payments;
}

/* Family allowances of every survivor, on the pension as it stands; gives those that
 * count for the ceiling. */
static number add_allowances(struct derivation *d, const struct settlement *settlement,
                             const struct payments *payments) {
    number counted = nothing(d);
    for (size_t i = 0; i < payments->count; i++) {
        struct settled_survivor *survivor = payments->survivors[i];
        if (!survivor)
            continue;
        settle_allowances(d, settlement, survivor, payments->limited[i].pension);
        counted = sum(d, IV_29_4, counted, survivor->counted,
                      "family allowances that count so far");
    }
    return counted;
}

static void fill_rows(struct derivation *d, struct payments *payments) {
    for (size_t i = 0; i < payments->count; i++) {
        struct beneficiary *row = &payments->rows[i];
        const struct settled_survivor *survivor = payments->survivors[i];
        row->reduction_per_month = payments->limited[i].reduction;
        row->pension_per_month = payments->limited[i].pension;
        row->household_allowance_per_month = survivor ? survivor->household : NULL;
        row->allowances_per_month = survivor ? survivor->allowances : nothing(d);
        row->total_per_month = sum(d, IV_29_4, row->pension_per_month,
                                   row->allowances_per_month, "amount of a beneficiary");
    }
}

/* R-IV.29-rounding: the exact amounts, or the rounded ones, added. */
static number total_of(struct derivation *d, const struct payments *payments) {
    bool of_rounded = reads_as(d, R_IV_29_rounding__sum_of_rounded_amounts);
    int places = currency_decimals(d->currency);
    number total = nothing(d);
    for (size_t i = 0; i < payments->count; i++) {
        number amount = payments->rows[i].total_per_month;
        if (of_rounded)
            amount = rounded(d, IV_29_4, amount, places, "amount rounded");
        total = sum(d, IV_29_4, total, amount, "paid so far");
    }
    return total;
}

void settle_payments(struct derivation *d, struct settlement *settlement,
                     struct death_settlement_results *results) {
    struct payments payments = list_payments(d, settlement);
    number counted = add_allowances(d, settlement, &payments);
    number allowances = settlement->facts->deceased->family_allowances_per_month;
    struct ceiling_basis basis =
        ceiling_basis_of(settlement->facts, allowances ? allowances : nothing(d));
    number ceiling = benefits_ceiling_of(d, &basis).ceiling;
    struct benefits_against_ceiling due =
        reduce_to_ceiling(d, ceiling, counted, payments.limited, payments.count);
    /* R-IV.28-base, the alternative: the household allowance on the reduced pension. */
    if (number_sign(due.excess) > 0 && reads_as(d, R_IV_28_base__other))
        add_allowances(d, settlement, &payments);
    fill_rows(d, &payments);
    results->ceiling_per_month = ceiling;
    results->total_before_ceiling_per_month = due.benefits;
    results->excess_per_month = due.excess;
    results->total_paid_per_month = total_of(d, &payments);
    results->beneficiaries = (struct list){payments.count, payments.rows};
}

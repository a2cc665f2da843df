/*
 * Evaluations a second of three calculations on one core, with and without derivation.
 * Prints `name seconds_with seconds_without`, a line each; ci/bench turns them to ratios.
 */
#include <stdio.h>
#include <time.h>

#include "calc/calc.h"

enum { ROUNDS = 20000 };

struct fact {
    const char *name, *text;
};

static const struct load {
    const char *calculation;
    struct fact facts[8];
} loads[] = {
    {"retirement_pension",
     {{"reckonable_years", "20.5"},
      {"reference_salary_per_month", "5000.00"},
      {"last_salary_per_month", "5200.00"},
      {"c1_1_salary_per_month", "2100.00"}}},
    {"age_difference_reduction",
     {{"deceased_birth_date", "1940-01-01"},
      {"spouse_birth_date", "1972-06-15"},
      {"marriage_date", "2000-01-01"},
      {"marriage_end_date", "2005-01-01"},
      {"pension_per_month", "1000.00"}}},
    {"bonus_after_60",
     {{"reckonable_years_at_60", "20 6/12"},
      {"service_after_60", "P2Y6M"},
      {"reference_salary_per_month", "5000.00"},
      {"last_salary_per_month", "5200.00"},
      {"c1_1_salary_per_month", "2100.00"}}},
};

static double seconds_for(const struct load *load, bool recording) {
    const struct calculation *calculation = calculation_by_name(load->calculation);
    struct arena *kept = arena_new(), *arena = arena_new();
    struct datum *facts = datum_record(kept, NULL);
    for (const struct fact *fact = load->facts; fact->name; fact++)
        datum_add(facts, datum_scalar(kept, fact->name, fact->text));

    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (int i = 0; i < ROUNDS; i++) {
        struct derivation derivation;
        derivation_init(&derivation, arena);
        derivation.recording = recording;
        if (calculate(&derivation, calculation, facts).outcome != OUTCOME_RESULTS)
            BUG("%s has no results", load->calculation);
        arena_clear(arena);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    arena_free(arena);
    arena_free(kept);
    return (double)(end.tv_sec - start.tv_sec) +
           (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

int main(void) {
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++) {
        double with = seconds_for(&loads[i], true);
        double without = seconds_for(&loads[i], false);
        printf("%s %.6f %.6f %d\n", loads[i].calculation, with, without, ROUNDS);
    }
    return 0;
}

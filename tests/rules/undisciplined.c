/*
 * A rule that breaks the discipline of calc/: what ci/check-rules must find in it is said
 * on each line, and it must find nothing else. Never compiled into étalon.
 */
#include "calc/annex_iv/annex_iv.h"

enum situation { IN_OFFICE = 1, RETIRED };

struct sample_facts {
    number pension, salary;
    struct date leaving;
    int situation;
    bool married;
    const char *grade;
};

struct sample_work {
    bool decided;
    enum situation kind;
};

static const struct date last_day = {1974, /* finding: literal 1974 */
                                     6,    /* finding: literal 6 */
                                     30};  /* finding: literal 30 */

static bool by_rule(struct derivation *d, const struct sample_facts *facts) {
    return holds(d, IV_10_1, above(facts->pension, facts->salary), "above the salary");
}

static void check_facts(const struct sample_facts *facts, struct fact_error *error) {
    if (date_compare(facts->leaving, last_day) > 0)
        *error = (struct fact_error){"leaving", "too late"};
}

static number undisciplined(struct derivation *d, const struct sample_facts *facts,
                            const struct sample_work *work) {
    number pension = facts->pension;
    if (number_sign(pension) > 0) /* finding: decision by number_sign */
        pension = facts->salary;
    if (facts->situation == RETIRED)          /* finding: decision by a choice */
        pension = count_of(d, 70, "seventy"); /* finding: literal 70 */
    while (!facts->married && pension)        /* finding: decision by a stated fact */
        pension = NULL;
    pension =
        facts->grade && !strcmp(facts->grade, "A.1") /* finding: decision by strcmp */
            ? facts->salary
            : pension;
    /* Decided by a primitive, or no law: */
    if (by_rule(d, facts) && work->decided && work->kind == RETIRED)
        pension = facts->pension;
    if (holds(d, IV_10_2, stated(facts->situation == RETIRED, "retired"), "retired"))
        pension = facts->salary;
    return pension ? pension : count_of(d, 1, "one");
}

void sample(struct derivation *d, const struct sample_facts *facts,
            const struct sample_work *work, struct fact_error *error) {
    check_facts(facts, error);
    undisciplined(d, facts, work);
}

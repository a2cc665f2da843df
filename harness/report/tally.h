/*
 * Tally: the judgements of a run, kept in the order of the cases, and counted.
 */
#ifndef HARNESS_REPORT_TALLY_H
#define HARNESS_REPORT_TALLY_H

#include "harness/verdict/excuse.h"
#include "harness/verdict/verdict.h"

struct judged {
    const struct specimen *specimen; /* NULL: not judged, because the run was cut short */
    struct judgement judgement;
};

struct tally {
    struct arena *arena; /* of the judgements kept */
    struct judged *items;
    size_t room;  /* places, one for each question */
    size_t count; /* judged */
    size_t by_verdict[VERDICT_COUNT];
    size_t left_out;     /* optional results that goldens assert and no answer gave */
    const char *message; /* the last one kept */
    /* Answers that agree with a golden which tells this choice from the one in force. */
    size_t against[CHOICE_COUNT];
    size_t otherwise[CHOICE_COUNT]; /* and those that deviate from such a golden */
};

void tally_init(struct tally *tally, size_t room);
void tally_release(struct tally *tally);
/* Copies the judgement to a place that has none yet. */
void tally_add(struct tally *tally, size_t place, const struct specimen *specimen,
               const struct judgement *judgement);

/*
 * When all is judged: a reading explains answers only where the system follows it. Where
 * others contradict the choice, its cases deviate; the judgement keeps the choice. False
 * with an error when a case cannot be brought back: nothing is settled then.
 */
bool tally_settle_readings(struct tally *tally, struct error *error);

/* Then: deviations that an excuse fits deviate no more, they are tolerated or known. */
void tally_excuse(struct tally *tally, const struct excuses *excuses);

/* How the cases that claim a provision came out; a heading gathers its article. */
struct score {
    enum provision provision;
    size_t cases;
    size_t answered; /* those that could be compared */
    size_t by_verdict[VERDICT_COUNT];
};

/* One that the provision gathers. */
bool specimen_claims(const struct specimen *specimen, enum provision provision);
struct score tally_score(const struct tally *tally, enum provision provision);
/* The articles that cases claim, those with most deviations first; *count of them. */
struct score *tally_articles(const struct tally *tally, struct arena *arena,
                             size_t *count);
/*
 * The provisions of an article that cases claim by name, the most suspect first: most of
 * their cases deviate, and most deviations are theirs.
 */
struct score *tally_provisions(const struct tally *tally, struct arena *arena,
                               enum provision article, size_t *count);

#endif

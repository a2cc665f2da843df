/*
 * A recording: what came back for each question, byte for byte, and the system that
 * gives it again. Until it is put into a pack it is on disk.
 *
 * Two members of a pack: `answers.ndjson` holds the lines as they came, in the order of
 * the questions; `replies.ndjson` one object a question, with the places of its lines
 * (`[offset, length]`), or what is known of a question without an answer.
 */
#ifndef HARNESS_EVIDENCE_RECORDING_H
#define HARNESS_EVIDENCE_RECORDING_H

#include "harness/evidence/members.h"
#include "harness/system/system.h"

#define RECORDED_ANSWERS "answers.ndjson"
#define RECORDED_REPLIES "replies.ndjson"

/* Of all answers: half of what a pack may hold. */
enum { RECORDING_MOST_BYTES = MEMBERS_MOST_BYTES / 2 };

struct recording;

/* NULL, errno says why, when there is no room for it on disk. */
struct recording *recording_new(void);
void recording_free(struct recording *recording); /* NULL is allowed */
/* Copies the id and the reply to the question of this index. */
void recording_add(struct recording *recording, size_t index, const char *id,
                   const struct reply *reply);
/* Adds the two members; false when they are too large. */
bool recording_put(struct recording *recording, struct members *members,
                   struct error *error);

/*
 * A system that replies what sorted members have on record: the members stay the
 * caller's. `ended`: why the recorded run was cut short, which it then is again; NULL: it
 * was not, and every question must be on record.
 */
bool system_open_recording(struct system *out, const struct members *members,
                           const char *ended, struct error *error);

#endif

/*
 * A pack: everything a judgement rests on, in one archive, so that somebody else can
 * reperform it.
 *
 * Cases, goldens, schemas and settings are read before anything is asked; what comes back
 * is recorded; results, run sheet, manifest and instructions are added at the end. Made
 * twice from the same run, in whatever folders, a pack is the same to the byte.
 */
#ifndef HARNESS_EVIDENCE_PACK_H
#define HARNESS_EVIDENCE_PACK_H

#include "harness/case/chosen.h"
#include "harness/evidence/run_sheet.h"
#include "harness/report/results.h"
#include "harness/system/system.h"

#define PACK_QUESTIONS "questions.ndjson"
#define PACK_RESULTS "results.xml"

struct pack;

struct pack_plan {
    const char *path; /* of the archive */
    long time;        /* of its members, in seconds since 1970 */
    const char *root; /* the folder that holds cases/ and golden/ */
    const struct chosen *asked;
    const struct chosen *chosen; /* of those asked, the ones to be judged */
    const char *command;
    const char *format; /* of a file of answers; NULL: the system is no file */
    size_t setting_count;
    const struct run_setting *settings;
};

/*
 * The archive must be such that it can be made. A file of answers is copied, so that it
 * is judged as it is packed. NULL with an error.
 */
struct pack *pack_new(const struct pack_plan *plan, struct system *system,
                      struct error *error);
void pack_free(struct pack *pack); /* NULL is allowed */
/* What came back for the question of this index, of those asked. */
void pack_reply(struct pack *pack, size_t index, const char *id,
                const struct reply *reply);
/* `ended`: why the run was cut short; NULL: it was not. */
bool pack_write(struct pack *pack, const struct results *results, const char *ended,
                struct error *error);

#endif

/*
 * The run sheet of a pack: how its run was made and how it ended, as JSON.
 *
 * It names no machine, no person, no path and no time: the same run made elsewhere has
 * the same sheet.
 */
#ifndef HARNESS_EVIDENCE_RUN_SHEET_H
#define HARNESS_EVIDENCE_RUN_SHEET_H

#include "harness/evidence/members.h"

#define RUN_SHEET_NAME "run.json"

/* A file that the run went by, beside the cases: tolerances and the like. */
struct run_setting {
    const char *role; /* `tolerances`: the option that named the file */
    const char *path; /* of the file; in a sheet that was read, of the member */
};

enum { RUN_SETTINGS_MOST = 8 };

struct run_sheet {
    const char *version; /* of the program that judged */
    const char *command; /* `verify` */
    const char *system;  /* the way to reach it: `program`, `http` */
    const char *answers; /* the member that holds a file of answers; NULL: a recording */
    const char *ended;   /* why the run was cut short; NULL: it was not */
    size_t setting_count;
    struct run_setting settings[RUN_SETTINGS_MOST];
};

/* The member that holds a setting, in the arena. */
const char *run_setting_member(struct arena *arena, const char *role);
/* The readings in force are added by themselves. */
bool run_sheet_put(const struct run_sheet *sheet, struct members *members,
                   struct error *error);
/* From sorted members, which it may name; all lives in their arena. */
bool run_sheet_read(struct run_sheet *sheet, const struct members *members,
                    struct error *error);
/* How many readings of the sheet are not those in force here; the first goes to *id. */
size_t run_sheet_other_readings(const struct members *members, const char **id);

#endif

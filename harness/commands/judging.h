/*
 * Judging: what run, verify and grade share. A system is asked, each reply is judged, the
 * report is printed, and the verdicts give the exit code.
 */
#ifndef HARNESS_COMMANDS_JUDGING_H
#define HARNESS_COMMANDS_JUDGING_H

#include "harness/commands/report_files.h"
#include "harness/commands/selection.h"
#include "harness/system/system.h"

struct judging {
    struct selection selection;
    const char *title, *name; /* `system: ./payroll --stdio`; NULL: nothing to say */
    bool verbose;
    const char *verdicts; /* file for the verdict list; NULL: none */
    struct report_files reports;
    /*
     * Of the reference calculator: optional results may not be left out, and nothing but
     * agreement conforms.
     */
    bool strict;
    /* All questions are asked, so that answers to those not selected are no strangers. */
    bool ask_all;
};

/* Closes the system. */
enum exit_code judge_system(const struct judging *judging, struct suite *suite,
                            const struct chosen *chosen, struct system *system);

#endif

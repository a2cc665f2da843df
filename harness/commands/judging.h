/*
 * Judging: what run, verify and grade share. A system is asked, each reply is judged, the
 * report is printed, and the verdicts give the exit code.
 */
#ifndef HARNESS_COMMANDS_JUDGING_H
#define HARNESS_COMMANDS_JUDGING_H

#include "harness/commands/excuse_files.h"
#include "harness/commands/packing.h"
#include "harness/commands/report_files.h"
#include "harness/commands/selection.h"
#include "harness/system/system.h"

struct judging {
    struct selection selection;
    const char *title, *name; /* `system: ./payroll --stdio`; NULL: nothing to say */
    bool verbose;
    const char *verdicts; /* file for the verdict list; NULL: none */
    struct report_files reports;
    struct excuse_files excuses;
    /*
     * Of the reference calculator: optional results may not be left out, and nothing but
     * agreement conforms.
     */
    bool strict;
    /* All questions are asked, so that answers to those not selected are no strangers. */
    bool ask_all;
    const char *times;   /* file for the times; NULL: none */
    const char *pack;    /* file for the evidence; NULL: none is asked for */
    const char *format;  /* of a file of answers, by name; NULL: the system is none */
    const char *queries; /* file of what a database is asked; NULL: the system is none */
    /*
     * Takes the results, and why the run ended early (NULL: it did not), in place of all
     * that is printed or written.
     */
    void (*take)(void *context, const struct results *results, const struct error *ended);
    void *context;
};

/* Closes the system. */
enum exit_code judge_system(const struct judging *judging, const struct chosen *chosen,
                            struct system *system);

#endif

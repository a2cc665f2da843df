/*
 * An ablation: one provision's effect taken away, one parameter moved, one condition
 * inverted, one limit shifted, one table row replaced, one rounding changed.
 *
 * The primitives of rule.h obey the ablation of their derivation, so that recomputing
 * under it needs no second description of the law. None is in force by default. Every
 * ablation has an id in text, the one name it has in reports and files:
 *
 *     IV.20.1.ii/limit-shifted+1/years in this band
 *     IV.20.1.ii/parameter-moved-1/IV_20_1_ii_rate
 *     IV.20.1/reading-changed/R-IV.20-years=pro_rata
 */
#ifndef CALC_LAW_ABLATION_H
#define CALC_LAW_ABLATION_H

#include "calc/law/parameter.h"
#include "calc/law/provision.h"
#include "calc/law/reading.h"

enum ablation_kind {
    ABLATION_NONE,
    /*
     * A formula gives back its first operand, a limit its value; a length of time is
     * nothing, a day found is the day it was found from; a refusal does not refuse.
     */
    ABLATION_EFFECT_REMOVED,
    ABLATION_CONDITION_INVERTED, /* met becomes not met */
    ABLATION_LIMIT_SHIFTED,    /* a threshold, a limit, a length or a day: by one unit */
    ABLATION_LIMIT_INCLUDED,   /* `<` for `<=`, and the other way round */
    ABLATION_PARAMETER_MOVED,  /* by one unit of its last printed digit, up or down */
    ABLATION_ROW_REPLACED,     /* by the row before or after it */
    ABLATION_ROUNDING_CHANGED, /* half up becomes down, down and up become half up */
    ABLATION_ROUNDING_MOVED,   /* a decimal later or earlier; money of a formula: here */
    ABLATION_LIMITS_SWAPPED,   /* a limit goes before the one it is chained to */
    ABLATION_READING_CHANGED,  /* a registered reading gives way to another choice */
    ABLATION_KIND_COUNT
};

struct ablation {
    enum ablation_kind kind;
    enum provision provision; /* whose step; unused for parameters and readings */
    const char *label; /* only the step with this label; NULL: all of the provision */
    enum parameter parameter;
    int direction; /* +1 or -1 where there is one */
    enum choice choice;
};

const char *ablation_kind_text(enum ablation_kind kind); /* `limit-shifted` */
/* Whose effect it tests: that of the step, of the parameter or of the reading. */
enum provision ablation_provision(const struct ablation *ablation);
/* What it changes, within its provision: the label, the parameter, the choice. */
const char *ablation_target(struct arena *arena, const struct ablation *ablation);
const char *ablation_id(struct arena *arena, const struct ablation *ablation);
/* In the order of provisions; 0 only when both are the same ablation. */
int ablation_compare(const struct ablation *a, const struct ablation *b);

#endif

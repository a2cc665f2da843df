/*
 * An ablation: one provision's effect taken away, one parameter moved, one condition
 * inverted, one limit shifted, one table row replaced, one rounding changed.
 *
 * The primitives of rule.h obey the ablation of their derivation, so that recomputing
 * under it needs no second description of the law. None is in force by default.
 */
#ifndef CALC_LAW_ABLATION_H
#define CALC_LAW_ABLATION_H

#include "calc/law/parameter.h"
#include "calc/law/provision.h"

enum ablation_kind {
    ABLATION_NONE,
    ABLATION_EFFECT_REMOVED,     /* the step gives back its first operand */
    ABLATION_CONDITION_INVERTED, /* met becomes not met */
    ABLATION_LIMIT_SHIFTED,      /* the threshold moves by one unit, up or down */
    ABLATION_LIMIT_INCLUDED,     /* `<` for `<=`, and the other way round */
    ABLATION_PARAMETER_MOVED,    /* by one unit of its last printed digit, up or down */
    ABLATION_ROW_REPLACED,       /* by the row before or after it */
    ABLATION_ROUNDING_CHANGED,   /* half up becomes down */
};

struct ablation {
    enum ablation_kind kind;
    enum provision provision; /* whose step; unused for parameters */
    const char *label; /* only the step with this label; NULL: all of the provision */
    enum parameter parameter;
    int direction; /* +1 or -1 where there is one */
};

#endif

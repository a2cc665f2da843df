/* What the files of the rule primitives share; no rule includes this. */
#ifndef CALC_LAW_RULE_PRIVATE_H
#define CALC_LAW_RULE_PRIVATE_H

#include "calc/law/rule.h"

bool ablation_applies(const struct derivation *d, enum ablation_kind kind,
                      enum provision provision, const char *label);
/* These do nothing to a step that is NULL. */
void step_operand(struct step *step, number value);
void step_operand_text(struct step *step, const char *name, const char *text);
void step_operand_day(struct step *step, struct date day);
/* The value of a step, under the name of the step: what later steps show it as. */
number step_valued(struct derivation *d, struct step *step, number value,
                   const char *label);
/* A threshold moved by one unit, as the ablation in force says, and what is near it. */
number threshold_shifted(struct derivation *d, number value, number threshold);
bool is_near(struct derivation *d, number value, number threshold);

#endif

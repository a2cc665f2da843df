/* What the files of the rule primitives share; no rule includes this. */
#ifndef CALC_LAW_RULE_PRIVATE_H
#define CALC_LAW_RULE_PRIVATE_H

#include "calc/law/rule.h"

bool ablation_applies(const struct derivation *d, enum ablation_kind kind,
                      enum provision provision, const char *label);
/* Both do nothing when step is NULL. */
void step_operand(struct step *step, number value);
void step_operand_text(struct step *step, const char *name, const char *text);

#endif

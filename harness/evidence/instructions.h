/* What a pack tells the auditor who opens it. */
#ifndef HARNESS_EVIDENCE_INSTRUCTIONS_H
#define HARNESS_EVIDENCE_INSTRUCTIONS_H

#define INSTRUCTIONS_NAME "REPERFORM.md"

extern const char instructions[];

#endif

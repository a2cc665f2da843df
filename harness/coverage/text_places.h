/*
 * Where the provisions of an annex stand in a user's own copy of the regulation.
 *
 * The text is plain UTF-8, one line after the other, as a PDF gives it: `Article 20`
 * before a title, `3.` before a paragraph, `ii)` before a point, `46/1` before an
 * instruction; running heads such as `ANNEXE IV-II/3` tell where the annex is. What bears
 * no mark of its own (a sentence, a sub-paragraph, a dash, a footnote) has no place.
 */
#ifndef HARNESS_COVERAGE_TEXT_PLACES_H
#define HARNESS_COVERAGE_TEXT_PLACES_H

#include "calc/base/error.h"
#include "calc/law/provision.h"

struct text_places {
    int line[PROVISION_COUNT]; /* from 1; 0: not found */
    size_t found;
};

/* `annex` as in the ids: `IV`. */
bool text_places_find(struct text_places *out, const char *path, const char *annex,
                      struct error *error);

#endif

#include "harness/evidence/member_lines.h"

#include <string.h>

struct member_lines member_lines_of(const struct members *members,
                                    const struct member *member) {
    return (struct member_lines){
        .members = members, .at = member->bytes, .end = member->bytes + member->length};
}

bool member_lines_next(struct member_lines *lines, struct line *line) {
    if (lines->at == lines->end)
        return false;
    size_t left = (size_t)(lines->end - lines->at);
    const char *newline = memchr(lines->at, '\n', left);
    *line = (struct line){.bytes = lines->at,
                          .length = newline ? (size_t)(newline - lines->at) : left,
                          .number = ++lines->number};
    lines->at += line->length + (newline != NULL);
    member_lines_beside(lines, line->length + 1);
    return true;
}

void member_lines_beside(struct member_lines *lines, size_t bytes) {
    members_look(lines->members, &lines->looked, bytes);
}

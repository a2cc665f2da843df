#include "calc/base/grade.h"

#include <string.h>

enum { CATEGORY, POINT, LEVEL, LENGTH };

static const char unclassified[] = "U";

bool grade_read(const char *text) {
    static const char *const highest[] = {"A.7", "L.5", "B.6", "C.6"};
    if (!strcmp(text, unclassified))
        return true;
    for (size_t i = 0; i < sizeof highest / sizeof *highest; i++)
        if (strlen(text) == LENGTH && text[CATEGORY] == highest[i][CATEGORY] &&
            text[POINT] == highest[i][POINT])
            return text[LEVEL] >= '1' && text[LEVEL] <= highest[i][LEVEL];
    return false;
}

char grade_category(const char *grade) {
    return grade[CATEGORY];
}

int grade_level(const char *grade) {
    return strcmp(grade, unclassified) ? grade[LEVEL] - '0' : 0;
}

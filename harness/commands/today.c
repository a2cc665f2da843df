#include "harness/commands/today.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "harness/text.h"

static bool misused(const char *command, enum exit_code *code) {
    *code = command_misused(command,
                            _("SOURCE_DATE_EPOCH '%.50s': expected seconds since 1970"),
                            getenv("SOURCE_DATE_EPOCH"));
    return false;
}

bool source_date(const char *command, long otherwise, long *out, enum exit_code *code) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    *out = otherwise;
    if (!text || !*text)
        return true;
    errno = 0;
    *out = strtol(text, NULL, 10);
    if (strspn(text, "0123456789") == strlen(text) && !errno)
        return true;
    return misused(command, code);
}

bool today(const char *command, struct date *out, enum exit_code *code) {
    long seconds;
    if (!source_date(command, time(NULL), &seconds, code))
        return false;
    struct tm parts;
    time_t then = seconds;
    if (!gmtime_r(&then, &parts) || parts.tm_year + 1900 > 9999)
        return misused(command, code);
    *out = (struct date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
    return true;
}

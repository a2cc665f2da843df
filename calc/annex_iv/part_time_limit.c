/* Instructions 6 bis.2/1 and 6 bis.2/2: limits in proportion to the hours worked. */
#include "calc/annex_iv/annex_iv.h"

number limit_in_part_time(struct derivation *d, struct part_time work,
                          enum provision only_part_time, enum provision full_time_before,
                          number limit, const char *label) {
    bool after_full_time =
        work.situation == FULL_TIME_BEFORE && full_time_before != PROVISION_NONE;
    if (!holds(d, IV_6bis_2,
               stated(work.situation == ONLY_PART_TIME || after_full_time,
                      "lasting part-time work"),
               "limits follow part time"))
        return limit;
    if (!work.ratio)
        return limit;
    return product(d, after_full_time ? full_time_before : only_part_time, limit,
                   work.ratio, label);
}

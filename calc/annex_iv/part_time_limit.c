/*
 * Instructions 6 bis.2/1 and 6 bis.2/2: limits in proportion to the hours worked.
 * Readings: R-IV.6bis.2-ratio.
 */
#include "calc/annex_iv/annex_iv.h"

number ratio_of_hours(struct derivation *d, int situation, number last, number average) {
    bool by_average = situation == ONLY_PART_TIME && average &&
                      reads_as(d, R_IV_6bis_2_ratio__average_of_career);
    return by_average ? average : last;
}

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

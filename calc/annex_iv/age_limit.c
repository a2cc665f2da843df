/*
 * The age limit of article 11 of the main text, as articles 13 to 17 need it.
 * Readings: R-R.11-leap_birthday, R-IV.13.1-age_limit.
 */
#include "calc/annex_iv/annex_iv.h"

static struct date age_limit_birthday(struct derivation *d, enum provision provision,
                                      struct date birth_date) {
    struct date birthday =
        day_after(d, provision, birth_date, parameter(d, IV_14_1_age_limit),
                  "birthday at the age limit");
    bool moved = birthday.day != birth_date.day;
    if (moved && reads_as(d, R_R_11_leap_birthday__28_february))
        return date_plus_days(birthday, -1);
    return birthday;
}

struct date age_limit_date(struct derivation *d, enum provision provision,
                           struct date birth_date) {
    struct date birthday = age_limit_birthday(d, provision, birth_date);
    return day_found(d, provision, birthday, date_month_end(birthday),
                     "last day of service at the age limit");
}

struct date eve_of_age_limit(struct derivation *d, enum provision provision,
                             struct date birth_date) {
    return date_plus_days(age_limit_birthday(d, provision, birth_date), -1);
}

struct date last_day_before_age_limit(struct derivation *d, enum provision provision,
                                      struct date birth_date) {
    return reads_as(d, R_IV_13_1_age_limit__eve_of_birthday)
               ? eve_of_age_limit(d, provision, birth_date)
               : age_limit_date(d, provision, birth_date);
}

/* Annex IV, article 7 - Acquisition du droit. */
#include "calc/annex_iv/annex_iv.h"

bool service_is_complete(struct derivation *d, number days) {
    number month = count_of(d, DAYS_PER_MONTH, "days in a month");
    number months = whole_part(d, IV_6_2_al2,
                               quotient(d, IV_6_2_al2, days, month, "service in months"),
                               "whole months, the residue left out");
    number years =
        quotient(d, IV_7_1, months, count_of(d, MONTHS_PER_YEAR, "months in a year"),
                 "years of service");
    return holds(d, IV_7_1, at_or_above(years, parameter(d, IV_7_1_service)),
                 "service complete for a pension");
}

void refuse_short_service(struct derivation *d, const struct period *service) {
    if (service && !service_is_complete(d, in_days(d, *service, "days of service")))
        refuse(d, IV_7_1, "less than ten years of service");
}

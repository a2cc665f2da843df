/*
 * Annex IV, article 45 - Régime de pensions - Non-validation des services antérieurs:
 * what the choice of this article means; the choice itself is article_43_option.c.
 */
#include "calc/annex_iv/annex_iv.h"

bool leaves_earlier_service_out(struct derivation *d, int article) {
    return holds(d, IV_45_1, stated(article == ARTICLE_45, "article 45"),
                 "member without the earlier service");
}

/* Paragraphs 2 and 3: only service from 1 July 1974 is counted. 0: neither. */
static int benefit_by_later_service(struct derivation *d, const struct period *service) {
    number years = in_years(d, *service, "service from 1 July 1974");
    if (holds(d, IV_45_2, below(years, parameter(d, IV_45_2_service)),
              "too short for a pension"))
        return LEAVING_ALLOWANCE;
    if (holds(d, IV_45_3, at_or_above(years, parameter(d, IV_45_3_service)),
              "long enough for a pension"))
        return RETIREMENT_PENSION;
    return 0;
}

int benefit_without_validation(struct derivation *d, int end_of_service,
                               const struct period *service) {
    if (holds(d, IV_45_4,
              stated(end_of_service == SERVICE_ENDED_BY_INVALIDITY, "made invalid"),
              "made invalid in service"))
        return OF_CHAPTER_III;
    if (holds(d, IV_45_4, stated(end_of_service == SERVICE_ENDED_BY_DEATH, "died"),
              "died in service"))
        return OF_CHAPTERS_IV_TO_VI;
    return service ? benefit_by_later_service(d, service) : 0;
}

/* Annex IV, article 1 - Domaine d'application, and article 53, from when. */
#include "calc/annex_iv/annex_iv.h"

enum { STAFF_MEMBER = 1 };
enum { INDEFINITE = 1, FIXED_TERM };

struct scheme_membership_facts {
    int organization, staff_category, engagement;
    struct date other_scheme_date, day;
};

struct scheme_membership_results {
    enum truth member;
};

/* The dashes of paragraph 1, in the order of the words of the fact. */
static const struct {
    enum provision provision;
    const char *label;
} organizations[] = {
    {IV_1_1_d1, "employed by the space agency"},
    {IV_1_1_d2, "employed by the weather forecasting centre"},
    {IV_1_1_d3, "employed by the Council of Europe"},
    {IV_1_1_d4, "employed by the OECD"},
    {IV_1_1_d5, "employed by NATO"},
    {IV_1_1_d6, "employed by the Western European Union"},
};

/* The last word of the fact is for every other organization. */
static bool listed(struct derivation *d, int organization) {
    const int count = sizeof organizations / sizeof *organizations;
    bool found = false;
    for (int i = 0; i < count; i++)
        found |=
            holds(d, organizations[i].provision,
                  stated(organization == i + 1, "organization"), organizations[i].label);
    return found;
}

static void scheme_membership(struct derivation *d, const void *given, void *out) {
    const struct scheme_membership_facts *facts = given;
    struct scheme_membership_results *results = out;
    bool member =
        holds(d, IV_1_1,
              stated(facts->engagement == INDEFINITE || facts->engagement == FIXED_TERM,
                     "engagement"),
              "engaged without term or for a fixed term");
    member = listed(d, facts->organization) && member;
    if (holds(d, IV_1_2, stated(facts->staff_category != STAFF_MEMBER, "staff_category"),
              "personnel of another category"))
        member = false;
    struct date other = facts->other_scheme_date;
    if (date_given(other) &&
        holds(d, IV_1_1_s2, on_or_after(other, printed_day(d, IV_1_1_s2_day)),
              "member of another scheme set up after 2000"))
        member = false;
    if (date_given(facts->day) &&
        holds(d, IV_53_1, before(facts->day, printed_day(d, IV_53_1_day)),
              "before the rules took effect"))
        member = false;
    results->member = member ? YES : NO;
}

static const struct field facts[] = {
    FIELD(scheme_membership_facts, CHOICE, organization, "employing organization",
          CHOICES("esa", "ecmwf", "council_of_europe", "oecd", "nato", "weu", "other")),
    FIELD(scheme_membership_facts, CHOICE, staff_category, "category of personnel",
          CHOICES("staff_member", "expert", "consultant", "temporary", "auxiliary",
                  "employee", "local_law")),
    FIELD(scheme_membership_facts, CHOICE, engagement, "kind of engagement",
          CHOICES("indefinite", "fixed_term")),
    FIELD(scheme_membership_facts, DATE, other_scheme_date,
          "day the organization's other pension scheme, to which the person belongs, was "
          "set up",
          .optional = true),
    FIELD(scheme_membership_facts, DATE, day, "day for which the answer is asked",
          .optional = true),
    FIELDS_END,
};

static const struct field results[] = {
    FIELD(scheme_membership_results, BOOLEAN, member, "covered by the scheme"),
    FIELDS_END,
};

const struct calculation scheme_membership_calculation = {
    .name = "scheme_membership",
    .provision = IV_1_1,
    .summary = "Membership of the coordinated pension scheme",
    .facts = facts,
    .facts_size = sizeof(struct scheme_membership_facts),
    .results = results,
    .results_size = sizeof(struct scheme_membership_results),
    .provisions = PROVISIONS(IV_1_1, IV_1_2, IV_instr1_2, IV_53_1),
    .compute = scheme_membership,
};

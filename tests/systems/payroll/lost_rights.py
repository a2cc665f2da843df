"""Article 47: the credit for pension rights lost in the country of origin."""

from fractions import Fraction

from facts import FactError, age, boolean, date, optional, period, money, required
from faults import planted
from figures import amount, exact, truth
from periods import Period, span
from protocol import Refused, calculation

AGE_LIMIT = Period.of(65)
FULL_CAREER = Period.of(35)

# Instruction 47/2: age, coefficient of a lost year, of a lost month, ceiling in months.
# Corrected where the printed table slips: 38 and 60 (month), 31 and 32 (ceiling).
TABLE = {
    30: ("0.5624", "0.0468", 0), 31: ("0.5722", "0.0477", 6),
    32: ("0.5822", "0.0485", 12), 33: ("0.5924", "0.0493", 18),
    34: ("0.6027", "0.0502", 24), 35: ("0.6135", "0.0511", 30),
    36: ("0.6243", "0.0520", 36), 37: ("0.6356", "0.0529", 42),
    38: ("0.6470", "0.0539", 48), 39: ("0.6587", "0.0548", 54),
    40: ("0.6707", "0.0558", 60), 41: ("0.6833", "0.0569", 66),
    42: ("0.6960", "0.0580", 72), 43: ("0.7091", "0.0590", 78),
    44: ("0.7224", "0.0602", 84), 45: ("0.7359", "0.0613", 90),
    46: ("0.7497", "0.0624", 96), 47: ("0.7639", "0.0636", 102),
    48: ("0.7785", "0.0648", 108), 49: ("0.7935", "0.0661", 114),
    50: ("0.8092", "0.0674", 120), 51: ("0.8254", "0.0687", 126),
    52: ("0.8425", "0.0702", 132), 53: ("0.8604", "0.0717", 138),
    54: ("0.8791", "0.0733", 132), 55: ("0.8984", "0.0748", 120),
    56: ("0.9186", "0.0765", 108), 57: ("0.9393", "0.0782", 96),
    58: ("0.9602", "0.0800", 84), 59: ("0.9820", "0.0818", 72),
    60: ("1", "0.0833", 60),
}


def _row(age_years):
    if age_years not in TABLE:
        raise Refused("IV.instr47-2", "the table has no coefficients for this age")
    per_year, per_month, ceiling = TABLE[age_years]
    return Fraction(per_year), Fraction(per_month), ceiling


@calculation(age_years=required(age))
def lost_rights_coefficients(age_years):
    per_year, per_month, ceiling = _row(age_years)
    return {
        "coefficient_per_year": exact(per_year),
        "coefficient_per_month": exact(per_month),
        "ceiling_months": exact(ceiling),
    }


@calculation(
    lost_immediately_before=required(boolean),
    equivalent_available=required(boolean),
    could_keep_rights=required(boolean),
    all_service_validated=required(boolean),
    stays_to_age_limit=required(boolean),
    left_by_death_or_loss_of_job=optional(boolean, False),
    payment_handed_over=optional(boolean, True),
)
def credit_conditions(lost_immediately_before, equivalent_available, could_keep_rights,
                      all_service_validated, stays_to_age_limit,
                      left_by_death_or_loss_of_job, payment_handed_over):
    met = {  # the points of instruction 47/1
        "i": lost_immediately_before,
        "ii": not equivalent_available,
        "iii": payment_handed_over,
        "iv": not could_keep_rights,
        "v": all_service_validated,
        "vi": stays_to_age_limit or left_by_death_or_loss_of_job,
    }
    failed = [point for point, holds in met.items() if not holds]
    return {"granted": truth(not failed), "failed_conditions": failed}


def _whole_days(years):
    """A number of years in days of a 360-day year, the fraction of a day dropped."""
    return int(years * 360)


@calculation(
    birth_date=required(date),
    entry_date=required(date),
    lost_service=required(period),
)
def credit_for_lost_rights(birth_date, entry_date, lost_service):
    if entry_date < birth_date:
        raise FactError("entry_date", "before birth_date")
    age_on_entry = Period(span(birth_date, entry_date))
    per_year, per_month, _ = _row(age_on_entry.years)

    # Lost days are dropped; the parts for years and for months drop theirs separately.
    gross = (_whole_days(lost_service.years * per_year)
             + _whole_days(lost_service.months * per_month))
    service_possible = AGE_LIMIT.total_days - age_on_entry.total_days
    half_of_missing = max(FULL_CAREER.total_days - service_possible, 0) // 2

    # PLANTED FAULT 7: the credit is not limited to half of the missing years (47/2).
    if planted(7):
        credit = min(gross, service_possible)
    else:
        credit = min(gross, service_possible, half_of_missing)
    return {
        "age": str(age_on_entry),
        "coefficient_per_year": exact(per_year),
        "coefficient_per_month": exact(per_month),
        "gross_credit": str(Period(gross)),
        "service_to_age_limit": str(Period(service_possible)),
        "half_of_missing": str(Period(half_of_missing)),
        "credit": str(Period(credit)),
    }


@calculation(
    amount_received=required(money),
    credit=required(period),
    lost_service=required(period),
    granted_credit=optional(period),
)
def credit_surrender(amount_received, credit, lost_service, granted_credit):
    if lost_service.total_days == 0:
        raise FactError("lost_service", "zero")
    if credit.total_days > lost_service.total_days:
        raise FactError("credit", "longer than lost_service")
    granted = credit if granted_credit is None else granted_credit
    if granted.total_days > credit.total_days:
        raise FactError("granted_credit", "longer than credit")

    # What was handed over for a credit that is not granted comes back (47/4 iii).
    share = Fraction(credit.total_days, lost_service.total_days)
    refused_share = Fraction(credit.total_days - granted.total_days, lost_service.total_days)
    return {
        "surrender_share": exact(share),
        "surrender": amount(share * amount_received),
        "refund": amount(refused_share * amount_received),
    }

"""Article 46: the bonus for service after 60."""

import datetime
from fractions import Fraction

from facts import FactError, boolean, choice, date, money, number, optional, period, required
from faults import planted
from figures import amount, exact, truth
from periods import Period, end_of_month, months_counted, span_inclusive
from pensions import ACCRUAL_RATE, MAXIMUM_RATE, MINIMUM_RATE
from protocol import Refused, calculation

BONUS_SHARE = Fraction(5, 100)  # 46.1, of the rights acquired at 60, a year
BONUS_LIMIT = Fraction(2, 100)  # 46.1 i, of salary, a year
LONGEST_SERVICE = Period.of(5)  # from 60 to the age limit of 65
FIRST_DAY_OF_SECTION = datetime.date(1973, 1, 1)  # those who left before come under 49
OPTIONS = choice("44", "45", "48", "49")
OPTIONS_WITH_BONUS = ("44", "45")


@calculation(
    in_service_before_1974_07_01=required(boolean),
    leaving_date=optional(date),
    chosen_option=optional(OPTIONS, "44"),  # who does not choose has chosen 44 (43.1)
)
def bonus_eligibility(in_service_before_1974_07_01, leaving_date, chosen_option):
    left_before = leaving_date is not None and leaving_date < FIRST_DAY_OF_SECTION
    return {"eligible": truth(in_service_before_1974_07_01 and not left_before
                              and chosen_option in OPTIONS_WITH_BONUS)}


@calculation(
    birth_date=required(date),
    start_date=required(date),
    last_day_of_service=required(date),
)
def bonus_service_split(birth_date, start_date, last_day_of_service):
    if start_date < birth_date:
        raise FactError("start_date", "before birth_date")
    if last_day_of_service < start_date:
        raise FactError("last_day_of_service", "before start_date")

    # The rights at 60 are those at the end of the month of the birthday (46/1 i).
    month_of_60 = end_of_month(datetime.date(birth_date.year + 60, birth_date.month, 1))
    days_before = days_after = 0
    if start_date <= month_of_60:
        days_before = span_inclusive(start_date, min(month_of_60, last_day_of_service))
    if last_day_of_service > month_of_60:
        first_day_after = month_of_60 + datetime.timedelta(days=1)
        days_after = span_inclusive(max(first_day_after, start_date), last_day_of_service)
    return {
        "reckonable_years_at_60": exact(Fraction(months_counted(days_before), 12)),
        "service_after_60": str(Period(days_after)),
    }


@calculation(
    reckonable_years_at_60=required(number),
    service_after_60=required(period),
    chosen_option=optional(OPTIONS, "44"),
    ended_by_invalidity=optional(boolean, False),
    reference_salary_per_month=optional(money),
    last_salary_per_month=optional(money),
    c1_1_salary_per_month=optional(money),
)
def bonus_after_60(reckonable_years_at_60, service_after_60, chosen_option,
                   ended_by_invalidity, reference_salary_per_month, last_salary_per_month,
                   c1_1_salary_per_month):
    if chosen_option not in OPTIONS_WITH_BONUS:
        raise Refused("IV.46.1", "the article chosen gives no bonus")
    if service_after_60.total_days > LONGEST_SERVICE.total_days:
        raise Refused("IV.46.1", "service beyond the age limit")

    rate_at_60 = ACCRUAL_RATE * reckonable_years_at_60
    # PLANTED FAULT 1: the yearly bonus is not limited to 2 % of salary (46.1 i).
    if planted(1):
        bonus_rate = BONUS_SHARE * rate_at_60
    else:
        bonus_rate = min(BONUS_SHARE * rate_at_60, BONUS_LIMIT)
    accrual_rate = ACCRUAL_RATE + bonus_rate

    years_after = Fraction(months_counted(service_after_60.total_days), 12)
    # After an invalidity the years projected to 65 earn, but carry no bonus (14.1, 46.3).
    years_that_earn = Fraction(5) if ended_by_invalidity else years_after
    earned_rate = rate_at_60 + years_that_earn * ACCRUAL_RATE + years_after * bonus_rate
    pension_rate = min(earned_rate, MAXIMUM_RATE)
    results = {
        "bonus_rate": exact(bonus_rate),
        "accrual_rate": exact(accrual_rate),
        "pension_rate": exact(pension_rate),
    }
    if rate_at_60 <= MAXIMUM_RATE:
        results["rate_at_60"] = exact(rate_at_60)
    if earned_rate <= MAXIMUM_RATE:
        results["reckonable_years"] = exact(earned_rate / ACCRUAL_RATE)

    # The bonus counts for the minimum (10.3), the years above the maximum do too.
    if c1_1_salary_per_month is not None:
        minimum = MINIMUM_RATE * (earned_rate / ACCRUAL_RATE) * c1_1_salary_per_month
        results["minimum_per_month"] = amount(minimum)
        if reference_salary_per_month is not None and last_salary_per_month is not None:
            pension = max(pension_rate * reference_salary_per_month, minimum)
            results["pension_per_month"] = amount(min(pension, last_salary_per_month))
    return results

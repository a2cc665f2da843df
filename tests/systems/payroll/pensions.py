"""Articles 5, 8 and 10: the retirement pension, drawn at 60, early, or after two careers."""

from fractions import Fraction

from facts import (FactError, age, choice, money, number, optional, period, positive_money,
                   rate, records, required)
from faults import planted
from figures import amount, cents, exact
from protocol import Refused, calculation
from service import refuse_below_half_time, refuse_short_service

ACCRUAL_RATE = Fraction(2, 100)  # 10.1, of salary, a reckonable year
MAXIMUM_RATE = Fraction(70, 100)  # 10.2, of salary
MINIMUM_RATE = Fraction(4, 100)  # 10.3, of the salary of C.1/1, a reckonable year
ABATEMENT_RATE = Fraction(5, 100)  # 5.2, a whole year drawn before 60

EARLY_RATIO = {  # 8.4, by completed age
    50: Fraction("0.60"), 51: Fraction("0.63"), 52: Fraction("0.66"), 53: Fraction("0.69"),
    54: Fraction("0.73"), 55: Fraction("0.77"), 56: Fraction("0.81"), 57: Fraction("0.85"),
    58: Fraction("0.90"), 59: Fraction("0.95"),
}

_PENSION_FACTS = {
    "reckonable_years": required(number),
    "reference_salary_per_month": required(money),
    "last_salary_per_month": required(money),
    "c1_1_salary_per_month": required(money),
    "part_time_situation": optional(
        choice("only_part_time", "full_time_before", "not_reduced"), "not_reduced"),
    "part_time_ratio": optional(rate, Fraction(1)),
    "service": optional(period),
}


class PensionAt60:
    """Article 10, with the limits that instruction 6bis.2/1 i a reduces for part time."""

    def __init__(self, facts):
        only_part_time = facts["part_time_situation"] == "only_part_time"
        reduction = facts["part_time_ratio"] if only_part_time else Fraction(1)
        years = facts["reckonable_years"]
        self.rate = min(ACCRUAL_RATE * years, MAXIMUM_RATE * reduction)
        self.before_minimum = self.rate * facts["reference_salary_per_month"]
        self.minimum = MINIMUM_RATE * years * facts["c1_1_salary_per_month"]
        self.ceiling = reduction * facts["last_salary_per_month"]
        self.pension = min(max(self.before_minimum, self.minimum), self.ceiling)


@calculation(**_PENSION_FACTS)
def retirement_pension(**facts):
    refuse_short_service(facts["service"])
    refuse_below_half_time(facts["part_time_ratio"])
    at_60 = PensionAt60(facts)
    return {
        "pension_rate": exact(at_60.rate),
        "pension_before_minimum_per_month": amount(at_60.before_minimum),
        "minimum_per_month": amount(at_60.minimum),
        "ceiling_per_month": amount(at_60.ceiling),
        "pension_per_month": amount(at_60.pension),
    }


def _early_ratio(age_years):
    if age_years < min(EARLY_RATIO):
        raise Refused("IV.8.4", "no early pension below 50")
    return EARLY_RATIO.get(age_years, Fraction(1))


@calculation(age_years=required(age))
def early_retirement_ratio(age_years):
    return {"early_retirement_ratio": exact(_early_ratio(age_years))}


@calculation(age_years=required(age), **_PENSION_FACTS)
def early_pension(age_years, **facts):
    ratio = _early_ratio(age_years)
    refuse_short_service(facts["service"])
    refuse_below_half_time(facts["part_time_ratio"])
    at_60 = PensionAt60(facts)

    # PLANTED FAULT 4: the minimum of 10.3 is applied after the early reduction, not before.
    if planted(4):
        reduced = ratio * min(at_60.before_minimum, at_60.ceiling)
        pension = min(max(reduced, at_60.minimum), at_60.ceiling)
    else:
        pension = ratio * at_60.pension
    return {
        "pension_at_60_per_month": amount(at_60.pension),
        "early_retirement_ratio": exact(ratio),
        "pension_per_month": amount(pension),
    }


def _step(value):
    """A step on the way to a pension of article 5."""
    # PLANTED FAULT 5: each step is rounded to two decimals; only the pension should be.
    if planted(5):
        if isinstance(value, Fraction):
            return Fraction((200 * value + 1) // 2, 100)  # half up
        return float(cents(value))
    return value


@calculation(
    first_reckonable_years=required(number),
    first_salary_per_month=required(money),
    drawn_before_60=required(period),
    second_reckonable_years=required(number),
    second_salary_per_month=required(money),
)
def pension_after_reengagement(first_reckonable_years, first_salary_per_month,
                               drawn_before_60, second_reckonable_years,
                               second_salary_per_month):
    # PLANTED FAULT 3: part years of pension drawn are charged; only whole years count.
    if planted(3):
        years_drawn = Fraction(drawn_before_60.total_days, 360)
    else:
        years_drawn = Fraction(drawn_before_60.years)
    abatement = min(ABATEMENT_RATE * years_drawn, Fraction(1))

    value_of_first_year = _step(ACCRUAL_RATE * first_salary_per_month)
    whole_first_part = _step(first_reckonable_years * value_of_first_year)
    first_part = _step((1 - abatement) * whole_first_part)

    value_of_second_year = _step(ACCRUAL_RATE * second_salary_per_month)
    second_part = _step(second_reckonable_years * value_of_second_year)

    maximum = _step(MAXIMUM_RATE * second_salary_per_month)
    return {
        "abatement_rate": exact(abatement),
        "first_part_per_month": amount(first_part),
        "second_part_per_month": amount(second_part),
        "pension_per_month": amount(min(first_part + second_part, maximum)),
    }


@calculation(
    highest_salary_per_month=required(positive_money),
    reckonable_years_until_demotion=required(number),
    lower_periods=records(
        reckonable_years=required(number),
        salary_per_month=required(money),
    ),
    c1_1_salary_per_month=required(money),
    last_salary_per_month=required(money),
)
def pension_after_demotion(highest_salary_per_month, reckonable_years_until_demotion,
                           lower_periods, c1_1_salary_per_month, last_salary_per_month):
    all_years = reduced_years = reckonable_years_until_demotion
    for lower in lower_periods:
        if lower["salary_per_month"] > highest_salary_per_month:
            raise FactError("lower_periods.salary_per_month",
                            "above the salary of the highest classification")
        level = _step(_salary_ratio(lower["salary_per_month"], highest_salary_per_month))
        all_years += lower["reckonable_years"]
        reduced_years += _step(lower["reckonable_years"] * level)

    value_of_year = _step(ACCRUAL_RATE * highest_salary_per_month)
    maximum = _step(MAXIMUM_RATE * highest_salary_per_month)
    before_minimum = min(_step(reduced_years * value_of_year), maximum)

    # The minimum counts every year without reduction (instruction 10.3/2).
    minimum_of_year = _step(MINIMUM_RATE * c1_1_salary_per_month)
    minimum = _step(all_years * minimum_of_year)
    return {
        "reduced_reckonable_years": exact(reduced_years),
        "reckonable_years": exact(all_years),
        "pension_before_minimum_per_month": amount(before_minimum),
        "minimum_per_month": amount(minimum),
        "pension_per_month": amount(
            min(max(before_minimum, minimum), last_salary_per_month)),
    }


def _salary_ratio(lower, highest):
    """The quotient of two salaries, exact: it makes reckonable years, not an amount."""
    return Fraction(repr(lower)) / Fraction(repr(highest))

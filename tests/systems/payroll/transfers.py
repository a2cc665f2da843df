"""Article 12: pension rights transferred in and out."""

from fractions import Fraction

from facts import age, boolean, money, number, optional, positive_money, required
from faults import planted
from figures import amount, exact
from periods import months_counted
from pensions import ACCRUAL_RATE, MAXIMUM_RATE
from protocol import Refused, calculation

YOUNGEST = 20
COEFFICIENTS = """
     4.7032  4.8616  5.0255  5.1949  5.3701
     5.5512  5.7383  5.9318  6.1317  6.3380
     6.5506  6.7702  6.9958  7.2295  7.4728
     7.7285  7.9916  8.2568  8.5385  8.8211
     9.1144  9.4136  9.7356 10.0573 10.3918
    10.7410 11.1070 11.4740 11.8603 12.2579
    12.6757 13.1007 13.5477 14.0068 14.4861
    14.9830 15.5030 16.0344 16.6009 17.1914
    17.8360 18.0423 18.2427 18.4375 18.6025
    18.7657
""".split()  # instruction 12.1 iii, ages 20 to 65


def _coefficient(age_years):
    # PLANTED FAULT 6: the row of age 48 is from an older table.
    if age_years == 48 and planted(6):
        return Fraction("11.6870")
    row = age_years - YOUNGEST
    if not 0 <= row < len(COEFFICIENTS):
        raise Refused("IV.instr12.1.iii", "the table has no coefficient for this age")
    return Fraction(COEFFICIENTS[row])


@calculation(age_years=required(age))
def actuarial_coefficient(age_years):
    return {"coefficient": exact(_coefficient(age_years))}


@calculation(
    transferred_amount=required(money),
    age_years=required(age),
    salary_per_month=required(positive_money),
    reckonable_years=optional(number, Fraction(0)),
)
def inward_transfer(transferred_amount, age_years, salary_per_month, reckonable_years):
    coefficient = _coefficient(age_years)
    # The quotient is promised exact, so the two amounts enter it as fractions.
    value_of_year = 12 * ACCRUAL_RATE * Fraction(repr(salary_per_month))
    exact_years = Fraction(repr(transferred_amount)) / coefficient / value_of_year

    room = max(MAXIMUM_RATE / ACCRUAL_RATE - reckonable_years, Fraction(0))
    years = Fraction(months_counted(360 * exact_years), 12)
    return {
        "pension_value_per_year": amount(transferred_amount / coefficient),
        "reckonable_year_value": amount(value_of_year),
        "exact_years": exact(exact_years),
        "transferred_reckonable_years": exact(min(years, room)),
        "years_within_maximum": exact(min(exact_years, room)),
    }


@calculation(
    pension_per_month=required(money),
    age_years=required(age),
    entitled_to_pension=optional(boolean, True),
    transfer_agreement=optional(boolean, True),
)
def outward_transfer(pension_per_month, age_years, entitled_to_pension, transfer_agreement):
    coefficient = _coefficient(age_years)
    if not transfer_agreement:
        raise Refused("IV.instr12.2.i", "no agreement with the new employer")
    if not entitled_to_pension:
        raise Refused("IV.12.2", "no right to a pension: leaving allowance instead")
    pension_per_year = 12 * pension_per_month
    return {
        "pension_per_year": amount(pension_per_year),
        "coefficient": exact(coefficient),
        "actuarial_equivalent": amount(pension_per_year * coefficient),
    }

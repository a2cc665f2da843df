"""Article 20: the reduction for difference in age."""

from fractions import Fraction

from facts import FactError, date, money, required
from faults import planted
from figures import amount, exact
from periods import span
from protocol import calculation

FREE_YEARS = 10
BANDS = [  # 20.1 i to v: above, up to, per cent a year
    (10, 20, 1),
    (20, 25, 2),
    (25, 30, 3),
    (30, 35, 4),
    (35, None, 5),
]


def _years_charged(net_years):
    return Fraction(net_years // 1)  # only whole years count


def _per_cent(years):
    if years <= FREE_YEARS:
        return Fraction(0)
    # PLANTED FAULT 2: 1 % for every year beyond ten, whatever its band.
    if planted(2):
        return years - FREE_YEARS
    return sum((min(years, up_to or years) - above) * rate
               for above, up_to, rate in BANDS if years > above)


@calculation(
    deceased_birth_date=required(date),
    spouse_birth_date=required(date),
    marriage_date=required(date),
    marriage_end_date=required(date),
    pension_per_month=required(money),
)
def age_difference_reduction(deceased_birth_date, spouse_birth_date, marriage_date,
                             marriage_end_date, pension_per_month):
    if marriage_date < max(deceased_birth_date, spouse_birth_date):
        raise FactError("marriage_date", "before a spouse was born")
    if marriage_end_date < marriage_date:
        raise FactError("marriage_end_date", "before marriage_date")

    net_days = (span(deceased_birth_date, spouse_birth_date)
                - span(marriage_date, marriage_end_date))
    net_years = Fraction(net_days, 360)
    reduction = min(_per_cent(_years_charged(net_years)) / 100, Fraction(1))
    results = {
        "reduction_rate": exact(reduction),
        "pension_per_month": amount((1 - reduction) * pension_per_month),
    }
    if net_days >= 0:
        results["net_difference_years"] = exact(net_years)
    return results

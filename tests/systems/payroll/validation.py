"""Article 44.3: service before July 1974 that is validated in part."""

from fractions import Fraction

from facts import (FactError, boolean, money, number, optional, period, positive_money,
                   required)
from figures import amount, exact
from periods import months_counted
from protocol import Refused, calculation

INVALIDITY_RATE = Fraction(70, 100)  # 14.2
INVALIDITY_MINIMUM = Fraction(120, 100)  # 14.4, of the salary of C.1/1
SURVIVOR_MINIMUM = Fraction(35, 100)  # 19.3, of the last salary


@calculation(
    service=required(period),
    validation_cost=required(positive_money),
    fund_assets=required(money),
    repaid_amount=optional(money, 0.0),
    contributions_restored=optional(boolean, True),
    had_withdrawn=optional(boolean, True),
)
def partial_validation(service, validation_cost, fund_assets, repaid_amount,
                       contributions_restored, had_withdrawn):
    # The share is promised exact, so the amounts enter it as fractions.
    cost = Fraction(repr(validation_cost))
    paid = min(Fraction(repr(fund_assets)) + Fraction(repr(repaid_amount)), cost)
    if not had_withdrawn and paid < cost:
        raise Refused("IV.instr44-1", "nothing was withdrawn: all service must be validated")
    if not contributions_restored:
        paid = Fraction(0)
    share = paid / cost
    results = {
        "validated_share": exact(share),
        "validated_reckonable_years": exact(
            Fraction(months_counted(share * service.total_days), 12)),
    }
    if 0 < share < 1:
        results["paid_amount"] = amount(paid)
    return results


@calculation(
    validated_reckonable_years=required(number),
    full_reckonable_years=required(number),
    further_reckonable_years=required(number),
    c1_1_salary_per_month=required(money),
    before_option=optional(boolean, True),
    settled_before_payment=optional(boolean, False),
)
def reduced_minima(validated_reckonable_years, full_reckonable_years,
                   further_reckonable_years, c1_1_salary_per_month, before_option,
                   settled_before_payment):
    if validated_reckonable_years > full_reckonable_years:
        raise FactError("validated_reckonable_years", "more than full_reckonable_years")
    full = full_reckonable_years + further_reckonable_years
    if full == 0:
        raise FactError("full_reckonable_years", "no reckonable years at all")

    ratio = Fraction(1)
    if before_option and not settled_before_payment:
        ratio = (validated_reckonable_years + further_reckonable_years) / full
    return {
        "reduction_ratio": exact(ratio),
        "invalidity_rate": exact(ratio * INVALIDITY_RATE),
        "invalidity_minimum_per_month": amount(
            ratio * INVALIDITY_MINIMUM * c1_1_salary_per_month),
        "survivor_minimum_per_month": amount(ratio * c1_1_salary_per_month),
        "survivor_minimum_rate": exact(ratio * SURVIVOR_MINIMUM),
    }

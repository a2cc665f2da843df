"""Articles 4, 6 and 7: service, and the reckonable years it gives."""

from fractions import Fraction

from facts import FactError, boolean, date, optional, period, rate, records
from figures import exact, truth
from periods import Period, months_counted, span_inclusive
from protocol import Refused, calculation

HALF_TIME = Fraction(1, 2)
QUALIFYING_SERVICE = Period.of(10)


def refuse_below_half_time(ratio):
    if ratio < HALF_TIME:
        raise Refused("IV.4.3", "less than half time")


def has_qualifying_service(total_days):
    """Article 7.1: ten years, and days left over do not round up to a month (6.2)."""
    return total_days >= QUALIFYING_SERVICE.total_days


def refuse_short_service(length):
    if length is not None and not has_qualifying_service(length.total_days):
        raise Refused("IV.7.1", "less than ten years of service")


def _days(record):
    start, end, length = record["start_date"], record["end_date"], record["length"]
    if start is None and end is None:
        if length is None:
            raise FactError("periods.length", "neither dates nor length")
        return length.total_days
    if start is None or end is None:
        missing = "start_date" if start is None else "end_date"
        raise FactError(f"periods.{missing}", "missing")
    if end < start:
        raise FactError("periods.end_date", "before start_date")
    days = span_inclusive(start, end)
    if length is not None and length.total_days != days:
        raise FactError("periods.length", "contradicts the dates")
    return days


def _check_overlaps(periods):
    dated = sorted((p["start_date"], p["end_date"]) for p in periods if p["start_date"])
    for (_, end), (next_start, _) in zip(dated, dated[1:]):
        if next_start <= end:
            raise FactError("periods.start_date", "inside another period")


@calculation(
    periods=records(
        start_date=optional(date),
        end_date=optional(date),
        length=optional(period),
        part_time_ratio=optional(rate, Fraction(1)),
        full_contributions=optional(boolean, False),
    ),
)
def reckonable_service(periods):
    lengths = [_days(record) for record in periods]
    _check_overlaps(periods)
    for record in periods:
        refuse_below_half_time(record["part_time_ratio"])

    # Part time counts in full for the right (instruction 7.1/2), in proportion for the amount
    # (6.3 i) unless contributions were those of full time (6.3 ii).
    total = sum(lengths)
    weighted = sum(
        days if record["full_contributions"] else days * record["part_time_ratio"]
        for days, record in zip(lengths, periods))
    return {
        "service": str(Period(total)),
        "entitled_to_pension": truth(has_qualifying_service(total)),
        "reckonable_years": exact(Fraction(months_counted(weighted), 12)),
        "weighted_days": exact(weighted),
    }

"""Periods and spans on years of twelve months of thirty days."""

import calendar


class Period:
    """A length of time, kept in days of a 360-day year."""

    def __init__(self, total_days):
        self.total_days = total_days

    @classmethod
    def of(cls, years, months=0, days=0):
        return cls(360 * years + 30 * months + days)

    @property
    def years(self):
        return self.total_days // 360

    @property
    def months(self):
        return self.total_days % 360 // 30

    @property
    def days(self):
        return self.total_days % 30

    def __str__(self):
        return f"P{self.years}Y{self.months}M{self.days}D"


def span(start, end):
    """Days from one date to another; the 31st counts as the 30th."""
    return (360 * (end.year - start.year) + 30 * (end.month - start.month)
            + min(end.day, 30) - min(start.day, 30))


def span_inclusive(first, last):
    """Days from the first to the last, both counted; a whole month counts thirty, a 31st none."""
    ends_month = last == end_of_month(last)
    return (360 * (last.year - first.year) + 30 * (last.month - first.month)
            + (30 if ends_month else last.day) - first.day + 1)


def end_of_month(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_counted(days):
    """Whole months in a number of days; fifteen days left over count as a month (6.2)."""
    months, left_over = divmod(days, 30)
    return int(months) + (1 if left_over >= 15 else 0)

"""The facts of a question: their types, and one error that names the fact.

Amounts become floats; rates and numbers, whose exactness is promised, become fractions.
"""

import datetime
import re
from fractions import Fraction

from periods import Period

_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_FRACTION = re.compile(r"(-?[0-9]{1,15})/([0-9]{1,15})")
_MIXED = re.compile(r"([0-9]{1,15}) ([0-9]{1,15})/([0-9]{1,15})")
_INTEGER = re.compile(r"-?[0-9]{1,15}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERIOD = re.compile(r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,2})M)?(?:([0-9]{1,2})D)?")


class UnknownFact(Exception):
    """A fact this payroll has never heard of: what it decides is not computed here."""


class FactError(Exception):
    """A fact that cannot be: missing, malformed, out of range or contradicting another."""

    def __init__(self, fact, message):
        super().__init__(message)
        self.fact = fact


# One function for each type: text in, value out, ValueError with what was expected.

def money(text):
    if not _DECIMAL.fullmatch(text):
        raise ValueError("not an amount")
    return _not_negative(float(text))


def positive_money(text):
    amount = money(text)
    if amount == 0:
        raise ValueError("zero")
    return amount


def number(text):
    if _DECIMAL.fullmatch(text):
        return _not_negative(Fraction(text))
    if match := _MIXED.fullmatch(text):
        whole, over, under = map(int, match.groups())
        return whole + _ratio(over, under)
    if match := _FRACTION.fullmatch(text):
        return _not_negative(_ratio(*map(int, match.groups())))
    raise ValueError("not a number")


def rate(text):
    try:
        value = number(text[:-1].rstrip()) / 100 if text.endswith("%") else number(text)
    except ValueError as error:
        raise ValueError("not a rate" if str(error) == "not a number" else str(error))
    if value > 1:
        raise ValueError("more than one")
    return value


def age(text):
    if not _INTEGER.fullmatch(text):
        raise ValueError("not a whole number")
    years = _not_negative(int(text))
    if years > 130:
        raise ValueError("out of range")
    return years


def boolean(text):
    if text not in ("true", "false"):
        raise ValueError("neither true nor false")
    return text == "true"


def date(text):
    if not _DATE.fullmatch(text):
        raise ValueError("not a date YYYY-MM-DD")
    day = datetime.date.fromisoformat(text)
    if not 1800 <= day.year <= 2200:
        raise ValueError("out of range")
    return day


def period(text):
    match = _PERIOD.fullmatch(text)
    if not match:
        raise ValueError("not a period PnYnMnD")
    years, months, days = (int(part or 0) for part in match.groups())
    if months > 11 or days > 29:
        raise ValueError("more than 11 months or 29 days")
    return Period.of(years, months, days)


def choice(*words):
    def read(text):
        if text not in words:
            raise ValueError("none of " + ", ".join(words))
        return text
    return read


def _ratio(over, under):
    if under == 0:
        raise ValueError("division by zero")
    return Fraction(over, under)


def _not_negative(value):
    if value < 0:
        raise ValueError("negative")
    return value


# A field tells the type of a fact and what it is when it is left out.

class Field:
    def __init__(self, read, is_required, default=None):
        self.read = read
        self.is_required = is_required
        self.default = default

    def value(self, content, path):
        if not isinstance(content, str):
            raise FactError(path, "not a string")
        try:
            return self.read(content)
        except ValueError as error:
            raise FactError(path, str(error)) from None


class Records(Field):
    def __init__(self, fields):
        super().__init__(None, is_required=True)
        self.fields = fields

    def value(self, content, path):
        if not isinstance(content, list):
            raise FactError(path, "not an array of records")
        return [read_facts(self.fields, record, path) for record in content]


def required(read):
    return Field(read, is_required=True)


def optional(read, default=None):
    return Field(read, is_required=False, default=default)


def records(**fields):
    return Records(fields)


def read_facts(fields, content, path=""):
    """The facts of `content` by name; `path` is the name of the fact that holds them."""
    if not isinstance(content, dict):
        raise FactError(path or "facts", "not an object")
    for name in content:
        if name not in fields:
            raise UnknownFact(_join(path, name))
    facts = {}
    for name, field in fields.items():
        if name in content:
            facts[name] = field.value(content[name], _join(path, name))
        elif field.is_required:
            raise FactError(_join(path, name), "missing")
        else:
            facts[name] = field.default
    return facts


def _join(path, name):
    return f"{path}.{name}" if path else name

"""The figures of an answer, written as the contract wants them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_NOISE = Decimal("1e-9")  # more than floats lose on a salary, less than any fraction of it


def cents(value):
    """A float rounded half up to the cent, as if it carried no binary noise."""
    decimal = Decimal(repr(float(value))) + _NOISE
    return decimal.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def amount(value):
    return f"{cents(value):f}"


def exact(value):
    """A whole number or a fraction: in decimals if they end, otherwise as n/d."""
    value = Fraction(value)
    for places in range(16):
        scaled = value * 10 ** places
        if scaled.denominator == 1:
            return f"{Decimal(scaled.numerator).scaleb(-places):f}"
    return f"{value.numerator}/{value.denominator}"


def truth(value):
    return "true" if value else "false"

"""The faults planted in this payroll, and the switch that mends each of them.

Every fault stands in one place, marked by a comment `PLANTED FAULT n`, behind
`if planted(n)`; the right rule is the other branch.
"""

PLANTED = {
    1: "46.1.i: the yearly bonus after 60 has no limit of 2 %",
    2: "20.1: one flat rate of 1 % instead of the bands",
    3: "5.2: part years of pension drawn are charged, where whole years count",
    4: "instruction 8.4 i: the minimum is applied after the early reduction",
    5: "5.2 and 5.3: every step is rounded to two decimals",
    6: "instruction 12.1 iii: the coefficient of age 48 is an older one",
    7: "instruction 47/2: no limit at half of the missing years",
}

_mended = set()


def mend(numbers):
    _mended.update(numbers)


def planted(number):
    return number not in _mended

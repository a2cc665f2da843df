"""Right answers spoilt, a line of bytes each: what faulty programs write and http_payroll sends."""

import itertools
import json


def _line(answer):
    return json.dumps(answer).encode("utf-8") + b"\n"


def with_nul_byte(answer):
    line = _line(answer)
    middle = len(line) // 2
    return line[:middle] + b"\0" + line[middle:]


def in_another_encoding(answer, codec="iso-8859-1"):
    """A refusal, so that a letter beyond ASCII has a place."""
    reply = {"id": answer["id"],
             "refused": {"provision": "IV.7.1", "message": "pension refusée"}}
    return (json.dumps(reply, ensure_ascii=False) + "\n").encode(codec)


def _with_figures(answer, figure):
    if "results" in answer:
        answer = {**answer, "results": {name: figure(text)
                                        for name, text in answer["results"].items()}}
    return _line(answer)


def _as_number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return text


def with_number_amounts(answer):
    return _with_figures(answer, _as_number)


_no_numbers = itertools.cycle([float("nan"), float("inf"), float("-inf")])


def with_no_numbers(answer):
    """NaN, Infinity and -Infinity by turns, as Python writes them."""
    return _with_figures(answer, lambda text: next(_no_numbers))

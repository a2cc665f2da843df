"""Questions and answers: NDJSON in UTF-8, and the table of calculations.

A module that knows a calculation enters it in the table with its facts:

    @calculation(age_years=required(age))
    def early_retirement_ratio(age_years):
        ...
        return {"early_retirement_ratio": exact(ratio)}

The facts are read before the function is called, so that impossible facts are an error even
where the regulation would refuse.
"""

import json
import sys

from facts import FactError, UnknownFact, read_facts

_calculations = {}


class Refused(Exception):
    """The regulation denies what is asked."""

    def __init__(self, provision, message):
        super().__init__(message)
        self.provision = provision


def calculation(**fields):
    def enter(compute):
        _calculations[compute.__name__] = (fields, compute)
        return compute
    return enter


def answer(question):
    """The answer to one question: a dict with the question's id and one of four replies."""
    return {"id": question["id"], **_reply(question)}


def _reply(question):
    if question.get("calculation") not in _calculations:
        return {"unsupported": True}
    if question.get("readings"):  # this payroll knows one reading of the text only
        return {"unsupported": True}
    fields, compute = _calculations[question["calculation"]]
    try:
        return {"results": compute(**read_facts(fields, question.get("facts", {})))}
    except UnknownFact:
        return {"unsupported": True}
    except FactError as error:
        return {"error": {"fact": error.fact, "message": str(error)}}
    except Refused as refusal:
        return {"refused": {"provision": refusal.provision, "message": str(refusal)}}


def questions(stream):
    """The questions of a binary stream; a line that is none goes to standard error."""
    for count, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            question = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            print(f"line {count}: not JSON in UTF-8: {error}", file=sys.stderr)
            continue
        if (not isinstance(question, dict) or not isinstance(question.get("id"), str)
                or not isinstance(question.get("calculation"), str)):
            print(f"line {count}: not a question with an id and a calculation",
                  file=sys.stderr)
            continue
        yield question


def write(reply, stream):
    stream.write(json.dumps(reply).encode("utf-8") + b"\n")
    stream.flush()

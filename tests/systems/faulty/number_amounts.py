#!/usr/bin/env python3
"""number_amounts.py: gives right figures as JSON numbers where strings are promised."""

import sys
sys.dont_write_bytecode = True

import honest


def as_number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return text


for question in honest.questions():
    reply = honest.answer(question)
    if "results" in reply:
        reply["results"] = {name: as_number(text) for name, text in reply["results"].items()}
    honest.write(reply, sys.stdout.buffer)

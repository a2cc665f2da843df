#!/usr/bin/env python3
"""number_amounts.py: gives right figures as JSON numbers where strings are promised."""

import sys
sys.dont_write_bytecode = True

import honest
import spoilt

for question in honest.questions():
    honest.write_bytes(spoilt.with_number_amounts(honest.answer(question)))

#!/usr/bin/env python3
"""no_numbers.py: gives NaN, Infinity and -Infinity for figures, by turns."""

import sys
sys.dont_write_bytecode = True

import honest
import spoilt

for question in honest.questions():
    honest.write_bytes(spoilt.with_no_numbers(honest.answer(question)))

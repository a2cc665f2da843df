#!/usr/bin/env python3
"""nul_bytes.py: gives right answers with a NUL byte in the middle of each line."""

import sys
sys.dont_write_bytecode = True

import honest
import spoilt

for question in honest.questions():
    honest.write_bytes(spoilt.with_nul_byte(honest.answer(question)))

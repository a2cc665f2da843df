#!/usr/bin/env python3
"""garbles.py: answers every question by a line that is no JSON."""

import sys
sys.dont_write_bytecode = True

import honest

for question in honest.questions():
    honest.write_bytes(b"Traceback (most recent call last): ]}{\n")

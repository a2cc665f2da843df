#!/usr/bin/env python3
"""answers_twice.py: gives every right answer two times."""

import sys
sys.dont_write_bytecode = True

import honest

for question in honest.questions():
    for _ in range(2):
        honest.write(honest.answer(question), sys.stdout.buffer)

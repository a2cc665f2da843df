#!/usr/bin/env python3
"""hangs.py [N]: answers N questions (0), reads one more and never answers it."""

import sys
sys.dont_write_bytecode = True
import time

import honest

for count, question in enumerate(honest.questions()):
    if count == honest.argument(0):
        time.sleep(honest.LONGEST_LIFE)
        break
    honest.write(honest.answer(question), sys.stdout.buffer)

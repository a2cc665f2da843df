#!/usr/bin/env python3
"""dies.py [N]: exits with status 3 after N answers (2)."""

import sys
sys.dont_write_bytecode = True

import honest

for count, question in enumerate(honest.questions()):
    if count == honest.argument(2):
        sys.exit(3)
    honest.write(honest.answer(question), sys.stdout.buffer)

#!/usr/bin/env python3
"""closes_stdin.py [SECONDS]: answers one question, closes its input, lives on for a minute."""

import os
import sys
sys.dont_write_bytecode = True
import time

import honest

for question in honest.questions():
    honest.write(honest.answer(question), sys.stdout.buffer)
    os.close(sys.stdin.fileno())
    time.sleep(honest.argument(60))
    os._exit(0)  # without the interpreter's own closing of the input

#!/usr/bin/env python3
"""slow_start.py [SECONDS]: gives right answers, but reads nothing for two seconds."""

import sys
sys.dont_write_bytecode = True
import time

import honest

time.sleep(honest.argument(2))
for question in honest.questions():
    honest.write(honest.answer(question), sys.stdout.buffer)

#!/usr/bin/env python3
"""floods.py: answers the first question by a line that never ends."""

import signal
import sys
sys.dont_write_bytecode = True

import honest

signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # ends when nobody reads any more
signal.alarm(honest.LONGEST_LIFE)
for question in honest.questions():
    while True:
        honest.write_bytes(b"x" * 65536)

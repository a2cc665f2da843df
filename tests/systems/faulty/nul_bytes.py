#!/usr/bin/env python3
"""nul_bytes.py: gives right answers with a NUL byte in the middle of each line."""

import json
import sys
sys.dont_write_bytecode = True

import honest

for question in honest.questions():
    line = json.dumps(honest.answer(question)).encode("utf-8")
    middle = len(line) // 2
    honest.write_bytes(line[:middle] + b"\0" + line[middle:] + b"\n")

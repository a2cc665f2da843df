#!/usr/bin/env python3
"""unknown_id.py: gives right answers under ids that nobody asked for."""

import sys
sys.dont_write_bytecode = True

import honest

for question in honest.questions():
    reply = honest.answer(question)
    reply["id"] += ".unknown"
    honest.write(reply, sys.stdout.buffer)

#!/usr/bin/env python3
"""wrong_encoding.py [CODEC]: answers in a codec that is not UTF-8 (iso-8859-1)."""

import sys
sys.dont_write_bytecode = True

import honest
import spoilt

codec = sys.argv[1] if len(sys.argv) > 1 else "iso-8859-1"
for question in honest.questions():
    honest.write_bytes(spoilt.in_another_encoding(honest.answer(question), codec))

#!/usr/bin/env python3
"""wrong_encoding.py [CODEC]: answers in a codec that is not UTF-8 (iso-8859-1)."""

import json
import sys
sys.dont_write_bytecode = True

import honest

codec = sys.argv[1] if len(sys.argv) > 1 else "iso-8859-1"
for question in honest.questions():
    reply = {"id": question["id"],
             "refused": {"provision": "IV.7.1", "message": "pension refusée"}}
    line = json.dumps(reply, ensure_ascii=False) + "\n"
    honest.write_bytes(line.encode(codec))

"""The sample payroll with its planted faults mended, for systems that misbehave otherwise."""

import os
import sys

sys.dont_write_bytecode = True  # leaves no __pycache__ beside the sources
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "payroll"))

import payroll  # noqa: F401,E402  (enters every calculation in the table)
import faults  # noqa: E402
import protocol  # noqa: E402

faults.mend(faults.PLANTED)
answer = protocol.answer
write = protocol.write
LONGEST_LIFE = 600  # seconds, after which a system that hangs ends by itself


def questions():
    return protocol.questions(sys.stdin.buffer)


def write_bytes(content):
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def argument(default):
    """The one argument of the command line, a whole number."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else default

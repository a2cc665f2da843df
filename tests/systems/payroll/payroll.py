#!/usr/bin/env python3
"""A sample payroll system: answers questions about annex IV, one JSON object a line.

    payroll.py --stdio [--without-fault N]... [--without-faults]

It computes as payrolls do, amounts in floating point, and it is right except for seven
planted faults (faults.py), which a conformance run is expected to find and name.
"""

import sys

sys.dont_write_bytecode = True  # leaves no __pycache__ beside the sources

import argparse
import signal

import age_difference  # noqa: F401  (each subject enters its calculations in the table)
import bonus  # noqa: F401
import lost_rights  # noqa: F401
import pensions  # noqa: F401
import service  # noqa: F401
import transfers  # noqa: F401
import validation  # noqa: F401
import faults
import protocol


def main():
    parser = argparse.ArgumentParser(
        description="Sample payroll system with planted faults, for the tests of etalon.")
    parser.add_argument("--stdio", action="store_true", required=True,
                        help="read questions on standard input, write answers on standard output")
    parser.add_argument("--without-fault", type=int, action="append", default=[],
                        choices=sorted(faults.PLANTED), metavar="N", help="mend planted fault N")
    parser.add_argument("--without-faults", action="store_true",
                        help="mend all planted faults")
    arguments = parser.parse_args()
    faults.mend(faults.PLANTED if arguments.without_faults else arguments.without_fault)

    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the reader has gone: end without a word
    for question in protocol.questions(sys.stdin.buffer):
        protocol.write(protocol.answer(question), sys.stdout.buffer)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The sample payroll in PostgreSQL: a server of its own on the loopback, for as long as it is wanted.

    postgres_payroll.py [--without-fault N]... [--without-faults]

It makes a new cluster in a temporary folder, loads the functions of postgres/*.sql, prints an ODBC
connection string as its first line, and ends when its standard input ends: the server is stopped and
the folder is gone. Should this be killed, the server ends with it. PostgreSQL refuses to run as root,
who therefore runs it as the user postgres. Exit status 77 where PostgreSQL or its driver is missing.
"""

import sys

sys.dont_write_bytecode = True  # leaves no __pycache__ beside the sources

import argparse
import glob
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "payroll"))

import faults  # noqa: E402

FILES = ("facts", "service", "pensions", "transfers", "options", "lost_rights")
NAME = "payroll"  # of the user and of the database
LONGEST_START = 60  # seconds


def latest(pattern):
    found = sorted(glob.glob(pattern), key=lambda path: (len(path), path))
    if not found:
        sys.exit(77)
    return found[-1]


class Server:
    def __init__(self, folder):
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.programs = os.path.dirname(latest("/usr/lib/postgresql/*/bin/initdb"))
        self.password = secrets.token_hex(16)
        self.port = None
        self.process = None

    def command(self, program, *arguments, end_with_us=False):
        """A command of PostgreSQL, in the place of root as the user postgres."""
        become = ["setpriv"] + (["--pdeathsig", "QUIT"] if end_with_us else [])
        if os.geteuid() == 0:
            become += ["--reuid", "postgres", "--regid", "postgres", "--init-groups"]
        command = [os.path.join(self.programs, program), *arguments]
        return become + command if len(become) > 1 else command

    def run(self, program, *arguments, **options):
        return subprocess.run(self.command(program, *arguments), cwd=self.folder, check=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **options)

    def make(self):
        secret = os.path.join(self.folder, "password")
        with open(secret, "w", encoding="ascii") as out:
            out.write(self.password + "\n")
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            shutil.chown(secret, "postgres", "postgres")
        self.run("initdb", "-D", self.data, "-U", NAME, "--auth=scram-sha-256", "--pwfile", secret,
                 "--encoding=UTF8", "--locale=C", "--no-sync")

    def start(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        with open(os.path.join(self.folder, "log"), "wb") as log:
            self.process = subprocess.Popen(
                self.command("postgres", "-D", self.data, "-p", str(self.port),
                             "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                             "-c", "fsync=off", end_with_us=True),
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + LONGEST_START
        while subprocess.run([os.path.join(self.programs, "pg_isready"), "-q", "-h", "127.0.0.1",
                              "-p", str(self.port)], check=False).returncode:
            if self.process.poll() is not None or time.monotonic() > until:
                with open(os.path.join(self.folder, "log"), encoding="utf-8") as log:
                    sys.exit("postgres_payroll.py: the server does not start: " + log.read())
            time.sleep(0.05)

    def load(self, sql, database=NAME):
        environment = {**os.environ, "PGPASSWORD": self.password}
        subprocess.run([os.path.join(self.programs, "psql"), "-q", "-X", "-v", "ON_ERROR_STOP=1",
                        "-h", "127.0.0.1", "-p", str(self.port), "-U", NAME, "-d", database],
                       input=sql, text=True, check=True, env=environment)

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGQUIT)  # at once, whoever is connected
            self.process.wait()


def fill(server, mended):
    server.load(f"CREATE DATABASE {NAME}", "postgres")
    for name in FILES:
        with open(os.path.join(HERE, "postgres", name + ".sql"), encoding="utf-8") as sql:
            server.load(sql.read())
    for fault in mended:
        server.load(f"DELETE FROM planted WHERE fault = {fault:d}")


def main():
    parser = argparse.ArgumentParser(
        description="Sample payroll in PostgreSQL, for the tests of etalon.")
    parser.add_argument("--without-fault", type=int, action="append", default=[],
                        choices=sorted(faults.PLANTED), metavar="N", help="mend planted fault N")
    parser.add_argument("--without-faults", action="store_true",
                        help="mend all planted faults")
    arguments = parser.parse_args()
    driver = latest("/usr/lib/*/odbc/psqlodbcw.so")

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))
    folder = tempfile.mkdtemp(prefix="etalon_postgres_")
    server = None
    try:
        server = Server(folder)
        server.make()
        server.start()
        fill(server, faults.PLANTED if arguments.without_faults else arguments.without_fault)
        print(f"Driver={driver};Server=127.0.0.1;Port={server.port};Database={NAME};"
              f"UID={NAME};PWD={server.password}", flush=True)
        sys.stdin.buffer.read()
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

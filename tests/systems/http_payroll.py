#!/usr/bin/env python3
"""The sample payroll behind HTTP, with misbehaviours by path.

    http_payroll.py [--without-fault N]... [--without-faults] [--tls FOLDER] [--log FILE]

It listens on the loopback, prints its URL as its first line, and ends when its standard input
ends. It answers a POST of NDJSON, or of one JSON object, at /payroll; the other paths are in
the table MISBEHAVIOURS. --tls speaks HTTPS with a self-signed certificate that openssl makes
in FOLDER (exit status 77 where openssl is missing). --log adds a line for every request:
its path, its type, how many questions it has, its Authorization.
"""

import sys

sys.dont_write_bytecode = True  # leaves no __pycache__ beside the sources

import argparse
import http.server
import io
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "payroll"), os.path.join(HERE, "faulty")]

import payroll  # noqa: F401,E402  (enters every calculation in the table)
import faults  # noqa: E402
import protocol  # noqa: E402
import spoilt  # noqa: E402

LONGEST_LIFE = 600  # seconds, after which a request that hangs ends by itself
NDJSON, JSON = "application/x-ndjson", "application/json"


def line(answer):
    return json.dumps(answer).encode("utf-8") + b"\n"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        questions = list(protocol.questions(io.BytesIO(body)))
        self.server.enter(self, len(questions))
        answers = [protocol.answer(question) for question in questions]
        MISBEHAVIOURS.get(self.path, not_found)(self, answers)

    def send(self, body, status=200, length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Type", self.headers.get("Content-Type", NDJSON))
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def send_answers(self, answers):
        self.send(b"".join(line(answer) for answer in answers))

    def hang_up(self):
        """Closes the connection, whatever was promised."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *arguments):
        pass  # nothing on standard error


def not_found(handler, answers):
    handler.send(b"no such path\nsecond line\n", status=404)


def right(handler, answers):
    handler.send_answers(answers)


def indented(handler, answers):
    handler.send(json.dumps(answers[0], indent=2).encode("utf-8"))


def reverse(handler, answers):
    handler.send_answers(answers[::-1])


def twice(handler, answers):
    handler.send_answers(answers * 2)


def unknown_id(handler, answers):
    handler.send_answers({**answer, "id": answer["id"] + ".unknown"} for answer in answers)


def leaves_out(handler, answers):
    """Every answer but the first."""
    handler.send_answers(answers[1:])


def garbage(handler, answers):
    handler.send(b"<html>\nPlease log in\n</html>\n")


def fails(handler, answers):
    handler.send(b"\nthe payroll is down\nsecond line\n", status=500)


def spoiled(spoil):
    return lambda handler, answers: handler.send(b"".join(map(spoil, answers)))


def accepted(handler, answers):
    """Right answers with a status that is a success but not 200."""
    handler.send(b"".join(line(answer) for answer in answers), status=202)


def tells_token(handler, answers):
    """Refuses and shows what it was told in confidence."""
    told = handler.headers.get("Authorization", "nothing")
    handler.send(f"not allowed with {told} at all\n".encode("utf-8"), status=401)


def repeats_token(handler, answers):
    """Shows it wherever an answer has room for it."""
    told = handler.headers.get("Authorization", "nothing")
    handler.send_answers([
        {"id": answers[0]["id"], "refused": {"provision": "IV.8.4", "message": told}},
        {"id": answers[1]["id"], "results": {"early_retirement_ratio": told}},
        {"id": answers[2]["id"], "results": {told: "1"}},
        {"id": told, "unsupported": True},
        told,
    ])


def redirects(handler, answers):
    handler.send(b"", status=307, Location="/payroll")


def slow(handler, answers):
    """The first answer, and never the rest."""
    handler.send(line(answers[0]), length=1000000)
    time.sleep(LONGEST_LIFE)


def trickles(handler, answers):
    """The first answer, and then a byte now and then of a line that never ends."""
    handler.send(line(answers[0]), length=1 << 40)
    try:
        for _ in range(LONGEST_LIFE * 20):
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        pass  # nobody reads on
    handler.close_connection = True


def hangs(handler, answers):
    time.sleep(LONGEST_LIFE)


def closes(handler, answers):
    """The first answer, half of the next, and the end."""
    rest = line(answers[-1])
    handler.send(line(answers[0]) + rest[:len(rest) // 2], length=1000000)
    handler.hang_up()


def closes_at_once(handler, answers):
    handler.hang_up()


def flaky(handler, answers):
    """Every third request is answered; the others end without a word."""
    if handler.server.requests % 3:
        handler.hang_up()
    else:
        handler.send_answers(answers)


def tires(handler, answers):
    """Five requests are answered, the others never."""
    if handler.server.requests > 5:
        time.sleep(LONGEST_LIFE)
    handler.send_answers(answers)


def floods(handler, answers):
    handler.send(line(answers[0]), length=1 << 40)
    try:
        for _ in range(1 << 10):
            handler.wfile.write(b"x" * (1 << 16))
    except OSError:
        pass  # nobody reads on
    handler.close_connection = True


MISBEHAVIOURS = {
    "/payroll": right, "/indented": indented, "/reverse": reverse, "/twice": twice,
    "/unknown-id": unknown_id, "/leaves-out": leaves_out, "/garbage": garbage, "/500": fails,
    "/202": accepted, "/401": tells_token, "/307": redirects, "/slow": slow, "/hangs": hangs,
    "/closes": closes, "/closes-at-once": closes_at_once, "/flaky": flaky, "/floods": floods,
    "/trickles": trickles, "/tires": tires, "/repeats-token": repeats_token,
    "/nul-bytes": spoiled(spoilt.with_nul_byte),
    "/wrong-encoding": spoiled(spoilt.in_another_encoding),
    "/number-amounts": spoiled(spoilt.with_number_amounts),
    "/no-numbers": spoiled(spoilt.with_no_numbers),
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, log):
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests = 0
        self.log = log

    def enter(self, handler, questions):
        self.requests += 1
        if self.log:
            with open(self.log, "a", encoding="utf-8") as out:
                print(handler.path, handler.headers.get("Content-Type"), questions,
                      handler.headers.get("Authorization", "-"), file=out)

    def handle_error(self, request, client_address):
        pass  # the other side has gone


def secure(server, folder):
    """Speaks TLS with a certificate for 127.0.0.1 that nobody but itself has signed."""
    certificate = os.path.join(folder, "certificate.pem")
    key = os.path.join(folder, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", key, "-out", certificate],
                   check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    # The handshake is left to the thread of the connection.
    server.socket = context.wrap_socket(server.socket, server_side=True,
                                        do_handshake_on_connect=False)


def main():
    parser = argparse.ArgumentParser(
        description="Sample payroll behind HTTP, for the tests of etalon.")
    parser.add_argument("--without-fault", type=int, action="append", default=[],
                        choices=sorted(faults.PLANTED), metavar="N", help="mend planted fault N")
    parser.add_argument("--without-faults", action="store_true",
                        help="mend all planted faults")
    parser.add_argument("--tls", metavar="FOLDER", help="speak HTTPS, make the certificate here")
    parser.add_argument("--log", metavar="FILE", help="add a line for every request")
    arguments = parser.parse_args()
    faults.mend(faults.PLANTED if arguments.without_faults else arguments.without_fault)
    if arguments.tls and not shutil.which("openssl"):
        sys.exit(77)

    server = Server(arguments.log)
    if arguments.tls:
        secure(server, arguments.tls)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http{'s' if arguments.tls else ''}://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()

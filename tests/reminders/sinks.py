"""A gateway for text messages and a mail server of our own on loopback, which keep what they are sent."""

import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

ANSWERS = {"QUIT": "221 bye", "AUTH": "235 welcome", "EHLO": "250-sink\r\n250-STARTTLS\r\n250 AUTH PLAIN"}


@dataclass
class SmsSink:
    """Answers with `status`, and what `headers` says."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    told: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def __enter__(self) -> "SmsSink":
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                sink.told.append(({name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(sink.status)
                for name, value in {"Content-Length": "0", **sink.headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_request(self, *_told: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/sms"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@dataclass
class MailSink:
    """Speaks as much SMTP as a sender needs; `refuses` is what it says to each receiver instead.

    With a certificate it takes mail only behind TLS: from the first byte, or after `STARTTLS` where `late`.
    """

    refuses: str = ""
    certificate: Path | None = None
    late: bool = False
    logins: list[str] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)

    def __enter__(self) -> "MailSink":
        handler = type("Talk", (_Talk,), {"sink": self})
        self.server = ThreadingTCPServer(("127.0.0.1", 0), handler)
        self.url = f"smtp://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Talk(StreamRequestHandler):
    """One sender's connection."""

    sink: MailSink

    def handle(self) -> None:
        with suppress(ssl.SSLError, ConnectionError):
            if self.sink.certificate and not self.sink.late:
                self._secure()
            self._say("220 sink")
            while (line := self.rfile.readline().decode().strip()) and self._answer(line):
                pass

    def finish(self) -> None:
        with suppress(OSError, ValueError):
            super().finish()
        self.request.close()

    def _answer(self, line: str) -> bool:
        """Whether the talk goes on."""
        word = line.split(maxsplit=1)[0].upper()
        if word == "STARTTLS" and self.sink.late:
            self._say("220 go on")
            self._secure()
            return True
        if word == "DATA":
            self._say("354 go on")
            self.sink.mails.append(self._mail())
        if word == "AUTH":
            self.sink.logins.append(line)
        self._say((self.sink.refuses if word == "RCPT" else "") or ANSWERS.get(word, "250 ok"))
        return word != "QUIT"

    def _secure(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.sink.certificate or "")
        self.request = context.wrap_socket(self.request, server_side=True)
        self.setup()

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def _mail(self) -> Message:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return message_from_bytes(b"".join(lines), policy=default)

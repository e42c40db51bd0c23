"""A gateway for text messages and a mail server of our own on loopback, which keep what they are sent."""

import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any


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
    """Speaks as much SMTP as a sender needs; `refuses` is what it says to each receiver instead."""

    refuses: str = ""
    mails: list[Message] = field(default_factory=list)

    def __enter__(self) -> "MailSink":
        sink = self

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 sink")
                while line := self.rfile.readline().decode().strip():
                    word = line.split()[0].upper()
                    if word == "DATA":
                        self._say("354 go on")
                        sink.mails.append(self._mail())
                    refused = sink.refuses if word == "RCPT" else ""
                    self._say(refused or ("221 bye" if word == "QUIT" else "250 ok"))
                    if word == "QUIT":
                        break

            def _say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())

            def _mail(self) -> Message:
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line)
                return message_from_bytes(b"".join(lines), policy=default)

        self.server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.url = f"smtp://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.server.shutdown()
        self.server.server_close()

"""A small network between a phone and its server, on loopback: it passes requests on, or does what it is told."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

HOST = "127.0.0.1"
PATIENCE_SECONDS = 60


@dataclass
class Request:
    """One request, whole."""

    head: bytes
    body: bytes

    @property
    def method(self) -> str:
        """GET, POST …"""
        return self.head.split(b" ", 1)[0].decode()

    @property
    def path(self) -> str:
        """Without its query."""
        return self.head.split(b" ", 2)[1].decode().split("?")[0]

    def whole(self) -> bytes:
        """As it goes on: one request a connection."""
        lines = [line for line in self.head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        return b"\r\n".join([*lines, b"Connection: close", b"", self.body])


Fault = Callable[["Proxy", socket.socket, Request], None]


class Proxy:
    """Listens on the address that the phone knows; the server is elsewhere."""

    def __init__(self, port: int, server_port: int) -> None:
        self.port, self.server_port = port, server_port
        self.fault: Fault | None = None
        self.only: Callable[[Request], bool] = lambda _request: True
        self.met = 0
        self.sent: list[Request] = []
        self._listener: socket.socket | None = None
        self._closed = threading.Event()

    @contextmanager
    def running(self) -> Iterator["Proxy"]:
        """Pass on until the end."""
        with socket.create_server((HOST, self.port), backlog=128) as self._listener:
            threading.Thread(target=self._accept, daemon=True).start()
            try:
                yield self
            finally:
                self._closed.set()
                self._listener.shutdown(socket.SHUT_RDWR)  # whoever stands in accept() wakes up

    def meet(self, fault: Fault, only: Callable[[Request], bool] | None = None) -> None:
        """From now on requests (`only` some of them) meet this."""
        self.only = only or sends
        self.met = 0
        self.fault = fault

    def heal(self) -> None:
        """A fair network from now on."""
        self.fault = None

    def ask(self, request: Request) -> bytes:
        """The server's whole answer."""
        with socket.create_connection((HOST, self.server_port), timeout=PATIENCE_SECONDS) as server:
            server.sendall(request.whole())
            return b"".join(iter(lambda: server.recv(65536), b""))

    def wait(self) -> None:
        """Stand still until the network is another, or gone."""
        stands = self.fault
        while self.fault is stands and not self._closed.wait(0.02):
            pass

    def _accept(self) -> None:
        assert self._listener
        with suppress(OSError):
            while not self._closed.is_set():
                phone, _address = self._listener.accept()
                threading.Thread(target=self._serve, args=(phone,), daemon=True).start()

    def _serve(self, phone: socket.socket) -> None:
        with phone, suppress(OSError):
            phone.settimeout(PATIENCE_SECONDS)
            request = _read(phone)
            if request is None:
                return
            self.sent.append(request)
            if self.fault and self.only(request):
                self.met += 1
                self.fault(self, phone, request)
            else:
                phone.sendall(self.ask(request))


def sends(request: Request) -> bool:
    """Whether a phone sends its outbox."""
    return request.path == "/outbox"


def anything(_request: Request) -> bool:
    """Every request."""
    return True


def _read(phone: socket.socket) -> Request | None:
    got = b""
    while b"\r\n\r\n" not in got:
        more = phone.recv(65536)
        if not more:
            return None
        got += more
    head, body = got.split(b"\r\n\r\n", 1)
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while len(body) < int(lengths[0] if lengths else 0):
        body += phone.recv(65536)
    return Request(head, body)


# ---- What a network does ----


def answers(status: str, body: bytes = b"", *headers: str) -> Fault:
    """Somebody else's answer."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close", "", ""])
    return lambda _proxy, phone, _request: phone.sendall(head.encode() + body)


def drips(every: float) -> Fault:
    """The server's own answer, a few bytes at a time."""

    def drip(proxy: Proxy, phone: socket.socket, request: Request) -> None:
        answer = proxy.ask(request)
        for at in range(0, len(answer), 16):
            phone.sendall(answer[at : at + 16])
            time.sleep(every)

    return drip


def cuts_request(proxy: Proxy, phone: socket.socket, request: Request) -> None:
    """Half of the body reaches the server, then the line is gone in both directions."""
    with socket.create_connection((HOST, proxy.server_port), timeout=PATIENCE_SECONDS) as server:
        server.sendall(request.whole()[: -len(request.body) // 2])
    phone.close()


def cuts_reply(proxy: Proxy, phone: socket.socket, request: Request) -> None:
    """The server has done it all; half of its answer comes through."""
    answer = proxy.ask(request)
    phone.sendall(answer[: len(answer) - len(answer.split(b"\r\n\r\n", 1)[1]) // 2])


def loses_reply(proxy: Proxy, phone: socket.socket, request: Request) -> None:
    """The server has done it all; nothing of its answer comes through."""
    proxy.ask(request)
    phone.close()


def says_nothing(proxy: Proxy, _phone: socket.socket, _request: Request) -> None:
    """Accepts and never answers."""
    proxy.wait()


def doubles(proxy: Proxy, phone: socket.socket, request: Request) -> None:
    """The request is delivered twice, at the same time; the second answer comes through."""
    first = threading.Thread(target=proxy.ask, args=(request,))
    first.start()
    answer = proxy.ask(request)
    first.join()
    phone.sendall(answer)


def refuses_over(most: int) -> Fault:
    """A gateway with a limit for bodies."""

    def refuse(proxy: Proxy, phone: socket.socket, request: Request) -> None:
        if len(request.body) > most:
            answers("413 Content Too Large")(proxy, phone, request)
        else:
            phone.sendall(proxy.ask(request))

    return refuse


def speaks_of_another(proxy: Proxy, phone: socket.socket, request: Request) -> None:
    """A receipt for somebody else's operation, in the server's own words."""
    answer = proxy.ask(request)
    head, body = answer.split(b"\r\n\r\n", 1)
    at = body.index(b'"op"')
    start = body.index(b'"', body.index(b":", at)) + 1
    other = b"11111111-1111-4111-8111-111111111111"
    phone.sendall(head + b"\r\n\r\n" + body[:start] + other + body[start + len(other) :])

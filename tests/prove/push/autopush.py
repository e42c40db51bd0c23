"""A small push service that speaks as Mozilla's does: browsers by websocket, senders by HTTP, both on loopback.

Facts of the protocol: autopush's own documentation, and RFC 8030 for the senders' side.
"""

import base64
import json
import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

WANTED = {"content-encoding": "aes128gcm", "authorization": "vapid "}


@dataclass
class Channel:
    """One subscription: whose, and under which name the browser knows it."""

    browser: str
    id: str


@dataclass
class Autopush:
    """`posts` counts what senders have brought; `channels` by the token of their address."""

    posts: int = 0
    channels: dict[str, Channel] = field(default_factory=dict)
    _online: dict[str, ServerConnection] = field(default_factory=dict)
    _stored: dict[str, dict[str, dict]] = field(default_factory=dict)

    def __enter__(self) -> "Autopush":
        self._sockets = serve(self._browser, "127.0.0.1", 0, subprotocols=["push-notification"])  # type: ignore[list-item]
        self._senders = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        for server in (self._sockets, self._senders):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"ws://127.0.0.1:{self._sockets.socket.getsockname()[1]}/"
        self.host = f"127.0.0.1:{self._senders.server_address[1]}"
        return self

    def __exit__(self, *_problem: object) -> None:
        self._sockets.shutdown()
        self._senders.shutdown()
        self._senders.server_close()

    def post(self, token: str, headers: dict[str, str], body: bytes) -> int:
        """What a sender brings: kept until the browser has it; a later one of the same topic takes its place."""
        self.posts += 1
        if not all(headers.get(name, "").startswith(value) for name, value in WANTED.items()) or "ttl" not in headers:
            return 400
        channel = self.channels.get(token)
        if channel is None:
            return 410
        data = base64.urlsafe_b64encode(body).rstrip(b"=").decode()
        message = {
            "messageType": "notification", "channelID": channel.id, "version": secrets.token_hex(8), "data": data,
            "headers": {"encoding": "aes128gcm"}, "ttl": int(headers["ttl"]),
        }  # fmt: skip
        self._stored.setdefault(channel.browser, {})[headers.get("topic") or message["version"]] = message
        self._deliver(channel.browser)
        return 201

    def _browser(self, socket: ServerConnection) -> None:
        name = ""
        with suppress(ConnectionClosed):
            for said in socket:
                told = json.loads(said)
                name = self._heard(socket, name, told)

    def _heard(self, socket: ServerConnection, name: str, told: dict[str, Any]) -> str:
        kind = told.get("messageType")
        if kind == "hello":
            name = told.get("uaid") or secrets.token_hex(16)
            self._online[name] = socket
            _say(socket, messageType="hello", uaid=name, status=200, use_webpush=True, broadcasts={})
            self._deliver(name)
        elif kind == "register":
            token = secrets.token_urlsafe(24)
            self.channels[token] = Channel(name, told["channelID"])
            place = f"http://{self.host}/wpush/v2/{token}"
            _say(socket, messageType=kind, channelID=told["channelID"], status=200, uaid=name, pushEndpoint=place)
        elif kind == "unregister":
            self.channels = {key: one for key, one in self.channels.items() if one.id != told["channelID"]}
            _say(socket, messageType=kind, channelID=told["channelID"], status=200)
        elif kind == "ack":
            had = {one["version"] for one in told.get("updates", [])}
            kept = self._stored.get(name, {})
            self._stored[name] = {topic: one for topic, one in kept.items() if one["version"] not in had}
        elif kind in (None, "ping"):
            socket.send("{}")
        return name

    def _deliver(self, browser: str) -> None:
        socket = self._online.get(browser)
        if socket:
            with suppress(ConnectionClosed):
                for message in list(self._stored.get(browser, {}).values()):
                    _say(socket, **message)


def _say(socket: ServerConnection, **told: Any) -> None:
    socket.send(json.dumps(told))


def _handler(service: Autopush) -> type[BaseHTTPRequestHandler]:
    class Sender(BaseHTTPRequestHandler):
        """`POST /wpush/v2/TOKEN`."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status = service.post(self.path.rsplit("/", 1)[-1], headers, body)
            self.send_response(status)
            if status == 201:
                self.send_header("Location", f"http://{service.host}/m/{secrets.token_hex(8)}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_request(self, *_told: Any) -> None:
            """Quiet."""

    return Sender

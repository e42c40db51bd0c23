"""A push service of our own on loopback, and browsers that decrypt what it is sent."""

import base64
import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Browser:
    """A browser's half of a subscription: the keys that only it can decrypt with."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = hashlib.sha256(name.encode()).digest()[:16]

    def keys(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": b64(point), "auth": b64(self.auth)}

    def decrypt(self, body: bytes) -> dict[str, Any]:
        """RFC 8291, as the browser does it."""
        clear = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        return json.loads(clear)


@dataclass
class Delivered:
    browser: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """Answers 201, or what `answers` says next for a browser (status, headers)."""

    delivered: list[Delivered] = field(default_factory=list)
    answers: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)

    def __enter__(self) -> "PushService":
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                name = self.path.rsplit("/", 1)[-1]
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.delivered.append(Delivered(name, {k.lower(): v for k, v in self.headers.items()}, body))
                planned = service.answers.get(name) or [(201, {})]
                status, headers = planned.pop(0) if len(planned) > 1 else planned[0]
                self.send_response(status)
                for header, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(header, value)
                self.end_headers()

            def log_request(self, *_args: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def endpoint(self, name: str) -> str:
        return f"http://{self.host}/push/{name}"


def vapid_claims(headers: dict[str, str]) -> tuple[dict[str, Any], str]:
    """The claims of a message's VAPID header and the key they are signed with; raises when the signature is wrong."""
    scheme, _, rest = headers["authorization"].partition(" ")
    assert scheme == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = parts["t"].rpartition(".")
    head, _, claims = signed.partition(".")
    assert json.loads(raw(head)) == {"typ": "JWT", "alg": "ES256"}
    pair = raw(signature)
    assert len(pair) == 64
    der = encode_dss_signature(int.from_bytes(pair[:32], "big"), int.from_bytes(pair[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(parts["k"]))
    try:
        key.verify(der, signed.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as wrong:
        raise AssertionError("VAPID signature") from wrong
    return json.loads(raw(claims)), parts["k"]

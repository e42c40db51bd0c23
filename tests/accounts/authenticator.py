"""A passkey in software: what a phone's secure chip does, with a key that the tests may look at."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from flask.testing import FlaskClient
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

ORIGIN = "http://localhost"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One key of one person. `flags` and `origin` can be bent."""

    id: bytes = field(default_factory=lambda: os.urandom(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    count: int = 0
    flags: int = PRESENT | VERIFIED
    origin: str = ORIGIN
    rp: str = "localhost"
    user: bytes = b""

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer the options of a registration."""
        self.user = base64url_to_bytes(options["user"]["id"])
        told = self._client_data("webauthn.create", options["challenge"])
        attested = b"\0" * 16 + len(self.id).to_bytes(2, "big") + self.id + self._cose()
        data = self._data(ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        response = {"clientDataJSON": _text(told), "attestationObject": _text(attestation)}
        return self._credential(response)

    def answer(self, options: dict[str, Any]) -> dict[str, Any]:
        """Sign the challenge of a sign-in."""
        self.count += 1
        told = self._client_data("webauthn.get", options["challenge"])
        data = self._data()
        signature = self.key.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": _text(told), "authenticatorData": _text(data), "signature": _text(signature)}
        return self._credential({**response, "userHandle": _text(self.user)})

    def _credential(self, response: dict[str, Any]) -> dict[str, Any]:
        id = _text(self.id)
        return {"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {}}

    def _client_data(self, type: str, challenge: str) -> bytes:  # noqa: A002 - WebAuthn's own word
        return json.dumps({"type": type, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, more: int = 0) -> bytes:
        return hashlib.sha256(self.rp.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _cose(self) -> bytes:
        point = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")})


def add_key(client: FlaskClient, authenticator: Authenticator | None = None) -> Authenticator:
    """Give the person who is signed in a key."""
    made = authenticator or Authenticator()
    options = client.post("/passkeys/options", json={}).get_json()
    answer = client.post("/passkeys", json=made.make(options))
    assert answer.status_code == 201, answer.text
    return made


def touch(client: FlaskClient, authenticator: Authenticator, **more: Any) -> Any:
    """Sign in by a key; the answer."""
    options = client.post("/sign-in/passkey/options", json={}).get_json()
    return client.post("/sign-in/passkey", json={**authenticator.answer(options), **more})


def _text(raw: bytes) -> str:
    return bytes_to_base64url(raw)

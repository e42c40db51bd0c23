"""The real server: half-sent bodies hold up nobody, and /healthz tells nothing about anybody."""

import json
import socket
import urllib.request
from pathlib import Path

from sqlite_utils import Database

from familjelots.core.serve import taken, unready
from tests.cast import Cast

from .served import free_port, serving

HALF = (
    b"POST /outbox HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Sec-Fetch-Site: same-origin\r\nContent-Length: 100000\r\n\r\nid="
)


def test_half_sent_bodies_do_not_stop_the_others(db: Database, cast: Cast, instance: Path) -> None:
    with serving(instance) as port:
        slow = [_half_sent(port) for _ in range(6)]
        for _ in range(20):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer:
                assert answer.status == 200
        for connection in slow:
            connection.close()


def test_healthz_says_nothing_about_anybody(db: Database, cast: Cast, instance: Path) -> None:
    with (
        serving(instance) as port,
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer,
    ):
        assert json.load(answer) == {"ok": True}
        assert "Set-Cookie" not in answer.headers


def test_an_instance_that_was_not_migrated_is_not_served(instance: Path) -> None:
    assert "familjelots migrate" in (unready(instance) or "")


def test_a_migrated_instance_is_served(db: Database, instance: Path) -> None:
    assert unready(instance) is None


def test_a_port_that_somebody_has_is_not_shared_in_silence() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert "cannot be had" in (taken("127.0.0.1", other.getsockname()[1]) or "")
    assert taken("127.0.0.1", free_port()) is None


def _half_sent(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=5)
    connection.sendall(HALF)
    return connection

"""`./run` as a new user tries it: one Ready line, data that stays, nothing left behind."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not (ROOT / ".venv" / ".familjelots").is_file(), reason="./run would install packages here; run ./run test"
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _start(port: int, instance: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "FAMILJELOTS_INSTANCE": str(instance)}
    command = [str(ROOT / "run"), "--port", str(port)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _read_until_ready(served: subprocess.Popen[str]) -> list[str]:
    assert served.stdout
    lines: list[str] = []
    for line in served.stdout:
        lines.append(line.rstrip())
        if line.startswith("Ready"):
            return lines
    raise AssertionError("\n".join(lines))


def _end(served: subprocess.Popen[str]) -> str:
    served.send_signal(signal.SIGTERM)
    rest, _ = served.communicate(timeout=30)
    assert served.returncode == 0
    return rest


def test_run_serves_keeps_the_data_and_ends_cleanly(tmp_path: Path) -> None:
    port, instance = _free_port(), tmp_path / "instance"
    first = _start(port, instance)
    lines = _read_until_ready(first)
    assert lines[-1] == f"Ready: http://localhost:{port}"
    assert any("Seeding" in line for line in lines)
    with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=10) as answer:
        assert answer.status == 200
    taken = subprocess.run([str(ROOT / "run"), "--port", str(port)], capture_output=True, text=True, check=False)
    assert taken.returncode == 1
    assert re.search(rf"port {port} is in use", taken.stderr)
    assert "Ready" not in _end(first)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0

    rows = _journal(instance)
    assert rows > 0
    began = time.monotonic()
    second = _start(port, instance)
    lines = _read_until_ready(second)
    assert not any("Seeding" in line for line in lines)
    assert time.monotonic() - began < 60  # no measurement, only: nothing was installed or seeded again
    _end(second)
    assert _journal(instance) == rows


def _journal(instance: Path) -> int:
    db = sqlite3.connect(instance / "familjelots.db")
    try:
        return db.execute("SELECT count(*) FROM journal").fetchone()[0]
    finally:
        db.close()

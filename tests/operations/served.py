"""A real server on loopback for tests: granian as `familjelots serve` starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(instance: Path, **settings: str) -> Iterator[int]:
    """Serve an instance; gives the port. `settings` are environment variables."""
    port = free_port()
    command = [sys.executable, "-m", "familjelots.cli", "--instance", str(instance), "serve", "--port", str(port)]
    log = (instance / "server.log").open("w")
    server = subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=log)
    try:
        wait_until_up(port, server)
        _wait_until_all_started(instance / "server.log")
        yield port
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def wait_until_up(port: int, server: subprocess.Popen) -> None:
    """Until /healthz answers; a server that ended fails at once."""
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server never answered")


def _wait_until_all_started(log: Path) -> None:
    """Until each worker has started: one that is told to stop before that does not hear it, and is waited for."""
    for _ in range(300):
        told = log.read_text()
        if told.count("Spawning worker-") == told.count("Started worker-"):
            return
        time.sleep(0.1)
    raise AssertionError(told)

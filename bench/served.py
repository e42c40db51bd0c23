"""A real granian on loopback, set up as `familjelots serve` does, with a bare hello in the same process."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkzeug.middleware.dispatcher import DispatcherMiddleware

from familjelots import create_app
from familjelots.core.serve import serve

from .calls import hello_app

READY_WITHIN = 60


def both() -> DispatcherMiddleware:
    """The app, and hello under /hello."""
    return DispatcherMiddleware(create_app(), {"/hello": hello_app()})


@contextmanager
def serving(instance: Path, app: str = "bench.served:both", processes: int = 1) -> Iterator[int]:
    """Serve an instance; gives the port. `app` names what is served, with hello in it or without."""
    port = free_port()
    command = [sys.executable, "-m", "bench.served", str(instance), str(port), app, str(processes)]
    with (instance / "server.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ})
        try:
            _wait(port, server)
            yield port
        finally:
            server.terminate()
            server.wait(30)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/healthz")
            if asked.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the benchmark's server did not start")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), "127.0.0.1", int(sys.argv[2]), int(sys.argv[4]), app=sys.argv[3])

"""The real server in a process of its own, that can really be stopped and started again on the same port."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

HOST = "localhost"  # passkeys refuse an address of figures
START_SECONDS = 90
SERVE = "from familjelots.cli import main; raise SystemExit(main())"
OTHER = """
import sys
from contextlib import suppress
from pathlib import Path
from familjelots.core.serve import serve
serve(Path(sys.argv[1]), "127.0.0.1", int(sys.argv[2]), 1, app=sys.argv[3])
"""


class Server:
    """`familjelots serve` on a port of its own. `app` is another one's name, for servers that can be told to die."""

    app = os.environ.get("FAMILJELOTS_TESTED_APP", "")

    def __init__(self, instance: Path, port: int) -> None:
        self.instance = instance
        self.port = port
        self.url = f"http://{HOST}:{self.port}"
        self.process: subprocess.Popen | None = None
        self.program = SERVE

    def command(self) -> list[str]:
        """What Python is told to run: `familjelots serve`, or the same with another app in its place."""
        if self.app:
            return ["-c", OTHER, str(self.instance), str(self.port), self.app]
        told = ["--instance", str(self.instance), "serve", "--port", str(self.port), "--processes", "1"]
        return ["-c", self.program, *told]

    def start(self) -> None:
        """Start and wait until it answers."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Start, and do something else meanwhile."""
        with (self.instance / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command()], stdout=log, stderr=log, start_new_session=True
            )

    def wait(self) -> None:
        """Until it answers."""
        assert self.process
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise AssertionError((self.instance / "server.log").read_text())
            time.sleep(0.05)

    def stop(self) -> None:
        """End the process, and be sure of it: the port refuses."""
        if self.process is None:
            return
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=START_SECONDS)
        self.process = None
        deadline = time.monotonic() + START_SECONDS
        while self._listens():
            assert time.monotonic() < deadline, "the server still listens"
            time.sleep(0.01)

    def freeze(self) -> None:
        """Accept and never answer: the kernel takes connections for a process that stands still."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Answer again."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGCONT)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False


def free_port() -> int:
    """A port that nobody listens on, below those that the system hands out: it is free again after a restart too."""
    for port in random.sample(range(20_000, 32_000), 50):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port between 20000 and 32000")

"""Firefox as Debian has it, driven over its own remote protocol: a length, a colon, a list in JSON."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...phone.server import free_port

START_SECONDS = 120
PREFS = {
    "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False, "permissions.default.persistent-storage": 1, "browser.startup.page": 0,
    "browser.sessionstore.resume_from_crash": True, "toolkit.startup.max_resumed_crashes": -1,
    "dom.disable_beforeunload": True, "intl.accept_languages": "sv-SE",
}  # fmt: skip
SYSTEM = ("--remote-allow-system-access",)
RUN = "const made = ({script}); return typeof made === 'function' ? made(arguments[0]) : made;"


class Gone(Exception):  # noqa: N818 - it was killed
    """The browser is not there any more."""


class Firefox:
    """One profile folder; `start` and `kill` as often as wanted."""

    def __init__(self, profile: Path, prefs: dict[str, Any] | None = None) -> None:
        self.profile = profile
        self.prefs = PREFS | (prefs or {})
        self._process: subprocess.Popen | None = None
        self._line: socket.socket | None = None
        self._got, self._number = b"", 0

    def start(self) -> None:
        """Start the browser, and a session in its first tab."""
        self.profile.mkdir(parents=True, exist_ok=True)
        prefs = self.prefs | {"marionette.port": (port := free_port())}
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in prefs.items()]
        (self.profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            ["firefox-esr", "--headless", "--no-remote", "--marionette", *SYSTEM, "--profile", str(self.profile)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "TZ": "Europe/Stockholm", "MOZ_HEADLESS": "1"},
        )  # fmt: skip
        self._line, self._got, self._number = _connected(port), b"", 0
        self._read()
        self.ask("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})

    def ask(self, command: str, **given: Any) -> Any:
        """One command and its answer."""
        self._number += 1
        said = json.dumps([0, self._number, command, given]).encode()
        assert self._line
        with suppress(OSError):
            self._line.sendall(str(len(said)).encode() + b":" + said)
        _kind, _number, problem, answer = self._read()
        if problem:
            raise Gone(problem["message"])
        return answer

    def run(self, script: str, given: Any = None) -> Any:
        """An expression, or a function with one argument, in the page itself."""
        text = RUN.replace("{script}", script)
        return self.ask("WebDriver:ExecuteScript", script=text, args=[given], sandbox=None)["value"]

    def in_chrome(self, script: str) -> Any:
        """An expression in the browser's own windows, where its notifications are."""
        self.ask("Marionette:SetContext", value="chrome")
        try:
            return self.ask("WebDriver:ExecuteScript", script=f"return {script};", args=[])["value"]
        finally:
            self.ask("Marionette:SetContext", value="content")

    def is_dead(self) -> bool:
        """Whether the browser is gone."""
        return self._process is None or self._process.poll() is not None

    def kill(self) -> None:
        """SIGKILL to its whole process group."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=60)
        self._process = None
        if self._line:
            self._line.close()

    def close(self) -> None:
        """End it in order, so that it writes what it wants to remember."""
        self.ask("Marionette:Quit", flags=["eForceQuit"])
        assert self._process
        self._process.wait(timeout=60)
        self.kill()

    def _read(self) -> Any:
        while b":" not in self._got:
            self._more()
        length, self._got = self._got.split(b":", 1)
        while len(self._got) < int(length):
            self._more()
        said, self._got = self._got[: int(length)], self._got[int(length) :]
        return json.loads(said)

    def _more(self) -> None:
        assert self._line
        try:
            more = self._line.recv(65536)
        except OSError:
            more = b""
        if not more:
            raise Gone("the browser is gone")
        self._got += more


def is_here() -> bool:
    """Whether this machine has Firefox."""
    return shutil.which("firefox-esr") is not None


def _connected(port: int) -> socket.socket:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=START_SECONDS)
        except OSError:
            assert time.monotonic() < deadline, "Firefox did not start"
            time.sleep(0.1)

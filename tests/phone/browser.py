"""A phone: Chromium with a profile that outlives it, its whole process group killable at any moment."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, Playwright

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--password-store=basic",
    "--disable-dev-shm-usage", "--window-size=390,844", "--remote-debugging-port=0", "--accept-lang=sv-SE",
)  # fmt: skip
PASSKEYS = (Path(__file__).parent / "passkeys.js").read_text()
START_SECONDS = 90


def chromium() -> str:
    """The browser's program, or a loud failure."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium on PATH: `./run test` installs one"
    return found


class Phone:
    """One profile folder; `start` and `kill` as often as wanted."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self.profile = profile
        self._playwright = playwright
        self._process: subprocess.Popen | None = None
        self._passkeys: list[dict] = []
        self.page: Page
        self.cdp: CDPSession
        self.context: BrowserContext

    def start(self, passkeys: bool = True) -> Page:
        """Start the browser on its profile; with `passkeys` it has an authenticator whose PRF survives restarts."""
        self.profile.mkdir(parents=True, exist_ok=True)
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [chromium(), *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "TZ": "Europe/Stockholm"},
        )  # fmt: skip
        port = _wait(lambda: port_file.is_file() and port_file.read_text().split("\n")[0])
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self.context = self._browser.contexts[0]
        self.page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.context.set_default_timeout(START_SECONDS * 1000)
        self.page.set_viewport_size({"width": 390, "height": 844})
        self.cdp = self.context.new_cdp_session(self.page)
        if passkeys:
            self._add_authenticator()
        return self.page

    def throttle(self, rate: int) -> None:
        """Slow the page's processor down."""
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})

    def strike(self) -> None:
        """SIGKILL now, from wherever this is called; `kill` clears up after it."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)

    def is_dead(self) -> bool:
        """Whether the browser is gone."""
        return self._process is None or self._process.poll() is not None

    def kill(self) -> None:
        """SIGKILL to everything, as a phone does to an app it has no room for."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=START_SECONDS)
        self._process = None
        self._browser.close()

    def close(self) -> None:
        """End the browser in order, so that it writes what it wants to remember."""
        if self._process is None:
            return
        self._remember_passkeys()
        self._browser.new_browser_cdp_session().send("Browser.close")
        self._process.wait(timeout=30)
        # Its helpers may still be writing what they keep when the browser itself has gone.
        _wait(lambda: _is_gone(self._process.pid if self._process else 0))
        self._process = None
        self._browser.close()

    def _add_authenticator(self) -> None:
        self.context.add_init_script(PASSKEYS)
        self.cdp.send("WebAuthn.enable")
        wanted = {
            "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True, "hasPrf": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": wanted})
        self._authenticator = made["authenticatorId"]
        for credential in self._passkeys:
            known = {"authenticatorId": self._authenticator, "credential": credential}
            self.cdp.send("WebAuthn.addCredential", known)

    def _remember_passkeys(self) -> None:
        """Chromium's virtual authenticator dies with its browser: its keys are carried over."""
        if getattr(self, "_authenticator", None):
            found = self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self._authenticator})
            self._passkeys = found["credentials"]

    def remember_passkeys(self) -> None:
        """Before a kill: carry the passkeys over."""
        self._remember_passkeys()


def poll(page: Page, script: str, seconds: float = 30) -> object:
    """Ask the page until the answer is true; `wait_for_function` cannot run under the strict CSP."""
    deadline = time.monotonic() + seconds
    while not (answer := page.evaluate(script)):
        if time.monotonic() > deadline:
            status = page.evaluate("document.body.innerText.slice(0, 2000)")
            raise AssertionError(f"never true: {script}\n{page.url}\n{status}")
        page.wait_for_timeout(15)
    return answer


def has(page: Page, selector: str, words: str) -> None:
    """Wait until one of these elements holds the words."""
    poll(page, f"[...document.querySelectorAll(`{selector}`)].some(one => one.textContent.includes('{words}'))")


def open_form(page: Page, heading: str, button: str) -> tuple[Locator, Locator]:
    """Open a form that lies closed under its heading; the form, and the button that saves it."""
    form = page.locator("details.edit", has_text=heading).first
    form.locator("summary").first.click()
    return form, form.get_by_role("button", name=button, exact=True)


def traces(profile: Path, canaries: list[str]) -> list[tuple[str, str]]:
    """Where in the profile folder words stand readable: (file, word). Everything is searched, caches included."""
    shapes = [(word, word.encode(shape)) for word in canaries for shape in ("utf-8", "utf-16-le", "latin-1")]
    found = []
    for file in profile.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            found += [(str(file.relative_to(profile)), word) for word, shape in shapes if shape in content]
    return found


def _is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def _wait(ready: Callable[[], object]) -> object:
    deadline = time.monotonic() + START_SECONDS
    while not (answer := ready()):
        assert time.monotonic() < deadline, "the browser did not start or stop"
        time.sleep(0.02)
    return answer

"""Makes the pictures of the README from the demo, in a real browser: `python docs/screenshots.py`."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).parent / "screenshots"
PHONE, LAPTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
PORT = "8791"
URL = f"http://localhost:{PORT}"
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


def main() -> None:
    """Seed, serve, take each picture, stop."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as place:
        told = [sys.executable, "-m", "familjelots.cli", "--instance", place]
        environment = {**os.environ, "FAMILJELOTS_DEMO": "1"}
        subprocess.run([*told, "demo"], env=environment, check=True)  # noqa: S603
        server = subprocess.Popen([*told, "serve", "--port", PORT, "--processes", "1"], env=environment)  # noqa: S603
        try:
            wait_until_up()
            with sync_playwright() as driver:
                program = shutil.which("chromium") or shutil.which("google-chrome")
                browser = driver.chromium.launch(executable_path=program, args=FLAGS)
                take_all(browser)
                browser.close()
        finally:
            server.terminate()
            server.wait(20)


def take_all(browser: Browser) -> None:
    """The pictures, each as one of the cast sees it."""
    sara = be(browser, "sara", PHONE)
    take(sara, "today")
    sara.get_by_role("link", name="Påhittdal").first.click()
    sara.wait_for_url("**/families/*")
    take(sara, "family")
    sara.locator("a[href$='/visits/new']").first.click()
    sara.wait_for_url("**/visits/new")
    sara.locator("[name=text]").first.fill("Bildschemat sitter uppe. Ture visade själv vad som kommer efter frukost.")
    take(sara, "visit")
    take(be(browser, "eva", PHONE), "now")
    take(be(browser, "eva", PHONE, dark=True), "now-dark")
    take(be(browser, "lena", LAPTOP), "week")


def be(browser: Browser, person: str, size: ViewportSize, dark: bool = False) -> Page:
    """A browser signed in through the cast page."""
    context = browser.new_context(
        viewport=size, locale="sv-SE", color_scheme="dark" if dark else "light", service_workers="block"
    )
    page = context.new_page()
    page.goto(f"{URL}/demo")
    page.locator(f"button[value={person}]").click()
    page.wait_for_url(lambda url: not url.endswith("/demo"))
    return page


def take(page: Page, name: str) -> None:
    """One picture of what the screen shows."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    sys.stdout.write(f"{name}.png\n")


def wait_until_up() -> None:
    """Until the server answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{URL}/healthz", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()

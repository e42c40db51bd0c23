"""The first caseload of a phone: fetched, sealed and stored."""

from pathlib import Path

from tests.phone.browser import poll
from tests.phone.server import Server

from .handset import browser, serving
from .row import Row, p95

PHONES = 10
QUIET_MS = 2000
"""A person reads what is asked; and nobody asks the page anything meanwhile: on a slowed phone each question takes
milliseconds from what is measured."""
STORED = (Path(__file__).parent / "stored.js").read_text()
ASKED = "performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/caseload')).startTime"


def caseload_first_sync_ms() -> float:
    """Twenty families with two years of visits: from asking until all is on the disk, p95 of ten new phones.

    One more phone comes first, so that the server has been used: it is not started anew for each coach.
    """
    with serving() as server:
        _first_sync(server)
        return p95([_first_sync(server) for _ in range(PHONES)])


def _first_sync(server: Server) -> float:
    with browser(server) as phone:
        page = phone.page
        phone.context.add_init_script(STORED)
        page.goto(f"{server.url}/devices/new")
        page.locator("[data-enrol-start] button").click()
        page.locator("[data-noted]").wait_for()
        words = page.locator("[data-drawn=words] li").all_inner_texts()
        page.locator("[data-noted]").click()
        page.locator("[data-step=try] [name=words]").fill(" ".join(words))
        page.locator("[data-step=try] form button").click()
        page.locator("[data-skip]").wait_for()
        page.wait_for_timeout(QUIET_MS)
        page.locator("[data-skip]").click()
        page.wait_for_timeout(QUIET_MS)
        poll(page, "document.querySelector('[data-step=done]')?.hidden === false", 30)
        return float(page.evaluate(f"window.pagesStoredAt - {ASKED}"))


ROWS = (Row("caseload_first_sync_ms", "ms", 600, caseload_first_sync_ms),)

"""The first caseload of a phone: fetched, sealed and stored."""

from tests.phone.browser import poll

from .handset import browser, serving
from .row import Row, p95

PHONES = 10
WATCH = """
() => {
  const shown = (step) => document.querySelector(`[data-step=${step}]`)?.hidden === false;
  const seen = (window.caseload = {});
  new MutationObserver(() => {
    for (const step of ["fetch", "done"]) if (shown(step)) seen[step] ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
}
"""


def caseload_first_sync_ms() -> float:
    """Twenty families with two years of visits, from the first request until all is stored; p95 of ten new phones.

    One more phone comes first, so that the server has been used: it is not started anew for each coach.
    """
    with serving() as server:
        _first_sync(server)
        return p95([_first_sync(server) for _ in range(PHONES)])


def _first_sync(server) -> float:
    with browser(server) as phone:
        page = phone.page
        page.goto(f"{server.url}/devices/new")
        page.evaluate(WATCH)
        page.locator("[data-enrol-start] button").click()
        page.locator("[data-noted]").wait_for()
        words = page.locator("[data-drawn=words] li").all_inner_texts()
        page.locator("[data-noted]").click()
        page.locator("[data-step=try] [name=words]").fill(" ".join(words))
        page.locator("[data-step=try] form button").click()
        page.locator("[data-skip]").click()
        poll(page, "window.caseload.done > 0", 30)
        return float(page.evaluate("window.caseload.done - window.caseload.fetch"))


ROWS = (Row("caseload_first_sync_ms", "ms", 600, caseload_first_sync_ms),)

"""With a keyboard alone: from signing in to a recorded visit, the focus always in sight."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from ..phone.browser import poll
from ..phone.server import Server
from .faults import LAPTOP, PHONE

MOST_STOPS = 250
# What is wrong with the focus where it is now; empty when nothing is.
FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "nothing is focused";
  const shown = focused.closest(".chip") ?? focused;
  const words = `${focused.tagName} ${focused.name ?? ""} ${(shown.innerText ?? "").trim().slice(0, 40)}`;
  const rings = [getComputedStyle(shown), getComputedStyle(shown, "::after")];
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (!rings.some(drawn)) return `no ring: ${words}`;
  const box = shown.getBoundingClientRect();
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (bottom - top < Math.min(box.height, 24)) return `out of sight: ${words}`;
  const seen = (share) => document.elementFromPoint(box.left + box.width * share, top + (bottom - top) * share);
  const over = [0.2, 0.5, 0.8].map(seen).find((element) => !shown.contains(element));
  return over ? `under ${over.tagName} ${over.className}: ${words} ${JSON.stringify(box)}` : "";
}"""


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in a browser that nobody has signed in to."""
    size: ViewportSize = request.param
    context = browser.new_context(viewport=size, locale="sv-SE", service_workers="block", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press Tab until the focus stands there, and look at every stop on the way."""
    faults = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        faults.add(page.evaluate(FOCUS))
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            assert faults <= {""}, "\n".join(sorted(faults))
            return
    raise AssertionError(f"never came to {selector}: {sorted(faults)}")


def _arrive(page: Page, path: str) -> None:
    """The page stands there, and a reader who listens hears its title first."""
    poll(page, f"location.pathname.match({path!r}) !== null")
    poll(page, "document.activeElement?.tagName === 'H1'")


def test_from_signing_in_to_a_recorded_visit(page: Page, demo: Server) -> None:
    page.goto(f"{demo.url}/sign-in")
    _tab_to(page, "a[href='/demo']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/demo")
    coach = "sara" if page.viewport_size == PHONE else "amir"  # each records a visit of the day
    _tab_to(page, f"form:has([value={coach}]) button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/today")
    _tab_to(page, "a[data-start]")
    page.keyboard.press("Enter")
    _arrive(page, "/visits/new$")
    _tab_to(page, "input[name=present]:not(:checked)")
    page.keyboard.press("Space")
    _tab_to(page, "textarea[name=text]")
    page.keyboard.type("Med tangenterna.")
    _tab_to(page, "[name=steps-0-text]")
    page.keyboard.type("Prova igen")
    _tab_to(page, ".done-bar button")
    _tab_to(page, "textarea[name=text]", "Shift+Tab")
    _tab_to(page, ".done-bar button")
    page.keyboard.press("Enter")
    _arrive(page, "^/families/[-0-9a-f]+$")
    assert "Med tangenterna." in page.locator("main").inner_text()


def test_every_stop_of_the_family_page_and_the_week(page: Page, demo: Server) -> None:
    for person, last in (("sara", "/families"), ("lena", "/week")):
        page.goto(f"{demo.url}/demo")
        page.locator(f"form:has([value={person}]) button").click()
        page.goto(demo.url + last)
        if person == "sara":
            _tab_to(page, "main h2 > a")
            page.keyboard.press("Enter")
            _arrive(page, "^/families/[-0-9a-f]+$")
        _tab_to(page, ".places li:last-child a")


def test_the_first_stop_leads_past_the_head(page: Page, demo: Server) -> None:
    page.goto(f"{demo.url}/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == ""
    assert page.evaluate("document.activeElement.className") == "ds-skip-link"
    page.keyboard.press("Enter")
    poll(page, "document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

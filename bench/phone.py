"""How long a coach waits with the phone in the hand, at a quarter of this processor's speed and without a server."""

from functools import cache

from tests.phone.browser import poll

from .handset import Handset, black_hole, handset, unlocked
from .row import Row, p95

FAMILY = "main a[href^='/families/']"
COLD, TOUCHES, WORDS, TAPS, SAVES = 10, 20, 5, 20, 50


@cache
def _starts() -> dict[str, list[float]]:
    """Fresh browsers, one after the other: lock screen, then Idag by touch or by words."""
    found: dict[str, list[float]] = {"cold": [], "touch": [], "words": []}
    with handset() as phone:
        for number in range(TOUCHES + WORDS):
            phone.restart()
            found["cold"].append(phone.open())
            if number < TOUCHES:
                found["touch"].append(phone.unlock())
            else:
                found["words"].append(phone.unlock_with_words())
    return found


def cold_start_s() -> float:
    """Server gone, fresh browser: navigation until the lock screen can be used, p95 of ten."""
    return p95(_starts()["cold"][:COLD])


def unlock_to_today_s() -> float:
    """A touch in a fresh browser until Idag has been painted, p95 of twenty."""
    return p95(_starts()["touch"])


def unlock_words_s() -> float:
    """The same by the five words, p95 of five."""
    return p95(_starts()["words"])


def tap_to_page_blackhole_s() -> float:
    """A network that accepts and never answers: a tap on a family until its page has been painted, p95 of twenty."""
    with handset() as phone:
        phone.restart()
        phone.open()
        phone.unlock()
        with black_hole(phone.server.port):
            return p95([_open_family(phone, number) / 1000 for number in range(TAPS)])


def tap_to_saved_ms() -> float:
    """*Klar* on a visit until the status line says "Sparat …", which it says after `oncomplete`; p95 of 50."""
    with handset() as phone:
        phone.restart()
        phone.open()
        phone.unlock()
        return p95([_save_visit(phone, number) for number in range(SAVES)])


def _open_family(phone: Handset, number: int) -> float:
    page = phone.phone.page
    _go(phone, "a[href='/families']", "families")
    links = page.evaluate(f"[...document.querySelectorAll(\"{FAMILY}\")].map(link => link.getAttribute('href'))")
    paths = [path for path in dict.fromkeys(links) if path.count("/") == 2]
    return phone.tap(f"main a[href='{paths[number % len(paths)]}']", **unlocked("family"))


def _save_visit(phone: Handset, number: int) -> float:
    page = phone.phone.page
    _open_family(phone, number)
    _go(phone, "main a[href$='/visits/new']", "visit")
    page.locator("[data-form=record_visit] [name=text]").fill("Vi gick igenom veckan. Det mesta höll.")
    page.wait_for_timeout(300)  # the draft is sealed while one writes; the tap comes after
    saved = phone.tap("[data-form=record_visit] .done-bar button", changed=["#status", "data-words", "waiting"])
    poll(page, "document.getElementById('page')?.dataset.page === 'family'")
    return saved


def _go(phone: Handset, link: str, page: str) -> None:
    phone.tap(link, **unlocked(page))


ROWS = (
    Row("cold_start_s", "s", 0.9, cold_start_s),
    Row("unlock_to_today_s", "s", 0.4, unlock_to_today_s),
    Row("unlock_words_s", "s", 0.7, unlock_words_s),
    Row("tap_to_page_blackhole_s", "s", 0.3, tap_to_page_blackhole_s),
    Row("tap_to_saved_ms", "ms", 100, tap_to_saved_ms),
)

"""Eva's own phone: what her family has, and how it is made ready with six pictures."""

from collections.abc import Callable

from playwright.sync_api import Page
from sqlite_utils import Database

from ..cast import Cast, must, named
from .browser import poll


def plan(db: Database, people: Cast) -> None:
    """Eva's step, Per's, the coach's, a proposed goal, and a visit with both halves."""
    family, sara = people.families["pahittdal"], people.sara
    doers = {"Ring skolan": "eva", "kanariefågel-pers": "per"}
    for text, doer in doers.items():
        step = {"id": named(text), "text": text, "doer": f"member:{people.members[doer]}", "due": "2126-11-26"}
        must(db, sara, "add_step", step, family_id=family)
    must(db, sara, "propose_goal", {"id": named("goal"), "text": "Fyra dagar i skolan"}, family_id=family)
    visit = {"id": named("visit"), "household": people.homes["kornvagen"], "at": "2026-11-20T09:00", "text": "Frukost"}
    must(db, sara, "record_visit", {**visit, "observations": "kanariefågel-efteråt"}, family_id=family)


def draw_pictures(page: Page, url: str, look: Callable[[Page], object] = lambda _page: None) -> list[str]:
    """Walk "Gör telefonen redo" as somebody of a family does, and `look` at its screens; returns the pictures."""
    page.goto(f"{url}/devices/new")
    look(page)
    page.locator("[data-enrol-start] button").click()
    noted = page.locator("[data-noted]")
    noted.wait_for()
    drawn = page.locator("[data-drawn=pictures] use").evaluate_all(
        "(uses) => uses.map((use) => use.getAttribute('href').split('#')[1])"
    )
    look(page)
    noted.click()
    for picture in drawn:
        page.locator(f"[data-step=try] [data-picture={picture}]").click()
    page.locator("[data-skip]").click()
    poll(page, "!document.querySelector('[data-step=done]')?.hidden", 20)
    return drawn

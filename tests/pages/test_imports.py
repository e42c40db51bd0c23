"""Finding and reading in, in a real browser: no fault that a machine can find, and all of it without scripts too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from familjelots import create_app
from familjelots.core import jobs
from familjelots.core.db import open_database

from ..imports import brought
from ..phone.server import Server
from . import faults


@pytest.fixture
def plain(demo: Server, browser: Browser, as_role: Callable[[str], BrowserContext]) -> Iterator[Page]:
    """A coordinator's browser without scripts."""
    context = browser.new_context(locale="sv-SE", java_script_enabled=False, service_workers="block")
    context.add_cookies([{"name": "sid", "value": cookie_of(as_role), "url": demo.url}])
    yield context.new_page()
    context.close()


def cookie_of(as_role: Callable[[str], BrowserContext]) -> str:
    return next(one.get("value", "") for one in as_role("coordinator").cookies() if one.get("name") == "sid")


def work(demo: Server) -> None:
    """What `familjelots work` does once."""
    app = create_app(INSTANCE=str(demo.instance))
    with app.app_context():
        db = open_database(demo.instance / "familjelots.db")
        jobs.work(db)
        db.conn.close()


def a_file(folder: Path, listed: list[tuple[str, ...]]) -> Path:
    file = folder / "familjer.csv"
    file.write_bytes(brought.as_csv(listed))
    return file


def bring(page: Page, demo: Server, file: Path) -> None:
    page.goto(f"{demo.url}/imports")
    page.set_input_files("input[type=file]", file)
    page.click("main form[action='/imports'] button")


def test_u5_families_are_read_in_and_found_without_scripts(demo: Server, plain: Page, tmp_path: Path) -> None:
    bring(plain, demo, a_file(tmp_path, brought.rows(4)))
    plain.click("text=Titta igenom raderna")
    plain.get_by_text("Tittar igenom raderna.").first.wait_for()
    work(demo)
    plain.reload()
    plain.click("text=Läs in allt")
    plain.get_by_text("Läser in.").first.wait_for()
    work(demo)
    plain.reload()
    assert "Allt är inläst." in plain.locator("main").inner_text()
    plain.goto(f"{demo.url}/families")
    plain.fill("input[name=words]", "åberg 1")
    plain.click("form[role=search] button")
    plain.locator("main h2", has_text="Åberg 1").wait_for()
    assert "berg" not in plain.url
    assert plain.locator("main h2").all_inner_texts() == ["Åberg 0", "Åberg 1"]


def test_each_page_on_the_way(
    demo: Server, as_role: Callable[[str], BrowserContext], names: list[str], tmp_path: Path
) -> None:
    page = as_role("coordinator").new_page()
    listener, found = faults.Listener(page), []
    wrong = [(*row[:2], "Inget stöd", *row[3:]) for row in brought.rows(2, 20)]
    for rows in (wrong, brought.rows(2, 40)):
        bring(page, demo, a_file(tmp_path, rows))
        found += faults.everywhere(page, names)
        page.click("text=Titta igenom raderna")
        page.wait_for_selector("[data-progress]")
        found += faults.at_first_sight(page, names)
        work(demo)
        expect(page.locator("[data-progress]")).to_have_count(0, timeout=20_000)  # by itself
        found += faults.everywhere(page, names)
    page.click("text=Läs in allt")
    page.wait_for_selector("[data-progress]")
    work(demo)
    page.wait_for_selector("text=Allt är inläst.")
    found += faults.everywhere(page, names) + listener.take()
    page.close()
    assert not found, "\n".join(found)


def test_search_and_giving_on_a_laptop_with_scripts(
    demo: Server, as_role: Callable[[str], BrowserContext], names: list[str]
) -> None:
    page = as_role("coordinator").new_page()
    listener, found = faults.Listener(page), []
    page.goto(f"{demo.url}/families")
    page.fill("input[name=words]", "provst")
    page.press("input[name=words]", "Enter")
    page.wait_for_selector("text=Hittade familjer: 1")
    assert "/families?s=" in page.url
    found += faults.everywhere(page, names)
    page.click("main h2 a")
    page.wait_for_selector("[data-page=family]")
    page.go_back()
    page.wait_for_selector("text=Hittade familjer: 1")
    page.goto(f"{demo.url}/families/giving")
    page.check("input[name=family] >> nth=0", force=True)
    page.click("text=Visa vad det betyder")
    page.wait_for_selector("text=Inget är ändrat än")
    found += faults.everywhere(page, names) + listener.take()
    page.close()
    assert not found, "\n".join(found)

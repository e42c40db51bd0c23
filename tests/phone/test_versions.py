"""A phone and a server of different versions: everything arrives, or is parked until somebody understands it."""

import sqlite3
from contextlib import closing

import pytest

from .browser import poll
from .conftest import OFFER, arrived, eventually, journal, offered, unlock
from .deploys import GROWN, MIGRATED, RENAMED, build, deploy


@pytest.fixture
def family(people):
    return people.families["pahittdal"]


def notes(ready, column="text"):
    with closing(sqlite3.connect(ready.server.instance / "familjelots.db")) as db:
        return [text for (text,) in db.execute(f"SELECT {column} FROM note ORDER BY rowid")]


def sent(ready):
    return [(row["version"], row["outcome"]) for row in journal(ready.server) if row["command"] == "write_note"]


def write(page, family, text):
    page.locator(f"#note-{family}").fill(text)
    page.get_by_role("button", name="Spara anteckningen").click()
    poll(page, f"document.getElementById('note-{family}').value === ''")


def online(page):
    page.evaluate("dispatchEvent(new Event('online'))")


def take_new_version(ready, page, path):
    with page.expect_navigation():
        offered(page)
        page.evaluate(f"document.querySelector('{OFFER}').click()")
    unlock(page, ready.words)
    arrived(page, path)


def test_entries_and_half_written_words_of_the_last_version_arrive_in_the_next(ready, family, tmp_path):
    later = build(tmp_path / "later", *RENAMED, *MIGRATED)
    page = ready.open(f"/families/{family}")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')")
    ready.server.stop()
    write(page, family, "Skriven i den gamla.")
    page.locator(f"#note-{family}").fill("Halvskriven i den gamla.")
    page.wait_for_timeout(500)

    deploy(ready.server, later)
    online(page)
    eventually(page, lambda: sent(ready) == [(1, "applied")], 30)
    assert notes(ready, "words") == ["Skriven i den gamla."]

    offered(page)
    page.evaluate("window.sameDocument = true")
    page.locator(OFFER).click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Spara det du skriver först')")
    page.evaluate("document.dispatchEvent(new Event('htmx:after:swap'))")  # the page was shown again behind it
    page.wait_for_timeout(1000)
    poll(page, "document.querySelector('#status').textContent.startsWith('Spara det du skriver först')", 1)
    assert page.evaluate("window.sameDocument")
    assert page.locator(f"#note-{family}").input_value() == "Halvskriven i den gamla."

    page.reload()
    unlock(page, ready.words)
    page.get_by_role("link", name="Idag").click()
    arrived(page, "/today")
    page.goto(f"{ready.server.url}/families/{family}")
    unlock(page, ready.words)
    poll(page, "document.querySelector('[data-homeless]')?.textContent.includes('Halvskriven i den gamla.')", 20)
    write(page, family, "Skriven i den nya.")
    poll(page, "!document.querySelector('[data-homeless]')")
    eventually(page, lambda: sent(ready) == [(1, "applied"), (2, "applied")], 30)
    written = [row["fields"] for row in journal(ready.server) if row["command"] == "write_note"]
    assert "Halvskriven i den gamla." in written[-1]

    take_new_version(ready, page, f"/families/{family}")
    assert page.locator(f"#note-{family}").get_attribute("name") == "words"


def test_a_server_that_is_taken_back_loses_nothing_and_catches_up_later(ready, family, tmp_path):
    later = build(tmp_path / "later", *RENAMED, *GROWN)
    deploy(ready.server, later)
    page = ready.open(f"/families/{family}")
    poll(page, f"document.getElementById('note-{family}')?.name === 'words'", 20)
    take_new_version(ready, page, f"/families/{family}")
    ready.server.stop()
    write(page, family, "Skriven före sin tid.")

    deploy(ready.server, None)
    online(page)
    eventually(page, lambda: sent(ready) == [(2, "parked")], 30)
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    assert notes(ready) == []
    page.locator("#status [data-offer=look]").click()
    arrived(page, "/attention")
    take_new_version(ready, page, "/attention")
    told = page.locator("main").inner_text()
    assert "Skriven före sin tid." in told
    assert "nyare än servern" in told

    deploy(ready.server, later)
    assert sent(ready) == [(2, "parked"), (2, "applied")]
    assert notes(ready) == ["Skriven före sin tid."]
    page.goto(f"{ready.server.url}/attention")
    unlock(page, ready.words)
    poll(page, "document.querySelector('main') && !document.querySelector('main [data-attention-item]')", 30)

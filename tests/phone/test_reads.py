"""Who has read about whom is known also when it was read without network, whatever happens then."""

import sqlite3

import pytest

from .browser import poll
from .conftest import arrived, eventually, unlock
from .proxy import answers, anything, says_nothing
from .wire import wired_up

PORTAL = answers("200 OK", b"<!doctype html><h1>Welcome</h1>", "Content-Type: text/html")


@pytest.fixture
def wired(saras, people, tmp_path):
    with wired_up(saras, people, tmp_path) as wired:
        yield wired


def told(wired) -> set[str]:
    """Which families the server has heard that the phone showed without it."""
    log = sqlite3.connect(wired.server.instance / "reads.db")
    found = log.execute("SELECT family FROM read WHERE page = 'read on phone'").fetchall()
    log.close()
    return {family for (family,) in found}


def read(page, name: str, path: str) -> None:
    page.get_by_role("link", name=name).first.click()
    arrived(page, path)


def test_two_tabs_that_read_without_network_forget_nothing_of_each_other(wired, people):
    page = wired.open("/families")
    other = wired.phone.context.new_page()
    other.goto(wired.url + "/families")
    unlock(other, wired.words)
    wired.server.stop()
    both = {key: people.families[key] for key in ("pahittdal", "provstrom")}
    read(page, "Påhittdal", f"/families/{both['pahittdal']}")
    read(other, "Provström", f"/families/{both['provstrom']}")
    page.wait_for_timeout(500)
    wired.phone.kill()

    wired.server.start()
    wired.phone.start()
    page = wired.open("/families")
    eventually(page, lambda: told(wired) == set(both.values()), 30)


@pytest.mark.parametrize("fault", [PORTAL, says_nothing], ids=["portal", "silence"])
def test_what_was_read_while_somebody_else_answered_or_nobody_is_told_too(wired, people, fault):
    family = people.families["provstrom"]
    page = wired.open("/families")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    wired.proxy.meet(fault, anything)
    read(page, "Provström", f"/families/{family}")
    page.wait_for_timeout(2000)
    wired.phone.kill()

    wired.proxy.heal()
    wired.phone.start()
    page = wired.open("/families")
    eventually(page, lambda: told(wired) == {family}, 30)

"""From the code on the coach's screen to one's own phone, in a real browser with a real (virtual) passkey."""

from playwright.sync_api import Page

from familjelots.accounts import codes
from familjelots.core.db import open_database, value

from .browser import poll
from .conftest import enrol, unlock_by_touch


def invite(server, coach, person) -> str:
    db = open_database(server.instance / "familjelots.db")
    code = codes.make_code(db, person.id, "invitation", coach.id)
    db.conn.close()
    return code


def begin(page: Page, url: str, code: str) -> None:
    """Open the address of the QR picture and say *Börja*."""
    page.goto(f"{url}/start#code={code}")
    poll(page, "document.querySelector('[name=code]')?.value")
    assert page.locator("[name=code]").input_value() == code
    assert code not in page.url
    page.locator("form[action='/start'] button").click()
    page.wait_for_url(f"{url}/welcome")


def make_ready_with_pictures(page: Page) -> None:
    """Six pictures drawn by the phone, tapped once in order, and a passkey."""
    page.locator("[data-enrol-start] button").click()
    page.locator("[data-noted]").wait_for()
    drawn = page.locator("[data-drawn=pictures] use").evaluate_all(
        "all => all.map(use => use.getAttribute('href').split('#')[1])"
    )
    assert len(drawn) == 6
    page.locator("[data-noted]").click()
    for picture in drawn:
        page.locator(f"[data-step=try] [data-picture='{picture}']").click()
    page.locator("[data-make]").click()
    poll(page, "!document.querySelector('[data-step=done]')?.hidden", 20)


def test_eva_makes_her_own_phone_ready_and_comes_back_by_a_touch(server, phone, people):
    page = phone.page
    begin(page, server.url, invite(server, people.sara, people.eva))
    page.get_by_role("link", name="Gör telefonen redo").click()
    make_ready_with_pictures(page)
    page.goto(f"{server.url}/")
    unlock_by_touch(page)
    poll(page, "document.getElementById('page')?.dataset.page === 'now'")
    db = open_database(server.instance / "familjelots.db")
    assert value(db, "SELECT count(*) FROM passkey WHERE account = ?", people.eva.id) == 1
    assert value(db, "SELECT count(*) FROM device WHERE account = ? AND key_copy IS NOT NULL", people.eva.id) == 1
    db.conn.close()


def test_a_key_alone_brings_one_back_on_a_computer(server, phone, people):
    page = phone.page
    begin(page, server.url, invite(server, people.admin, people.lena))
    page.get_by_role("button", name="Lägg till en nyckel").click()
    page.get_by_role("button", name="Fortsätt utan att spara här").click()
    page.wait_for_url(f"{server.url}/week")
    page.goto(f"{server.url}/more")
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url(f"{server.url}/sign-in")
    page.goto(f"{server.url}/sign-in?next=/families")
    page.get_by_role("button", name="Logga in med nyckel").click()
    page.wait_for_url(f"{server.url}/families")


def test_a_removed_key_is_told_in_words(server, phone, people):
    page = phone.page
    begin(page, server.url, invite(server, people.admin, people.lena))
    page.get_by_role("button", name="Lägg till en nyckel").click()
    page.get_by_role("button", name="Fortsätt utan att spara här").click()
    page.wait_for_url(f"{server.url}/week")
    page.goto(f"{server.url}/passkeys")
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_text("Här står dina nycklar").wait_for()
    page.goto(f"{server.url}/more")
    page.get_by_role("button", name="Logga ut").click()
    page.get_by_role("button", name="Logga in med nyckel").click()
    page.get_by_text("Det gick inte. Försök igen").wait_for()


def test_two_people_share_a_phone_and_each_comes_to_the_own_pages(server, phone, people):
    page = phone.page
    words = {}
    for person in (people.sara, people.amir):
        begin(page, server.url, invite(server, people.admin, person))
        words[person.name] = enrol(page, server.url, passkey=False, label=person.name)
    for name in ("Sara", "Amir", "Sara"):
        page.goto(f"{server.url}/")
        poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
        page.locator("[data-part=people] button", has_text=name).click()
        page.locator("[data-part=secret] [name=words]").fill(" ".join(words[name]))
        page.locator("[data-part=secret] form button").click()
        poll(page, "document.getElementById('page')?.dataset.page === 'today'")
        page.get_by_role("link", name="Mer").click()
        page.get_by_text(f"Inloggad som {name}").wait_for()
        page.get_by_role("link", name="Telefoner och inloggningar").click()
        page.get_by_text("den här").wait_for()

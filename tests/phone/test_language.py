"""The person's language wins over the browser's, on the lock screen and without network too."""

from .browser import poll
from .conftest import enrol, status, unlock


def test_a_phone_made_ready_in_english_speaks_english_without_network(server, phone, people, sign_in):
    page = sign_in(phone, people.sara)
    page.goto(f"{server.url}/more")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="More").wait_for()
    words = enrol(page, server.url, passkey=False)
    phone.close()
    server.stop()

    page = phone.start()
    family = people.families["pahittdal"]
    page.goto(f"{server.url}/families/{family}")
    assert page.title().startswith("Locked")
    unlock(page, words)
    page.locator(f"#note-{family}").fill("Eva berättade om bildschemat.")
    page.get_by_role("button", name="Save the note").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Saved on this phone – 1 ')")
    assert status(page) == "Saved on this phone – 1 is not sent yet"

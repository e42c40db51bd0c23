"""A new version waits until its reader says so."""

from .browser import poll
from .conftest import OFFER, offered, unlock


def test_a_new_version_is_offered_and_comes_when_it_is_wanted(ready, monkeypatch):
    page = ready.open("/today")
    ready.server.stop()
    monkeypatch.setenv("FAMILJELOTS_NAME", "Fyren")
    ready.server.start()
    page.goto(f"{ready.server.url}/today")
    unlock(page, ready.words)
    offered(page)
    offer = page.locator(OFFER)
    assert page.evaluate("document.querySelector('meta[name=application-name]').content") == "Lots"
    with page.expect_navigation():
        offer.click()
    poll(page, "document.querySelector('meta[name=application-name]')?.content === 'Fyren'", 20)
    unlock(page, ready.words)


def test_the_app_can_be_installed(ready):
    page = ready.open("/today")
    found = ready.phone.cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert found == []
    manifest = ready.phone.cdp.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert "Familj" not in manifest["data"]
    told = page.evaluate("fetch('/manifest.webmanifest').then(answer => answer.json())")
    assert told["name"] == "Lots"

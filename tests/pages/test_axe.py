"""Every page, as everybody who may open it, has no fault that a machine can find."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from ..phone.browser import poll
from ..phone.server import Server
from . import faults
from .conftest import ROLES
from .site import Place

ID = re.compile("[0-9a-f]{8}-[-0-9a-f]{27}")
# Posts a form as a browser without scripts would: nothing is checked first.
POST_AS_IS = """([form, name, value]) => {
  const control = document.querySelector(`${form} [name="${name}"]`);
  control.type = "text";
  control.value = value;
  HTMLFormElement.prototype.submit.call(control.form);
}"""
PLANT = """(html) => {
  document.querySelector("main").insertAdjacentHTML("beforeend", html);
  const styles = new CSSStyleSheet();
  styles.replaceSync(".planted { color: #ddd } .planted-small { block-size: 30px; min-block-size: 0 }");
  document.adoptedStyleSheets = [styles];
}"""
SIGN_IN_AGAIN = """() => {
  document.body.append(document.getElementById("sign-in-again").content.cloneNode(true));
  document.querySelector("dialog[data-sign-in]").showModal();
}"""


@pytest.fixture(scope="module")
def looked_at() -> set[str]:
    """What has been looked at closely: a page that says the same to two roles needs it once."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_that_a_role_may_open(
    role: str, places: list[Place], go: Callable[..., Page], demo: Server, names: list[str], looked_at: set[str]
) -> None:
    page = go(role, "/sign-in")
    listener = faults.Listener(page)
    mine = [place for place in places if place.role == role]
    assert mine
    found = []
    for number, place in enumerate(mine):
        page.set_viewport_size(faults.PHONE)
        page.goto(demo.url + place.path)
        said = ID.sub("", page.locator("main").inner_html())
        known = number > 0 and said in looked_at
        looked_at.add(said)
        look = faults.at_first_sight if known else faults.everywhere
        found += [f"{place}: {fault}" for fault in look(page, names) + listener.take()]
    assert not found, "\n".join(found)


@pytest.fixture
def go(demo: Server, as_role: Callable[[str], BrowserContext], places: list[Place]) -> Iterator[Callable[..., Page]]:
    """`go("coach", "/visits/<visit_id>")`: that page, on a phone."""
    pages: list[Page] = []

    def open_page(role: str, rule: str) -> Page:
        page = as_role(role).new_page()
        pages.append(page)
        page.set_viewport_size(faults.PHONE)
        page.goto(demo.url + next((p.path for p in places if (p.role, p.rule) == (role, rule)), rule))
        return page

    yield open_page
    for page in pages:
        page.close()


def _check(page: Page, names: list[str]) -> None:
    found = faults.everywhere(page, names)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("<img src='/static/-/icons/flag.svg'>", "image-alt"),
        ("<p><span class='planted'>Nästan osynligt</span></p>", "color-contrast"),
        ("<h1>En till</h1>", "2 h1"),
        ("<div class='card'><pre>" + "x" * 200 + "</pre></div>", "scrolls sideways"),
        ("<a class='ds-button planted-small' href='/'>Liten</a>", "is small"),
        ("<input class='ds-input' name='nameless'>", "label"),
    ],
)
def test_a_planted_fault_is_found(planted: str, said: str, go: Callable[..., Page], names: list[str]) -> None:
    page = go("nobody", "/sign-in")
    page.evaluate(PLANT, planted)
    assert any(said in fault for fault in faults.everywhere(page, names))


@pytest.mark.parametrize("role", ["coach", "family", "nobody"])
def test_a_page_that_is_not_there(role: str, go: Callable[..., Page], names: list[str]) -> None:
    _check(go(role, "/no-such-page"), names)


@pytest.mark.parametrize(
    ("role", "rule", "form", "name"),
    [
        ("coach", "/families/<family_id>/visits/new", "form[data-visit]", "at"),
        ("coach", "/families/<family_id>", "form[data-form=write_note]", "text"),
        ("coach", "/planned-visits/<planned_visit_id>", "form[action$='/time']", "starts_at"),
        ("administrator", "/people", "form[action='/people']", "name"),
        ("nobody", "/sign-in/code", "form[action='/sign-in/code']", "code"),
    ],
)
def test_what_was_refused_comes_back_with_words_beside_it(
    role: str, rule: str, form: str, name: str, go: Callable[..., Page], names: list[str]
) -> None:
    page = go(role, rule)
    with page.expect_navigation() as answered:
        page.evaluate(POST_AS_IS, [form, name, "x" * 10001])
    assert answered.value.status == 422
    assert page.locator("[role=alert], .ds-validation-message:not([hidden])").first.is_visible()
    _check(page, names)


def test_the_page_turned_towards_the_family(go: Callable[..., Page], names: list[str]) -> None:
    page = go("coach", "/families/<family_id>/visits/new")
    page.locator("[data-turn]").first.click()
    poll(page, "document.body.hasAttribute('data-turned')")
    _check(page, names)


def test_the_invitation_that_is_shown(go: Callable[..., Page], names: list[str]) -> None:
    page = go("coach", "/families/<family_id>/invitation")
    page.locator("main form button").first.click()
    page.locator(".code").wait_for()
    _check(page, names)


@pytest.mark.parametrize("role", ["coach", "family"])
def test_words_and_pictures_to_write_down(
    role: str, alone: Callable[[str], BrowserContext], demo: Server, names: list[str]
) -> None:
    page = alone(role).new_page()
    page.set_viewport_size(faults.PHONE)
    page.goto(f"{demo.url}/devices/new")
    page.locator("[data-enrol-start] button").click()
    page.locator("[data-noted]").wait_for()
    _check(page, names)
    page.set_viewport_size(faults.PHONE)
    page.locator("[data-noted]").click()
    page.locator("[data-step=try] h2").wait_for()
    _check(page, names)


def test_signing_in_again_over_a_page(go: Callable[..., Page], names: list[str]) -> None:
    page = go("coach", "/today")
    page.evaluate(SIGN_IN_AGAIN)
    _check(page, names)


def test_a_locked_phone_and_the_same_unlocked(ready, names: list[str]) -> None:
    page = ready.page
    page.goto(ready.server.url + "/today")
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    assert page.title().startswith("Låst")
    _check(page, names)
    page.set_viewport_size(faults.PHONE)
    ready.open("/today")
    _check(page, names)

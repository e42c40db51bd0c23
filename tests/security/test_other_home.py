"""While a visit is written at one home's table, nothing of the other home stands in the half that is read there."""

from pathlib import Path

import pytest

import familjelots

from ..phone.browser import chromium

CSS = Path(familjelots.__file__).parent / "static/css"


@pytest.fixture
def page(playwright, cast, client_of, house):
    """The page of a visit in a real browser, with our own styles and without any script."""
    text = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/visits/new").text
    styles = "".join((CSS / name).read_text() for name in ("base.css", "components.css", "phone.css"))
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    page = browser.new_page(java_script_enabled=False)
    page.set_content(text.replace("</head>", f"<style>{styles}</style></head>"))
    yield page
    browser.close()


def choose(page, home):
    page.locator("details.chapter").first.evaluate("place => place.open = true")
    page.locator(f'[name="household"][value="{home}"]').check(force=True)
    return page.locator(".together").inner_text()


def test_each_home_sees_its_own_goals_and_steps_and_what_is_everybodys(page, cast, house):
    at_evas = choose(page, cast.homes["kornvagen"])
    assert "ZqGoalEvaqZ" in at_evas
    assert "ZqStepEvaqZ" in at_evas
    assert "ZqDoerEvaqZ" in at_evas
    assert not [word for word in house.hidden_from("eva") if word in at_evas]
    at_pers = choose(page, cast.homes["granvagen"])
    assert "ZqGoalPerqZ" in at_pers
    assert "ZqDoerPerqZ" in at_pers
    assert not [word for word in house.hidden_from("per") if word in at_pers]


def test_where_both_homes_meet_only_what_is_everybodys_is_shown(page, house):
    with_both = choose(page, "all")
    hidden = {*house.hidden_from("per"), *house.hidden_from("eva")}
    assert not [word for word in hidden if word in with_both]


def shown(page, selector):
    """What stands there to be read: text of what has a place on the screen."""
    return page.locator(selector).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.textContent)"
    )


def test_people_of_the_other_home_are_not_named_while_one_home_reads(page, cast, house):
    people = ".who .chip"
    assert "Per" not in " ".join(shown(page, people))
    choose(page, cast.homes["kornvagen"])
    at_evas = " ".join(shown(page, people))
    assert "Eva" in at_evas
    assert "Per" not in at_evas
    hidden = page.locator("[name='steps-0-doer'] optgroup").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).display === 'none').map(one => one.textContent)"
    )
    assert "Per" in " ".join(hidden)
    assert "Eva" not in " ".join(hidden)
    choose(page, cast.homes["granvagen"])
    assert "Eva" not in " ".join(shown(page, people))
    choose(page, "all")
    assert {"Eva", "Per"} <= {name.strip() for name in shown(page, people)}


def test_the_coach_may_look_for_somebody_more_but_not_on_a_turned_page(page, cast, house):
    choose(page, cast.homes["kornvagen"])
    page.locator(".who details summary").click()
    assert "Per" in " ".join(shown(page, ".who .chip"))
    assert set(shown(page, ".who .home-name")) == {"Kornvägen", "bor i flera hem", "Hos Per"}
    page.locator("body").evaluate("body => body.setAttribute('data-turned', '')")
    assert "Per" not in page.locator(".who").inner_text()

"""Whoever coordinates sees whom reminders do not reach, by which way and since when, and nothing of what they were."""

from datetime import timedelta

import pytest

from familjelots.accounts.person import Person
from familjelots.core import clock
from familjelots.reminders.chosen import choices
from familjelots.reminders.due import due_things
from familjelots.reminders.unreached import unreached

from ..cast import must, named
from .conftest import EIGHT

NOBODY = "Alla påminnelser den senaste månaden har kommit fram."


@pytest.fixture
def page(client_of):
    def seen(who, days=1, path="/reminders"):
        with clock.at(EIGHT + timedelta(days=days)):
            return client_of(who).get(path).text

    return seen


def test_a_phone_that_is_gone_is_told_without_content_until_a_new_one_is_there(
    cast, step, phone_of, remind, service, page
):
    assert NOBODY in page(cast.lena, 0)
    step("eva", text="Ring kanariefågeln")
    phone_of(cast.eva)
    service.answers["Eva"] = [(410, {})]
    assert remind().gone == 1
    told = page(cast.lena)
    assert "Eva har ingen telefon som svarar. Ring i stället." in " ".join(told.split())
    assert "tel:0701740601" in told
    assert "kanarie" not in told
    assert "De här når vi inte" not in page(cast.sara)
    assert "1 person nås inte av påminnelser" in page(cast.lena, path="/attention")
    with clock.at(EIGHT + timedelta(hours=3)):
        phone_of(cast.eva, "new")
    assert NOBODY in page(cast.lena)
    assert NOBODY in page(cast.lena, 40)


def test_one_that_arrives_later_ends_it(cast, step, phone_of, remind, service, page):
    step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(500, {})]
    for minute in range(40):
        remind(EIGHT + timedelta(minutes=minute))
    assert "Eva har ingen telefon" in page(cast.lena)
    service.answers["Eva"] = [(201, {})]
    step("eva", due="2026-11-25")
    assert remind(EIGHT + timedelta(days=1)).sent == 1
    assert NOBODY in page(cast.lena)


def test_of_a_protected_family_only_those_named_see_it_and_only_a_letter(
    db, cast, step, phone_of, remind, service, page
):
    step("eva")
    phone_of(cast.eva)
    service.answers["Eva"] = [(410, {})]
    remind()
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    told = page(cast.lena)
    assert "E. har ingen telefon" in told
    assert "070-174" not in told
    other = {"id": named("other"), "name": "Olle", "role": "coordinator", "phone": ""}
    must(db, cast.admin, "create_account", other)
    assert NOBODY in page(Person(other["id"], "Olle", "coordinator"))


def test_what_is_due_and_who_is_not_reached_take_as_many_questions_for_many_as_for_none(db, cast, step):
    def ask():
        with clock.at(EIGHT):
            return _asked(
                db, lambda: (due_things(db), choices(db, [cast.eva.id, cast.sara.id]), unreached(db, cast.lena))
            )

    none = ask()
    for number in range(40):
        step("eva", text=f"Steg {number}")
    assert ask() == none


def _asked(db, do):
    """How many statements it takes."""
    asked = []
    db.conn.set_trace_callback(lambda sql: asked.append(sql) if sql.startswith("SELECT") else None)
    try:
        do()
    finally:
        db.conn.set_trace_callback(None)
    return len(asked)

"""Families are filtered: programme, coach, state, children, barrier, rhythm, protected ones for those who may."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import clock
from familjelots.families.search_schema import keep_when_contact_began

from ..cast import must, named
from ..overview.test_queries_do_not_grow import queries_of
from ..plans.plan import a_barrier
from .found import a_family, a_member, looked_for, names


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


@pytest.fixture
def olle(db, cast, client_of):
    """Another coordinator, who is named for nobody."""
    must(db, SYSTEM, "create_account", {"id": named("olle"), "name": "Olle", "role": "coordinator"})
    return client_of(Person(id=named("olle"), name="Olle", role="coordinator", language="sv"))


def test_u5_families_are_filtered_by_programme_coach_and_state(db, cast, lena):
    a_family(db, cast, "Ensam", status="interest")
    assert names(looked_for(lena, programme="fokus_familjen")) == ["Provström"]
    assert names(looked_for(lena, coach=cast.sara.id)) == ["Provström", "Påhittdal"]
    assert names(looked_for(lena, coach="none")) == ["Ensam"]
    assert names(looked_for(lena, status="interest")) == ["Ensam"]
    assert names(looked_for(lena, coach=cast.sara.id, words="eva")) == ["Påhittdal"]
    assert names(looked_for(lena, coach=cast.sara.id, words="samir")) == []


def test_l7_families_with_children_are_found(db, cast, lena):
    young = a_family(db, cast, "Ungdal")
    a_member(db, cast, young, "Kim", "young")
    assert names(looked_for(lena, children="yes")) == ["Påhittdal", "Ungdal"]
    assert 'name="children" value="yes" checked' in looked_for(lena, children="yes").text


def test_u5_families_are_found_by_what_is_hard_in_an_area(db, cast, client_of, lena):
    barrier = a_barrier(db, cast, area="school")
    assert names(looked_for(lena, area="school")) == ["Påhittdal"]
    assert names(looked_for(lena, area="work")) == []
    gone = {"text": "Morgnarna", "base.text": "Morgnarna", "status": "gone", "base.status": "active"}
    must(db, cast.sara, "edit_barrier", gone, barrier_id=barrier)
    assert names(looked_for(lena, area="school")) == []


def a_visit(db, cast, days, family="pahittdal", home="kornvagen", outcome="happened"):
    at = f"{clock.today() - timedelta(days=days)}T09:00"
    fields = {"id": str(uuid4()), "at": at, "outcome": outcome, "household": cast.homes[home]}
    must(db, cast.sara, "record_visit", fields, family_id=cast.families[family])


def test_u3_a_family_past_its_rhythm_is_on_the_list_with_why(db, cast, lena):
    for family, home in (("pahittdal", "kornvagen"), ("provstrom", "provgatan")):
        a_visit(db, cast, 20, family, home)
    a_visit(db, cast, 3, outcome="no_one_home")
    assert names(lena.get("/families?past=yes")) == ["Provström", "Påhittdal"]
    page = lena.get("/families?past=yes").text
    assert "20 dagar sedan" in page
    assert "Ska vara minst var 7:e dag" in page, "every week in the first months"
    assert "Inget besök är planerat" in page
    a_visit(db, cast, 2)
    assert names(lena.get("/families?past=yes")) == ["Provström"]


def test_u3_a_family_has_its_own_rhythm_and_the_time_begins_with_the_contact_person(db, cast, client_of, lena):
    family = cast.families["pahittdal"]
    a_visit(db, cast, 5)
    assert names(lena.get("/families?past=yes")) == []
    must(
        db,
        cast.lena,
        "edit_family",
        {"name": "Påhittdal", "base.name": "Påhittdal", "conversation_days": "4"},
        family_id=family,
    )
    assert names(lena.get("/families?past=yes")) == ["Påhittdal"]
    assert 'value="4"' in lena.get(f"/families/{family}/arrangements").text
    with clock.at(clock.now() + timedelta(days=40)):
        found = client_of(cast.lena).get("/families?past=yes").text
    assert "Kontakten började för 40 dagar sedan" in found
    must(
        db,
        cast.lena,
        "edit_family",
        {"name": "Påhittdal", "base.name": "Påhittdal", "base.conversation_days": "4"},
        family_id=family,
    )
    assert names(lena.get("/families?past=yes")) == []
    assert "Alla familjer har fått sina samtal i tid" in lena.get("/families?past=yes").text


@pytest.mark.parametrize("began", ["2026-11-24T00:20+01:00", "2026-07-14T01:40+02:00", "2026-11-24T12:00+01:00"])
def test_u3_a_contact_begins_on_the_day_here_also_in_the_first_hours_of_it(db, cast, client_of, began):
    start = datetime.fromisoformat(began)
    with clock.at(start):
        given = {"id": named(f"given {began}"), "coach": cast.amir.id}
        must(db, cast.lena, "give_family", given, family_id=cast.families["provstrom"])
    told = []
    for days in (7, 8):
        with clock.at(start + timedelta(days=days)):
            told.append(client_of(cast.amir).get("/families?past=yes").text)
    assert "Provström" not in told[0], "a week is not over on its seventh day"
    assert "Kontakten började för 8 dagar sedan" in told[1]


def test_lists_that_were_made_with_the_day_of_utc_are_told_the_instant(db, cast):
    listed = "SELECT begun FROM family_listed ORDER BY family"
    instants = db.execute(listed).fetchall()
    db.execute("UPDATE family_listed SET begun = substr(begun, 1, 10)")
    keep_when_contact_began(db)
    assert db.execute(listed).fetchall() == instants
    assert all(begun.endswith("Z") for (begun,) in instants)


def test_a_resting_family_is_waited_for_by_nobody(db, cast, lena):
    a_visit(db, cast, 30)
    turn = {"id": str(uuid4()), "turn": "rest", "reason": "Sommar"}
    must(db, cast.sara, "turn_family", turn, family_id=cast.families["pahittdal"])
    assert "Påhittdal" not in names(lena.get("/families?past=yes"))


def test_a_protected_family_is_in_no_hit_count_or_filter_of_those_who_are_not_named(db, cast, lena, olle, client_of):
    a_visit(db, cast, 30, "provstrom", "provgatan")
    must(
        db,
        cast.lena,
        "edit_family",
        {"name": "Provström", "base.name": "Provström", "alias": "Hemlig", "case_number": "99"},
        family_id=cast.families["provstrom"],
    )
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    asked = (
        {"words": "provström"}, {"words": "maja"}, {"words": "hemlig"}, {"words": "99"}, {"protected": "yes"},
        {"past": "yes"}, {"programme": "fokus_familjen"}, {"coach": cast.sara.id, "words": "prov"},
    )  # fmt: skip
    for wanted in asked:
        assert names(looked_for(lena, **wanted)) == ["P."], wanted
        hers = looked_for(lena, **wanted).text.partition("<ul")[2]
        assert not any(word in hers for word in ("Provström", "Maja", "Hemlig")), wanted
        page = looked_for(olle, **wanted)
        assert names(page) == [], wanted
        assert "Hittade familjer: 0" in page.text, wanted
    assert names(looked_for(olle, coach=cast.sara.id)) == ["Påhittdal"]
    assert "Hittade familjer: 1" in looked_for(olle, coach=cast.sara.id).text
    assert names(looked_for(client_of(cast.amir), words="maja")) == []
    assert names(looked_for(client_of(cast.sara), words="maja")) == ["P."]


@pytest.mark.parametrize("odd", ["';--", "x" * 60, "²", "none", "a b", "\ud800"])
def test_an_odd_choice_breaks_nothing(lena, odd):
    for name in ("programme", "coach", "status", "area", "children", "past", "protected", "page", "s"):
        assert lena.get("/families", query_string={name: odd.encode("utf-8", "replace")}).status_code == 200


def test_pages_of_what_is_looked_for_hold_together(db, cast, lena):
    for number in range(60):
        a_family(db, cast, f"Ring {number:02}")
    first = looked_for(lena, words="ring", status="active")
    assert len(names(first)) == 50
    second = first.text.split("page=2")[0].rpartition('href="')[2]
    assert names(lena.get(f"{second}page=2".replace("&amp;", "&"))) == [f"Ring {number}" for number in range(50, 60)]
    assert "Sida 1 av 2, 60 familjer" in first.text


def test_the_list_of_those_past_takes_as_many_queries_with_ten_times_the_families(db, cast, lena):
    with clock.at(clock.now() - timedelta(days=50)):
        for number in range(3):
            a_family(db, cast, f"Fam {number}", cast.sara)
    few = queries_of(lena, "/families?past=yes")
    with clock.at(clock.now() - timedelta(days=50)):
        for number in range(3, 30):
            a_family(db, cast, f"Fam {number}", cast.amir)
    assert len(names(lena.get("/families?past=yes"))) == 30
    assert len(queries_of(lena, "/families?past=yes")) == len(few)

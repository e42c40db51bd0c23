"""Many families are given to another coach: the effect is shown first, each is given by its own operation."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.accounts import queries as accounts
from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import clock
from familjelots.core.db import rows, value

from ..cast import must, named
from ..overview.test_queries_do_not_grow import queries_of
from ..plans.plan import a_step
from .found import a_family, names


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


def hidden(page):
    """The hidden fields of the page's last form."""
    form = page.text.rpartition("<form")[2]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    return {name: [value for other, value in found if other == name] for name, _value in found}


def asked(cast, *families, coach="amir"):
    ids = [cast.families[name] for name in families]
    seen = {f"from-{id}": cast.sara.id for id in ids}
    return {"family": ids, "coach": cast.people[coach].id, "reason": "Sara går på ledigt", **seen}


def test_u5_families_are_given_together_and_the_effect_is_shown_first(db, cast, lena):
    a_step(db, cast, "ringa", doer="coach")
    a_step(db, cast, "vila")
    at = f"{clock.today() + timedelta(days=3)}T09:00"
    plan = {"id": str(uuid4()), "family": cast.families["pahittdal"], "starts_at": at}
    must(db, cast.lena, "plan_visit", plan)
    mandate = {"id": str(uuid4()), "member": cast.members["eva"], "kind": "power", "scope": "Post"}
    must(db, cast.sara, "give_mandate", mandate, family_id=cast.families["pahittdal"])
    before = value(db, "SELECT count(*) FROM journal")
    shown = lena.post("/families/giving", data=asked(cast, "pahittdal", "provstrom"))
    assert shown.status_code == 200
    assert "Om Amir får familjerna" in shown.text
    assert "1 att göra för Amir" in shown.text
    assert "fullmakter som inte följer med: 1" in shown.text
    assert "ingen telefon" in shown.text
    heard = {"id": str(uuid4()), "account": cast.sara.id, "label": "Telefon", "made_at": "2026-07-01T06:00:00Z"}
    accounts.add_device(db, {**heard, "seen_at": "2026-07-14T22:05:00Z"})
    told = lena.post("/families/giving", data=asked(cast, "pahittdal", "provstrom")).text
    assert re.search(r"Saras telefon hördes senast <time[^>]*>onsdag 15 juli 0\.05<", told), "as the clocks here say"
    assert value(db, "SELECT count(*) FROM journal") == before
    given = lena.post("/families/given", data=hidden(shown))
    assert given.status_code == 303
    assert names(lena.get(given.location)) == ["Mithal", "Provström", "Påhittdal"]
    told = rows(db, "SELECT command, outcome FROM journal WHERE seq > ?", before)
    assert told == [{"command": "give_family", "outcome": "applied"}] * 2
    again = lena.post("/families/given", data=hidden(shown))
    assert again.status_code == 303
    assert value(db, "SELECT count(*) FROM journal") == before + 2


def test_a_family_that_was_given_meanwhile_stays_and_is_told_of(db, cast, lena):
    must(db, SYSTEM, "create_account", {"id": named("kim"), "name": "Kim", "role": "coach"})
    shown = lena.post("/families/giving", data=asked(cast, "pahittdal", "provstrom"))
    must(
        db, cast.lena, "give_family", {"id": str(uuid4()), "coach": named("kim")}, family_id=cast.families["provstrom"]
    )
    answer = lena.post("/families/given", data=hidden(shown))
    assert answer.status_code == 422
    assert "Familjen har fått en ny fast kontakt medan du valde" in answer.text
    assert names(lena.get(f"/families?coach={cast.amir.id}")) == ["Mithal", "Påhittdal"]
    assert names(lena.get(f"/families?coach={named('kim')}")) == ["Provström"]


def test_nothing_chosen_or_nobody_to_get_them_is_told(cast, lena):
    assert "Välj minst en familj" in lena.post("/families/giving", data={"coach": cast.amir.id}).text
    page = lena.post("/families/giving", data={**asked(cast, "pahittdal"), "coach": cast.lena.id})
    assert page.status_code == 422
    assert "Välj någon som är familjeombud" in page.text
    assert f'value="{cast.families["pahittdal"]}" checked' in page.text
    for odd in ({}, {"family": "x", "coach": "x"}, {"op": "x", "family": named("no"), "coach": cast.amir.id}):
        assert lena.post("/families/given", data=odd).status_code in (303, 422)


def test_a_protected_family_is_given_only_by_those_who_are_named(db, cast, lena, client_of):
    must(db, SYSTEM, "create_account", {"id": named("olle"), "name": "Olle", "role": "coordinator"})
    olle = client_of(Person(id=named("olle"), name="Olle", role="coordinator", language="sv"))
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    refused = olle.post("/families/giving", data=asked(cast, "provstrom"))
    assert refused.status_code == 422
    assert "Provström" not in refused.text
    olle.post("/families/given", data={**asked(cast, "provstrom"), "op": str(uuid4())})
    assert names(lena.get(f"/families?coach={cast.sara.id}")) == ["P.", "Påhittdal"]
    shown = lena.post("/families/giving", data=asked(cast, "provstrom"))
    assert "Provström" not in shown.text
    assert lena.post("/families/given", data=hidden(shown)).status_code == 303


@pytest.mark.parametrize("name", ["sara", "eva", "admin"])
def test_only_a_coordinator_gives_and_sees_who_has_how_much(cast, client_of, name):
    client = client_of(cast.people[name])
    for path in ("/families/giving", "/families/coaches"):
        assert client.get(path).status_code == 404
    for path in ("/families/giving", "/families/given"):
        assert client.post(path, data=asked(cast, "mithal")).status_code == 404


def test_m7_how_much_each_coach_has_is_seen_at_once(db, cast, lena):
    a_step(db, cast, "ringa", doer="coach")
    a_family(db, cast, "Ensam")
    page = re.sub(r"<[^>]+>", " ", lena.get("/families/coaches").text)
    assert re.search(r"Sara\s+2\s+1\s+0\s+0\s+0\s+1\s", page), page
    assert re.search(r"Amir\s+1\s+0\s", page)
    assert "Familjer utan fast kontakt: 1" in page


def test_m7_a_protected_family_is_in_no_figure_of_those_who_may_not_open_it(db, cast, client_of):
    must(db, SYSTEM, "create_account", {"id": named("olle"), "name": "Olle", "role": "coordinator"})
    olle = client_of(Person(id=named("olle"), name="Olle", role="coordinator", language="sv"))
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    page = re.sub(r"<[^>]+>", " ", olle.get("/families/coaches").text)
    assert re.search(r"Sara\s+1\s", page)


def test_the_pages_take_as_many_queries_with_ten_times_the_families(db, cast, lena):
    for number in range(3):
        a_family(db, cast, f"Fam {number}", cast.sara)
    few = [len(queries_of(lena, path)) for path in ("/families/coaches", "/families/giving")]
    for number in range(3, 30):
        a_family(db, cast, f"Fam {number}", cast.sara)
    assert [len(queries_of(lena, path)) for path in ("/families/coaches", "/families/giving")] == few

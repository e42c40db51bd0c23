"""Several households in one family: who lives where, who has custody, who therefore sees whom."""

from uuid import uuid4

import pytest

from familjelots import access
from familjelots.core.db import rows

from ..cast import must, run
from .people import custody


def names(db, who, family):
    return {person["name"] for person in access.visible_members(db, who, access.open_family(db, who, family))}


def test_a_member_in_no_household_is_refused_with_a_clear_answer(db, cast, client_of):
    path = f"/families/{cast.families['pahittdal']}/members"
    answer = client_of(cast.lena).post(path, data={"id": str(uuid4()), "name": "Mormor", "role": "adult"})
    assert answer.status_code == 422
    assert "Välj minst ett hem" in answer.text
    assert "Mormor" in answer.text
    moved = run(db, cast.lena, "move_member", {}, member_id=cast.members["ture"])
    assert (moved.outcome, moved.reason) == ("parked", "no_household")


def test_who_moves_is_seen_where_they_live_now_and_the_homes_before_are_remembered(db, cast):
    family = cast.families["pahittdal"]
    must(db, cast.sara, "move_member", {"households": [cast.homes["granvagen"]]}, member_id=cast.members["ida"])
    assert names(db, cast.eva, family) == {"Eva", "Ture"}
    assert names(db, cast.per, family) == {"Per", "Ture", "Ida"}
    lived = rows(db, "SELECT until_at FROM household_member WHERE member = ?", cast.members["ida"])
    assert len(lived) == 2
    assert sum(one["until_at"] is None for one in lived) == 1
    must(db, cast.sara, "move_member", {"households": [cast.homes["kornvagen"]]}, member_id=cast.members["ida"])
    assert names(db, cast.eva, family) == {"Eva", "Ture", "Ida"}


def test_a_guardian_sees_the_child_who_lives_elsewhere_and_nobody_else_there(db, cast):
    family = cast.families["pahittdal"]
    must(db, cast.sara, "move_member", {"households": [cast.homes["granvagen"]]}, member_id=cast.members["ida"])
    custody(db, cast, "ida", "eva")
    assert names(db, cast.eva, family) == {"Eva", "Ture", "Ida"}


def test_custody_is_of_children_by_the_familys_adults_once_and_it_ends(db, cast, client_of):
    family = cast.families["pahittdal"]
    custody(db, cast, "ture", "eva")
    for child, guardian, reason in (
        ("ture", "eva", "custody_known"),
        ("per", "eva", "unknown_member"),
        ("ture", "ida", "unknown_member"),
        ("ture", "samir", "unknown_member"),
    ):
        fields = {"id": str(uuid4()), "child": cast.members[child], "guardian": cast.members[guardian]}
        assert run(db, cast.lena, "add_custody", fields, family_id=family).reason == reason
    assert "du har vårdnaden" in client_of(cast.eva).get("/our-people").text
    one = rows(db, "SELECT id FROM custody")[0]["id"]
    must(db, cast.lena, "end_custody", {}, custody_id=one)
    assert "du har vårdnaden" not in client_of(cast.eva).get("/our-people").text


@pytest.mark.parametrize("name", ["amir", "eva", "maja"])
def test_only_those_who_lead_the_family_arrange_it(cast, client_of, name):
    assert client_of(cast.people[name]).get(f"/families/{cast.families['pahittdal']}/arrangements").status_code == 404


def test_a_home_that_somebody_else_changed_meanwhile_is_left_alone(db, cast, client_of):
    home = f"/households/{cast.homes['kornvagen']}"
    base = {"base.name": "Kornvägen", "base.address": "Kornvägen 4", "base.safety_note": ""}
    first = {"name": "Kornvägen", "address": "Kornvägen 5", "safety_note": ""}
    assert client_of(cast.sara).post(home, data=base | first).status_code == 303
    late = client_of(cast.lena).post(home, data=base | first | {"address": "Kornvägen 6"})
    assert late.status_code == 422
    assert "Kornvägen 6" in late.text
    assert (
        rows(db, "SELECT address FROM household WHERE id = ?", cast.homes["kornvagen"])[0]["address"] == "Kornvägen 5"
    )

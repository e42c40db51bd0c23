"""A step that another organisation does: named with the organisation wherever its doer is shown."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.families import consent_queries
from familjelots.plans import queries

from ..cast import must, named, run


@pytest.fixture
def school(db, cast):
    """The school, which Eva's family has been asked about."""
    until = (clock.today() + timedelta(days=90)).isoformat()
    asked = {
        "id": named("asked"),
        "organisation": "Påhittskolan",
        "person": "Kim",
        "purpose": "Stöd",
        "until_day": until,
    }
    asked |= {"parts": ["steps"], "about": [cast.members["eva"]]}
    must(db, cast.sara, "ask_consent", asked, family_id=cast.families["pahittdal"])
    return consent_queries.partners(db, cast.families["pahittdal"])[0]["id"]


@pytest.fixture
def step(db, cast, school):
    """The school looks for a quiet room."""
    fields = {"id": named("room"), "text": "Ordna ett tyst rum", "doer": f"partner:{school}"}
    must(db, cast.sara, "add_step", fields, family_id=cast.families["pahittdal"])
    return fields["id"]


def test_a_step_may_be_another_organisations(db, cast, step):
    found = queries.step(db, step)
    assert found is not None
    assert (found["doer_label"], found["doer_member"]) == ("Påhittskolan", None)


def test_the_organisation_stands_beside_the_step_for_the_coach_and_the_family(cast, client_of, step):
    family = cast.families["pahittdal"]
    for who, path in (
        (cast.sara, f"/families/{family}"),
        (cast.sara, f"/families/{family}/plan"),
        (cast.eva, "/later"),
    ):
        page = client_of(who).get(path).text
        assert "Ordna ett tyst rum" in page
        assert "Påhittskolan" in page


def test_who_decides_money_is_marked_beside_the_step(db, cast, client_of, step, school):
    assert "bestämmer om pengar" not in client_of(cast.eva).get("/later").text
    consent_queries.set_decides_money(db, school, True)
    for who, path in ((cast.sara, f"/families/{cast.families['pahittdal']}"), (cast.eva, "/later")):
        assert "bestämmer om pengar" in client_of(who).get(path).text


def test_a_step_changes_from_coach_to_partner_in_one_field(db, cast, school):
    family = {"family_id": cast.families["pahittdal"]}
    must(db, cast.sara, "add_step", {"id": named("call"), "text": "Ringa", "doer": "coach"}, **family)
    seen = {"text": "Ringa", "base.text": "Ringa", "base.doer": "coach"}
    must(db, cast.lena, "edit_step", seen | {"doer": f"partner:{school}"}, step_id=named("call"))
    must(db, cast.sara, "edit_step", seen | {"doer": "other"}, step_id=named("call"))
    found = queries.step(db, named("call"))
    assert found is not None
    assert found["doer_label"] == "Påhittskolan"
    met = db.conn.execute("SELECT field, mine FROM edit_conflict WHERE record = ?", [named("call")]).fetchall()
    assert met == [("doer", "other")]


@pytest.mark.parametrize("doer", ["partner:", f"partner:{named('nobody')}"])
def test_an_organisation_that_is_not_the_familys_is_refused_as_one_that_does_not_exist(db, cast, doer):
    fields = {"id": named("x"), "text": "Ringa", "doer": doer}
    receipt = run(db, cast.sara, "add_step", fields, family_id=cast.families["pahittdal"])
    assert (receipt.outcome, receipt.reason) == ("parked", "unknown_choice")


def test_another_familys_organisation_is_refused(db, cast, school):
    fields = {"id": named("x"), "text": "Ringa", "doer": f"partner:{school}"}
    receipt = run(db, cast.sara, "add_step", fields, family_id=cast.families["provstrom"])
    assert (receipt.outcome, receipt.reason) == ("parked", "unknown_choice")

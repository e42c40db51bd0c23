"""Uppdrag och fullmakt: what somebody asks of the contact person, for how long, and taken back."""

from uuid import uuid4

import pytest

from familjelots.core.db import value

from ..cast import must, run


def give(db, cast, member="eva", **fields):
    told = {"id": str(uuid4()), "member": cast.members[member], "kind": "power", "scope": "Ringa skolan", **fields}
    return told["id"], run(db, cast.sara, "give_mandate", told, family_id=cast.families["pahittdal"])


def test_what_somebody_asks_for_is_shown_to_them_and_taken_back_by_them(db, cast, client_of):
    id, receipt = give(db, cast, until_day="2099-01-01")
    assert receipt.outcome == "applied"
    for who, page in ((cast.sara, f"/families/{cast.families['pahittdal']}/people"), (cast.eva, "/our-people")):
        assert "Ringa skolan" in client_of(who).get(page).text
    assert "Ringa skolan" not in client_of(cast.per).get("/our-people").text
    assert run(db, cast.per, "revoke_mandate", {}, mandate_id=id).reason == "not_found"
    must(db, cast.eva, "revoke_mandate", {}, mandate_id=id)
    must(db, cast.sara, "revoke_mandate", {}, mandate_id=id)
    assert value(db, "SELECT revoked_by FROM mandate WHERE id = ?", id) == cast.eva.id


def test_what_must_be_chosen_is_said_to_be_so_before_a_phone_saves_it(cast, client_of):
    page = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/people").text
    assert page.count('name="kind" value="power" required data-error="Välj något."') == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"member": "ture"}, "unknown_member"),
        ({"member": "samir"}, "unknown_member"),
        ({"scope": ""}, "invalid"),
        ({"from_day": "2030-01-02", "until_day": "2030-01-01"}, "ends_before_it_begins"),
    ],
)
def test_a_mandate_that_cannot_be_is_refused(db, cast, fields, reason):
    assert give(db, cast, **fields)[1].reason == reason

"""A protected identity: the family opens for its contact person and for those who are named, for nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots import access
from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import clock
from familjelots.core.web import keepable

from ..cast import must, named, run


@pytest.fixture
def olle(db, cast):
    """Another coordinator."""
    must(db, SYSTEM, "create_account", {"id": named("olle"), "name": "Olle", "role": "coordinator"})
    return Person(id=named("olle"), name="Olle", role="coordinator", language="sv")


@pytest.fixture
def family(db, cast):
    """Provström, where Maja is protected since Lena said so."""
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    return cast.families["provstrom"]


def status(client_of, who, family):
    return client_of(who).get(f"/families/{family}").status_code


def test_it_opens_for_the_contact_person_and_the_named_and_is_answered_to_others_as_invented(
    cast, client_of, family, olle
):
    assert [status(client_of, who, family) for who in (cast.sara, cast.lena, olle, cast.amir)] == [200, 200, 404, 404]
    foreign, invented = client_of(olle).get(f"/families/{family}"), client_of(olle).get(f"/families/{named('no')}")
    assert foreign.text == invented.text
    assert "Maja" in client_of(cast.maja).get("/our-people").text


def test_nobody_who_is_not_named_finds_it_in_a_list_or_changes_it(db, cast, client_of, family, olle):
    for page in ("/families", "/week", "/planned-visits/new"):
        assert "Provström" not in client_of(olle).get(page).text, page
    home = {"id": str(uuid4()), "name": "Nytt hem"}
    assert run(db, olle, "add_household", home, family_id=family).reason == "not_found"
    assert (
        run(db, olle, "give_family", {"id": str(uuid4()), "coach": cast.amir.id}, family_id=family).reason
        == "not_found"
    )


def test_the_list_is_dated_and_set_by_a_coordinator_who_is_on_it(db, cast, client_of, family, olle):
    told = {"id": str(uuid4()), "account": olle.id, "until_day": (clock.today() + timedelta(days=5)).isoformat()}
    assert run(db, olle, "name_staff", told, family_id=family).reason == "not_found"
    assert run(db, cast.sara, "name_staff", told, family_id=family).reason == "not_found"
    must(db, cast.lena, "name_staff", told, family_id=family)
    assert status(client_of, olle, family) == 200
    assert "Olle" in client_of(cast.lena).get(f"/families/{family}/arrangements").text
    with clock.at(clock.now() + timedelta(days=6)):
        assert status(client_of, olle, family) == 404
    must(db, cast.lena, "end_name", {}, named_id=told["id"])
    assert status(client_of, olle, family) == 404


def test_somebody_always_keeps_the_list(db, cast, family):
    lenas = db.conn.execute("SELECT id FROM named_staff WHERE account = ?", [cast.lena.id]).fetchone()[0]
    assert run(db, cast.lena, "end_name", {}, named_id=lenas).reason == "last_keeper"


def test_a_coach_who_protects_leaves_the_list_to_who_gave_the_family(db, cast, client_of, olle):
    must(db, cast.sara, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    family = cast.families["provstrom"]
    assert [status(client_of, who, family) for who in (cast.sara, cast.lena, olle)] == [200, 200, 404]


@pytest.mark.parametrize("hour", ["12:00", "23:45"])
def test_nothing_of_it_is_kept_on_a_phone(db, cast, client_of, family, hour):
    paths = keepable.paths(db, cast.sara)
    assert f"/families/{cast.families['pahittdal']}/consents" in paths
    assert not [path for path in paths if family in path]
    with clock.at(clock.from_wall(f"{clock.today().isoformat()}T{hour}")):
        when = f"{(clock.today() + timedelta(days=1)).isoformat()}T09:30"
        plan = {"id": str(uuid4()), "family": family, "starts_at": when, "purpose": "Hemligt ärende"}
        must(db, cast.lena, "plan_visit", plan | {"household": cast.homes["provgatan"]})
        bundle = client_of(cast.sara).get("/caseload", headers={"For-User": cast.sara.id}).get_json()
    kept = "".join(page["html"] for page in bundle["pages"] if not page["path"].startswith("/help/"))
    for words in ("Provström", "Maja", "Provgatan", "Hemligt"):
        assert words not in kept, words
    assert "P." in kept


def test_the_address_goes_with_the_person_wherever_that_person_lives(db, cast, client_of, family):
    address = f"/families/{family}/addresses"
    assert "Provgatan 2" in client_of(cast.sara).get(address).text
    assert "geo:" not in client_of(cast.sara).get(address).text
    assert client_of(cast.lena).get(address).status_code == 404
    assert "Provgatan 2" not in client_of(cast.lena).get(f"/families/{family}/people").text
    opening = run(db, cast.lena, "protect_household", {}, household_id=cast.homes["provgatan"])
    assert opening.reason == "protected_lives_there"


def test_it_can_be_opened_again(db, cast, client_of, family, olle):
    must(db, cast.lena, "protect_member", {}, member_id=cast.members["maja"])
    assert status(client_of, olle, family) == 200
    assert access.open_family(db, cast.sara, family)["protected"] == 0

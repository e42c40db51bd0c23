"""A family's team: professions that join for a dated period and see the family within it."""

from datetime import timedelta

import pytest

from familjelots.core import clock

from ..cast import named, run
from ..plans.plan import add
from .people import FAR, answer, ask, join, specialist, today


@pytest.fixture
def family(cast):
    return cast.families["provstrom"]


def status(client_of, who, family, page=""):
    return client_of(who).get(f"/families/{family}{page}").status_code


def days(number):
    return (clock.today() + timedelta(days=number)).isoformat()


def test_u1_a_team_by_profession_where_each_joins_for_a_dated_period(db, cast, client_of, family):
    nils, ulla = specialist(db, "Nils", "Arbetsterapeut"), specialist(db, "Ulla", "Socialsekreterare")
    assert status(client_of, nils, family) == 404
    assert client_of(nils).get("/families").text.count("Provström") == 0
    join(db, cast, nils, from_day=today(), until_day=days(30))
    join(db, cast, ulla, from_day=days(10), until_day=days(40), decides_money="y")
    assert status(client_of, nils, family) == 200
    assert "Provström" in client_of(nils).get("/families").text
    assert status(client_of, ulla, family) == 404
    for who, page in ((cast.sara, f"/families/{family}/people"), (cast.maja, "/our-people")):
        text = client_of(who).get(page).text
        assert text.index("Arbetsterapeut") < text.index("Socialsekreterare")
        assert "bestämmer om pengar" in text
    with clock.at(clock.now() + timedelta(days=31)):
        assert (status(client_of, nils, family), status(client_of, ulla, family)) == (404, 200)
        assert "Provström" not in client_of(nils).get("/families").text


def test_a_period_that_is_ended_is_over_at_the_next_request(db, cast, client_of, family):
    nils = specialist(db, "Nils", "Arbetsterapeut")
    joined = join(db, cast, nils)
    assert status(client_of, nils, family) == 200
    assert run(db, cast.lena, "leave_team", {}, team_member_id=joined).outcome == "applied"
    assert status(client_of, nils, family) == 404


def test_who_decides_money_does_not_see_what_is_unfinished_cancelled_or_private(db, cast, client_of, family):
    ulla = specialist(db, "Ulla", "Socialsekreterare")
    join(db, cast, ulla, decides_money="y")
    for key, text, more in (
        ("add_step", "Ringa hyresvärden", {"doer": "coach"}),
        ("add_barrier", "Syns för alla", {}),
        ("add_barrier", "Inte för alla", {"private": "y"}),
    ):
        add(db, cast, key, text, family="provstrom", text=text, **more)
    visit = {"id": named("away"), "outcome": "cancelled", "household": cast.homes["provgatan"], "text": "Blev inte av"}
    assert run(db, cast.sara, "record_visit", visit, family_id=family).outcome == "applied"
    seen = client_of(ulla).get(f"/families/{family}").text
    assert "Syns för alla" in seen
    for hidden in ("Ringa hyresvärden", "Inte för alla", "Blev inte av"):
        assert hidden not in seen
        assert hidden in client_of(cast.sara).get(f"/families/{family}").text
    for page in ("/plan", "/people", "/consents", "/visits/new"):
        assert status(client_of, ulla, family, page) == 404
    consent = ask(
        db, cast, ["maja"], ["unfinished"], family="provstrom", account=ulla.id, purpose="x", until_day=days(9)
    )
    answer(db, cast, consent, "maja")
    assert "Ringa hyresvärden" in client_of(ulla).get(f"/families/{family}").text
    assert "Inte för alla" not in client_of(ulla).get(f"/families/{family}").text
    answer(db, cast, consent, "maja", "withdrawn")
    assert "Ringa hyresvärden" not in client_of(ulla).get(f"/families/{family}").text


def test_l8_two_units_share_one_case_within_consent(db, cast, client_of, family):
    add(db, cast, "add_strength", "laugh", family="provstrom", text="De skrattar åt samma saker")
    berit = specialist(db, "Berit", "Arbetsmarknadssekreterare", organisation="Arbetsmarknadsenheten")
    join(db, cast, berit)
    shared = f"/families/{family}/shared"
    assert client_of(berit).get(shared).status_code == 404
    assert "Provström" not in client_of(berit).get("/families").text
    consent = ask(
        db, cast, ["maja"], ["strengths"], family="provstrom", account=berit.id, purpose="Ett ärende", until_day=days(9)
    )
    answer(db, cast, consent, "maja")
    assert "De skrattar åt samma saker" in client_of(berit).get(shared).text
    assert "Provström" in client_of(berit).get("/families").text
    assert status(client_of, berit, family) == 404
    answer(db, cast, consent, "maja", "withdrawn")
    assert client_of(berit).get(shared).status_code == 404
    assert "Provström" not in client_of(berit).get("/families").text


@pytest.mark.parametrize("name", ["sara", "eva", "admin"])
def test_the_coordinator_alone_lets_somebody_join(db, cast, family, name):
    nils = specialist(db, "Nils", "Arbetsterapeut")
    fields = {"id": named("joins"), "account": nils.id, "until_day": FAR}
    assert run(db, cast.people[name], "join_team", fields, family_id=family).outcome == "parked"


def test_nobody_joins_twice_at_once_nor_without_a_profession_nor_backwards(db, cast, family):
    nils = specialist(db, "Nils", "Arbetsterapeut")
    join(db, cast, nils, until_day=days(10))
    for account, first, last, reason in (
        (nils.id, days(5), days(20), "in_team_already"),
        (cast.amir.id, "", FAR, "unknown_account"),
        (nils.id, days(20), days(19), "ends_before_it_begins"),
    ):
        fields = {"id": named(reason), "account": account, "from_day": first, "until_day": last}
        assert run(db, cast.lena, "join_team", fields, family_id=family).reason == reason

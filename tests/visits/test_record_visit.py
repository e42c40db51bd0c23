"""A coach records a visit: what is kept, and what stops it."""

import pytest

from familjelots.core import clock, journal
from familjelots.core.perform import entry
from familjelots.visits import queries

from ..cast import must, named, run
from .told import ahead, at_eva, looks, row, visit


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


def test_a_whole_visit_is_one_operation(db, cast, family):
    barrier = row("barriers", 0, id=named("b"), text="Morgnarna", area="school")
    step = row(
        "steps", 0, id=named("s"), text="Prova bildschemat", doer=f"member:{cast.members['eva']}", due="2026-11-26"
    )
    told = at_eva(cast, text="Vi satt i köket.", topics=["school", "health"], family_view="Det känns bättre.")
    must(db, cast.sara, "record_visit", {**told, **barrier, **step}, family_id=family)
    kept = queries.visit(db, named("visit"))
    assert kept
    assert (kept["at"], kept["outcome"], kept["present"]) == ("2026-11-24T09:00", "happened", "Eva")
    assert sorted(kept["topics"]) == ["health", "school"]
    assert kept["household"] == cast.homes["kornvagen"]
    assert [(agreed["text"], agreed["doer"], agreed["due"]) for agreed in kept["steps"]] == [
        ("Prova bildschemat", "Eva", "2026-11-26")
    ]
    assert db.conn.execute("SELECT text, area, household FROM barrier").fetchall() == [
        ("Morgnarna", "school", cast.homes["kornvagen"])
    ]
    ops = {db.conn.execute(f"SELECT op FROM {table}").fetchone() for table in ("visit", "next_step", "barrier")}
    assert len(ops) == 1
    assert looks(db) == []


def test_only_that_it_took_place_is_needed(db, cast):
    must(db, cast.sara, "record_visit", {"id": named("bare")}, family_id=cast.families["provstrom"])
    kept = queries.visit(db, named("bare"))
    assert kept
    assert kept["household"] == cast.homes["provgatan"]
    assert kept["at"][:10] == clock.today().isoformat()


def test_the_same_operation_twice_is_one_visit(db, cast, family):
    told = {**at_eva(cast), **row("steps", 0, id=named("s"), text="Ring skolan", doer="coach")}
    posted = entry("record_visit", told, {"family_id": family})
    first, again = journal.receive(db, cast.sara, [posted, posted])
    assert (first.status, again.status) == (201, 200)
    counts = [db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("visit", "next_step")]
    assert counts == [1, 1]


def test_a_visit_that_did_not_happen_has_nobody_present(db, cast, family):
    must(db, cast.sara, "record_visit", at_eva(cast, outcome="no_one_home"), family_id=family)
    kept = queries.visit(db, named("visit"))
    assert kept
    assert (kept["outcome"], kept["present"]) == ("no_one_home", None)


def test_without_a_time_the_plan_says_when(db, cast, family):
    with clock.at(clock.instant("2026-11-20T08:00:00Z")):
        plan = {"id": named("plan"), "family": family, "starts_at": "2026-11-24T13:00"}
        must(db, cast.lena, "plan_visit", {**plan, "household": cast.homes["kornvagen"]})
    must(db, cast.sara, "record_visit", {"id": named("v"), "planned_visit": named("plan")}, family_id=family)
    kept = queries.visit(db, named("v"))
    assert kept
    assert (kept["at"], kept["household"]) == ("2026-11-24T13:00", cast.homes["kornvagen"])


def test_with_two_homes_the_home_is_told_and_never_guessed(db, cast, family):
    both = [cast.members["ture"], cast.members["ida"]]
    unclear = run(db, cast.sara, "record_visit", visit(present=both), family_id=family)
    assert (unclear.outcome, unclear.reason) == ("parked", "choose_home")
    with_per = visit(present=[*both, cast.members["per"]])
    must(db, cast.sara, "record_visit", with_per, family_id=family)
    kept = queries.visit(db, named("visit"))
    assert kept
    assert kept["household"] == cast.homes["granvagen"]
    must(db, cast.sara, "record_visit", visit("both", household="all"), family_id=family)
    whole = queries.visit(db, named("both"))
    assert whole
    assert whole["household"] is None


@pytest.mark.parametrize("home", ["sokgatan", None])
def test_a_foreign_home_and_an_invented_one_stop_the_visit_alike(db, cast, family, home):
    told = visit(household=cast.homes[home] if home else named("nowhere"))
    assert run(db, cast.sara, "record_visit", told, family_id=family).reason == "unknown_household"


@pytest.mark.parametrize("person", ["amir", "eva", "admin"])
def test_only_those_who_work_with_the_family_record(db, cast, family, person):
    receipt = run(db, cast.people[person], "record_visit", at_eva(cast), family_id=family)
    assert (receipt.outcome, receipt.reason) == ("parked", "not_found")
    assert db.conn.execute("SELECT count(*) FROM visit").fetchone() == (0,)


def test_a_visit_id_that_exists_is_told_as_one_that_is_not_ours(db, cast, family):
    must(db, cast.sara, "record_visit", at_eva(cast), family_id=family)
    again = run(db, cast.sara, "record_visit", at_eva(cast, text="annat"), family_id=family)
    assert (again.outcome, again.reason) == ("parked", "not_found")


@pytest.mark.parametrize("planned", [True, False])
def test_a_visit_that_has_not_been_is_refused_and_nothing_typed_is_lost(db, cast, client_of, family, planned):
    told = at_eva(cast, at=ahead(8), text="Vi satt i köket.")
    if planned:
        plan = {"id": named("plan"), "family": family, "starts_at": told.pop("at")}
        must(db, cast.lena, "plan_visit", {**plan, "household": cast.homes["kornvagen"]})
        told["planned_visit"] = named("plan")
    answer = client_of(cast.sara).post(f"/families/{family}/visits", data=told)
    assert answer.status_code == 422
    assert "Den dagen har inte varit än." in answer.text
    assert "Vi satt i köket." in answer.text
    parked = run(db, cast.sara, "record_visit", told, family_id=family)
    assert (parked.outcome, parked.reason) == ("parked", "day_to_come")
    assert "Vi satt i köket." in client_of(cast.sara).get("/attention").text


def test_a_phone_whose_clock_is_days_ahead_writes_its_visits(db, cast, family):
    must(db, cast.sara, "record_visit", at_eva(cast, at=ahead(6)), family_id=family)
    kept = queries.visit(db, named("visit"))
    assert kept
    assert kept["at"] == ahead(6)

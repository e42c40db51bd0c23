"""A call or a meeting is written beside the visits: the family reads it, and the time is kept in one tap."""

import pytest

from familjelots.visits import pair_queries, queries

from ..cast import must, named, run
from .told import ahead, at_eva, looks


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


def call(cast, name="call", **more):
    told = {"id": named(name), "kind": "phone", "at": "2026-11-20T10:00", "text": "Ida börjar klockan tio i morgon."}
    return {**told, "household": cast.homes["kornvagen"], "present": [cast.members["eva"]], **more}


def test_m9_a_call_is_kept_with_its_time_in_one_tap(db, cast, client_of, family):
    page = client_of(cast.sara).get(f"/families/{family}/contacts/new").text
    assert page.count('name="minutes"') == 5
    answer = client_of(cast.sara).post(f"/families/{family}/contacts", data=call(cast, minutes="15"))
    assert answer.status_code == 303
    kept = queries.visit(db, named("call"))
    assert kept
    assert (kept["kind"], kept["present"], kept["outcome"]) == ("phone", "Eva", "happened")
    assert queries.afterwards(db, named("call"))["minutes"] == 15
    timeline = client_of(cast.sara).get(f"/families/{family}").text
    assert "Samtal</span>" in timeline
    assert "Ida börjar klockan tio i morgon." in timeline


def test_f5_the_method_used_is_told_at_a_visit_and_at_a_contact(db, cast, client_of, family):
    assert "Bildstöd och scheman" in client_of(cast.sara).get(f"/families/{family}/visits/new").text
    must(db, cast.sara, "record_visit", at_eva(cast, methods=["pictures", "parent_support"]), family_id=family)
    must(db, cast.sara, "record_contact", call(cast, methods=["network_meeting"]), family_id=family)
    assert queries.methods_of(db, named("visit")) == ["parent_support", "pictures"]
    shown = client_of(cast.sara).get(f"/visits/{named('call')}").text
    assert "Nätverksmöte" in shown
    assert "Nätverksmöte" not in client_of(cast.eva).get(f"/visits/{named('call')}").text


def test_a_method_that_the_programme_lacks_is_looked_at_and_stops_nothing(db, cast, family):
    must(db, cast.sara, "record_visit", at_eva(cast, methods=["magic"]), family_id=family)
    assert queries.methods_of(db, named("visit")) == []
    assert looks(db) == [("methods", "unknown_choice", "magic")]


def test_the_family_reads_what_was_said_with_it_and_the_other_home_does_not(db, cast, client_of, family):
    must(db, cast.sara, "record_contact", call(cast), family_id=family)
    assert "Ida börjar klockan tio" in client_of(cast.eva).get("/our-visits").text
    assert "Ida börjar klockan tio" not in client_of(cast.per).get("/our-visits").text
    assert client_of(cast.per).get(f"/visits/{named('call')}").status_code == 404


def test_a_family_of_two_homes_is_asked_which_one_a_contact_concerned(db, cast, family):
    receipt = run(db, cast.sara, "record_contact", call(cast, household="", present=[]), family_id=family)
    assert receipt.reason == "choose_home"
    must(db, cast.sara, "record_contact", call(cast, household=""), family_id=family)  # Eva lives in one of them


def test_a_contact_is_no_visit_to_the_home(db, cast, family):
    must(db, cast.sara, "record_contact", call(cast), family_id=family)
    assert queries.last_visits(db, [family]) == {}
    must(db, cast.lena, "record_visit", at_eva(cast, at="2026-11-20T10:00"), family_id=family)
    assert pair_queries.open_pairs(db, [family]) == []
    must(db, cast.lena, "record_contact", call(cast, "hers"), family_id=family)
    assert len(pair_queries.open_pairs(db, [family])) == 1


@pytest.mark.parametrize("kind", ["", "home", "letter"])
def test_only_the_kinds_that_there_are_can_be_chosen_and_what_was_typed_stays(db, cast, client_of, family, kind):
    answer = client_of(cast.sara).post(f"/families/{family}/contacts", data=call(cast, kind=kind))
    assert answer.status_code == 422
    assert "Ida börjar klockan tio i morgon." in answer.text
    assert queries.visit(db, named("call")) is None


def test_a_family_that_is_somebody_elses_and_one_that_is_not_are_alike(cast, client_of):
    foreign, invented = cast.families["mithal"], named("nobody")
    for id in (foreign, invented):
        assert client_of(cast.sara).get(f"/families/{id}/contacts/new").status_code == 404


def test_a_call_that_has_not_been_is_refused_and_what_was_typed_stays(db, cast, client_of, family):
    answer = client_of(cast.sara).post(f"/families/{family}/contacts", data=call(cast, at=ahead(8)))
    assert answer.status_code == 422
    assert "Den dagen har inte varit än." in answer.text
    assert "Ida börjar klockan tio i morgon." in answer.text
    must(db, cast.sara, "record_contact", call(cast, at=ahead(6)), family_id=family)

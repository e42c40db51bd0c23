"""Time used is told by week and kind, and what nobody wrote a time for is said beside it."""

from familjelots.core import clock
from familjelots.visits import time_used

from ..cast import must, named
from .told import at_eva


def use(db, cast, who, name, kind, minutes, at="2026-11-20T10:00"):
    told = {"id": named(name), "kind": kind, "at": at, "minutes": minutes, "household": cast.homes["kornvagen"]}
    must(db, who, "record_contact", told, family_id=cast.families["pahittdal"])


def test_m9_own_time_by_week_and_kind_with_how_many_have_one(db, cast, client_of):
    with clock.at(clock.instant("2026-11-22T08:00:00Z")):
        must(
            db, cast.sara, "record_visit", at_eva(cast, at="2026-11-17T10:00", minutes="60"),
            family_id=cast.families["pahittdal"],
        )  # fmt: skip
        use(db, cast, cast.sara, "call", "phone", "15")
        use(db, cast, cast.sara, "school", "school", "90")
        use(db, cast, cast.sara, "untimed", "meeting", "")
        use(db, cast, cast.sara, "before", "phone", "5", at="2026-11-12T10:00")
        newest, before = time_used.own_time(db, cast.sara.id)
        assert (newest["monday"], newest["home"], newest["phone"], newest["meeting"]) == ("2026-11-16", 60, 15, 90)
        assert (newest["minutes"], newest["told"], newest["entries"]) == (165, 3, 4)
        assert (before["monday"], before["minutes"]) == ("2026-11-09", 5)
        page = client_of(cast.sara).get("/time").text
        assert "2:45" in page
        assert "3 av 4" in page


def test_whoever_coordinates_sees_everybodys_and_a_coach_only_her_own(db, cast, client_of):
    with clock.at(clock.instant("2026-11-22T08:00:00Z")):
        use(db, cast, cast.sara, "hers", "phone", "15")
        assert "Sara" in client_of(cast.lena).get("/time").text
        assert "0:15" not in client_of(cast.amir).get("/time").text
        assert client_of(cast.eva).get("/time").status_code == 404


def test_two_who_were_at_one_meeting_have_both_used_their_time(db, cast):
    with clock.at(clock.instant("2026-11-22T08:00:00Z")):
        for who, name in ((cast.sara, "a"), (cast.lena, "b")):
            use(db, cast, who, name, "meeting", "30")
        [pair] = db.conn.execute("SELECT id FROM visit_pair").fetchone()
        must(db, cast.sara, "say_whether_same", {"id": named("yes"), "answer": "same"}, pair_id=pair)
        assert sum(one["minutes"] for one in time_used.team_time(db)) == 60

"""Visits that recur: planned at one go, each its own, and called off from one of them on."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from familjelots.core import clock
from familjelots.reminders import daily
from familjelots.schedule import change_queries, queries, series_queries
from familjelots.schedule.series import visit_of

from ..cast import must, named, run
from ..overview.test_queries_do_not_grow import queries_of

TUESDAY, THREE = "2026-11-24", "2026-11-24T15:00"
ID = named("series")


@pytest.fixture
def plan_many(db, cast) -> Callable:
    """`plan_many(until="2027-02-09", every="2")` plans visits that recur and gives the receipt."""

    def plan(until: str, who=None, family: str = "pahittdal", id: str = ID, **more: str):
        told = {"id": id, "family": cast.families[family], "starts_at": THREE, "minutes": "60", "every": "1"}
        return run(db, who or cast.lena, "plan_series", {**told, "until": until, **more})

    return plan


def visits(db, id=ID):
    return queries.visits_of_series(db, id)


def times(db, id=ID):
    return [visit["starts_at"] for visit in visits(db, id)]


def day(number: int) -> str:
    """The id of the visit so many weeks after the first."""
    return visit_of(ID, (date.fromisoformat(TUESDAY) + timedelta(weeks=number)).isoformat())


def test_every_other_week_until_the_last_day_which_is_included(db, cast, plan_many):
    receipt = plan_many("2027-01-19", every="2", household=cast.homes["kornvagen"], purpose="Bildschemat")
    assert receipt.outcome == "applied"
    assert [at[:10] for at in times(db)] == ["2026-11-24", "2026-12-08", "2026-12-22", "2027-01-05", "2027-01-19"]
    told = {(one["coach"], one["minutes"], one["purpose"], one["address"], one["status"]) for one in visits(db)}
    assert told == {(cast.sara.id, 60, "Bildschemat", "Kornvägen 4", "planned")}
    assert [one["id"] for one in visits(db)] == [visit_of(ID, at) for at in times(db)]


def test_three_in_the_afternoon_stays_so_when_the_clock_is_put_forward(db, plan_many):
    plan_many("2027-04-06", every="4")
    assert {at[11:] for at in times(db)} == {"15:00"}
    assert times(db)[-1] == "2027-03-16T15:00"


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        ("", "no_last_day"),
        ("2026-11-23", "last_before_first"),
        ("2026-11-24", "only_one_visit"),
        ("2026-11-30", "only_one_visit"),
        ("2027-05-26", "series_too_long"),
        ("när våren kommer", "invalid"),
        ("2026-02-30", "invalid"),
    ],
)
def test_endless_backward_and_single_ones_are_refused_each_with_its_reason(db, plan_many, until, reason):
    assert plan_many(until).reason == reason
    assert visits(db) == []


@pytest.mark.parametrize("every", ["", "3", "0", "-1", "ibland"])
def test_another_rhythm_than_those_offered_is_refused(plan_many, every):
    assert plan_many("2027-01-19", every=every).reason == "invalid"


def test_half_a_year_is_the_longest(db, plan_many):
    assert plan_many("2027-05-25").outcome == "applied"
    assert len(visits(db)) == 27


def test_an_hour_that_one_of_the_days_lacks_is_refused(plan_many):
    sunday = {"starts_at": "2027-02-28T02:30", "every": "4"}
    assert plan_many("2027-04-30", **sunday).reason == "no_such_hour_then"
    assert plan_many("2027-04-30", starts_at="2026-11-01T09:00").reason == "time_is_past"


def test_a_coach_plans_for_her_own_families_alone_and_families_plan_nothing(cast, plan_many):
    assert plan_many("2027-01-19", who=cast.amir).reason == "not_found"
    assert plan_many("2027-01-19", who=cast.eva).reason == "not_found"
    assert plan_many("2027-01-19", who=cast.sara).outcome == "applied"


def test_one_id_is_planned_once_whatever_is_posted_with_it(db, cast, plan_many):
    plan_many("2027-01-19")
    assert plan_many("2027-01-19", starts_at="2026-11-25T09:00").reason == "not_found"
    assert plan_many("2027-01-19", family="mithal").reason == "not_found"
    assert len(visits(db)) == 9


def test_days_that_are_taken_are_refused_then_planned_anyway_or_skipped(db, plan, plan_many):
    plan("2026-12-01T15:30", family="provstrom")
    assert plan_many("2026-12-15").reason == "days_clash"
    assert plan_many("2026-12-15", clashing="skip").outcome == "applied"
    assert [at[:10] for at in times(db)] == ["2026-11-24", "2026-12-08", "2026-12-15"]
    assert plan_many("2026-12-15", id=named("other"), clashing="anyway").outcome == "applied"
    assert len(visits(db, named("other"))) == 4


def test_the_family_is_not_booked_twice_either(db, cast, plan, plan_many):
    id, _receipt = plan("2026-12-01T15:30")
    given = {"id": named("g"), "coach": cast.amir.id}
    must(db, cast.lena, "give_visit", given, planned_visit_id=id)
    assert plan_many("2026-12-15").reason == "days_clash"


def test_nothing_is_planned_where_skipping_leaves_one_visit_or_none(db, plan, plan_many):
    plan("2026-12-01T15:30", family="provstrom")
    assert plan_many("2026-12-01", clashing="skip").reason == "no_days_left"
    assert visits(db) == []


def away(db, cast, first, last):
    fields = {"id": named(f"away {first}"), "account": cast.sara.id, "kind": "holiday"}
    must(db, cast.lena, "record_absence", fields | {"from_day": first, "until_day": last})


def test_absence_is_told_first_where_a_form_asks_for_it_and_holds_no_phone_back(db, cast, plan_many):
    away(db, cast, "2026-12-07", "2026-12-11")
    assert plan_many("2026-12-15", tell_first="yes").reason == "days_clash"
    assert plan_many("2026-12-15", tell_first="yes", clashing="skip").outcome == "applied"
    assert "2026-12-08T15:00" not in times(db)


def test_the_same_queries_for_two_visits_as_for_half_a_year(db, cast, plan_many):
    def asked(**more):
        seen = [""]
        # what a trigger does is told as the statement that it belongs to, once more
        db.conn.set_trace_callback(lambda sql: None if sql == seen[-1] else seen.append(sql))
        try:
            assert plan_many(**more).outcome == "applied"
        finally:
            db.conn.set_trace_callback(None)
        return len(seen)

    few = asked(until="2026-12-01")
    assert asked(until="2027-05-25", id=named("long"), starts_at="2026-11-24T09:00") == few
    assert few < 45


# ---- Told once ----


def test_its_coach_has_one_thing_to_see_which_says_how_many_and_until_when(db, cast, plan_many, client_of):
    plan_many("2027-02-09", every="2", purpose="Bildschemat")
    (change,) = change_queries.unseen_changes(db, cast.sara.id)
    assert (change["what"], change["planned_visit"], change["after"]["more"]) == ("planned", day(0), 5)
    assert [one.record for one in daily.changes(db)] == [change["id"]]
    page = client_of(cast.sara).get("/today").text
    assert page.count("Jag har sett det") == 1
    assert "Och 5 till, varannan vecka, till" in page
    assert "tisdag 2 februari" in page
    must(db, cast.sara, "acknowledge_change", {"change": change["id"]}, planned_visit_id=day(0))
    assert change_queries.unseen_changes(db) == []


def test_her_own_plan_waits_for_nobody(db, cast, plan_many):
    plan_many("2027-02-09", who=cast.sara)
    assert change_queries.unseen_changes(db) == []


def test_each_visit_tells_who_planned_it_and_whether_its_coach_knows(db, cast, plan_many, client_of):
    plan_many("2027-02-09")
    (change,) = change_queries.changes_of(db, day(3))
    assert (change["what"], change["author"], change["after"]["starts_at"][:10]) == ("planned", "Lena", "2026-12-15")
    assert change["seen_at"] is None
    page = client_of(cast.lena).get(f"/planned-visits/{day(3)}").text
    assert "Sara har inte sett det än" in page
    assert "Ett av 12 besök" in page
    (first,) = change_queries.unseen_changes(db)
    must(db, cast.sara, "acknowledge_change", {"change": first["id"]}, planned_visit_id=day(0))
    assert change_queries.changes_of(db, day(3))[0]["seen_at"]


def test_one_that_is_moved_is_told_by_itself_and_leaves_the_others(db, cast, plan_many):
    plan_many("2027-02-09", who=cast.sara)
    must(db, cast.lena, "move_visit", {"id": named("m"), "starts_at": "2026-12-02T10:00"}, planned_visit_id=day(1))
    assert [one["planned_visit"] for one in change_queries.unseen_changes(db)] == [day(1)]
    assert [at[11:] for at in times(db)].count("15:00") == 11


# ---- Called off from one on ----


def cancel_rest(db, who, visit, **more):
    fields = {"id": named(f"rest {visit} {who.name}"), "cancelled_by": "us", **more}
    return run(db, who, "cancel_rest", fields, planned_visit_id=visit)


def test_this_one_and_those_that_follow_are_called_off_with_one_reason_and_one_thing_to_see(
    db, cast, plan_many, client_of
):
    plan_many("2027-02-09", who=cast.sara)
    assert cancel_rest(db, cast.lena, day(2), reason="Familjen flyttar").outcome == "applied"
    assert [one["status"] for one in visits(db)] == ["planned"] * 2 + ["cancelled"] * 10
    (change,) = change_queries.unseen_changes(db)
    assert (change["planned_visit"], change["reason"], change["after"]["more"]) == (day(2), "Familjen flyttar", 9)
    assert "Också de 9 som följer" in client_of(cast.sara).get("/today").text
    (later, _planned) = change_queries.changes_of(db, day(7))
    assert (later["what"], later["author"], later["reason"]) == ("cancelled", "Lena", "Familjen flyttar")
    page = client_of(cast.lena).get(f"/planned-visits/{day(2)}").text
    assert "Besöket och de 9 som följer är avbokade." in page


def test_when_all_are_called_off_their_pages_say_so_and_lead_on(db, cast, plan_many, lena):
    plan_many("2027-01-05")
    cancel_rest(db, cast.lena, day(0))
    assert "Alla besöken är avbokade." in lena.get(f"/planned-visits/series/{ID}").text
    for number in (0, 3):
        page = lena.get(f"/planned-visits/{day(number)}")
        assert page.status_code == 200
        assert f'href="/planned-visits/series/{ID}"' in page.text


def test_what_was_recorded_or_called_off_before_stays_as_it_was(db, cast, plan_many):
    plan_many("2027-01-05", who=cast.sara)
    visit = {"id": named("v"), "at": THREE, "planned_visit": day(3), "household": cast.homes["kornvagen"]}
    must(db, cast.sara, "record_visit", {**visit, "outcome": "happened"}, family_id=cast.families["pahittdal"])
    must(db, cast.sara, "cancel_visit", {"id": named("c"), "cancelled_by": "family"}, planned_visit_id=day(4))
    cancel_rest(db, cast.lena, day(2))
    assert [one["status"] == "planned" for one in visits(db)] == [True, True, False, True, False, False, False]
    assert [one["author"] for one in change_queries.changes_of(db, day(4))] == ["Sara", "Sara"]


def test_a_colleague_who_was_to_make_one_of_them_is_told_by_herself(db, cast, plan_many):
    plan_many("2027-01-05", who=cast.sara)
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=day(3))
    for one in change_queries.unseen_changes(db):
        who = cast.amir if one["coach"] == cast.amir.id else cast.sara
        must(db, who, "acknowledge_change", {"change": one["id"]}, planned_visit_id=one["planned_visit"])
    cancel_rest(db, cast.lena, day(1))
    told = {(one["coach_name"], one["planned_visit"]) for one in change_queries.unseen_changes(db)}
    assert told == {("Sara", day(1)), ("Amir", day(3))}


def test_a_visit_by_itself_has_no_rest_and_foreign_and_invented_ones_sound_the_same(db, cast, plan, plan_many):
    id, _receipt = plan("2026-11-24T09:00")
    plan_many("2027-01-05")
    assert cancel_rest(db, cast.lena, id).reason == "not_recurring"
    assert cancel_rest(db, cast.amir, day(1)).reason == "not_found"
    assert cancel_rest(db, cast.eva, day(1)).reason == "not_found"
    assert cancel_rest(db, cast.lena, day(1)).outcome == "applied"
    assert cancel_rest(db, cast.sara, day(2)).reason == "already_cancelled"


def test_the_family_is_told_of_it_once(db, cast, plan_many):
    plan_many("2027-01-05")
    since = clock.stamp()
    cancel_rest(db, cast.lena, day(1))
    told = [one["account"] for one in change_queries.changes_for_families(db, since)]
    assert sorted(told) == sorted([cast.eva.id, cast.per.id])


# ---- Pages ----


def filled(page, **more):
    hidden = dict(re.findall(r'<input type="hidden" name="([\w.]+)" value="([^"]*)"', page))
    return {name: hidden[name] for name in ("op", "id", "family", "coach", "tell_first")} | more


@pytest.fixture
def lena(client_of, cast):
    return client_of(cast.lena)


def test_from_planning_one_visit_to_a_series_and_its_page(db, cast, lena):
    one = lena.get(f"/planned-visits/new?family={cast.families['pahittdal']}&at={THREE}").text
    link = re.search(r'href="(/planned-visits/series[^"]+)"', one)[1].replace("&amp;", "&")
    page = lena.get(link).text
    assert f'value="{THREE}"' in page
    told = filled(page, starts_at=THREE, every="2", until="2027-02-09", minutes="60")
    answer = lena.post("/planned-visits/series", data=told)
    assert answer.status_code == 303
    shown = lena.get(answer.location).text
    assert "6 besök, varannan vecka, till" in shown
    assert shown.count('data-of="planned-') == 6


def test_what_was_typed_stays_and_each_refusal_names_its_day(cast, lena):
    page = lena.get(f"/planned-visits/series?family={cast.families['pahittdal']}").text
    told = filled(page, starts_at=THREE, every="1", until="2028-01-01", purpose="Bildschemat", minutes="60")
    answer = lena.post("/planned-visits/series", data=told)
    assert answer.status_code == 422
    assert "Den sista dagen kan vara 25 maj 2027" in answer.text
    assert 'value="Bildschemat"' in answer.text
    gap = told | {"starts_at": "2027-02-28T02:30", "every": "4", "until": "2027-05-30"}
    assert "Den timmen finns inte söndag 28 mars" in lena.post("/planned-visits/series", data=gap).text


def test_the_days_that_do_not_fit_are_listed_with_why_and_one_chooses(db, cast, plan, lena):
    plan("2026-12-01T15:30", family="provstrom")
    away(db, cast, "2026-12-07", "2026-12-11")
    page = lena.get(f"/planned-visits/series?family={cast.families['pahittdal']}").text
    told = filled(page, starts_at=THREE, every="1", until="2026-12-22", minutes="60")
    again = lena.post("/planned-visits/series", data=told)
    assert again.status_code == 422
    assert "2 dagar passar inte:" in again.text
    assert re.search(r"tisdag 1 december</time>: krockar</li>", again.text)
    assert re.search(r"tisdag 8 december</time>: familjeombudet är borta</li>", again.text)
    assert lena.post("/planned-visits/series", data=told | {"clashing": "skip"}).status_code == 303
    assert [at[:10] for at in times(db, told["id"])] == ["2026-11-24", "2026-12-15", "2026-12-22"]


def test_a_form_posted_twice_plans_once(db, cast, lena):
    page = lena.get(f"/planned-visits/series?family={cast.families['pahittdal']}").text
    told = filled(page, starts_at=THREE, every="1", until="2026-12-22", minutes="60")
    for _ in range(2):
        assert lena.post("/planned-visits/series", data=told).status_code == 303
    assert len(visits(db, told["id"])) == 5
    assert db.conn.execute("SELECT count(*) FROM planned_visit").fetchone()[0] == 5


def test_pages_that_list_what_comes_show_the_first_three_and_one_line(db, cast, plan, plan_many, client_of):
    family = cast.families["pahittdal"]
    plan_many("2027-05-18", household=cast.homes["kornvagen"])
    plan("2026-12-30T09:00", household=cast.homes["granvagen"], purpose="Hos Per")
    coming = queries.next_of_family(db, family, TUESDAY)
    assert [one["starts_at"][5:10] for one in coming] == ["11-24", "12-01", "12-08", "12-30"]
    for who, path in ((cast.sara, f"/families/{family}/times"), (cast.sara, f"/families/{family}")):
        page = client_of(who).get(path).text
        assert "Och 23 till, varje vecka, till" in page
        assert "tisdag 18 maj" in page
    assert f"/planned-visits/series/{ID}" in page
    mine = client_of(cast.eva).get("/later").text
    assert "Sedan varje vecka, till" in mine
    assert "/planned-visits/" not in mine
    assert "varje vecka" not in client_of(cast.per).get("/later").text


def test_a_visit_moved_to_the_other_home_tells_that_home_nothing_of_the_rest(db, cast, plan_many, client_of):
    plan_many("2027-01-19", household=cast.homes["kornvagen"])
    base = {
        "base.starts_at": times(db)[2],
        "starts_at": times(db)[2],
        "base.household": cast.homes["kornvagen"],
        "household": cast.homes["granvagen"],
    }
    must(db, cast.sara, "move_visit", {"id": named("m"), **base}, planned_visit_id=day(2))
    page = client_of(cast.per).get("/later").text
    assert "tisdag 8 december" in page
    assert "varje vecka" not in page


def test_its_page_takes_the_same_queries_however_many_there_are(db, cast, plan_many, client_of):
    plan_many("2026-12-01")
    plan_many("2027-05-25", id=named("long"), starts_at="2026-11-24T09:00")
    client = client_of(cast.lena)
    few = len(queries_of(client, f"/planned-visits/series/{ID}"))
    assert len(queries_of(client, f"/planned-visits/series/{named('long')}")) == few


def test_its_page_is_for_those_who_may_open_the_family(db, cast, plan_many, client_of):
    plan_many("2027-01-05")
    for who in (cast.amir, cast.eva, cast.maja, cast.admin):
        foreign = client_of(who).get(f"/planned-visits/series/{ID}")
        invented = client_of(who).get(f"/planned-visits/series/{named('nothing')}")
        assert (foreign.status_code, invented.status_code) == (404, 404)
        assert foreign.text == invented.text


def test_a_protected_familys_card_tells_only_when(db, cast, plan_many, client_of):
    member = {"id": named("keep"), "account": cast.sara.id, "protected": "yes"}
    must(db, cast.lena, "protect_member", member, member_id=cast.members["eva"])
    plan_many("2027-01-05", purpose="Hemligt")
    page = client_of(cast.sara).get("/today").text
    assert "Och 6 till" in page
    assert "Hemligt" not in page


def test_the_changes_tell_their_times_as_they_were(db, cast, plan_many):
    plan_many("2027-01-05")
    rows = db.conn.execute("SELECT before, after FROM planned_visit_change").fetchall()
    assert [before for before, _after in rows] == [None] * 7
    assert sorted(json.loads(after)["starts_at"] for _before, after in rows) == times(db)
    found = series_queries.series(db, ID)
    assert (found["count"], found["weeks"], found["last"][:10]) == (7, 1, "2027-01-05")

"""Sick leave on a Monday at eight: every visit on one page, each settled by one tap."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.accounts import queries as accounts
from familjelots.core import clock
from familjelots.cover.settle import settling
from familjelots.reminders import queries as reminders
from familjelots.schedule import queries as schedule

from ..cast import must, named
from .conftest import TODAY


def card(db, cast, absence, visit):
    return next(one for one in settling(db, cast.lena, absence)["cards"] if one["id"] == visit)


@pytest.fixture
def recorded(db, cast):
    """Amir once went to Provström in Sara's place, and wrote it down."""

    def with_them(family: str = "provstrom", home: str = "provgatan") -> None:
        must(db, cast.lena, "give_family", {"id": str(uuid4()), "coach": cast.amir.id}, family_id=cast.families[family])
        told = {"id": str(uuid4()), "at": "2026-11-16T09:00", "household": cast.homes[home], "outcome": "happened"}
        must(db, cast.amir, "record_visit", told, family_id=cast.families[family])
        must(db, cast.lena, "give_family", {"id": str(uuid4()), "coach": cast.sara.id}, family_id=cast.families[family])

    return with_them


@pytest.fixture
def ebba(db, cast):
    """A third coach, whom nobody knows."""
    fields = {"id": named("account ebba"), "name": "Anna Ny", "role": "coach", "phone": "070-174 06 09"}
    must(db, cast.admin, "create_account", fields)
    return fields["id"]


def test_every_planned_visit_inside_stands_there_and_no_other(db, cast, plan, ill):
    inside = {plan("09:00"), plan("13:00", family="provstrom")}
    plan("2026-11-24T09:00")
    plan("10:00", family="mithal")
    told = settling(db, cast.lena, ill())
    assert {one["id"] for one in told["cards"]} == inside
    assert (told["settled"], [one["state"] for one in told["cards"]]) == (0, ["open", "open"])


def test_a_colleague_whom_the_family_knows_comes_first_then_those_who_are_free(db, cast, plan, ill, recorded, ebba):
    recorded()
    visit = plan("09:00", family="provstrom")
    offered = card(db, cast, ill(), visit)["colleagues"]
    assert [(one["name"], one["known"]) for one in offered] == [("Amir", "visited"), ("Anna Ny", "")]


def test_whoever_goes_there_already_comes_first_and_is_not_said_to_know_the_family_yet(
    db, cast, plan, ill, ebba, client_of
):
    first, other = plan("09:00", family="provstrom"), plan("13:00", family="provstrom")
    absence = ill()
    given = {"id": named("given"), "coach": ebba, "base.coach": cast.sara.id}
    must(db, cast.lena, "give_visit", given, planned_visit_id=first)
    offered = card(db, cast, absence, other)["colleagues"]
    assert [(one["name"], one["known"]) for one in offered] == [("Anna Ny", "goes"), ("Amir", "")]
    assert "Anna Ny, åker redan dit" in client_of(cast.lena).get(f"/absences/{absence}/visits").text
    with clock.at(clock.now() + timedelta(days=5)):
        assert card(db, cast, absence, other)["colleagues"][0]["known"] == "known"
    must(db, cast.lena, "give_visit", {"id": named("back"), "coach": cast.sara.id}, planned_visit_id=first)
    assert {one["known"] for one in card(db, cast, absence, other)["colleagues"]} == {""}


def test_before_a_visit_is_settled_one_reads_when_the_phone_with_unsent_words_was_last_heard_of(
    db, cast, plan, ill, client_of
):
    plan("09:00")
    page = f"/absences/{ill()}/visits"
    assert "Sara har ingen telefon här" in client_of(cast.lena).get(page).text
    phone = {"id": named("phone"), "account": cast.sara.id, "label": "Telefon", "made_at": clock.stamp()}
    accounts.add_device(db, {**phone, "seen_at": "2026-11-20T16:30:00Z"})
    told = client_of(cast.lena).get(page).text
    assert re.search(r"Saras telefon hördes senast\s*<time[^>]*>fredag 20 november 17\.30<", told)
    assert told.index("hördes senast") < told.index('class="cards"')


def test_whoever_is_booked_or_away_then_is_not_offered_and_what_else_is_in_the_way_is_said(db, cast, plan, ill, ebba):
    visit = plan("09:00", family="provstrom")
    absence = ill()
    plan("10:00", family="mithal")
    late = plan("17:30", family="provstrom", anyway="yes")
    assert [(one["name"], one["conflicts"]) for one in card(db, cast, absence, visit)["colleagues"]] == [
        ("Anna Ny", []), ("Amir", ["short_travel"]),
    ]  # fmt: skip
    assert {tuple(one["conflicts"]) for one in card(db, cast, absence, late)["colleagues"]} == {("outside_hours",)}
    away = {"id": named("amir"), "account": cast.amir.id, "kind": "sick", "from_day": TODAY, "until_day": TODAY}
    must(db, cast.lena, "record_absence", away)
    assert [one["name"] for one in card(db, cast, absence, visit)["colleagues"]] == ["Anna Ny"]


def test_a_protected_family_is_offered_to_named_colleagues_alone_and_hidden_from_other_coordinators(
    db, cast, plan, ill, client_of
):
    visit, absence = plan("09:00"), ill()
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["per"])
    assert card(db, cast, absence, visit)["colleagues"] == []
    name = {"id": named("n"), "account": cast.amir.id, "from_day": TODAY, "until_day": TODAY}
    must(db, cast.lena, "name_staff", name, family_id=cast.families["pahittdal"])
    assert [one["name"] for one in card(db, cast, absence, visit)["colleagues"]] == ["Amir"]
    other = {"id": named("account olle"), "name": "Olle", "role": "coordinator"}
    must(db, cast.admin, "create_account", other)
    page = settling(db, type(cast.lena)(id=other["id"], name="Olle", role="coordinator", language="sv"), absence)
    assert (page["cards"], page["closed"]) == ([], 1)
    assert "Påhittdal" not in client_of(cast.lena).get(f"/absences/{absence}/visits").text


def test_two_visits_are_not_proposed_for_the_same_other_time(db, cast, plan, ill):
    plan("09:00")
    plan("09:00", family="provstrom", anyway="yes")
    one, other = settling(db, cast.lena, ill())["cards"]
    assert sorted((one["another"], other["another"])) == ["2026-11-24T09:00", "2026-11-25T09:00"]


def test_m7_each_way_of_settling_stands_on_the_card_and_the_next_one_first(db, cast, plan, ill, client_of):
    given, moved, cancelled, rung = plan("08:30"), plan("10:00"), plan("11:30", interpreter="arabiska"), plan("13:00")
    absence, client = ill(), client_of(cast.lena)
    page = client.get(f"/absences/{absence}/visits").text
    assert "0 av 4 besök är ordnade" in page
    here = {"next": f"/absences/{absence}/visits"}
    posts = (
        (f"/planned-visits/{given}/coach", {"coach": cast.amir.id, "base.coach": cast.sara.id}),
        (f"/planned-visits/{moved}/time", {"starts_at": "2026-11-24T10:00", "base.starts_at": f"{TODAY}T10:00"}),
        (f"/planned-visits/{cancelled}/cancellation", {"cancelled_by": "us"}),
        (f"/planned-visits/{rung}/calls", {"outcome": "wanted"}),
    )
    for path, fields in posts:
        answer = client.post(path, data={"id": str(uuid4()), **fields, **here})
        assert (answer.status_code, answer.location) == (303, here["next"])
    told = settling(db, cast.lena, absence)
    assert {one["id"]: one["state"] for one in told["cards"]} == {
        given: "given", moved: "moved", cancelled: "cancelled", rung: "call",
    }  # fmt: skip
    page = client.get(here["next"]).text
    assert "Alla besök är ordnade" in page
    assert "Ge tillbaka till Sara" in page


def test_the_list_of_calls_has_numbers_language_and_the_interpreter_to_cancel(db, cast, plan, ill, client_of):
    must(db, cast.lena, "give_family", {"id": named("g"), "coach": cast.sara.id}, family_id=cast.families["mithal"])
    visit = plan("09:00", family="mithal", interpreter="arabiska")
    absence = ill()
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=visit)
    page = client_of(cast.lena).get(f"/absences/{absence}/visits").text
    calls = page.split('id="calls"')[1]
    for words in ('href="tel:0701740602"', "Samir", "arabiska, tolk", "Avboka tolken: arabiska", "ingen egen telefon"):
        assert re.search(words.replace("ingen", "(ingen|någon)"), calls), words


def test_nobody_home_is_noted_with_who_and_when_and_reached_ends_it(db, cast, plan, ill, client_of):
    visit, absence = plan("09:00"), ill()
    must(db, cast.lena, "note_call", {"id": named("w"), "outcome": "wanted"}, planned_visit_id=visit)
    must(db, cast.lena, "note_call", {"id": named("x"), "outcome": "not_reached"}, planned_visit_id=visit)
    page = client_of(cast.lena).get(f"/absences/{absence}/visits").text
    assert re.search(r"Ej nådd</?.*Lena|Ej nådd: Lena <time", page)
    assert settling(db, cast.lena, absence)["calls"]
    must(db, cast.lena, "note_call", {"id": named("y"), "outcome": "reached"}, planned_visit_id=visit)
    told = settling(db, cast.lena, absence)
    assert (told["calls"], [one["state"] for one in told["cards"]]) == ([], ["open"])
    assert "Nådd av Lena" in client_of(cast.lena).get(f"/absences/{absence}/visits").text


def test_whoever_is_told_on_an_own_phone_need_not_be_rung_unless_it_is_not_wanted_there(db, cast, plan, ill):
    visit, absence = plan("09:00", family="provstrom"), ill()
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    assert settling(db, cast.lena, absence)["calls"]
    keys = {"endpoint": "https://push.example.se/maja", "p256dh": "x", "auth": "x", "vapid_key": "x"}
    with db.conn:
        subscription = {"id": str(uuid4()), "account": cast.maja.id, "made_at": clock.stamp(), **keys}
        reminders.add_subscription(db, subscription)
    assert not settling(db, cast.lena, absence)["calls"]
    hours = {"day_at": "08:00", "evening_at": "18:00", "quiet_from": "20:00", "quiet_until": "08:00"}
    must(db, cast.maja, "choose_reminders", {"id": named("silent"), "kinds": ["step", "visit"], **hours})
    assert settling(db, cast.lena, absence)["calls"]


def test_a_visit_that_has_begun_when_somebody_goes_home_is_to_be_settled_too(db, cast, plan):
    visit = plan("08:30")
    away = {"id": named("noon"), "account": cast.sara.id, "kind": "sick", "from_day": TODAY, "until_day": TODAY}
    must(db, cast.lena, "record_absence", {**away, "from_time": "09:00"})
    assert card(db, cast, named("noon"), visit)["state"] == "open"


def test_whoever_comes_back_sooner_gets_back_what_was_given_by_one_tap(db, cast, plan, ill, client_of):
    visit, absence = plan("2026-11-25T09:00"), ill(until="2026-11-26")
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    must(db, cast.lena, "end_absence", {"id": named("e"), "until_day": TODAY}, absence_id=absence)
    assert "Ge tillbaka till Sara" in client_of(cast.lena).get(f"/absences/{absence}/visits").text


def test_the_week_says_that_there_are_visits_to_settle_until_they_are(db, cast, plan, ill, client_of):
    visit, absence = plan("09:00"), ill()
    link = f'href="/absences/{absence}/visits"'
    told = client_of(cast.lena).get("/week").text
    assert re.search(r"Sara är borta: 1 besök att ordna</a> <span[^>]*><time[^>]*>måndag 23 november<", told)
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    assert link not in client_of(cast.lena).get("/week").text


def test_it_is_for_whoever_coordinates_alone(cast, plan, ill, client_of):
    plan("09:00")
    path = f"/absences/{ill()}/visits"
    closed = [client_of(who).get(path).status_code for who in (cast.sara, cast.amir, cast.eva, cast.admin)]
    assert {*closed, client_of(cast.lena).get(f"/absences/{named('none')}/visits").status_code} == {404}


def test_the_number_of_queries_does_not_grow_with_visits(db, cast, plan, ill):
    plan("08:00")
    absence = ill()
    few = _queries(db, cast, absence)
    for hour in ("09:00", "10:00", "11:00", "12:00"):
        plan(hour, family="provstrom")
    assert _queries(db, cast, absence) == few


def _queries(db, cast, absence):
    seen = []
    db.conn.set_trace_callback(seen.append)
    settling(db, cast.lena, absence)
    db.conn.set_trace_callback(None)
    return len(seen)


def test_everything_returns_by_itself(db, cast, plan, ill):
    today, tomorrow = plan("09:00"), plan("2026-11-24T09:00")
    ill()
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=today)
    found = schedule.planned_visit(db, tomorrow)
    assert found is not None
    assert (found["coach"], found["contact"]) == (cast.sara.id, cast.sara.id)

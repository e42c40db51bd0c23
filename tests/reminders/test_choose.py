"""Everybody chooses kinds, hours, quiet hours, a pause, once more later; by one page that needs no JavaScript."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import value
from familjelots.reminders.chosen import choice_of

from ..cast import must, named, run
from .conftest import DAY, EIGHT

USUAL = {
    "day_at": "08:00", "evening_at": "18:00", "ahead": "60", "quiet_from": "20:00", "quiet_until": "08:00",
}  # fmt: skip
OWN = {"coach": ["step", "follow_up", "cadence", "referral", "change"], "family": ["step", "visit", "visit_changed"]}


@pytest.fixture
def choose(db):
    def say(who, **other):
        fields = {"id": named(f"choice {who.name} {sorted(other.items())}"), "kinds": OWN[who.role], **USUAL, **other}
        return run(db, who, "choose_reminders", {name: value for name, value in fields.items() if value != []})

    return say


def test_the_hour_is_the_persons_own(cast, step, phone_of, remind, choose):
    step("eva")
    phone_of(cast.eva)
    assert choose(cast.eva, day_at="10:30").outcome == "applied"
    assert remind(EIGHT + timedelta(hours=2)).sent == 0
    assert remind(EIGHT + timedelta(hours=2, minutes=30)).sent == 1


def test_u4_a_follow_up_is_told_to_its_coach_at_the_hour_that_she_chose_without_scripts(
    db, cast, client_of, phone_of, remind, service
):
    follow_up = {"id": named("school"), "text": "Hur går det i skolan?", "due": DAY}
    must(db, cast.sara, "add_follow_up", follow_up, family_id=cast.families["pahittdal"])
    sara = phone_of(cast.sara)
    posted = {"id": named("c"), "kinds": ["follow_up"], **USUAL, "day_at": "07:15", "quiet_until": "07:00"}
    assert client_of(cast.sara).post("/reminders/choice", data=posted).status_code == 303
    early = EIGHT.replace(hour=6, minute=15, second=0)  # a quarter past seven on the wall
    assert [remind(early - timedelta(minutes=1)).sent, remind(early).sent, remind(EIGHT).sent] == [0, 1, 0]
    assert sara.decrypt(service.delivered[0].body)["notification"]["body"] == "Du har en påminnelse"


def test_a_kind_that_the_doer_does_not_want_goes_to_the_coach_and_a_pause_to_nobody(
    cast, db, step, phone_of, remind, choose, service
):
    step("eva")
    phone_of(cast.eva)
    phone_of(cast.sara)
    choose(cast.eva, kinds=["visit"])
    assert remind().sent == 1
    assert [one.browser for one in service.delivered] == ["Sara"]
    step("eva", due="2026-11-25")
    choose(cast.eva)
    with clock.at(EIGHT):
        must(db, cast.eva, "pause_reminders", {"id": named("p"), "until": "week"})
    assert choice_of(db, cast.eva.id).paused_until == "2026-11-29"
    assert remind(EIGHT + timedelta(days=1)).sent == 0
    with clock.at(EIGHT + timedelta(days=1)):
        must(db, cast.eva, "pause_reminders", {"id": named("go on"), "until": "now"})
    assert remind(EIGHT + timedelta(days=1)).sent == 1
    assert [one.browser for one in service.delivered] == ["Sara", "Eva"]


def test_what_was_on_its_way_when_quiet_hours_began_waits_for_their_end(db, cast, phone_of, remind, choose, service):
    visit(db, cast, "2026-11-25T09:30")
    phone_of(cast.eva)
    choose(cast.eva, ahead="180", quiet_from="06:45", quiet_until="07:30", kinds=["visit"], day_at="08:00")
    service.answers["Eva"] = [(503, {"Retry-After": "1200"}), (201, {})]
    before = EIGHT.replace(hour=5, minute=31, second=0) + timedelta(days=1)  # 6.31 on the wall
    assert remind(before).waiting == 1
    assert remind(before + timedelta(minutes=21)).sent == 0
    assert remind(before + timedelta(minutes=60)).sent == 1


def visit(db, cast, starts_at, home="", family="pahittdal"):
    id = named(f"visit {starts_at} {home}")
    fields = {"id": id, "family": cast.families[family], "starts_at": starts_at, "minutes": "60", "household": home}
    with clock.at(EIGHT - timedelta(days=2)):
        must(db, cast.lena, "plan_visit", fields)
    return id


def test_a_family_is_reminded_of_a_visit_in_the_evening_before_and_an_hour_ahead(db, cast, phone_of, remind, service):
    visit(db, cast, "2026-11-25T14:00")
    phone_of(cast.eva)
    evening = EIGHT.replace(hour=17, minute=0, second=0)
    assert [remind(evening - timedelta(minutes=1)).sent, remind(evening).sent, remind(evening).sent] == [0, 1, 0]
    hour = EIGHT.replace(hour=12, minute=0, second=0) + timedelta(days=1)
    assert [remind(hour - timedelta(minutes=1)).sent, remind(hour).sent, remind(hour).sent] == [0, 1, 0]
    assert [one.browser for one in service.delivered] == ["Eva", "Eva"]
    assert len({one.headers["topic"] for one in service.delivered}) == 2


def test_a_visit_in_one_home_reminds_nobody_of_the_other(db, cast, phone_of, remind, service):
    visit(db, cast, "2026-11-25T14:00", cast.homes["kornvagen"])
    phone_of(cast.eva)
    phone_of(cast.per)
    assert remind(EIGHT.replace(hour=17)).sent == 1
    assert [one.browser for one in service.delivered] == ["Eva"]


def test_a_moved_or_cancelled_visit_is_reminded_of_at_its_new_time_or_not_at_all(db, cast, phone_of, remind, choose):
    id = visit(db, cast, "2026-11-25T14:00")
    phone_of(cast.eva)
    choose(cast.eva, kinds=["visit"])
    assert remind(EIGHT.replace(hour=17)).sent == 1
    with clock.at(EIGHT.replace(hour=18)):
        moved = {"id": named("moved"), "starts_at": "2026-11-26T10:00", "base.starts_at": "2026-11-25T14:00"}
        must(db, cast.lena, "move_visit", moved, planned_visit_id=id)
    day = timedelta(days=1)
    assert remind(EIGHT.replace(hour=12) + day).sent == 0
    assert remind(EIGHT.replace(hour=17) + day).sent == 1
    with clock.at(EIGHT.replace(hour=18) + day):
        cancelled = {"id": named("off"), "cancelled_by": "family", "reason": "sjuk"}
        must(db, cast.lena, "cancel_visit", cancelled, planned_visit_id=id)
    assert remind(EIGHT.replace(hour=8) + 2 * day).sent == 0


def test_a_change_that_its_coach_has_not_seen_is_told_until_she_has(db, cast, phone_of, remind, service):
    visit(db, cast, "2026-11-25T14:00")
    phone_of(cast.sara)
    assert remind(EIGHT).sent == 1
    assert remind(EIGHT + timedelta(hours=1)).sent == 0
    id = visit(db, cast, "2026-11-27T14:00")
    change = value(db, "SELECT id FROM planned_visit_change WHERE planned_visit = ?", id)
    must(db, cast.sara, "acknowledge_change", {"change": change}, planned_visit_id=id)
    assert remind(EIGHT + timedelta(hours=2)).sent == 0


def test_again_in_an_hour_is_told_again_while_it_is_open(db, cast, step, phone_of, remind, service):
    id = step("eva")
    phone_of(cast.eva)
    remind()
    reminder = value(db, "SELECT id FROM reminder")
    with clock.at(EIGHT + timedelta(minutes=5)):
        again = {"id": named("later"), "again": "hour"}
        must(db, cast.eva, "snooze_reminder", again, reminder_id=reminder)
        assert run(db, cast.per, "snooze_reminder", again, reminder_id=reminder).outcome == "parked"
    assert remind(EIGHT + timedelta(minutes=64)).sent == 0
    assert remind(EIGHT + timedelta(minutes=65)).sent == 1
    assert len({one.headers["topic"] for one in service.delivered}) == 2, "a new one, which sounds again"
    with clock.at(EIGHT + timedelta(minutes=70)):
        second = value(db, "SELECT id FROM reminder ORDER BY rowid DESC")
        must(db, cast.eva, "snooze_reminder", {"id": named("again"), "again": "tomorrow"}, reminder_id=second)
    must(db, cast.eva, "tick_step", {"id": named("tick"), "status": "done"}, step_id=id)
    assert remind(EIGHT + timedelta(days=1)).sent == 0


def test_this_evening_is_tomorrow_morning_for_whom_the_evening_is_quiet(cast, db, step, phone_of, remind, choose):
    step("eva")
    phone_of(cast.eva)
    choose(cast.eva, evening_at="16:00", quiet_from="17:00", quiet_until="09:00", day_at="09:00")
    assert remind(EIGHT + timedelta(hours=1)).sent == 1
    with clock.at(EIGHT + timedelta(hours=2)):
        reminder = value(db, "SELECT id FROM reminder")
        must(db, cast.eva, "snooze_reminder", {"id": named("late"), "again": "evening"}, reminder_id=reminder)
    assert [remind(EIGHT + timedelta(hours=hours)).sent for hours in (10, 24, 25)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("kinds", ["change"]), ("mail", "inte en adress"), ("mail", "a@b.se\nBcc: x@y.se"), ("day_at", "21:00"),
        ("day_at", "24:00"), ("evening_at", "05:00"), ("ahead", "45"), ("quiet_from", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_is_said_beside_its_field_and_changes_nothing(client_of, cast, db, field, said):
    page = client_of(cast.eva).post(
        "/reminders/choice", data={"id": named("c"), "kinds": ["step"], **USUAL, field: said}
    )
    assert page.status_code == 422
    assert value(db, "SELECT count(*) FROM reminder_choice") == 0


def test_the_page_shows_what_holds_and_saves_without_javascript(client_of, cast, db):
    client = client_of(cast.eva)
    page = client.get("/reminders").text
    for words in ("Vad, och när", "Pausa den här veckan", "Besök hos oss", "Ditt eget ord på skärmen"):
        assert words in page
    posted = {"id": named("c"), "kinds": ["visit"], **USUAL, "day_at": "09:15"}
    assert client.post("/reminders/choice", data=posted).status_code == 303
    assert 'value="09:15"' in client.get("/reminders").text
    assert choice_of(db, cast.eva.id).silent == {"step", "visit_changed"}
    client.post("/reminders/pause", data={"id": named("p"), "until": "week"})
    assert "Börja igen nu" in client.get("/reminders").text
    assert client_of(cast.admin).get("/reminders").status_code == 404


def test_the_latest_day_is_on_the_page_and_can_be_asked_for_again(client_of, cast, db, step, phone_of, remind):
    step("eva")
    phone_of(cast.eva)
    remind()
    with clock.at(EIGHT + timedelta(minutes=5)):
        page = client_of(cast.eva).get("/reminders").text
        assert "Senaste dygnet" in page
        token = value(db, "SELECT token FROM reminder")
        assert "När vill du bli påmind igen?" in client_of(cast.eva).get(f"/r/{token}/later").text
        assert client_of(cast.per).get(f"/r/{token}/later").status_code == 404

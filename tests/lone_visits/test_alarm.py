"""When the time passes, the sweep tells the named colleague once, at any hour, and says nothing of what it is."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import rows, value
from familjelots.reminders import deliver
from familjelots.reminders.open_reminder import open_reminder
from familjelots.reminders.send import sender
from familjelots.reminders.settings import settings

from ..cast import must, named
from .conftest import LATE, MORNING


def test_the_named_colleague_is_told_once_neutrally_and_is_led_to_the_list(
    db, app, cast, alone, phone_of, remind, service
):
    alone()
    amir, lena = phone_of(cast.amir), phone_of(cast.lena)
    assert remind(LATE - timedelta(minutes=2)).sent == 0
    assert [remind(LATE + timedelta(minutes=minute)).sent for minute in range(3)] == [1, 0, 0]
    [message] = service.delivered
    assert (message.browser, message.headers["urgency"]) == (amir.name, "high")
    told = amir.decrypt(message.body)["notification"]
    assert (told["title"], told["body"]) == (app.config["APP_NAME"], "Du har en påminnelse")
    assert "Sara" not in str(told)
    assert open_reminder(db, cast.amir, value(db, "SELECT token FROM reminder")) == "/lone-visits"
    assert lena.name not in {one.browser for one in service.delivered}


@pytest.mark.parametrize("hours", [12.5, 15, 20])
def test_evening_and_night_make_no_difference_and_what_waits_for_the_day_still_waits(
    db, cast, alone, phone_of, remind, hours
):
    due = (MORNING + timedelta(days=1)).date().isoformat() if hours > 16 else "2026-11-24"
    step = {"id": named("step"), "text": "Ring skolan", "doer": "coach", "due": due}
    must(db, cast.sara, "add_step", step, family_id=cast.families["pahittdal"])
    moment = MORNING + timedelta(hours=hours)
    with clock.at(moment - timedelta(hours=1)):
        alone(expected_at=(clock.local_now() + timedelta(minutes=59)).strftime("%Y-%m-%dT%H:%M"))
    phone_of(cast.amir)
    phone_of(cast.sara)
    assert remind(moment).sent == 1
    assert [one["kind"] for one in rows(db, "SELECT kind FROM reminder")] == ["lone_visit"]


def test_without_a_phone_the_coordinator_is_told_and_the_pages_say_so(
    db, client_of, cast, alone, phone_of, remind, service
):
    assert "Amir (utan påminnelser: säg till själv)" in client_of(cast.sara).get("/lone-visits/new").text
    alone()
    assert "Amir har inte slagit på påminnelser." in client_of(cast.sara).get("/today").text
    with clock.at(LATE):
        assert "Ingen telefon har fått en påminnelse. Amir skulle få veta." in client_of(cast.lena).get("/week").text
    phone_of(cast.lena)
    assert remind(LATE).sent == 1
    with clock.at(LATE):
        for who, page in ((cast.amir, "/today"), (cast.lena, "/week"), (cast.lena, "/lone-visits")):
            assert "Lena har fått en påminnelse" in client_of(who).get(page).text
    assert [one.browser for one in service.delivered] == ["Lena"]


def test_whoever_coordinates_can_turn_reminders_on(client_of, cast):
    page = client_of(cast.lena).get("/reminders").text
    assert "Slå på påminnelser" in page
    assert "Har en kollega som är ensam på besök inte hört av sig i tid" in page


def test_she_herself_is_never_told_of_herself(cast, alone, phone_of, remind):
    alone(who=cast.lena, colleague=cast.amir)
    phone_of(cast.lena)
    assert remind(LATE).sent == 0


def test_who_has_been_heard_of_is_no_alarm_also_between_two_tries(db, cast, alone, phone_of, remind, service):
    id, _receipt = alone()
    phone_of(cast.amir)
    service.answers["Amir"] = [(503, {})]
    assert remind(LATE).waiting == 1
    must(db, cast.sara, "check_out", {"id": named("out")}, lone_visit_id=id)
    assert remind(LATE + timedelta(minutes=5)).sent == 0
    assert value(db, "SELECT state FROM delivery") == "quiet"


def test_another_time_that_passes_is_another_alarm(db, cast, alone, phone_of, remind):
    id, _receipt = alone()
    phone_of(cast.amir)
    assert remind(LATE).sent == 1
    with clock.at(LATE):
        later = {"id": named("later"), "expected_at": "2026-11-24T11:00"}
        must(db, cast.sara, "prolong_check_in", later, lone_visit_id=id)
    assert [remind(LATE + timedelta(hours=hours)).sent for hours in (0, 1, 2, 3)] == [0, 0, 1, 0]


def test_a_sweep_that_dies_repeats_only_what_collapses_on_the_phone(cast, alone, phone_of, remind, service):
    class Killed(BaseException):
        pass

    alone()
    phone_of(cast.amir)
    post = sender(settings())

    def die_after_sending(subscription, message):
        post(subscription, message)
        raise Killed

    with pytest.raises(Killed):
        remind(LATE, die_after_sending)
    assert remind(LATE + timedelta(minutes=1)).sent == 0, "somebody else may still have it"
    assert remind(LATE + deliver.LEASE + timedelta(seconds=1)).sent == 1
    assert len({one.headers["topic"] for one in service.delivered}) == 1


def test_one_that_named_somebody_who_left_reaches_the_coordinator(db, cast, alone, phone_of, remind, service):
    alone()
    phone_of(cast.amir)
    phone_of(cast.lena)
    must(db, cast.admin, "end_account", {}, account_id=cast.amir.id)
    assert remind(LATE).sent == 1
    assert [one.browser for one in service.delivered] == ["Lena"]


def test_the_tables_are_whole_after_their_words_were_changed(db, cast, alone, phone_of, remind):
    alone()
    phone_of(cast.amir)
    remind(LATE)
    assert rows(db, "PRAGMA foreign_key_check") == []
    assert rows(db, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert value(db, "SELECT family FROM reminder") is None

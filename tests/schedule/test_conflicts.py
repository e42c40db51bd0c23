"""What speaks against a time is told before it is saved, forbids nothing more than before, and stands on the board."""

import pytest

from familjelots.schedule import queries

from ..cast import must, named, run

NINE = "2026-11-24T09:00"


def absent(db, cast, **more):
    fields = {"id": named("away"), "account": cast.sara.id, "kind": "sick", "from_day": "2026-11-25"}
    must(db, cast.sara, "record_absence", {**fields, "until_day": "2026-11-25", **more})


def ask(client, cast, starts_at, family="pahittdal", **more):
    """What the form answers, which asks to be told first."""
    id = named(f"ask {starts_at} {more}")
    fields = {"id": id, "family": cast.families[family], "starts_at": starts_at, "minutes": "60", "tell_first": "yes"}
    return client.post("/planned-visits", data={**fields, **more})


def test_a_time_with_nothing_against_it_is_planned_at_once(client_of, cast):
    assert ask(client_of(cast.lena), cast, NINE).status_code == 303


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [
        ("2026-11-24T07:30", "utanför arbetstiden"),
        ("2026-11-24T16:30", "utanför arbetstiden"),
        ("2026-11-28T10:00", "utanför arbetstiden"),
        ("2026-11-25T10:00", "familjeombudet är borta"),
        ("2026-11-26T10:10", "för kort restid"),
        ("2026-11-26T07:50", "för kort restid"),
    ],
)
def test_it_is_told_first_and_planned_when_it_is_meant(db, client_of, cast, plan, starts_at, words):
    absent(db, cast)
    plan("2026-11-26T09:00", family="provstrom")
    client = client_of(cast.lena)
    answer = ask(client, cast, starts_at, purpose="Bildschemat")
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Bildschemat"' in answer.text
    assert 'name="anyway"' in answer.text
    assert ask(client, cast, starts_at, anyway="yes").status_code == 303


def test_what_is_far_enough_apart_or_only_near_the_absence_is_not_told(db, client_of, cast, plan):
    absent(db, cast, from_time="13:00")
    plan(NINE, family="provstrom")
    for starts_at in ("2026-11-24T10:20", "2026-11-25T12:00"):
        assert ask(client_of(cast.lena), cast, starts_at).status_code == 303


def test_another_coachs_visits_and_absence_speak_against_nothing(db, client_of, cast, plan):
    absent(db, cast)
    plan("2026-11-25T09:00", family="provstrom")
    assert ask(client_of(cast.lena), cast, "2026-11-25T10:10", "mithal", interpreter="arabiska").status_code == 303


def test_a_missing_interpreter_is_told_where_somebody_needs_one(client_of, cast):
    client = client_of(cast.lena)
    assert "tolk saknas" in ask(client, cast, NINE, "mithal").text
    assert ask(client, cast, NINE, "mithal", interpreter="arabiska, bokad").status_code == 303


def test_a_coachs_own_hours_and_time_to_travel_count(db, client_of, cast, plan):
    hours = {"id": named("h"), "account": cast.sara.id, "from_day": "2026-11-24", "days": ["2", "6"], "travel": "60"}
    must(db, cast.sara, "set_working_hours", {**hours, "begins": "07:00", "ends": "20:00"})
    client = client_of(cast.lena)
    assert ask(client, cast, "2026-11-24T18:00").status_code == 303
    assert ask(client, cast, "2026-11-28T08:00").status_code == 303
    assert "utanför arbetstiden" in ask(client, cast, "2026-11-26T10:00").text
    assert "för kort restid" in ask(client, cast, "2026-11-24T16:30", "provstrom").text


def test_what_comes_from_a_phone_is_not_held_back(db, cast, plan):
    absent(db, cast)
    assert plan("2026-11-25T10:00")[1].outcome == "applied"
    assert plan("2026-11-25T10:30", family="provstrom")[1].reason == "double_booked"


def test_moving_tells_it_too_and_a_new_purpose_alone_does_not(db, client_of, cast, plan):
    absent(db, cast)
    id, _receipt = plan("2026-11-25T10:00")
    client = client_of(cast.sara)

    def move(starts_at, **more):
        fields = {"id": named(f"{starts_at} {more}"), "starts_at": starts_at, "minutes": "60", "tell_first": "yes"}
        return client.post(f"/planned-visits/{id}/time", data={**fields, "base.minutes": "60", **more})

    same = {"base.starts_at": "2026-11-25T10:00"}
    assert move("2026-11-25T10:00", purpose="Skolan", **same).status_code == 303
    answer = move("2026-11-25T13:00", **same)
    assert answer.status_code == 422
    assert "familjeombudet är borta" in answer.text
    assert move("2026-11-26T13:00", **same).status_code == 303
    assert queries.planned_visit(db, id)["starts_at"] == "2026-11-26T13:00"


def test_a_visit_does_not_meet_itself(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    fields = {"id": named("m"), "starts_at": "2026-11-24T09:15", "tell_first": "yes"}
    assert run(db, cast.lena, "move_visit", fields, planned_visit_id=id).outcome == "applied"


@pytest.mark.parametrize("starts_at", ["2027-03-28T02:30", "i morgon", "2026-99-99T09:00", ""])
def test_a_time_that_cannot_be_is_refused_as_before(client_of, cast, starts_at):
    answer = ask(client_of(cast.lena), cast, starts_at)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text or 'role="alert"' in answer.text


def test_the_visit_at_midnight_is_seen_from_the_day_after(client_of, cast, plan):
    plan("2026-11-24T23:30", family="provstrom", minutes="90")
    answer = ask(client_of(cast.lena), cast, "2026-11-25T00:30")
    assert "Sara hos Provström" in answer.text


def test_whoever_plans_is_told_that_the_coach_is_away_and_not_why(db, client_of, cast, plan):
    absent(db, cast)
    id, _receipt = plan("2026-11-26T09:00")
    client = client_of(cast.lena)
    answers = [ask(client, cast, "2026-11-25T10:00"), client.get(f"/planned-visits/{id}/move")]
    for answer in answers:
        assert "borta" in answer.text
        assert "sjuk" not in answer.text


def test_a_family_that_has_changed_hands_takes_the_time_of_whoever_comes_now(db, client_of, cast, plan):
    plan(NINE)
    to_amir = {"id": named("given"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", to_amir, family_id=cast.families["pahittdal"])
    client = client_of(cast.lena)
    refused = ask(client, cast, NINE, family="mithal").text
    assert "krockar med ett annat besök" in refused
    assert "Amir hos Påhittdal" in refused
    assert "för kort restid" in ask(client, cast, "2026-11-24T10:10", family="mithal").text
    assert ask(client, cast, NINE, family="provstrom").status_code == 303

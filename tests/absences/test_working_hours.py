"""When a coach works: Monday to Friday, eight to five, until somebody says otherwise from a day on."""

from datetime import UTC, datetime

import pytest

from familjelots.absences import queries
from familjelots.absences.hours import USUAL, holding
from familjelots.core import clock

from ..cast import must, named, run


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(datetime(2026, 11, 24, 6, 0, tzinfo=UTC)):
        yield


def set_(cast, name="hours", who="sara", **more):
    fields = {"id": named(name), "account": cast.people[who].id, "from_day": "2026-12-01", "days": ["1", "2", "4"]}
    return {**fields, "begins": "9.00", "ends": "15:30", "travel": "35", **more}


def on(db, cast, day):
    return holding(queries.hours_until(db, day, cast.sara.id), day)


def test_what_holds_follows_the_day_and_what_held_is_kept(db, cast):
    must(db, cast.sara, "set_working_hours", set_(cast))
    must(db, cast.lena, "set_working_hours", set_(cast, "later", from_day="2027-01-01", days=["5"], travel="10"))
    assert on(db, cast, "2026-11-30") == USUAL
    december, january = on(db, cast, "2026-12-31"), on(db, cast, "2027-01-01")
    assert (december["days"], december["begins"], december["travel"]) == ("124", "09:00", 35)
    assert (january["days"], january["travel"], january["by"]) == ("5", 10, "Lena")


def test_of_two_that_begin_on_one_day_the_newest_holds(db, cast):
    must(db, cast.sara, "set_working_hours", set_(cast))
    must(db, cast.lena, "set_working_hours", set_(cast, "again", travel="5"))
    assert on(db, cast, "2026-12-01")["travel"] == 5


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"days": []}, "choose_days"),
        ({"days": ["8"]}, "choose_days"),
        ({"days": ["måndag"]}, "choose_days"),
        ({"ends": "09:00"}, "ends_too_early"),
        ({"begins": "24:00"}, "invalid"),
        ({"begins": ""}, "invalid"),
        ({"travel": "181"}, "invalid"),
        ({"travel": "-1"}, "invalid"),
        ({"from_day": "2026-11-23"}, "day_has_been"),
        ({"from_day": "sedan"}, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(db, cast, more, reason):
    assert run(db, cast.sara, "set_working_hours", {**set_(cast), **more}).reason == reason


def test_only_the_coach_and_a_coordinator_set_them_and_only_coaches_have_them(db, cast):
    for who in (cast.amir, cast.eva, cast.admin):
        assert run(db, who, "set_working_hours", set_(cast)).reason == "not_found"
    assert run(db, cast.lena, "set_working_hours", set_(cast, who="lena")).reason == "not_found"
    assert run(db, cast.lena, "set_working_hours", set_(cast, account=named("nobody"))).reason == "not_found"


def test_the_page_shows_what_holds_and_what_comes(db, client_of, cast):
    must(db, cast.sara, "set_working_hours", set_(cast))
    page = client_of(cast.sara).get("/working-times").text
    for words in ("fredag", "20 minuter mellan besök", "35 minuter mellan besök", "Från"):
        assert words in page
    assert "Arbetstid</h2>" not in client_of(cast.lena).get("/working-times").text

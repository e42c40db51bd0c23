"""Asked at the start, every third month, at the end and six months after; never while a visit goes on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from familjelots.core import clock
from familjelots.programmes.packs import shipped
from familjelots.progress.due import asked_now
from familjelots.progress.rounds import Round, next_asked, plus_months, present_round

from ..cast import must, named
from .answered import answered, family_of

CADENCE = shipped()["familjelotsen"].cadence
SPAN = {"status": "active", "began_on": "2026-01-31", "made_at": "", "until_day": None, "closed_on": None}


@pytest.mark.parametrize(
    ("today", "moment", "since"),
    [
        ("2026-01-31", "start", "2026-01-31"),
        ("2026-04-29", "start", "2026-01-31"),
        ("2026-04-30", "during", "2026-04-30"),
        ("2026-10-30", "during", "2026-07-31"),
        ("2026-10-31", "during", "2026-10-31"),
    ],
)
def test_every_third_month_from_the_start_also_where_months_are_short(today, moment, since):
    found = present_round(SPAN, CADENCE, date.fromisoformat(today))
    assert found == Round(moment, date.fromisoformat(since))


def test_at_the_end_six_months_after_and_not_while_it_rests():
    ending = {**SPAN, "until_day": "2026-12-01"}
    assert present_round(ending, CADENCE, date(2026, 11, 1)).moment == "end"
    assert present_round(ending, CADENCE, date(2026, 10, 31)).moment == "during"
    closed = {**SPAN, "status": "closed", "closed_on": "2026-06-30"}
    assert present_round(closed, CADENCE, date(2026, 7, 15)).moment == "end"
    assert present_round(closed, CADENCE, date(2026, 12, 30)) == Round("after", date(2026, 12, 30))
    assert next_asked(closed, CADENCE, date(2026, 7, 15)) == date(2026, 12, 30)
    for status in ("resting", "interest"):
        assert present_round({**SPAN, "status": status}, CADENCE, date(2026, 7, 1)) is None
    assert plus_months(date(2026, 8, 31), 6) == date(2027, 2, 28)


def left(db, cast, person, day):
    found = asked_now(db, [family_of(cast, person)], day).get(family_of(cast, person), [])
    return {one.id for asking in found if asking.member["name"].lower() == person for one in asking.left}


def test_what_is_answered_is_asked_again_three_months_later_and_the_pack_says_what(db, cast):
    start = clock.today()
    assert "A6" in left(db, cast, "eva", start)
    assert "A7" not in left(db, cast, "eva", start), "nobody knows at the start what one is let to decide"
    answered(db, cast, "eva", "A6", "5")
    assert "A6" not in left(db, cast, "eva", start)
    later = plus_months(start, 3)
    assert {"A6", "A7"} <= left(db, cast, "eva", later)
    assert "C1" not in left(db, cast, "maja", later) | left(db, cast, "maja", start)


def test_idag_and_nu_say_that_it_is_time_and_a_visit_never_does(db, cast, client_of):
    sara, maja = client_of(cast.sara), client_of(cast.maja)
    assert "Dags att fråga hur det går" in sara.get("/today").text
    assert 'href="/our-answers"' in maja.get("/now").text
    for page in ("visits/new", ""):
        text = sara.get(f"/families/{family_of(cast, 'maja')}/{page}".rstrip("/")).text
        assert "Dags att fråga" not in text
        assert "Fråga nu" not in text
    must(db, cast.sara, "turn_family", {"id": named("rest"), "turn": "rest", "reason": "Semester"},
         family_id=family_of(cast, "maja"))  # fmt: skip
    assert 'href="/our-answers"' not in maja.get("/now").text
    with clock.at(datetime.now(UTC) + timedelta(days=1)):
        assert client_of(cast.maja).get("/our-answers").status_code == 200

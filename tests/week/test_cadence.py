"""How often a family is met: often at the start, then less, and again before the end; the coming weeks are proposed."""

import re
from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.finding.find import reasons
from familjelots.finding.queries import some
from familjelots.programmes.packs import shipped

from ..cast import must, named


def rhythm(db, cast, family="pahittdal"):
    told = reasons(db, some(db, [cast.families[family]]))[cast.families[family]]
    return told["phase"], told["days"]


def board(client_of, cast, query=""):
    return client_of(cast.lena).get(f"/week{query}").text.split("<table")[0]


def in_months(months):
    return clock.at(clock.now() + timedelta(days=30 * months + 1))


@pytest.mark.parametrize(("months", "expected"), [(0, ("start", 7)), (3, ("usual", 14)), (13, ("later", 30))])
def test_u3_the_rhythm_goes_from_weekly_to_fortnightly_to_monthly(db, cast, months, expected):
    with in_months(months):
        assert rhythm(db, cast) == expected


def test_before_the_planned_end_another_rhythm_holds(db, cast):
    with in_months(13):
        until = (clock.today() + timedelta(days=40)).isoformat()
        more = {"id": named("until"), "until_day": until, "reason": "Som vi sagt"}
        must(db, cast.lena, "plan_support_time", more, family_id=cast.families["pahittdal"])
        assert rhythm(db, cast) == ("closing", 14)


def test_a_familys_own_rhythm_goes_before_all(db, cast):
    own = {"name": "Påhittdal", "base.name": "Påhittdal", "conversation_days": "4"}
    must(db, cast.lena, "edit_family", own, family_id=cast.families["pahittdal"])
    assert rhythm(db, cast) == ("own", 4)


@pytest.mark.parametrize("programme", shipped().values(), ids=lambda one: one.id)
def test_every_programme_says_how_often_from_the_first_day_to_the_last(programme):
    told = programme.cadence.phases
    assert {"usual", "later", "closing"} <= {phase for phase, _from, _days in told}
    lasting = [days for phase, _from, days in told if phase != "closing"]
    assert lasting == sorted(lasting), "never more seldom first"


def test_a_coming_week_proposes_whom_the_rhythm_asks_for_then(client_of, cast, plan):
    new = f"/planned-visits/new?family={cast.families['pahittdal']}"
    plan("2026-11-26T09:00")
    assert new not in board(client_of, cast)
    assert new in board(client_of, cast, "?from=2026-11-30"), "a week after the visit that is planned"
    plan("2026-12-02T09:00")
    assert new not in board(client_of, cast, "?from=2026-11-30")
    assert new in board(client_of, cast, "?from=2026-12-07")


def test_a_week_far_ahead_does_not_ask_for_those_whose_time_comes_later(db, client_of, cast, plan):
    own = {"name": "Påhittdal", "base.name": "Påhittdal", "conversation_days": "60"}
    must(db, cast.lena, "edit_family", own, family_id=cast.families["pahittdal"])
    plan("2026-11-26T09:00")
    assert cast.families["pahittdal"] not in board(client_of, cast, "?from=2026-12-07")
    assert cast.families["pahittdal"] in board(client_of, cast, "?from=2027-01-25")


def test_whoever_should_have_been_met_longest_ago_stands_first_and_the_next_day_is_said(client_of, cast, plan):
    with in_months(1):
        told = board(client_of, cast, f"?from={clock.today()}")
    assert "dags för samtal" in told
    told = board(client_of, cast)
    assert "Nästa samtal senast" in told
    days = re.findall(r'Nästa samtal senast <time datetime="([^"]+)"', told)
    assert days == sorted(days)
    assert "(i början)" in told

"""A week is suggested: a job that places what the rhythms ask for, says why, and books nothing by itself."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from familjelots.core import clock, jobs
from familjelots.week.placing import Time, Wanted, place

from ..cast import must, named


@pytest.fixture
def suggested(db, client_of, cast):
    """`suggested()` asks for a week, has it done, and gives its address and the page."""

    def ask(monday="2026-11-23", who=None):
        client = client_of(who or cast.lena)
        way = client.post("/week/suggestions", data={"monday": monday}).headers["Location"]
        assert "data-progress" in client.get(way).text
        jobs.work(db)
        return way, client.get(way).text

    return ask


def planned(db):
    return db.conn.execute("SELECT count(*) FROM planned_visit").fetchone()[0]


def times(page):
    """Family → when, as the ticked boxes have it."""
    found = re.findall(r'name="family" value="([^"]+)".*?datetime="([^"]+)"', page, re.DOTALL)
    return dict(found)


def test_u3_each_family_gets_a_time_with_its_own_coach_and_why_and_nothing_is_booked(db, cast, suggested):
    _way, page = suggested()
    told = times(page)
    assert set(told) == set(cast.families.values())
    assert "Sara är familjens fasta kontakt." in page
    assert "Nästa samtal senast" in page
    assert "minst 20 minuter emellan" in page
    assert planned(db) == 0


def test_what_is_ticked_is_booked_once_and_by_the_one_write_path(db, client_of, cast, suggested):
    way, page = suggested()
    told, one = times(page), cast.families["pahittdal"]
    for _twice in range(2):
        assert client_of(cast.lena).post(f"{way}/booking", data={"family": [one]}).status_code == 303
    assert db.conn.execute("SELECT family, starts_at, coach FROM planned_visit").fetchall() == [
        (one, told[one], cast.sara.id)
    ]
    assert ">bokat<" in client_of(cast.lena).get(way).text
    commands = db.conn.execute("SELECT command FROM journal WHERE user = ? AND command = 'plan_visit'", [cast.lena.id])
    assert len(commands.fetchall()) == 1


def test_what_has_been_taken_since_stays_and_says_why(db, client_of, cast, plan, suggested):
    way, page = suggested()
    told, one = times(page), cast.families["pahittdal"]
    plan(told[one], family="provstrom")
    answer = client_of(cast.lena).post(f"{way}/booking", data={"family": [one]})
    assert answer.status_code == 200
    assert "Tiden krockar med ett annat besök" in answer.text
    assert planned(db) == 1


def test_absence_hours_and_travel_are_kept_and_whoever_cannot_be_placed_is_told_with_why(db, cast, plan, suggested):
    away = {"id": named("away"), "account": cast.amir.id, "kind": "sick", "from_day": "2026-11-23"}
    must(db, cast.amir, "record_absence", {**away, "until_day": "2026-11-29"})
    hours = {"id": named("h"), "account": cast.sara.id, "from_day": "2026-11-24", "days": ["3"], "travel": "40"}
    must(db, cast.lena, "set_working_hours", {**hours, "begins": "09:00", "ends": "11:40"})
    _way, page = suggested()
    found = sorted(times(page).values())
    assert len(found) == 1, "with forty minutes between them there is no room for two"
    assert found[0].startswith("2026-11-25")
    assert "Dagarna blev fulla" in page
    assert "Familjeombudet är borta hela veckan." in page.split('id="left"')[1]


def test_the_days_and_hours_that_suit_a_family_come_first(db, client_of, cast, suggested):
    one = cast.families["pahittdal"]
    way = f"/families/{one}/times-that-suit"
    asked = {"id": named("w"), "days": ["4"], "begins": "13:00", "ends": "15:00"}
    assert client_of(cast.sara).post(f"/families/{one}/wished-times", data=asked).status_code == 303
    assert 'value="13:00"' in client_of(cast.lena).get(way).text
    _way, page = suggested()
    assert times(page)[one].startswith("2026-11-26T13") or times(page)[one] == "2026-11-26T14:00"
    assert "En tid som familjen önskar." in page
    assert "torsdag" in client_of(cast.lena).get(f"/planned-visits/new?family={one}").text


def test_wrong_wishes_are_refused_and_foreign_families_are_not_found(client_of, cast):
    one = cast.families["pahittdal"]
    wrong = {"id": named("w"), "days": ["4"], "begins": "15:00", "ends": "13:00"}
    assert client_of(cast.sara).post(f"/families/{one}/wished-times", data=wrong).status_code == 422
    assert client_of(cast.amir).post(f"/families/{one}/wished-times", data=wrong).status_code == 404
    assert client_of(cast.amir).get(f"/families/{one}/times-that-suit").status_code == 404
    assert client_of(cast.eva).get(f"/families/{one}/times-that-suit").status_code == 404


def test_a_suggestion_is_its_coordinators_alone_and_shows_no_family_that_has_been_closed_since(
    db, client_of, cast, suggested
):
    way, page = suggested()
    assert "Påhittdal" in page
    assert client_of(cast.sara).get(way).status_code == 404
    assert client_of(cast.sara).post("/week/suggestions", data={"monday": "2026-11-23"}).status_code == 404
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    page = client_of(cast.lena).get(way).text
    assert "Påhittdal" not in page
    assert "P." in page


def test_of_two_who_cannot_both_come_the_one_who_has_waited_longer_does():
    only = (Time(0, 540),)
    placed = place([Wanted("new", 60, 0, only), Wanted("late", 60, 30, only)], {}, {0: 20})
    assert set(placed.times) == {"late"}
    assert placed.bound <= placed.cost <= placed.bound * 1.01


def test_visits_are_spread_over_the_days_with_time_to_travel_between_and_no_day_takes_more_than_four():
    every = tuple(Time(day, begins) for day in range(2) for begins in range(480, 960, 30))
    placed = place([Wanted(str(number), 60, 0, every) for number in range(10)], {0: 1}, {0: 20, 1: 20})
    days = [sorted(time.begins for time in placed.times.values() if time.day == day) for day in range(2)]
    assert [len(day) for day in days] == [3, 4]
    assert all(later - sooner >= 80 for day in days for sooner, later in pairwise(day))


def test_only_the_worker_loads_the_solver(instance):
    code = "import sys; from familjelots import create_app; create_app(); sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_week_that_is_over_has_nothing_to_suggest(client_of, cast):
    with clock.at(clock.from_wall("2026-12-24T08:00")):
        assert "Föreslå veckan" in client_of(cast.lena).get("/week").text
        assert "Föreslå veckan" not in client_of(cast.lena).get("/week?from=2026-11-23").text


def test_a_week_with_room_is_shared_out_over_its_days():
    every = tuple(Time(day, begins) for day in range(5) for begins in range(480, 960, 30))
    placed = place([Wanted(str(number), 60, 0, every) for number in range(8)], {}, dict.fromkeys(range(5), 20))
    loads = [sum(time.day == day for time in placed.times.values()) for day in range(5)]
    assert sum(loads) == 8
    assert max(loads) == 2


def test_a_day_that_is_overfull_already_gets_nothing_more_and_hinders_no_other():
    every = tuple(Time(day, 540) for day in range(2))
    placed = place([Wanted("one", 60, 0, every)], {0: 9}, {0: 20, 1: 20})
    assert placed.times["one"].day == 1

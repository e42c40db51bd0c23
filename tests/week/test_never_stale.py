"""The week is put together from kept pieces: whatever is written, it shows at once what it would show drawn anew."""

import pytest

from familjelots import create_app
from familjelots.core import clock
from familjelots.core.migrations import migrate
from familjelots.core.web import fragments
from familjelots.demo import cast as demo_cast
from familjelots.demo import families
from familjelots.demo.story import Story, play
from familjelots.schedule.series import visit_of
from familjelots.week import rows, tray, unseen
from familjelots.week.board import board, monday_from

from ..cast import must, named

NINE = "2026-11-24T09:00"
KEPT = (
    rows._rows,
    rows._days,
    rows._times,
    rows._heads,
    rows._day_heads,
    rows._cards,
    tray._trays,
    unseen._lists,
    unseen._ones,
    fragments._between,
)


@pytest.fixture
def page(client_of, cast):
    """`page()` is the board as it is served; it is always what is drawn with nothing kept."""

    def serve(query="", who=cast.lena):
        client = client_of(who)
        served = client.get(f"/week{query}", headers={"HX-Request": "true"}).text
        for kept in KEPT:
            kept.clear()
        assert client.get(f"/week{query}", headers={"HX-Request": "true"}).text == served
        return served

    return serve


def test_a_move_a_change_of_words_and_a_cancellation_show(db, cast, plan, page):
    first, _receipt = plan(NINE, purpose="Bildschemat")
    page()
    must(db, cast.lena, "move_visit", {"id": named("m"), "starts_at": "2026-11-25T10:00"}, planned_visit_id=first)
    assert 'datetime="2026-11-25T10:00"' in page()
    assert "flyttat" in page()
    must(
        db,
        cast.lena,
        "move_visit",
        {"id": named("n"), "starts_at": "2026-11-25T10:00", "purpose": "Skolan"},
        planned_visit_id=first,
    )
    assert "Skolan" in page()
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=first)
    assert 'data-state="cancelled"' in page()


def test_visits_that_recur_and_their_end_show_in_each_of_their_weeks(db, cast, page):
    weeks = ("", "?from=2026-12-01", "?from=2026-12-08")
    for week in weeks:
        page(week)
    told = {"id": named("series"), "family": cast.families["pahittdal"], "starts_at": NINE, "purpose": "Bildschemat"}
    must(db, cast.lena, "plan_series", told | {"every": "1", "until": "2026-12-08"})
    for week in weeks:
        assert "Bildschemat" in page(week)
    second = {"planned_visit_id": visit_of(told["id"], "2026-12-01")}
    must(db, cast.lena, "cancel_rest", {"id": named("rest"), "cancelled_by": "us"}, **second)
    assert ['data-state="cancelled"' in page(week) for week in weeks] == [False, True, True]


def test_a_clash_shows_on_the_visit_of_another_coach_with_the_same_family(db, cast, plan, page):
    first, _receipt = plan(NINE)
    must(db, cast.lena, "give_family", {"id": named("g"), "coach": cast.amir.id}, family_id=cast.families["pahittdal"])
    assert "fast kontakt är nu Amir" in page()
    plan("2026-11-24T09:30", anyway="yes")
    assert page().count("krockar") == 2
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=first)
    assert "krockar" not in page()


def test_a_visit_over_midnight_meets_the_next_days(db, cast, plan, page):
    plan("2026-11-25T00:30", family="provstrom")
    page()
    plan("2026-11-24T23:00", minutes="120", anyway="yes")
    assert page().count("krockar") == 1, "told where the next day begins"


def test_absence_and_hours_show_and_go_away(db, cast, plan, page):
    plan(NINE)
    page()
    away = {"id": named("away"), "account": cast.sara.id, "kind": "sick", "from_day": "2026-11-24"}
    must(db, cast.sara, "record_absence", {**away, "until_day": "2026-11-24"})
    assert "borta hela dagen" in page()
    assert ">familjeombudet är borta<" in page()
    must(db, cast.sara, "end_absence", {"id": named("never"), "never": "yes"}, absence_id=named("away"))
    assert "week-away" not in page()
    hours = {"id": named("h"), "account": cast.sara.id, "from_day": "2026-11-24", "days": ["1", "3"], "travel": "45"}
    must(db, cast.lena, "set_working_hours", {**hours, "begins": "10:00", "ends": "14:00"})
    assert "utanför arbetstiden" in page()


def test_a_new_name_and_protection_show_at_once(db, cast, plan, page):
    plan(NINE, purpose="Bildschemat")
    page()
    new = {"name": "Påhittlund", "base.name": "Påhittdal"}
    must(db, cast.lena, "edit_family", new, family_id=cast.families["pahittdal"])
    assert "Påhittlund" in page()
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    for words in ("Påhittlund", "Bildschemat"):
        assert words not in page()


def test_whoever_may_not_open_a_protected_family_never_gets_what_another_has_drawn(db, client_of, cast, plan, page):
    plan(NINE)
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    assert ">P.<" in page()
    other = {"id": named("other"), "name": "Lo", "role": "coordinator", "email": "lo@example.se"}
    must(db, cast.people["admin"], "create_account", other)
    lo = type(cast.lena)(**{**vars(cast.lena), "id": named("other"), "name": "Lo"})
    told = page(who=lo)
    assert ">P.<" not in told
    assert "upptagen" in told
    assert ">P.<" in page()
    until = {"id": named("until"), "account": lo.id, "until_day": "2026-11-24"}
    must(db, cast.lena, "name_staff", until, family_id=cast.families["pahittdal"])
    assert ">P.<" in page(who=lo)
    with clock.at(clock.from_wall("2026-11-25T07:00")):
        assert ">P.<" not in page(who=lo), "the access has ended"


def test_what_is_written_down_shows(db, cast, plan, page):
    visit, _receipt = plan("2026-11-24T07:30")
    page()
    with clock.at(clock.from_wall("2026-11-24T09:00")):
        told = {"id": named("v"), "planned_visit": visit, "outcome": "happened", "household": cast.homes["kornvagen"]}
        must(db, cast.sara, "record_visit", told, family_id=cast.families["pahittdal"])
        assert "nedskrivet" in page()


def test_the_day_that_is_today_moves_on(cast, plan, page):
    plan(NINE)
    today = page()
    with clock.at(clock.from_wall("2026-11-25T07:00")):
        tomorrow = page()
    assert 'data-day="tisdag 24 november" data-today' in today
    assert 'data-day="onsdag 25 november" data-today' in tomorrow
    assert 'data-day="tisdag 24 november" data-today' not in tomorrow


def test_each_reads_in_the_own_language(db, client_of, cast, plan, page):
    plan(NINE)
    page()
    must(db, cast.lena, "choose_language", {"language": "en"})
    assert "Move to" in page()


def test_a_family_is_in_the_tray_until_it_has_a_visit_to_come(db, cast, plan, page):
    new = f"/planned-visits/new?family={cast.families['pahittdal']}"
    assert new in page()
    first, _receipt = plan(NINE)
    assert new not in page()
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=first)
    assert new in page()
    plan("2026-11-24T10:00")
    with clock.at(clock.from_wall("2026-11-24T10:30")):
        assert new in page()


def test_whatever_the_five_families_do_the_week_is_never_stale(tmp_path):
    """The demo's whole story: every few deeds, the week that is told from kept pieces is the week drawn anew."""
    story = Story(clock.today())
    demo_cast.enrol(story)
    families.tell(story)
    db, app = migrate(tmp_path), create_app(INSTANCE=str(tmp_path))
    ordered, lena = sorted(story.deeds, key=lambda deed: deed.moment), story.people["lena"]
    shown = set()
    with app.test_request_context("/week", headers={"HX-Request": "true"}):
        for first in range(0, len(ordered), 12):
            play(db, some := ordered[first : first + 12], lambda _words: None)
            with clock.at(some[-1].moment):
                monday = monday_from("")
                if first < 60:
                    continue
                told = board(db, lena, monday)
                for kept in KEPT:
                    kept.clear()
                assert told == board(db, lena, monday), some
                shown.add(told[1]["board"])
    assert len(shown) > 30

"""The coordinator's week: who visits whom, who still needs a visit, what coaches have not seen."""

import re

import pytest

from familjelots.core import clock
from familjelots.week.stamps import draw_again

from ..cast import must, named, run

NINE = "2026-11-24T09:00"


def board(client_of, cast, query=""):
    answer = client_of(cast.lena).get(f"/week{query}")
    assert answer.status_code == 200
    return answer.text


def test_the_board_shows_family_time_place_length_and_purpose(client_of, cast, plan):
    plan(NINE, household=cast.homes["kornvagen"], purpose="Bildschemat", minutes="45", interpreter="arabiska")
    page = board(client_of, cast)
    for words in ("Vecka 48", "Sara", "Påhittdal", "9.00", "9.45", "Kornvägen 4", "Bildschemat", "tolk: arabiska"):
        assert words in page


def test_another_week_is_another_board(client_of, cast, plan):
    plan("2026-12-03T09:00")
    assert (
        "/planned-visits/" + named("visit pahittdal 2026-12-03T09:00") not in board(client_of, cast).split("<table")[1]
    )
    page = board(client_of, cast, "?from=2026-12-02")
    assert "Vecka 49" in page
    assert 'data-of="planned-' in page


def test_the_weekend_is_shown_when_somebody_works_then(client_of, cast, plan):
    assert "lördag" not in board(client_of, cast)
    plan("2026-11-28T10:00")
    assert "lördag" in board(client_of, cast)
    assert "söndag" not in board(client_of, cast)


def test_saturday_is_shown_though_only_sunday_is_used(client_of, cast, plan):
    plan("2026-11-29T10:00")
    page = board(client_of, cast)
    assert "lördag" in page
    assert "söndag" in page


@pytest.mark.parametrize("from_", ["", "i förrgår", "2026-99-99", "0001-01-01", "9999-12-31", "<script>", "%00"])
def test_a_week_that_is_none_still_shows_a_board(client_of, cast, from_):
    assert "<table" in board(client_of, cast, f"?from={from_}")


def test_cancelled_and_moved_visits_are_marked(db, client_of, cast, plan):
    first, _receipt = plan(NINE)
    second, _receipt = plan("2026-11-25T09:00", family="provstrom")
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "family"}, planned_visit_id=first)
    must(db, cast.lena, "move_visit", {"id": named("m"), "starts_at": "2026-11-26T09:00"}, planned_visit_id=second)
    page = board(client_of, cast)
    assert 'data-state="cancelled"' in page
    assert "avbokat" in page
    assert "flyttat" in page


def test_a_clash_that_was_meant_is_marked_on_both(client_of, cast, plan):
    plan(NINE)
    plan("2026-11-24T09:30", family="provstrom", anyway="yes")
    assert board(client_of, cast).count("data-conflict") == 2


def test_families_without_a_coming_visit_are_listed_with_their_contact_person(client_of, cast, plan):
    plan(NINE)
    plan(NINE, family="mithal")
    page = board(client_of, cast)
    tray = page.split("<table")[0]
    assert "Provström" in tray
    assert f"/planned-visits/new?family={cast.families['provstrom']}" in tray
    assert f"/planned-visits/new?family={cast.families['pahittdal']}" not in tray


def test_what_coaches_have_not_seen_is_listed(db, client_of, cast, plan):
    plan(NINE, who=cast.sara)
    assert "Inte sett av familjeombudet" not in board(client_of, cast)
    plan("2026-11-25T09:00")
    assert "Inte sett av familjeombudet" in board(client_of, cast)


def test_a_visit_with_a_coach_who_lost_the_family_says_who_has_it_now(db, client_of, cast, plan):
    plan(NINE)
    must(db, cast.lena, "give_family", {"id": named("g"), "coach": cast.amir.id}, family_id=cast.families["pahittdal"])
    assert "fast kontakt är nu Amir" in board(client_of, cast)


def test_a_protected_address_never_stands_on_the_board(client_of, cast, plan):
    plan(NINE, household=cast.homes["granvagen"], place="Hemliga gatan 9")
    page = board(client_of, cast)
    assert "Hos Per" in page
    assert "Hemliga" not in page


def test_of_a_protected_family_the_board_tells_whose_time_it_is_and_no_more(db, client_of, cast, plan):
    plan(NINE, purpose="Bildschemat", household=cast.homes["kornvagen"], interpreter="arabiska")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    page = board(client_of, cast)
    assert "P." in page
    for words in ("Påhittdal", "Bildschemat", "arabiska", "Hos Eva"):
        assert words not in page


@pytest.mark.parametrize("name", ["sara", "eva", "admin"])
def test_the_board_is_the_coordinators(client_of, cast, name):
    assert client_of(cast.people[name]).get("/week").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_visits(app, db, client_of, cast, plan):
    from familjelots.core.web.database import get_db

    client, asked = client_of(cast.lena), []

    def queries_of_a_page() -> int:
        client.get("/week")
        asked.clear()
        get_db().conn.set_trace_callback(asked.append)
        client.get("/week")
        get_db().conn.set_trace_callback(None)
        return len(asked)

    plan(NINE)
    few = queries_of_a_page()
    for day in range(24, 30):
        away = {"id": named(f"away {day}"), "account": cast.sara.id, "kind": "other", "from_day": f"2026-11-{day}"}
        must(db, cast.sara, "record_absence", {**away, "until_day": f"2026-11-{day}"})
    for hour in range(10, 20):
        for family in ("pahittdal", "mithal"):
            assert run(db, cast.lena, "plan_visit", _fields(cast, family, hour)).outcome == "applied"
    assert 0 < queries_of_a_page() == few


def _fields(cast, family, hour):
    at = f"2026-11-25T{hour}:00"
    return {"id": named(f"{family} {at}"), "family": cast.families[family], "starts_at": at, "minutes": "60"}


def test_absence_stands_in_the_coachs_day_in_words(db, client_of, cast):
    away = {"id": named("away"), "account": cast.sara.id, "kind": "training", "from_day": "2026-11-25"}
    must(db, cast.lena, "record_absence", {**away, "until_day": "2026-11-26", "until_time": "12:00"})
    page = board(client_of, cast)
    assert "borta hela dagen: utbildning" in page
    assert 'datetime="2026-11-26T12:00"' in page
    assert page.count('class="week-away"') == 2
    must(db, cast.sara, "end_absence", {"id": named("never"), "never": "yes"}, absence_id=named("away"))
    assert 'class="week-away"' not in board(client_of, cast)


def test_each_coach_has_hours_time_to_travel_and_a_way_to_change_them(db, client_of, cast):
    page = board(client_of, cast)
    assert page.count("restid 20 min") == 2
    assert f'href="/working-times?of={cast.amir.id}"' in page
    hours = {"id": named("h"), "account": cast.sara.id, "from_day": "2026-11-24", "days": ["2", "3"], "travel": "45"}
    must(db, cast.lena, "set_working_hours", {**hours, "begins": "08:30", "ends": "14:00"})
    assert "restid 45 min" in board(client_of, cast, "?from=2026-11-30")
    assert board(client_of, cast, "?from=2026-11-30").count("arbetar inte") == 3


def test_what_speaks_against_a_visit_stands_on_its_card(db, client_of, cast, plan):
    away = {"id": named("away"), "account": cast.sara.id, "kind": "sick", "from_day": "2026-11-25"}
    must(db, cast.sara, "record_absence", {**away, "until_day": "2026-11-25"})
    plan(NINE)
    plan("2026-11-24T10:10", family="provstrom")
    plan("2026-11-25T18:00")
    plan("2026-11-26T09:00", family="mithal")
    page = board(client_of, cast)
    told = {words: page.count(f">{words}<") for words in ("för kort restid", "utanför arbetstiden", "tolk saknas")}
    assert told == {"för kort restid": 2, "utanför arbetstiden": 1, "tolk saknas": 1}
    assert page.count(">familjeombudet är borta<") == 1


def test_a_protected_family_whose_coach_has_changed_is_told_of_and_its_need_of_an_interpreter_is_not(
    db, client_of, cast, plan
):
    plan(NINE, family="mithal")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["samir"])
    assert "tolk saknas" not in board(client_of, cast)
    must(db, cast.lena, "give_family", {"id": named("g"), "coach": cast.sara.id}, family_id=cast.families["mithal"])
    assert "skyddad familj som familjeombudet inte får öppna" in board(client_of, cast)


def test_what_is_cancelled_has_nothing_against_it(db, client_of, cast, plan):
    first, _receipt = plan("2026-11-24T19:00")
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=first)
    assert "data-conflict" not in board(client_of, cast)


def tray(client_of, cast, query=""):
    return board(client_of, cast, query).split("<table")[0]


def test_u3_families_past_their_rhythm_stand_first_with_why(db, client_of, cast):
    with clock.at(clock.instant("2027-06-24T06:00:00Z")):
        again = {"id": named("again"), "coach": cast.amir.id}
        must(db, cast.lena, "give_family", again, family_id=cast.families["pahittdal"])
        told = tray(client_of, cast, "?from=2027-06-24")
    assert set(re.findall(r"<strong>(\w+)</strong>", told)[:2]) == {"Mithal", "Provström"}
    assert told.count("dags för samtal") == 2
    assert "Inget samtal på" in told


def test_a_family_with_a_visit_to_come_is_not_in_the_tray_though_it_is_past_its_rhythm(client_of, cast, plan):
    with clock.at(clock.instant("2027-06-24T06:00:00Z")):
        plan("2027-06-25T09:00", family="mithal")
        new = f"/planned-visits/new?family={cast.families['mithal']}"
        assert new not in tray(client_of, cast, "?from=2027-06-24")


def test_a_family_that_has_changed_hands_brings_its_visits_along(db, client_of, cast, plan):
    family, listed = cast.families["mithal"], "<strong>Mithal</strong>"
    with clock.at(clock.instant("2027-06-24T06:00:00Z")):
        plan("2027-06-25T09:00", family="mithal")
        must(db, cast.lena, "give_family", {"id": named("g"), "coach": cast.sara.id}, family_id=family)
        assert "Mithal" in client_of(cast.sara).get("/today").text
        assert listed not in tray(client_of, cast, "?from=2027-06-24")
        db.execute("DELETE FROM contact_person WHERE family = ?", [family])
        assert listed in tray(client_of, cast, "?from=2027-06-24"), "nobody is to make it"


def test_families_that_were_stamped_before_are_stamped_again_with_the_same_triggers(db, plan):
    plan(NINE)
    stamped = "SELECT family, active, coach, coming FROM week_family ORDER BY family"
    named_so = "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    before = db.execute(stamped).fetchall(), db.execute(named_so).fetchall()
    db.execute("UPDATE week_family SET coming = ''")
    draw_again(db)
    assert (db.execute(stamped).fetchall(), db.execute(named_so).fetchall()) == before


def test_the_tray_leads_to_a_form_with_a_free_time_of_the_shown_week(client_of, cast, plan):
    plan("2026-11-24T08:00", family="provstrom")
    assert proposed(client_of, cast, "") == "2026-11-24T10:00", "the hour after the visit leaves no time to travel"
    assert proposed(client_of, cast, "?from=2026-12-07") == "2026-12-07T08:00"
    past = tray(client_of, cast, "?from=2026-11-09")
    assert f'family={cast.families["pahittdal"]}"' in past


def proposed(client_of, cast, query):
    """The time in the form behind Påhittdal's button."""
    new = f"/planned-visits/new?family={cast.families['pahittdal']}"
    way = re.search(re.escape(new) + '[^"]*', tray(client_of, cast, query)).group().replace("&amp;", "&")
    form = client_of(cast.lena).get(way).text
    return re.search(r'name="starts_at"[^>]*value="([^"]*)"', form).group(1)

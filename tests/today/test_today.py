"""Idag: what a coach wants to know before ringing the bell, on one page that stays true without network."""

import re
from datetime import UTC, datetime

import pytest

from familjelots.core import clock
from familjelots.core.web import keepable

from ..cast import must, named, run

NINE, ONE = "2026-11-24T09:00", "2026-11-24T13:00"


def today(client_of, who, **headers):
    answer = client_of(who).get("/today", headers=headers)
    assert answer.status_code == 200
    return answer.text


def day_of(page: str, day: str) -> str:
    """The part of the page that is about one day."""
    return page.split(f'data-day="{day}"')[1].split("</details>", maxsplit=1)[0]


def test_visits_stand_in_order_with_time_place_and_who_lives_there(client_of, cast, plan):
    plan(ONE, family="provstrom", household=cast.homes["provgatan"])
    plan(NINE, household=cast.homes["kornvagen"], purpose="Bildschemat")
    part = day_of(today(client_of, cast.sara), "2026-11-24")
    assert part.index("Påhittdal") < part.index("Provström")
    for words in ("9.00", "10.00", "Kornvägen 4", "Eva, Ture, Ida", "Bildschemat", "13.00"):
        assert words in part


def test_the_links_work_without_network(client_of, cast, plan):
    plan(NINE, household=cast.homes["kornvagen"])
    part = day_of(today(client_of, cast.sara), "2026-11-24")
    assert 'href="geo:0,0?q=Kornv%C3%A4gen%204"' in part
    assert 'href="tel:0701740602"' in part
    assert 'href="sms:0701740602?body=Hej%21%20Jag%20blir' in part
    assert f'href="/families/{cast.families["pahittdal"]}/visits/new"' in part


def test_language_interpreter_and_what_to_think_of_are_told(db, client_of, cast, plan):
    plan(NINE, family="mithal", household=cast.homes["sokgatan"])
    page = today(client_of, cast.amir)
    assert "Samir talar arabiska" in page
    assert "behöver tolk" in page
    plan(ONE, family="mithal", interpreter="arabiska, bokad")
    assert "Tolk: arabiska, bokad" in today(client_of, cast.amir)


def test_only_one_thing_is_the_next_to_do(client_of, cast, plan):
    plan(NINE)
    plan(ONE, family="provstrom")
    plan("2026-11-25T09:00")
    assert today(client_of, cast.sara).count('data-color="apricot"') == 1


def test_the_coming_week_is_on_the_page_day_by_day_and_only_today_is_open(client_of, cast, plan):
    plan("2026-11-26T09:00")
    page = today(client_of, cast.sara)
    assert len(re.findall(r'data-day="2026-', page)) == 7
    assert re.findall(r'data-day="([^"]*)" open', page) == ["2026-11-24"]
    assert "Påhittdal" in day_of(page, "2026-11-26")
    assert "Inga besök den här dagen" in day_of(page, "2026-11-24")


def test_a_visit_that_nobody_has_recorded_stays_until_somebody_does(client_of, cast, plan):
    plan(NINE)
    with clock.at(datetime(2026, 11, 26, 6, 0, tzinfo=UTC)):
        assert "inte nedskrivet än" in today(client_of, cast.sara)


def test_what_others_changed_is_told_until_it_is_seen(db, client_of, cast, plan):
    id, _receipt = plan(NINE, who=cast.sara)
    assert "Det här har ändrats" not in today(client_of, cast.sara)
    must(db, cast.lena, "move_visit", {"id": named("m"), "starts_at": ONE}, planned_visit_id=id)
    page = today(client_of, cast.sara)
    assert "Ny tid:" in page
    assert f'data-effect="mark:[data-of=change-{named("m")}] state:seen"' in page
    answer = client_of(cast.sara).post(f"/planned-visits/{id}/acknowledgement", data={"change": named("m")})
    assert (answer.status_code, answer.location) == (303, "/today")
    assert "Det här har ändrats" not in today(client_of, cast.sara)


def test_of_a_protected_family_a_change_says_when_and_nobodys_words(db, client_of, cast, plan):
    id, _receipt = plan(NINE, who=cast.sara, purpose="Bildschemat")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    moved = {"id": named("m"), "starts_at": ONE, "reason": "Eva är hos tandläkaren"}
    must(db, cast.lena, "move_visit", moved, planned_visit_id=id)
    page = today(client_of, cast.sara)
    assert "Ny tid:" in page
    for words in ("Eva", "tandläkaren", "Bildschemat", "Påhittdal"):
        assert words not in page


def test_a_cancelled_visit_is_marked_and_cannot_be_begun(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "family"}, planned_visit_id=id)
    part = day_of(today(client_of, cast.sara), "2026-11-24")
    assert 'data-state="cancelled"' in part
    assert '<p class="strong" data-when="cancelled">' in part


def test_a_protected_address_has_its_mark_and_is_not_kept_on_the_phone(db, client_of, cast, plan):
    plan(NINE, household=cast.homes["granvagen"])
    assert "Hemliga" not in today(client_of, cast.sara)
    assert "skyddad adress" in today(client_of, cast.sara)
    must(db, cast.lena, "give_family", {"id": named("g"), "coach": cast.amir.id}, family_id=cast.families["pahittdal"])
    assert "Hemliga" not in today(client_of, cast.sara)
    assert "Påhittdal" not in today(client_of, cast.sara)


@pytest.mark.parametrize("name", ["lena", "eva", "admin"])
def test_the_page_is_the_coachs(client_of, cast, name):
    assert client_of(cast.people[name]).get("/today").status_code == 404


def test_a_phone_keeps_it_and_its_body_is_the_same_each_time(app, db, client_of, cast, plan):
    plan(NINE)
    kept = {name: keepable.paths(db, cast.people[name]) for name in ("sara", "lena", "eva")}
    assert "/today" in kept["sara"]
    assert "/today" not in kept["lena"] + kept["eva"]
    one, other = (today(client_of, cast.sara, **{"HX-Request": "true"}) for _each in range(2))
    assert one == other
    assert 'name="op"' not in one


def test_what_the_coach_promised_and_did_not_do_is_told_kindly(db, client_of, cast, plan):
    family = cast.families["pahittdal"]
    step = {"id": named("s"), "text": "Ringa skolan", "doer": "coach", "due": "2026-11-20"}
    later = {"id": named("l"), "text": "Skriva till Komvux", "doer": "coach", "due": "2026-11-27"}
    theirs = {"id": named("t"), "text": "Bildschemat", "doer": f"member:{cast.members['eva']}", "due": "2026-11-20"}
    for fields in (step, later, theirs):
        must(db, cast.sara, "add_step", fields, family_id=family)
    late = today(client_of, cast.sara).split("Försenat")[1]
    assert "Ringa skolan" in late
    assert "Bildschemat" not in late
    assert re.search(r'data-due="2026-11-27" hidden', late)


def test_a_long_list_of_what_is_late_stays_short_and_says_that_there_is_more(db, client_of, cast, plan):
    plan(NINE)
    for day in range(1, 17):
        step = {"id": named(f"s{day}"), "text": f"Steg {day}", "doer": "coach", "due": f"2026-11-{day:02}"}
        must(db, cast.sara, "add_step", step, family_id=cast.families["pahittdal"])
    late = today(client_of, cast.sara).split("data-late")[1]
    assert late.count("data-due=") == 15
    assert "Steg 16" not in late
    assert "Det finns fler." in late


def test_what_was_promised_last_time_stands_on_the_card_with_its_doer(db, client_of, cast, plan):
    plan(NINE)
    fields = {"id": named("s"), "text": "Prova bildschemat", "doer": f"member:{cast.members['eva']}"}
    must(db, cast.sara, "add_step", fields, family_id=cast.families["pahittdal"])
    part = day_of(today(client_of, cast.sara), "2026-11-24")
    assert "Sist lovade vi" in part
    assert re.search(r"Prova bildschemat</span> <span class=\"quiet\">Eva", part)


def test_the_number_of_queries_does_not_grow_with_visits_and_families(app, db, client_of, cast, plan):
    from familjelots.core.web.database import get_db

    client, asked = client_of(cast.sara), []

    def queries_of_a_page() -> int:
        client.get("/today")
        asked.clear()
        get_db().conn.set_trace_callback(asked.append)
        client.get("/today")
        get_db().conn.set_trace_callback(None)
        return len(asked)

    plan(NINE)
    few = queries_of_a_page()
    for number in range(10):
        family = named(f"more {number}")
        fields = {"id": family, "name": f"Familj {number}", "programme": "iris_unga_vuxna", "status": "active"}
        must(db, cast.lena, "add_family", fields)
        must(db, cast.lena, "give_family", {"id": named(f"give {number}"), "coach": cast.sara.id}, family_id=family)
        for day in (25, 26):
            at = f"2026-11-{day}T{number + 8:02}:00"
            fields = {"id": named(f"{number} {day}"), "family": family, "starts_at": at, "minutes": "50"}
            assert run(db, cast.lena, "plan_visit", fields).outcome == "applied"
    assert 0 < queries_of_a_page() == few

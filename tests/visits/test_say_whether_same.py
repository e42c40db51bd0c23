"""Two people record what may be one visit: both are asked, and nothing that either wrote goes."""

import pytest

from familjelots.core import clock

from ..cast import must, named, run
from .told import at_eva


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def record(db, cast, family):
    """A visit to Eva by somebody, with its own words."""

    def made(who, name, at="2026-11-24T09:00", **more):
        with clock.at(clock.instant("2026-11-24T15:00:00Z")):
            told = {**at_eva(cast, name, at=at, text=f"{who.name} skrev {name}."), **more}
            return must(db, who, "record_visit", told, family_id=family)

    return made


def pairs(db):
    return [id for (id,) in db.conn.execute("SELECT id FROM visit_pair ORDER BY rowid")]


def say(db, who, pair, answer):
    return run(db, who, "say_whether_same", {"id": named(f"{who.name} {answer}"), "answer": answer}, pair_id=pair)


def asked(client_of, person):
    return "Är det samma besök?" in client_of(person).get("/attention").text


def same_as(db):
    return db.conn.execute("SELECT same_as FROM visit ORDER BY rowid").fetchall()


def test_both_are_asked_and_see_both_records(db, cast, client_of, record):
    record(cast.sara, "one")
    assert "/attention" in record(cast.lena, "two", at="2026-11-24T09:40").affects
    for person in (cast.sara, cast.lena):
        page = client_of(person).get("/attention").text
        for words in ("Är det samma besök?", "Sara skrev one.", "Lena skrev two.", "Påhittdal"):
            assert words in page


def test_of_a_protected_family_both_records_are_read_with_network_alone(db, cast, client_of, record):
    record(cast.sara, "one")
    record(cast.lena, "two", at="2026-11-24T09:40")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    kept, apart = (client_of(cast.sara).get(page).text for page in ("/attention", "/attention/apart"))
    for words in ("Sara skrev one.", "Lena skrev two.", "/visit-pairs/"):
        assert words not in kept
        assert words in apart
    assert "Är det samma besök?" in kept


def test_the_same_planned_visit_is_asked_about_whatever_the_hour(db, cast, family, record):
    with clock.at(clock.instant("2026-11-20T08:00:00Z")):
        plan = {"id": named("plan"), "family": family, "starts_at": "2026-11-24T13:00"}
        must(db, cast.lena, "plan_visit", plan)
    record(cast.sara, "one", planned_visit=named("plan"))
    record(cast.lena, "two", at="2026-11-25T09:00", planned_visit=named("plan"))
    assert len(pairs(db)) == 1


@pytest.mark.parametrize(
    ("who", "at", "home"),
    [
        ("lena", "2026-11-24T13:00", "kornvagen"),
        ("lena", "2026-11-25T09:00", "kornvagen"),
        ("lena", "2026-11-24T09:00", "granvagen"),
        ("sara", "2026-11-24T10:00", "kornvagen"),
    ],
    ids=["later", "next day", "the other home", "the same person"],
)
def test_what_is_plainly_another_visit_is_not_asked_about(db, cast, record, who, at, home):
    record(cast.sara, "one")
    record(cast.people[who], "two", at=at, household=cast.homes[home], present=[])
    assert pairs(db) == []


def test_the_same_marks_them_as_one_and_keeps_every_word(db, cast, client_of, family, record):
    record(cast.sara, "one")
    record(cast.lena, "two")
    (pair,) = pairs(db)
    data = {"op": named("said"), "id": named("answer"), "answer": "same"}
    answer = client_of(cast.lena).post(f"/visit-pairs/{pair}/answers", data=data)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/attention")
    assert not asked(client_of, cast.sara)
    assert not asked(client_of, cast.lena)
    assert same_as(db) == [(None,), (named("one"),)]
    story = client_of(cast.sara).get(f"/families/{family}").text
    for words in ("Sara skrev one.", "Lena skrev two.", "Samma besök, med någon annans ord"):
        assert words in story
    assert "Lena har också skrivit om besöket" in client_of(cast.sara).get(f"/visits/{named('one')}").text
    assert "också skrivit" not in client_of(cast.eva).get(f"/visits/{named('one')}").text


def test_two_visits_are_left_as_they_are(db, cast, client_of, record):
    record(cast.sara, "one")
    record(cast.lena, "two")
    assert say(db, cast.sara, pairs(db)[0], "two").outcome == "applied"
    assert same_as(db) == [(None,), (None,)]
    assert not asked(client_of, cast.lena)


def test_two_who_answer_differently_are_both_asked_again_until_they_agree(db, cast, client_of, record):
    record(cast.sara, "one")
    record(cast.lena, "two")
    (pair,) = pairs(db)
    say(db, cast.sara, pair, "same")
    say(db, cast.lena, pair, "two")
    for person in (cast.sara, cast.lena):
        page = client_of(person).get("/attention").text
        for words in ("Ni har svarat olika", "samma besök", "två besök"):
            assert words in page
    assert same_as(db) == [(None,), (None,)]
    say(db, cast.lena, pair, "same")
    assert same_as(db) == [(None,), (named("one"),)]
    assert not asked(client_of, cast.sara)


def test_who_may_not_open_the_family_answers_nothing(db, cast, client_of, record):
    record(cast.sara, "one")
    record(cast.lena, "two")
    for person in (cast.amir, cast.eva, cast.maja, cast.admin):
        told = {say(db, person, pair, "same").reason for pair in (pairs(db)[0], named("invented"))}
        assert told == {"not_found"}
        assert not asked(client_of, person)
    assert same_as(db) == [(None,), (None,)]

"""Who reads what of a visit. Efteråt stays with those who work with the family."""

import re

import pytest

from familjelots.core import clock
from familjelots.visits import queries

from ..cast import must, named, run
from .told import at_eva, row, visit

AFTERWARDS = {
    "observations": "kanariefågel-iakttagelse",
    "child_words": "kanariefågel-barn",
    "child_not_heard": "kanariefågel-varför",
    "worry_considered": "yes",
    "minutes": "73",
}


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def at_both(db, cast, family):
    must(db, cast.sara, "record_visit", at_eva(cast, text="Hemma hos Eva", **AFTERWARDS), family_id=family)
    at_per = visit("per", household=cast.homes["granvagen"], present=[cast.members["per"]], text="Hemma hos Per")
    step = row("steps", 0, id=named("per step"), text="Per lämnar nyckeln", doer=f"member:{cast.members['per']}")
    must(db, cast.sara, "record_visit", {**at_per, **step}, family_id=family)
    must(db, cast.sara, "write_note", {"id": named("n"), "text": "kanariefågel-anteckning"}, family_id=family)


def test_each_home_reads_its_own_visits(at_both, db, cast, client_of, family):
    def read(person, name):
        return client_of(cast.people[person]).get(f"/visits/{named(name)}")

    assert "Hemma hos Eva" in read("eva", "visit").text
    assert read("eva", "per").status_code == 404
    assert "Per lämnar nyckeln" in read("per", "per").text
    assert read("per", "visit").status_code == 404
    theirs = queries.visits_for_family(db, [cast.homes["kornvagen"]], family)
    assert [each["text"] for each in theirs] == ["Hemma hos Eva"]


def test_foreign_and_invented_visits_look_the_same(at_both, cast, client_of):
    amir = client_of(cast.amir)
    foreign, invented = amir.get(f"/visits/{named('visit')}"), amir.get(f"/visits/{named('never')}")
    assert (foreign.status_code, invented.status_code) == (404, 404)
    assert foreign.text.replace(named("visit"), "") == invented.text.replace(named("never"), "")


@pytest.mark.parametrize("person", ["sara", "lena"])
def test_those_who_work_here_open_afterwards(at_both, cast, client_of, person):
    text = client_of(cast.people[person]).get(f"/visits/{named('visit')}").text
    assert "kanariefågel-iakttagelse" in text
    assert re.search(r'<details class="chapter afterwards">', text)


def paths_of(app, cast, family):
    """Every page without an argument, and those about this family and visit."""
    known = {"family_id": family, "visit_id": named("visit"), "step_id": named("per step")}
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.arguments <= set(known) and rule.endpoint != "static":
            yield rule.build(known)[1] if rule.arguments else rule.rule


@pytest.mark.parametrize("person", ["eva", "per", "maja", "amir", "admin"])
def test_afterwards_and_notes_are_on_no_page_of_others(at_both, app, cast, client_of, family, person):
    client = client_of(cast.people[person])
    for path in paths_of(app, cast, family):
        assert "kanariefågel".encode() not in client.get(path).data, path  # a workbook is no text


def test_afterwards_is_not_on_the_coordinators_board(at_both, cast, client_of, family):
    for path in ("/week", "/families", f"/families/{family}", "/attention"):
        text = client_of(cast.lena).get(path).text
        assert "kanariefågel-barn" not in text
        assert "kanariefågel-iakttagelse" not in text


def test_afterwards_is_not_in_the_log(db, cast, family, capfd, monkeypatch):
    def crash(*_args, **_facts):
        raise ZeroDivisionError

    monkeypatch.setattr("familjelots.visits.record.open_place", crash)
    assert run(db, cast.sara, "record_visit", at_eva(cast, **AFTERWARDS), family_id=family).reason == "fault"
    logged = capfd.readouterr()
    assert "verb_crashed" in logged.out + logged.err
    assert "kanariefågel" not in logged.out + logged.err


def test_the_timeline_asks_the_same_number_of_questions_however_long_it_is(db, cast, family):
    def questions():
        asked = []
        db.conn.set_trace_callback(asked.append)
        queries.timeline(db, family, most=50)
        db.conn.set_trace_callback(None)
        return len(asked)

    with clock.at(clock.instant("2026-11-24T10:00:00Z")):
        must(db, cast.sara, "record_visit", at_eva(cast), family_id=family)
        few = questions()
        for n in range(12):
            step = row("steps", 0, id=named(f"s{n}"), text="Ring", doer="coach")
            must(db, cast.sara, "record_visit", {**at_eva(cast, f"v{n}"), **step}, family_id=family)
            must(db, cast.sara, "write_note", {"id": named(f"n{n}"), "text": "Kort"}, family_id=family)
    assert questions() == few == 4
    assert len(queries.timeline(db, family)) == 20


def test_the_latest_visit_that_took_place_is_found_for_many_families(db, cast, family):
    must(db, cast.sara, "record_visit", at_eva(cast, "old", at="2026-11-03T09:00"), family_id=family)
    must(db, cast.sara, "record_visit", at_eva(cast, "new", at="2026-11-10T09:00"), family_id=family)
    nobody = at_eva(cast, "later", at="2026-11-17T09:00", outcome="no_one_home")
    must(db, cast.sara, "record_visit", nobody, family_id=family)
    found = queries.last_visits(db, [family, cast.families["provstrom"]])
    assert {key: last["id"] for key, last in found.items()} == {family: named("new")}


def test_a_visit_tells_what_was_hard_by_the_words_of_that_day_alone(db, cast, client_of, family):
    hard = row("barriers", 0, id=named("b"), text="Morgnarna är tunga", area="school")
    must(db, cast.sara, "record_visit", {**at_eva(cast), **hard}, family_id=family)
    must(db, cast.sara, "add_barrier", {"id": named("later"), "text": "Läxorna efteråt"}, family_id=family)
    for person in ("sara", "lena", "eva"):
        text = client_of(cast.people[person]).get(f"/visits/{named('visit')}").text
        assert "Morgnarna är tunga" in text
        assert "Skola" in text
        assert "Läxorna efteråt" not in text


def test_which_interpreter_was_there_can_be_read(db, cast, client_of, family):
    for name, said, read in (("one", "yes", "tolk<"), ("two", "arabiska, på plats", "tolk: arabiska, på plats<")):
        must(db, cast.sara, "record_visit", at_eva(cast, name, interpreter=said), family_id=family)
        assert read in client_of(cast.sara).get(f"/visits/{named(name)}").text

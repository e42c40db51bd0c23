"""A pack that somebody wrote: read, or refused with all that is wrong and where."""

import time
import tomllib
from copy import deepcopy
from typing import Any

import pytest

from familjelots.programmes.packs import shipped
from familjelots.programmes.parse import build, parse
from familjelots.programmes.problem import MOST, BadPack
from familjelots.programmes.tables import in_languages, tables
from familjelots.programmes.toml import MAX_SIZE, write

ONE_ROW = {"id": "one", "name": {"sv": "Ett"}, "text": {"sv": "Så"}}


@pytest.fixture
def pack() -> dict[str, Any]:
    """A whole pack in Swedish that a test may break."""
    return deepcopy(in_languages(tables(shipped()["bryt"]), ["sv"]))


def faults(data: dict) -> set[tuple]:
    """What is wrong: code and place."""
    with pytest.raises(BadPack) as refused:
        build(data, "p")
    return {(problem.code, problem.place) for problem in refused.value.problems}


def test_a_whole_pack_is_read(pack):
    assert build(pack, "p").name == {"sv": "Bryt långvarigt försörjningsstöd"}


def test_a_missing_text_is_told_with_its_place_and_language(pack):
    pack["languages"] = ["sv", "da"]
    del pack["about"]
    pack["areas"] = [{"id": "a", "name": {"sv": "Arbete"}}]
    found = faults(pack)
    assert ("missing", ("about",)) in found
    assert ("missing_text", ("areas", 0, "name", "da")) in found


def test_an_empty_text_is_missing_and_a_long_one_too_long(pack):
    pack["name"] = {"sv": ""}
    pack["areas"][1]["name"] = {"sv": "x" * 61}
    assert faults(pack) == {("missing_text", ("name", "sv")), ("too_long", ("areas", 1, "name", "sv"))}


def test_unknown_indicators_and_moments(pack):
    pack["indicators"] = {"A1": ["start"], "Z9": ["start"], "A2": ["sometimes"], "A3": [], "A4": "start"}
    assert faults(pack) == {
        ("unknown_indicator", ("indicators",)),
        ("unknown_choice", ("indicators", "A2")),
        ("never_asked", ("indicators", "A3")),
        ("not_a_list", ("indicators", "A4")),
    }


@pytest.mark.parametrize("leads", [{"a": ["a"]}, {"a": ["b"], "b": ["a"]}, {"a": ["b"], "b": ["c"], "c": ["a", "d"]}])
def test_a_ladder_in_a_circle(pack, leads):
    pack["ladder"] = [{**ONE_ROW, "id": id, "next": leads.get(id, [])} for id in "abcd"]
    found = faults(pack)
    assert {code for code, _place in found} == {"loop"}
    assert all(place[0] == "ladder" for _code, place in found)


def test_a_ladder_that_leads_to_no_step(pack):
    pack["ladder"] = [{**ONE_ROW, "next": ["two"]}]
    assert faults(pack) == {("unknown_step", ("ladder", 0, "next"))}


def test_a_ladder_without_arrows_leads_to_the_step_after(pack):
    pack["ladder"] = [{**ONE_ROW, "id": id} for id in "abc"]
    assert [rung.next for rung in build(pack, "p").ladder] == [("b",), ("c",), ()]


def test_the_same_id_twice(pack):
    pack["closures"] = [{"id": "a", "name": {"sv": "A"}}, {"id": "a", "name": {"sv": "B"}}]
    assert faults(pack) == {("duplicate", ("closures", 1))}
    pack["languages"] = ["sv", "sv"]
    assert faults(pack) == {("duplicate", ("languages",))}


WRONG = [
    ("name", 7, "not_by_language", ("name",)),
    ("name", {"sv": 7}, "not_text", ("name", "sv")),
    ("name", {"sv": "En\0två"}, "odd_signs", ("name", "sv")),
    ("name", {"sv": "Namn", "fi": "Nimi"}, "other_language", ("name",)),
    ("documentation", "some", "unknown_choice", ("documentation",)),
    ("documentation", None, "missing", ("documentation",)),
    ("format", 2, "other_format", ("format",)),
    ("version", 0, "out_of_range", ("version",)),
    ("languages", ["xx"], "unknown_language", ("languages",)),
    ("languages", "sv", "unknown_language", ("languages",)),
    ("languages", [], "missing", ("languages",)),
    ("areas", [], "missing", ("areas",)),
    ("areas", "work", "not_a_list", ("areas",)),
    ("areas", [7], "not_a_table", ("areas", 0)),
    ("areas", ["nowhere"], "unknown_shared", ("areas", 0)),
    ("areas", [{"id": "Å Ä", "name": {"sv": "A"}}], "bad_id", ("areas", 0)),
    ("areas", [{"id": ["x"], "name": {"sv": "A"}}], "bad_id", ("areas", 0)),
    ("areas", [{"id": "a", "nam": {"sv": "A"}, "name": {"sv": "A"}}], "unknown_key", ("areas", 0)),
    ("areas", [{"id": f"a{n}", "name": {"sv": "A"}} for n in range(31)], "too_many", ("areas",)),
    ("team", [{**ONE_ROW, "decides_money": "yes"}], "not_yes_or_no", ("team", 0, "decides_money")),
    ("cadence", 7, "not_a_table", ("cadence",)),
    ("indicators", {}, "missing", ("indicators",)),
    ("help", {}, "missing", ("help", "goals")),
    ("surprise", 1, "unknown_key", ()),
]


@pytest.mark.parametrize(("key", "value", "code", "place"), WRONG)
def test_what_has_the_wrong_shape(pack, key, value, code, place):
    pack[key] = value
    if value is None:
        del pack[key]
    assert (code, place) in faults(pack)


def test_numbers_that_are_none_and_numbers_out_of_range(pack):
    pack["cadence"] |= {"conversation_days": "7", "follow_up_days": 9999, "measure_months": True, "length_months": 1.5}
    assert {code for code, _place in faults(pack)} == {"not_a_number", "out_of_range"}


def test_a_criterion_that_is_looked_up_needs_a_limit_and_the_right_way_round(pack):
    row = {"text": {"sv": "Ålder"}, "check": "age"}
    pack["criteria"] = [{"id": "a", **row}, {"id": "b", **row, "least": 30, "most": 16}]
    assert faults(pack) == {("no_limit", ("criteria", 0)), ("limits_turned", ("criteria", 1))}


def test_all_that_is_wrong_is_told_at_once_but_not_without_end(pack):
    pack["areas"] = [{"id": f"a{n}", "name": {"sv": ""}} for n in range(30)]
    assert len(faults(pack)) == MOST


HOSTILE = {
    "not TOML": "{}{}",
    "nothing": "",
    "a page": "<!doctype html><title>Fel</title>",
    "deep lists": "a = " + "[" * 90_000 + "]" * 90_000,
    "deep tables": "a = " + "{a=" * 50_000,
    "a deep key": ".".join("a" * 60_000) + " = 1",
    "quoted deep keys": '"a".' * 40_000 + "b = 1",
    "spaced deep keys": "a . " * 40_000 + "b = 1",
    "a deep heading": "[" + ".".join("a" * 60_000) + "]",
    "a huge number": "a = " + "9" * 100_000,
    "no such day": "a = 2026-13-77",
    "bytes": "\0\1\2",
    "an odd sign": "a = '\ud800'",
    "quotes": '"' * 199_999,
    "words": "a" * 199_999,
    "spaced words": "a " * 99_999,
    "twice": "a = 1\na = 2",
    "too big": "#" * (MAX_SIZE + 1),
    "headings": "\n".join(f"[a{n}]" for n in range(20_000)),
    "rows": "[[areas]]\n" * 18_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_refused_soon_and_in_words(kind):
    began = time.process_time()
    with pytest.raises(BadPack) as refused:
        parse(HOSTILE[kind], "p")
    assert refused.value.problems
    assert len(str(refused.value)) < 5000
    assert time.process_time() - began < 3


def test_the_line_of_a_slip_is_told(pack):
    text = write(pack).replace('documentation = "full"', "documentation = full")
    line = text[: text.index("documentation = full")].count("\n") + 1
    with pytest.raises(BadPack) as refused:
        parse(text, "p")
    assert [(problem.code, problem.value) for problem in refused.value.problems] == [("not_toml", str(line))]


def test_what_is_written_is_toml(pack):
    assert tomllib.loads(write(pack)) == pack

"""Families are found by name, other name, member and case number, the Swedish way."""

import pytest

from familjelots.core.db import execute, rows
from familjelots.core.migrations import migrate

from ..cast import must
from ..overview.test_queries_do_not_grow import queries_of
from .found import a_family, a_member, looked_for, names


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


@pytest.mark.parametrize(
    "words", ["Påhittdal", "påhitt", "PÅHITT", "på", "eva", "EVA påhitt", "påhitt ture", "pa\u030ahitt"]
)
def test_u5_a_family_is_found_by_the_beginning_of_its_name_or_of_a_members(lena, words):
    assert names(looked_for(lena, words=words)) == ["Påhittdal"]


def test_u5_a_family_is_found_by_its_other_name_and_its_case_number(db, cast, lena):
    a_family(db, cast, "Åkesson", alias="Västergård", case_number="IFO 2026-0417")
    for words in ("västerg", "2026-0417", "0417", "ifo 2026"):
        assert names(looked_for(lena, words=words)) == ["Åkesson"], words


def test_u5_the_swedish_letters_are_letters_of_their_own_and_other_marks_are_passed_over(db, cast, lena):
    for name in ("Åkesson", "Akesson", "Öberg", "Oberg", "Andrén", "Ægidius", "Ünal", "Sørensen"):
        a_family(db, cast, name)
    assert names(looked_for(lena, words="åke")) == ["Åkesson"]
    assert names(looked_for(lena, words="ake")) == ["Akesson"]
    assert names(looked_for(lena, words="öberg")) == ["Öberg"]
    assert names(looked_for(lena, words="andren")) == ["Andrén"]
    assert names(looked_for(lena, words="ägid")) == ["Ægidius"]
    assert names(looked_for(lena, words="unal")) == ["Ünal"]
    assert names(looked_for(lena, words="sörensen")) == ["Sørensen"]


def test_names_stand_in_swedish_order(db, cast, lena):
    for name in ("Öman", "Ärlig", "Ålund", "Zeb", "abel"):
        a_family(db, cast, name)
    found = names(lena.get("/families"))
    assert found == ["abel", "Mithal", "Provström", "Påhittdal", "Zeb", "Ålund", "Ärlig", "Öman"]


def test_a_new_name_is_found_and_the_old_one_is_not(db, cast, lena):
    family = cast.families["pahittdal"]
    edit = {"name": "Nyhittdal", "base.name": "Påhittdal", "alias": "Dalen", "case_number": "77"}
    must(db, cast.lena, "edit_family", edit, family_id=family)
    facts = {"name": "Evelina", "base.name": "Eva"}
    must(db, cast.lena, "edit_member", facts, member_id=cast.members["eva"])
    for words, expected in {"påhitt": 0, "nyhitt": 1, "dalen": 1, "77": 1, "evelina": 1, "eva": 0}.items():
        assert len(names(looked_for(lena, words=words))) == expected, words
    a_member(db, cast, family, "Gunhild")
    assert names(looked_for(lena, words="gunh")) == ["Nyhittdal"]


def test_families_from_before_the_search_are_found_after_the_migration(db, cast, instance, lena):
    execute(db, "DELETE FROM _sqlite_migrations WHERE name IN ('find_families', 'list_families')")
    for table in ("family_found", "family_listed"):
        execute(db, f"DROP TABLE {table}")
    for one in rows(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'family_%'"):
        execute(db, f"DROP TRIGGER {one['name']}")
    execute(db, "DROP INDEX family_case_number")
    for column in ("alias", "case_number", "conversation_days"):
        execute(db, f"ALTER TABLE family DROP COLUMN {column}")
    migrate(instance)
    assert names(looked_for(lena, words="samir mithal")) == ["Mithal"]
    execute(db, "INSERT INTO family_found (family_found, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    "words", ['"', "'--", "*", "NEAR(a b)", "a OR b", "^x", "{", "words:eva", "-", "🙂", "\x00-", "a" * 500]
)
def test_odd_words_find_nothing_and_break_nothing(lena, words):
    assert names(looked_for(lena, words=words)) == []


def test_no_name_stands_in_the_address_and_nobody_else_can_open_it(cast, client_of, lena):
    answer = lena.post("/families/search", data={"words": "Påhittdal", "children": "yes"})
    assert "P%C3%A5" not in answer.location
    assert "Påhitt" not in answer.location
    assert names(lena.get(answer.location)) == ["Påhittdal"]
    assert names(client_of(cast.amir).get(answer.location)) == ["Mithal"]  # as if nothing were asked for
    for odd in ("x", "AAAA", "é", "=" * 50, answer.location[12:-4]):
        assert len(names(lena.get(f"/families?s={odd}"))) == 3
    assert len(names(lena.get("/families?words=Mithal"))) == 3


def test_each_finds_among_own_families(cast, client_of):
    assert names(looked_for(client_of(cast.sara), words="samir")) == []
    assert names(looked_for(client_of(cast.amir), words="samir")) == ["Mithal"]
    for who in (cast.eva, cast.admin):
        assert client_of(who).post("/families/search", data={"words": "eva"}).status_code == 404
    assert client_of(cast.lena).get("/families/search").status_code == 303


def test_searching_takes_as_many_queries_with_ten_times_the_families(db, cast, lena):
    found = lena.post("/families/search", data={"words": "fam", "status": "active", "children": "yes"}).location
    for number in range(3):
        a_member(db, cast, a_family(db, cast, f"Fam {number}", cast.sara), "Barn", "child")
    few = queries_of(lena, found)
    for number in range(3, 30):
        a_member(db, cast, a_family(db, cast, f"Fam {number}", cast.amir), "Barn", "child")
    assert len(queries_of(lena, found)) == len(few)

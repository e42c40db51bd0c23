"""Families are read in from a file: columns matched, all rows looked at first, then all of it or nothing."""

import json

import pytest

from familjelots.core import jobs, verify
from familjelots.core.db import rows as rows_of
from familjelots.core.db import value
from familjelots.imports import table

from ..cast import must, run
from ..finding.found import looked_for, names
from . import brought


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


def count(db, table="family"):
    return value(db, f"SELECT count(*) FROM {table}")


@pytest.mark.parametrize("write", [brought.as_csv, brought.as_xlsx])
def test_u5_families_are_read_in_with_their_people_coach_and_home_as_one_operation(db, cast, lena, instance, write):
    before, seq = count(db), value(db, "SELECT max(seq) FROM journal")
    path = brought.looked_through(db, lena, write(brought.rows(6)))
    assert "Familjer: 3. Människor: 6." in lena.get(path).text
    assert count(db) == before
    assert "Allt är inläst" in brought.read_in(db, lena, path).text
    assert count(db) == before + 3
    assert names(looked_for(lena, words="person 3")) == ["Åberg 1"]
    assert names(looked_for(lena, words="2026-00002")) == ["Åberg 2"]
    assert "Fast kontakt: Sara" in looked_for(lena, words="åberg").text
    told = rows_of(db, "SELECT command, outcome, fields FROM journal WHERE seq > ?", seq)
    assert [(one["command"], one["outcome"]) for one in told] == [("import_families", "applied")]
    kept = [json.loads(row) for row in json.loads(told[0]["fields"])["row"]]
    assert kept[0]["name"] == "Åberg 0"
    assert [person["name"] for person in kept[0]["people"]] == ["Person 0", "Person 1"]
    assert value(db, "SELECT birth_year FROM member WHERE name = 'Person 1'") == 1981
    assert not verify.verify(instance / "familjelots.db").problems


def test_nothing_is_read_in_as_long_as_one_row_is_wrong_and_each_is_told_by_its_line(db, cast, lena):
    listed = brought.rows(6)
    listed[1] = (*listed[1][:2], "Påhittat stöd", *listed[1][3:])
    listed[2] = (*listed[2][:3], "Ingen Alls", *listed[2][4:])
    listed[3] = (*listed[3][:5], "19800101-1234", *listed[3][6:])
    listed[4] = (*listed[4][:4], "=1+1", *listed[4][5:])
    listed.append(listed[5])
    listed.append(("", "Påhittdal", "Bryt", "", "", "", "", ""))
    listed.append(("2026-00000", "Annan", "Bryt", "", "", "", "", ""))
    path = brought.looked_through(db, lena, brought.as_csv(listed))
    page = lena.get(path).text
    for words in (
        "Stödet finns inte: Påhittat stöd", "heter så: Ingen Alls", "Personnummer tas inte emot",
        "innehåller en formel",
        "Samma som på rad 7: Person 5", "Familjen finns redan: Påhittdal", "Samma ärendenummer som på rad 2",
    ):  # fmt: skip
        assert words in page, words
    for line in (3, 4, 5, 6, 8, 9, 10):
        assert f'data-label="Rad">{line}<' in page, line
    assert "Rader att rätta: 7 av 9" in page
    assert "1234" not in page
    before = count(db)
    lena.post(f"{path}/reading")
    jobs.work(db)
    assert count(db) == before


def test_a_row_is_told_of_all_that_is_wrong_with_it_as_it_was_typed(db, cast, lena):
    edit = {"name": "Provström", "base.name": "Provström", "case_number": "ÄR-7"}
    must(db, cast.lena, "edit_family", edit, family_id=cast.families["provstrom"])
    listed = [
        ("Är-7", "Provström", "Påhittat STÖD", "Ingen Alls", "Kim", "86", "Kusin", ""),
        ("N-1", "Ek", "Bryt", "Okänd", "Bo", "1986", "", ""), ("n-1", "Al", "Bryt", "", "Bo", "=1", "Moster", ""),
        ("N-1", "Ek", "Bryt", "", "bo", "1986", "", ""),
    ]  # fmt: skip
    page = lena.get(brought.looked_through(db, lena, brought.as_csv(listed))).text
    for words in (
        "Stödet finns inte: Påhittat STÖD", "heter så: Ingen Alls", "fyra siffror: 86", "barn: Kusin",
        "Familjen finns redan: Är-7", "heter så: Okänd", "Samma ärendenummer som på rad 3", "barn: Moster",
        "innehåller en formel", "Samma som på rad 3: bo",
    ):  # fmt: skip
        assert words in page, words
    assert [page.count(f'data-label="Rad">{line}<') for line in (2, 3, 4, 5)] == [5, 1, 3, 1]
    assert "Rader att rätta: 4 av 4" in page


def test_a_file_that_was_read_in_once_is_not_read_in_again(db, cast, lena):
    content = brought.as_csv(brought.rows(4))
    path = brought.looked_through(db, lena, content)
    brought.read_in(db, lena, path)
    after = count(db)
    lena.post(f"{path}/reading")
    jobs.work(db)
    assert count(db) == after
    again = brought.looked_through(db, lena, content)
    assert "Familjen finns redan: 2026-00000" in lena.get(again).text


def test_what_has_come_in_between_stops_all_of_it(db, cast, lena):
    path = brought.looked_through(db, lena, brought.as_csv(brought.rows(6)))
    there = {"id": "11111111-1111-4111-8111-111111111111", "name": "X", "programme": "bryt", "status": "active"}
    must(db, cast.lena, "add_family", {**there, "case_number": "2026-00002"})
    before = count(db)
    page = brought.read_in(db, lena, path).text
    assert "Något har ändrats sedan raderna tittades igenom" in page
    assert "Inget är inläst" in page
    assert count(db) == before
    assert value(db, "SELECT count(*) FROM journal WHERE command = 'import_families'") == 0


ENCODED = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_file_is_read_however_it_was_written(encoding, delimiter):
    found = table.read(brought.as_csv(brought.rows(3), delimiter=delimiter, encoding=encoding))
    assert found.headings == brought.HEADINGS
    assert [row.line for row in found.rows] == [2, 3, 4]
    assert found.rows[0].cells[1] == "Åberg 0"


BROKEN = {
    "nothing": (b"", "Välj en fil först"),
    "only headings": (brought.as_csv([]), "inga rader"),
    "only blank lines": (b"\n\n;;;\n", "inga rader"),
    "a broken workbook": (b"PK\x03\x04" + b"x" * 500, "går inte att läsa"),
    "half a workbook": (brought.as_xlsx(brought.rows(50))[:3000], "går inte att läsa"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "äldre Excelformat"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "går inte att läsa"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_cannot_be_read_gets_a_clear_answer(lena, kind):
    content, words = BROKEN[kind]
    answer = brought.bring(lena, content)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_hundred_thousand_rows_are_too_many_and_it_is_said(db, lena):
    path = brought.looked_through(db, lena, b"Familj\n" + b"".join(b"F%d\n" % number for number in range(100_000)))
    page = lena.get(path).text
    assert "fler än 10 000 rader" in page
    big = brought.bring(lena, b"Familj\n" + b"x" * 5_000_000)
    assert big.status_code == 413
    assert "större än 4 MB" in big.text


def test_formulas_and_numbers_in_a_workbook_are_told_and_understood(db, cast, lena):
    listed = [
        ("2026-1", "=A1", "Bryt", "", "Kim", 1986.0, "", ""),
        (20261, "Ek", "Bryt", "", "Bo", "1986-05-04", "", ""),
    ]
    page = lena.get(brought.looked_through(db, lena, brought.as_xlsx(listed))).text
    assert "Cellen innehåller en formel" in page
    assert "Rader att rätta: 1 av 2" in page
    path = brought.looked_through(db, lena, brought.as_xlsx(listed[1:]))
    brought.read_in(db, lena, path)
    family = rows_of(db, "SELECT name, case_number FROM family WHERE name = 'Ek'")
    assert family == [{"name": "Ek", "case_number": "20261"}]
    assert value(db, "SELECT birth_year FROM member WHERE name = 'Bo'") == 1986


def test_a_wrong_column_is_asked_for_and_a_usual_programme_fills_in(db, cast, lena):
    path = brought.bring(lena, b"Vad;Vem\nLind;Kim\n").location
    refused = lena.post(f"{path}/columns", data={"column.name": ""})
    assert refused.status_code == 422
    assert "Säg vilken kolumn" in refused.text
    for odd in ("99", "-1", "x", "²"):
        assert lena.post(f"{path}/columns", data={"column.name": odd}).status_code == 422
    assert lena.post(f"{path}/columns", data={"column.name": "0", "column.person": "1"}).status_code == 303
    jobs.work(db)
    assert "Stödet finns inte" in lena.get(path).text
    lena.post(f"{path}/columns", data={"column.name": "0", "column.person": "1", "programme": "bryt"})
    jobs.work(db)
    assert "Familjer: 1. Människor: 1." in lena.get(path).text


def test_progress_is_told_to_whoever_asked_and_to_nobody_else(db, cast, client_of, lena):
    path = brought.bring(lena, brought.as_csv(brought.rows(4))).location
    lena.post(f"{path}/columns", data=brought.chosen(lena, path))
    page = lena.get(path).text
    assert "Tittar igenom raderna" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "data-progress" in page
    for who in (cast.sara, cast.eva, cast.admin):
        client = client_of(who)
        assert client.get(path).status_code == client.get("/imports").status_code == 404
        assert client.post(f"{path}/reading").status_code == 404
        assert client.post("/imports", data={}).status_code == 404
    jobs.work(db)
    assert "data-progress" not in lena.get(path).text
    assert lena.post(f"{path}/removal").status_code == 303
    assert lena.get(path).status_code == 404


def test_only_a_coordinator_reads_in_and_only_whole_rows(db, cast):
    texts = ("case_number", "alias", "coach", "address")
    good = {"line": 2, "name": "Ek", "programme": "bryt", "status": "active", "people": [], **dict.fromkeys(texts, "")}
    for who in (cast.sara, cast.eva, cast.admin):
        assert run(db, who, "import_families", {"row": [json.dumps(good)]}).outcome == "parked"
    odd = ({"name": " "}, {"people": [1]}, {"status": "x"}, {"programme": "nothing"}, {"coach": cast.lena.id},
           {"name": "x" * 81})  # fmt: skip
    bad = ("", "[]", "{", "9" * 5000, "[" * 30_000, *(json.dumps({**good, **one}) for one in odd))
    for row in bad:
        receipt = run(db, cast.lena, "import_families", {"row": [json.dumps(good), row]})
        assert receipt.outcome == "parked", row[:50]
        assert receipt.reason != "fault", row[:50]
    assert value(db, "SELECT count(*) FROM family WHERE name = 'Ek'") == 0
    assert run(db, cast.lena, "import_families", {"row": [json.dumps(good)]}).outcome == "applied"


def test_a_worker_that_dies_while_reading_in_reads_in_once_when_it_begins_again(db, cast, lena, monkeypatch):
    path = brought.looked_through(db, lena, brought.as_csv(brought.rows(6)))
    before = count(db)
    lena.post(f"{path}/reading")
    from familjelots.imports import work

    def die(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(work.queries, "empty", die)  # after the commit, before the work is said to be done
        with pytest.raises(KeyboardInterrupt):
            jobs.work(db)
    assert count(db) == before + 3
    with jobs.clock.at(jobs.clock.now() + 2 * jobs.LEASE):
        assert jobs.work(db) == 1
    assert count(db) == before + 3
    assert "Allt är inläst" in lena.get(path).text

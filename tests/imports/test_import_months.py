"""Months of assistance are read in from a file: families by number or name, amounts or yes and no, all or nothing."""

import json

import pytest

from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import jobs, verify
from familjelots.core.db import rows, value

from ..cast import must, named, run
from . import brought

HEADINGS = ("Ärendenummer", "Person", "Månad", "Belopp", "Lever på")


@pytest.fixture
def lena(db, cast, client_of):
    edit = {"name": "Provström", "base.name": "Provström", "case_number": "2026-7"}
    must(db, cast.lena, "edit_family", edit, family_id=cast.families["provstrom"])
    return client_of(cast.lena)


def looked_through(db, client, listed):
    return brought.looked_through(db, client, brought.as_csv(listed, HEADINGS), kind="months")


def test_months_are_read_in_with_amounts_or_yes_and_no_as_one_operation(db, cast, lena, instance):
    listed = [
        ("2026-7", "Maja", "2026-03", "8 450,50 kr", ""), ("2026-7", "Jonas Provström", "202603", "0", "Lön"),
        ("Mithal", "", "2026-03-01", "ja", ""), ("provström", "Maja", "2026-04", "nej", ""),
    ]  # fmt: skip
    path = looked_through(db, lena, listed)
    assert "Månader: 4. Familjer: 2." in lena.get(path).text
    assert value(db, "SELECT count(*) FROM status_month") == 0
    assert "Allt är inläst" in brought.read_in(db, lena, path).text
    told = rows(db, "SELECT member, month, assistance, income_source FROM status_month ORDER BY rowid")
    maja, jonas = cast.members["maja"], cast.members["jonas"]
    assert [(one["member"], one["month"], one["assistance"]) for one in told] == [
        (maja, "2026-03", "yes"), (jonas, "2026-03", "no"), (None, "2026-03", "yes"), (maja, "2026-04", "no"),
    ]  # fmt: skip
    assert told[1]["income_source"]
    assert value(db, "SELECT count(*) FROM journal WHERE command = 'import_months'") == 1
    assert "8 450" not in value(db, "SELECT fields FROM journal WHERE command = 'import_months'")
    assert not verify.verify(instance / "familjelots.db").problems
    again = looked_through(db, lena, listed)
    assert "Allt som står i filen finns redan här" in lena.get(again).text


def test_each_row_that_is_wrong_is_told_and_none_is_read_in(db, cast, lena):
    maja, jonas = ("2026-7", "Maja"), ("2026-7", "Jonas")
    listed = [
        ("Okänd", "", "2026-03", "ja", ""), ("2026-7", "Elis", "2026-03", "ja", ""), (*maja, "2099-01", "ja", ""),
        (*maja, "mars", "ja", ""), (*maja, "2026-03", "kanske", ""), (*maja, "2026-05", "", ""),
        (*maja, "2026-06", "ja", "Guld"), (*maja, "2026-07", "=1", ""), ("", "", "2026-03", "ja", ""),
        (*jonas, "2025-12", "0 kr", "Kontanthjælp"), (*jonas, "2026-01", "ja", ""), (*jonas, "2026-01", "nej", ""),
    ]  # fmt: skip
    page = lena.get(looked_through(db, lena, listed)).text
    for words in (
        "Familjen finns inte: Okänd", "Ingen vuxen i familjen heter så: Elis", "Månaden har inte varit än: 2099-01",
        "Skriv månaden som 2026-03: mars", "Skriv ett belopp, ja eller nej: kanske", "Raden säger varken",
        "Den inkomsten finns inte att välja: Guld", "innehåller en formel", "Samma som på rad 12",
        "Vid ”Lever på” står Kontanthjælp, men ”Försörjningsstöd: belopp, ja eller nej” säger att det inte fanns något",
    ):  # fmt: skip
        assert words in page, words
    jobs.work(db)
    assert value(db, "SELECT count(*) FROM status_month") == 0


def test_a_row_is_told_of_all_that_is_wrong_with_it_as_it_was_typed(db, cast, lena):
    listed = [("Okänd AB", "", "Mars", "Kanske", "GULD"), ("2026-7", "Elis", "=1", "", ""),
              ("2026-7", "Maja", "202603", "ja", ""), ("2026-7", "MAJA", "2026-03-01", "Nja", "")]  # fmt: skip
    page = lena.get(looked_through(db, lena, listed)).text
    for words in (
        "Familjen finns inte: Okänd AB", "som 2026-03: Mars", "ja eller nej: Kanske", "välja: GULD", "heter så: Elis",
        "innehåller en formel", "Raden säger varken", "Samma som på rad 4: 2026-03-01", "ja eller nej: Nja",
    ):  # fmt: skip
        assert words in page, words
    assert "Rader att rätta: 3 av 4" in page


def test_two_families_of_one_name_are_told_apart_by_their_numbers(db, cast, lena):
    again = {"id": "11111111-1111-4111-8111-111111111111", "name": "Mithal", "programme": "bryt", "status": "active"}
    must(db, cast.lena, "add_family", {**again, "case_number": "M2"})
    page = lena.get(looked_through(db, lena, [("Mithal", "", "2026-03", "ja", "")])).text
    assert "Flera familjer heter så: Mithal" in page
    assert "Månader: 1" in lena.get(looked_through(db, lena, [("m2", "", "2026-03", "ja", "")])).text


def test_a_family_that_stays_closed_is_as_good_as_not_there(db, cast, client_of, lena):
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    must(db, SYSTEM, "create_account", {"id": named("olle"), "name": "Olle", "role": "coordinator"})
    olle = Person(id=named("olle"), name="Olle", role="coordinator", language="sv")
    page = client_of(olle).get(looked_through(db, client_of(olle), [("2026-7", "", "2026-03", "ja", "")])).text
    assert "Familjen finns inte: 2026-7" in page
    family = cast.families["provstrom"]
    month = {"family": family, "member": "", "month": "2026-03", "assistance": "yes", "income_source": ""}
    receipts = [run(db, who, "import_months", {"row": [json.dumps(month)]}) for who in (olle, cast.sara, cast.eva)]
    assert {receipt.outcome for receipt in receipts} == {"parked"}
    odd_months = ({"month": "x"}, {"assistance": "z"}, {"member": cast.members["samir"]}, {"family": "x"})
    for odd in ("x", "[]", *(json.dumps({**month, **one}) for one in odd_months)):
        receipt = run(db, cast.lena, "import_months", {"row": [odd]})
        assert (receipt.outcome, receipt.reason == "fault") == ("parked", False), odd
    assert run(db, cast.lena, "import_months", {"row": [json.dumps(month)]}).outcome == "applied"

"""The list as CSV and Excel: what was looked for, no formulas, no protected family for those who may not, logged."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from familjelots.access import reads
from familjelots.accounts.person import SYSTEM, Person

from ..cast import must, named
from .found import a_family


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


def csv_of(client, question=""):
    answer = client.get(f"/families.csv{question}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.status_code == 200
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def xlsx_of(client, question=""):
    answer = client.get(f"/families.xlsx{question}")
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.data)).active


def test_u5_the_list_is_taken_out_as_it_was_looked_for(cast, lena):
    found = csv_of(lena, f"?coach={cast.sara.id}")
    assert found[0][:4] == ["Familj", "Kallas också", "Ärendenummer", "Stöd"]
    assert [row[0] for row in found[1:]] == ["Provström", "Påhittdal"]
    assert found[2][5:8] == ["Sara", "2", "2"]
    sheet = xlsx_of(lena, f"?coach={cast.sara.id}")
    assert [cell.value for cell in sheet["A"]] == ["Familj", "Provström", "Påhittdal"]
    assert sheet["G3"].value == 2


def test_the_files_hold_what_a_sealed_search_asked_for(lena):
    question = lena.post("/families/search", data={"words": "samir"}).location.removeprefix("/families")
    assert [row[0] for row in csv_of(lena, question)[1:]] == ["Mithal"]
    assert "data-native" in lena.get(f"/families{question}").text


FORMULAS = ("=HYPERLINK(1)", "+1+1", "-2", "@SUM(A1)", "＝1+1", " =1")


def test_no_name_becomes_a_formula(db, cast, lena):
    for number, name in enumerate(FORMULAS):
        a_family(db, cast, name or "x", alias=f"={number}", case_number=f"@{number}")
    for row in csv_of(lena)[1:]:
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "＝")) for cell in row), row
    cells = [cell for row in xlsx_of(lena).iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {"=HYPERLINK(1)", "=0"} <= {str(cell.value) for cell in cells}


def test_a_protected_family_is_in_no_file_of_those_who_may_not_open_it(db, cast, lena, client_of):
    must(db, SYSTEM, "create_account", {"id": named("olle"), "name": "Olle", "role": "coordinator"})
    olle = client_of(Person(id=named("olle"), name="Olle", role="coordinator", language="sv"))
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["maja"])
    assert [row[0] for row in csv_of(olle)[1:]] == ["Mithal", "Påhittdal"]
    assert [row[0] for row in csv_of(lena)[1:]] == ["Mithal", "P.", "Påhittdal"]
    assert "Provström" not in str([[cell.value for cell in row] for row in xlsx_of(lena).iter_rows()])


def test_whoever_takes_the_list_out_has_read_about_each_family_on_it(cast, lena):
    csv_of(lena, f"?coach={cast.sara.id}")
    for family, read in (("pahittdal", 1), ("provstrom", 1), ("mithal", 0)):
        told = reads.about(cast.families[family])
        assert [(one["user"], one["page"]) for one in told] == [(cast.lena.id, "export")] * read


def test_families_and_administrators_take_out_nothing(cast, client_of):
    for who in (cast.eva, cast.admin):
        for path in ("/families.csv", "/families.xlsx"):
            assert client_of(who).get(path).status_code == 404

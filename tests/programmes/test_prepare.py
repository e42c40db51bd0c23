"""What is known before the first family, written by those who decide and taken back with a trace."""

from uuid import uuid4

import pytest

from familjelots.programmes import queries

from ..cast import must, named, run
from .typed import send

PAGE = "/programmes/bryt/preparation"


def test_needs_numbers_and_agreements_stand_on_the_page(lena):
    send(lena, PAGE, "/programmes/bryt/needs", text="Ingen frågar vad klienten vill.", source="Intervjuer i våras")
    send(lena, PAGE, "/programmes/bryt/target-group", count="120", day="2026-10-01", source="Ekonomisystemet")
    told = {"organisation": "Arbetsförmedlingen", "text": "En kontakt per familj.", "day": "2026-09-15"}
    page = send(lena, PAGE, "/programmes/bryt/agreements", **told).text
    for words in ("Ingen frågar", "Intervjuer", "120 personer", "1 oktober", "En kontakt per familj.", "15 september"):
        assert words in page
    assert "Den första familjen kan komma" in page


def test_an_empty_page_says_what_is_missing(lena):
    assert "saknas: behoven, målgruppens storlek, överenskommelser" in lena.get(PAGE).text


def test_a_later_count_stands_first_and_the_earlier_one_beside_it(lena, db, cast):
    for count, day in (("90", "2026-01-01"), ("120", "2026-10-01")):
        told = {"id": str(uuid4()), "count": count, "day": day}
        must(db, cast.lena, "count_target_group", told, programme_id="bryt")
    page = lena.get(PAGE).text
    assert page.index("120 personer") < page.index("90 personer")


def test_what_is_taken_back_leaves_the_page_and_stays_in_the_table(lena, db, cast):
    must(db, cast.lena, "add_need", {"id": named("need"), "text": "Fel behov"}, programme_id="bryt")
    action = f"/preparations/{named('need')}/withdrawal"
    page = send(lena, PAGE, action)
    assert page.request.path == PAGE
    assert "Fel behov" not in page.text
    assert queries.prepared(db, named("need"))["withdrawn_at"]


def test_what_was_refused_comes_back_beside_its_field(lena):
    answer = send(lena, PAGE, "/programmes/bryt/agreements", organisation="Skolan", text="", day="i våras")
    assert answer.status_code == 422
    assert "Skolan" in answer.text
    assert "Fyll i det här" in answer.text
    assert "Skriv ett datum" in answer.text
    many = send(lena, PAGE, "/programmes/bryt/target-group", count="")
    assert "Skriv hur många" in many.text


@pytest.mark.parametrize("command", ["add_need", "count_target_group", "add_agreement"])
def test_nobody_else_prepares_and_nothing_that_is_not_there(db, cast, command):
    told = {"id": str(uuid4()), "text": "T", "count": "3", "organisation": "O", "day": "2026-01-01"}
    for who in (cast.sara, cast.eva):
        assert run(db, who, command, told, programme_id="bryt").outcome == "parked"
    assert run(db, cast.lena, command, told, programme_id="nothing").outcome == "parked"
    assert queries.preparation(db, "bryt") == []


def test_a_coach_does_not_read_it(client_of, cast):
    assert client_of(cast.sara).get(PAGE).status_code == 404

"""What has been written is taken to the municipality's case system once, and it is told what is not there yet."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from familjelots.core import clock
from familjelots.transfers import queries

from ..cast import must, named
from ..families.people import join, specialist
from ..visits.told import at_eva, row


@pytest.fixture(autouse=True)
def wednesday():
    with clock.at(clock.instant("2026-11-25T08:00:00Z")):
        yield


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def recorded(db, cast, family):
    step = row("steps", 0, id=named("s"), text="Prova bildschemat", doer=f"member:{cast.members['eva']}")
    told = at_eva(cast, text="Vi satt i köket. حسنا", observations="Lugnt.", place="Kornvägen 3", minutes="60", **step)
    must(db, cast.sara, "record_visit", told, family_id=family)
    return f"/families/{family}/transfers/visit/{named('visit')}"


def test_a_visit_is_told_in_full_as_text_for_pasting(cast, client_of, recorded):
    page = client_of(cast.sara).get(recorded).text
    for words in ("Vi satt i köket.", "Lugnt.", "Prova bildschemat, Eva", "60 minuter", "Kopiera texten"):
        assert words in page
    assert "Kornvägen 3" not in page


def test_the_pdf_holds_the_same_words_in_every_alphabet(cast, client_of, recorded):
    answer = client_of(cast.sara).get(f"{recorded}/pdf")
    assert answer.content_type == "application/pdf"
    assert "Påhittdal" not in answer.headers["Content-Disposition"]
    read = PdfReader(BytesIO(answer.data))
    text = "".join(page.extract_text() for page in read.pages)
    for words in ("Vi satt i köket.", "Lugnt.", "Prova bildschemat"):
        assert words in text
    assert "Påhittdal" not in str(read.metadata)


def test_the_json_has_codes_beside_the_words(cast, client_of, recorded, family):
    told = json.loads(client_of(cast.sara).get(f"{recorded}/json").data)
    assert (told["format"], told["version"], told["id"]) == ("familjelots/visit", 1, named("visit"))
    assert told["facts"]["family"] == family
    assert told["facts"]["minutes"] == 60
    assert told["facts"]["steps"][0]["text"] == "Prova bildschemat"


def test_what_is_not_there_yet_is_listed_until_somebody_says_that_it_is(db, cast, client_of, recorded, family):
    assert [one["kind"] for one in queries.waiting(db, [family], 50)] == ["visit", "plan"]
    sara = client_of(cast.sara)
    assert named("visit") in sara.get("/transfers").text
    stamp = queries.stamp(db, family, "visit", named("visit"))
    told = {"id": named("t"), "kind": "visit", "record": named("visit"), "stamp": stamp}
    assert sara.post(f"/families/{family}/transfers", data=told).status_code == 303
    assert [one["kind"] for one in queries.waiting(db, [family], 50)] == ["plan"]
    page = sara.get(recorded).text
    assert "av Sara." in page
    assert "Det är överfört" not in page


def test_a_plan_written_in_since_then_is_listed_again(db, cast, client_of, recorded, family):
    stamp = queries.stamp(db, family, "plan", family)
    told = {"id": named("t"), "kind": "plan", "record": family, "stamp": stamp}
    must(db, cast.sara, "mark_transferred", told, family_id=family)
    assert "plan" not in [one["kind"] for one in queries.waiting(db, [family], 50)]
    seen = {"text": "Prova bildschemat", "doer": f"member:{cast.members['eva']}"}
    base = {f"base.{name}": words for name, words in seen.items()}
    with clock.at(clock.instant("2026-11-26T08:00:00Z")):
        must(db, cast.sara, "edit_step", base | seen | {"text": "Prova schemat"}, step_id=named("s"))
    (again,) = [one for one in queries.waiting(db, [family], 50) if one["kind"] == "plan"]
    assert again["again"]
    assert "ändrad sedan sist" in client_of(cast.sara).get("/transfers").text


def test_nobody_marks_more_than_they_saw(db, cast, recorded, family):
    seen = queries.stamp(db, family, "plan", family)
    with clock.at(clock.instant("2026-11-26T08:00:00Z")):
        must(db, cast.sara, "add_strength", {"id": named("k"), "text": "Tålamod"}, family_id=family)
        told = {"id": named("t"), "kind": "plan", "record": family, "stamp": seen}
        must(db, cast.sara, "mark_transferred", told, family_id=family)
        assert "plan" in [one["kind"] for one in queries.waiting(db, [family], 50)]


def test_an_assessment_comes_once_it_is_shared_and_again_when_it_is_written_in(db, cast, client_of):
    family = cast.families["provstrom"]

    def listed():
        return [one["kind"] for one in queries.waiting(db, [family], 50)]

    told = {"id": named("a"), "member": cast.members["jonas"], "profession": "occupational_therapist"}
    question = {"question": "Vad klarar ryggen?", "findings": "Sitta tjugo minuter.", "plain": "Pauser är bra."}
    must(db, cast.sara, "start_assessment", told | question, family_id=family)
    assert "assessment" not in listed()
    must(db, cast.sara, "turn_assessment", {"id": named("turn"), "status": "shared"}, assessment_id=named("a"))
    assert "assessment" in listed()
    path = f"/families/{family}/transfers/assessment/{named('a')}"
    assert "Sitta tjugo minuter." in client_of(cast.sara).get(path).text
    stamp = queries.stamp(db, family, "assessment", named("a"))
    mark = {"id": named("t"), "kind": "assessment", "record": named("a"), "stamp": stamp}
    must(db, cast.sara, "mark_transferred", mark, family_id=family)
    assert "assessment" not in listed()
    with clock.at(clock.instant("2026-11-26T08:00:00Z")):
        base = {f"base.{name}": words for name, words in question.items()}
        must(db, cast.sara, "edit_assessment", base | question | {"findings": "Gå är bra."}, assessment_id=named("a"))
    assert "assessment" in listed()


@pytest.mark.parametrize("ending", ["", "/pdf", "/json"])
def test_nobody_else_gets_it_and_an_invented_record_is_like_a_foreign_one(cast, client_of, recorded, family, ending):
    for person in (cast.amir, cast.eva, cast.admin):
        assert client_of(person).get(recorded + ending).status_code == 404
    for path in (f"visit/{named('nothing')}", f"plan/{named('visit')}", f"letter/{named('visit')}"):
        assert client_of(cast.sara).get(f"/families/{family}/transfers/{path}{ending}").status_code == 404


def test_who_decides_about_the_money_is_told_of_nothing_that_is_closed_to_them(db, cast, client_of, recorded):
    ulla = specialist(db, "Ulla", "Socialsekreterare")
    join(db, cast, ulla, family="pahittdal", decides_money="y")
    assert client_of(ulla).get(recorded).status_code == 404
    assert recorded not in client_of(ulla).get("/transfers").text

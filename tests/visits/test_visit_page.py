"""The page where a visit is written: filled in from the plan, usable without JavaScript, fit to be kept."""

import re
from uuid import uuid4

import pytest

from familjelots.core import clock

from ..cast import must, named
from ..programmes.typed import send
from .told import at_eva, row


@pytest.fixture(autouse=True)
def monday():
    with clock.at(clock.instant("2026-11-23T08:00:00Z")):
        yield


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def page(cast, client_of, family):
    def opened(person=cast.sara, family=family, **headers):
        return client_of(person).get(f"/families/{family}/visits/new", headers=headers)

    return opened


def checked(text, name):
    return set(re.findall(rf'name="{name}"[^>]*?value="([^"]*)"[^>]*? checked', text))


def test_the_nearest_planned_visit_fills_the_form(db, cast, page, family):
    told = {"family": family, "household": cast.homes["kornvagen"], "purpose": "Bildschemat", "interpreter": "arabiska"}
    must(db, cast.lena, "plan_visit", {**told, "id": named("near"), "starts_at": "2026-11-24T09:00"})
    must(db, cast.lena, "plan_visit", {**told, "id": named("far"), "starts_at": "2026-11-27T09:00"})
    must(db, cast.lena, "plan_visit", {**told, "id": named("next month"), "starts_at": "2026-12-27T09:00"})
    text = page().text
    assert checked(text, "planned_visit") == {named("near")}
    assert checked(text, "present") == {cast.members["eva"]}
    assert checked(text, "interpreter") == {"arabiska"}
    assert checked(text, "household") == {cast.homes["kornvagen"]}
    assert 'value="2026-11-24T09:00"' in text
    assert 'value="Bildschemat"' in text
    assert named("far") in text
    assert named("next month") not in text


def test_a_recorded_visit_is_not_offered_again(db, cast, page, family):
    plan = {"id": named("near"), "family": family, "starts_at": "2026-11-24T09:00"}
    must(db, cast.lena, "plan_visit", {**plan, "household": cast.homes["kornvagen"]})
    must(db, cast.sara, "record_visit", at_eva(cast, planned_visit=named("near")), family_id=family)
    assert named("near") not in page().text


def test_after_todays_visit_a_coming_plan_is_offered_and_not_taken_for_granted(db, cast, page, family):
    plan = {"id": named("thursday"), "family": family, "starts_at": "2026-11-26T09:00", "purpose": "Bildschemat"}
    must(db, cast.lena, "plan_visit", {**plan, "household": cast.homes["kornvagen"]})
    assert checked(page().text, "planned_visit") == {named("thursday")}
    must(db, cast.sara, "record_visit", at_eva(cast, at="2026-11-23T08:00"), family_id=family)
    text = page().text
    assert checked(text, "planned_visit") == {""}
    assert named("thursday") in text
    assert re.search(r'name="at"[^>]*value=""', text)


def test_without_a_plan_the_page_does_not_hold_the_clock(page):
    one = page(**{"HX-Request": "true"}).text
    with clock.at(clock.instant("2026-11-23T15:00:00Z")):
        assert page(**{"HX-Request": "true"}).text == one
    assert re.search(r'name="at"[^>]*value=""', one)


def test_a_kept_page_has_no_operation_and_no_new_ids(page):
    text = page(**{"HX-Request": "true"}).text
    assert 'name="op"' not in text
    assert set(re.findall(r'value="([^"]*)" data-new-id', text)) == {""}


def test_without_javascript_there_are_three_blank_rows_of_each(page):
    text = re.sub(r"<template.*?</template>", "", page().text, flags=re.DOTALL)
    assert len(re.findall(r'name="steps-\d-text"', text)) == 3
    assert len(re.findall(r'name="barriers-\d-text"', text)) == 3
    ids = re.findall(r'value="([^"]*)" data-new-id', text)
    assert len(ids) == len(set(ids)) == 8


@pytest.mark.parametrize("person", ["amir", "eva", "admin"])
def test_the_page_is_there_for_those_who_work_with_the_family(cast, page, person):
    assert page(cast.people[person]).status_code == 404
    assert page(family=named("invented")).status_code == 404


def test_a_plain_post_records_and_goes_to_the_family(db, cast, client_of, family):
    told = {**at_eva(cast), **row("steps", 0, id=named("s"), text="Ring", doer="coach"), "op": str(uuid4())}
    answer = client_of(cast.sara).post(f"/families/{family}/visits", data=told)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/families/{family}")
    assert db.conn.execute("SELECT text FROM next_step").fetchall() == [("Ring",)]


def test_a_plain_post_that_cannot_be_kept_comes_back_with_all_that_was_typed(db, cast, client_of, family):
    must(db, cast.sara, "add_step", {"id": named("old"), "text": "Gammalt", "doer": "coach"}, family_id=family)
    told = at_eva(
        cast, at="i tisdags", text="Vi pratade <b>länge</b>.", topics=["school"], observations="Lugnt hemma.",
        family_view="Bättre nu.", minutes="60", worry_considered="no", others="Läraren", outcome="happened",
        **row("steps", 0, id=named("s"), text="Ring skolan", doer="coach", due="2026-11-26"),
        **row("barriers", 0, id=named("b"), text="Morgnarna", area="school"),
        **row("ticks", 0, id=named("t"), step=named("old"), status="not_yet"),
        next_at="2026-12-01T09:00", next_id=named("next"),
    )  # fmt: skip
    answer = client_of(cast.sara).post(f"/families/{family}/visits", data=told)
    assert answer.status_code == 422
    text = answer.text
    for words in ("i tisdags", "Skriv dag och tid som", "Vi pratade &lt;b&gt;länge&lt;/b&gt;.", "Lugnt hemma.",
                  "Bättre nu.", "Läraren", "Ring skolan", "2026-11-26", "Morgnarna", "2026-12-01T09:00"):  # fmt: skip
        assert words in text
    assert checked(text, "topics") == {"school"}
    assert checked(text, "minutes") == {"60"}
    assert checked(text, "worry_considered") == {"no"}
    assert checked(text, "ticks-0-status") == {"not_yet"}
    assert {named("s"), named("b"), named("visit"), named("next")} <= set(
        re.findall(r'value="([^"]*)" data-new-id', text)
    )
    assert db.conn.execute("SELECT count(*) FROM journal WHERE command = 'record_visit'").fetchone() == (0,)


def test_without_a_home_the_writer_is_asked_beside_the_choice(cast, client_of, family):
    answer = client_of(cast.sara).post(f"/families/{family}/visits", data={"id": named("v"), "text": "hej"})
    assert answer.status_code == 422
    assert "Välj vilket hem besöket gällde, eller hela familjen." in answer.text
    assert re.search(r'<details class="chapter"[^>]* open>', answer.text)


def test_hostile_words_are_shown_as_words(db, cast, client_of, family):
    nasty = "\"><script>alert(1)</script>{{ 7*7 }}' OR 1=1;--\u202e\x00\ud83d\ude00".encode("utf-16", "surrogatepass")
    words = nasty.decode("utf-16")
    must(db, cast.sara, "record_visit", at_eva(cast, text=words, family_view=words), family_id=family)
    text = client_of(cast.sara).get(f"/visits/{named('visit')}").text
    assert "<script>alert" not in text
    assert "{{ 7*7 }}" in text


def test_a_megabyte_of_text_is_refused_and_parked_whole(db, cast, client_of, family):
    told = at_eva(cast, text="o" * 1_000_000)
    assert client_of(cast.sara).post(f"/families/{family}/visits", data=told).status_code == 422
    headers = {"Outbox": "1", "For-User": cast.sara.id}
    answer = client_of(cast.sara).post(f"/families/{family}/visits", data={**told, "op": str(uuid4())}, headers=headers)
    assert (answer.status_code, answer.json["receipts"][0]["outcome"]) == (202, "parked")
    assert "o" * 1_000_000 in client_of(cast.sara).get("/attention").text


def test_a_file_where_text_is_expected_stops_nothing(cast, client_of, family):
    from io import BytesIO

    told = {**at_eva(cast), "text": (BytesIO(b"bild"), "bild.png")}
    answer = client_of(cast.sara).post(f"/families/{family}/visits", data=told, content_type="multipart/form-data")
    assert answer.status_code == 303


@pytest.mark.parametrize("level", ["minimal", "anonymous"])
def test_u10_a_programme_that_writes_little_down_asks_for_no_observations(db, cast, client_of, page, family, level):
    own = _own_programme(db, cast, client_of, level)
    before = page().text
    db.execute("UPDATE family SET programme = ?, programme_version = NULL WHERE id = ?", [own, family])
    now = page().text
    for name in ("observations", "child_words", "child_not_heard"):
        assert f'name="{name}"' in before
        assert f'name="{name}"' not in now
    assert 'name="minutes"' in now
    arranged = client_of(cast.lena).get(f"/families/{family}/arrangements").text
    assert ("Insatsen skriver inga namn." in arranged) == (level == "anonymous")


def test_what_was_typed_before_the_programme_changed_is_kept_and_comes_back(db, cast, client_of, family):
    own = _own_programme(db, cast, client_of, "minimal")
    db.execute("UPDATE family SET programme = ?, programme_version = NULL WHERE id = ?", [own, family])
    told = {"op": str(uuid4()), **at_eva(cast), "observations": "Lugnt vid bordet.", "at": "i morse"}
    refused = client_of(cast.sara).post(f"/families/{family}/visits", data=told)
    assert refused.status_code == 422
    assert "Lugnt vid bordet." in refused.text


def _own_programme(db, cast, client_of, level):
    own = str(uuid4())
    told = {"id": own, "name": "Lots i Påhittstad", "languages": ["sv"]}
    must(db, cast.lena, "copy_programme", told, programme_id="familjelotsen")
    assert send(client_of(cast.lena), f"/programmes/{own}/basics", documentation=level).status_code == 200
    return own

"""The page of a family: what it wants first, who the contact person is, and only what the reader may see."""

import re
from datetime import timedelta
from uuid import uuid4

from familjelots.access import reads
from familjelots.core import clock

from ..cast import must, named
from ..plans.plan import a_barrier, a_goal, a_step, add


def page(client_of, who, cast, family="pahittdal", path="", **headers):
    return client_of(who).get(f"/families/{cast.families[family]}{path}", headers=headers)


def test_motivation_and_the_one_contact_person_stand_first(db, cast, client_of):
    fields = {"id": str(uuid4()), "name": "Ny", "programme": "bryt", "status": "active", "motivation": "Ge Freja lugn."}
    must(db, cast.lena, "add_family", fields)
    text = client_of(cast.lena).get(f"/families/{fields['id']}").text
    assert text.index("Ge Freja lugn.") < text.index("Fast kontakt") < text.index("Vårt gemensamma mål")
    assert "ingen än" in text


def test_the_contact_person_has_a_number_to_ring(cast, client_of):
    assert 'href="tel:070-174 06 01"' in page(client_of, cast.sara, cast).text


def test_what_is_hard_the_steps_against_it_and_what_became_of_it_stand_in_one_chain(db, cast, client_of):
    barrier = a_barrier(db, cast)
    a_step(db, cast, barrier=barrier)
    text = page(client_of, cast.sara, cast).text
    chain = text[text.index('<ol class="chain">') :]
    chain = chain[: chain.index("</ol>")]
    assert re.findall("Morgnarna|Prova bildschemat|Svårt nu", chain) == ["Morgnarna", "Prova bildschemat", "Svårt nu"]


def test_open_steps_are_sorted_by_doer_the_readers_own_first(db, cast, client_of):
    a_step(db, cast, "1", text="Evas steg", due="2026-11-23")
    a_step(db, cast, "2", text="Saras steg", doer="coach", due="2026-12-23")
    a_step(db, cast, "3", text="Evas andra", due="2026-12-24")
    text = page(client_of, cast.sara, cast).text
    assert text.index("Saras steg") < text.index("Evas steg") < text.index("Evas andra")


def test_it_holds_everything_that_has_been_written(db, cast, client_of):
    a_goal(db, cast, kind="shared")
    a_goal(db, cast, "second", text="Egen lön före sommaren", own_words="Vi klarar oss själva")
    add(db, cast, "add_strength", "strength", text="Mormor bor nära")
    must(
        db,
        cast.sara,
        "write_note",
        {"id": named("note"), "text": "Ringde skolan"},
        family_id=cast.families["pahittdal"],
    )
    fields = {"id": named("follow"), "text": "Hur gick mötet?", "due": "2026-12-01"}
    must(db, cast.sara, "add_follow_up", fields, family_id=cast.families["pahittdal"])
    text = page(client_of, cast.sara, cast).text
    for words in (
        "Ture i skolan fyra dagar",
        "Vi klarar oss själva",
        "Mormor bor nära",
        "Ringde skolan",
        "Hur gick mötet?",
    ):
        assert words in text


def test_an_empty_family_is_told_what_will_stand_where(cast, client_of):
    text = page(client_of, cast.sara, cast).text
    for words in ("Här står familjens egna ord", "Här står vem som gör vad", "Här står familjens mål"):
        assert words in text


def test_a_protected_address_is_on_no_page_that_phones_keep(cast, client_of):
    for who in (cast.sara, cast.lena):
        text = page(client_of, who, cast).text
        assert "Hemliga gatan" not in text
        assert "Skyddad adress" in text


def test_an_interpreter_and_the_language_stand_beside_the_name(cast, client_of):
    assert "arabiska, tolk" in page(client_of, cast.amir, cast, "mithal").text


def test_a_family_that_is_foreign_and_one_that_is_invented_are_answered_alike(cast, client_of):
    for path in ("", "/plan"):
        foreign = page(client_of, cast.sara, cast, "mithal", path)
        invented = client_of(cast.sara).get(f"/families/{named('invented')}{path}")
        assert foreign.status_code == invented.status_code == 404
        assert foreign.text == invented.text


def test_families_and_administrators_do_not_open_it(cast, client_of):
    for who in (cast.eva, cast.admin):
        for path in ("", "/plan"):
            assert page(client_of, who, cast, path=path).status_code == 404


def test_reading_is_logged(cast, client_of):
    page(client_of, cast.sara, cast)
    page(client_of, cast.sara, cast, path="/plan")
    told = {(read["user"], read["page"]) for read in reads.about(cast.families["pahittdal"])}
    assert told == {(cast.sara.id, "family"), (cast.sara.id, "plan")}


def test_a_coordinator_gives_the_family_to_another_coach(cast, client_of):
    lena = client_of(cast.lena)
    family = cast.families["provstrom"]
    assert "Ge familjen till" in lena.get(f"/families/{family}").text
    lena.post(f"/families/{family}/contact-person", data={"id": str(uuid4()), "coach": cast.amir.id})
    assert page(client_of, cast.amir, cast, "provstrom").status_code == 200
    assert page(client_of, cast.sara, cast, "provstrom").status_code == 404
    assert "Ge familjen till" not in page(client_of, cast.amir, cast, "provstrom").text


def test_the_title_is_the_kind_of_page_and_never_a_name(cast, client_of):
    text = page(client_of, cast.sara, cast).text
    assert "<title>Familjen – " in text
    assert "Påhittdal" not in text[: text.index("<body")]


def test_a_fragment_holds_no_operation_and_no_new_id(db, cast, client_of):
    a_step(db, cast)
    a_goal(db, cast)
    for path in ("", "/plan"):
        text = page(client_of, cast.sara, cast, path=path, **{"HX-Request": "true"}).text
        assert 'name="op"' not in text
        assert not re.search(r'value="[^"]+" data-new-id', text)
        assert text == page(client_of, cast.sara, cast, path=path, **{"HX-Request": "true"}).text
        document = page(client_of, cast.sara, cast, path=path).text
        assert 'name="op" value="' in document
        assert re.search(r'value="[0-9a-f-]{36}" data-new-id', document)


def test_a_refused_note_comes_back_with_its_words(cast, client_of):
    answer = client_of(cast.sara).post(f"/families/{cast.families['pahittdal']}/notes", data={"text": "Långt " * 2000})
    assert answer.status_code == 422
    assert "Långt Långt" in answer.text


def test_the_english_page_is_the_same_page(cast, client_of):
    sara = client_of(cast.sara)
    assert 'data-lang="sv"' in sara.get(f"/families/{cast.families['pahittdal']}").text


def test_the_next_visit_is_told(db, cast, client_of):
    day = clock.today() + timedelta(days=7)
    fields = {
        "id": named("planned"), "family": cast.families["pahittdal"], "coach": cast.sara.id, "minutes": "60",
        "starts_at": f"{day}T09:00", "household": cast.homes["kornvagen"],
    }  # fmt: skip
    must(db, cast.lena, "plan_visit", fields)
    text = page(client_of, cast.sara, cast).text
    assert f'datetime="{day}T09:00"' in text[text.index("Nästa besök") :][:300]

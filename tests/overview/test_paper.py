"""The plan on paper: as one of the family reads it, and as a municipality files it."""

import re

import pytest

from ..cast import must, named
from ..plans.plan import a_barrier, a_goal, a_step, add


@pytest.fixture
def family(db, cast):
    """A plan with something of each kind, for all, for either home, and for staff alone."""
    shared = a_goal(db, cast, "shared", kind="shared", own_words="Ett ställe man orkar")
    for who in (cast.eva, cast.per):
        must(db, who, "answer_goal", {"id": named(f"yes {who.name}"), "answer": "yes"}, goal_id=shared)
    id = cast.families["pahittdal"]
    demand = {"id": named("d"), "text": "Lämna rapport", "asked_by": "Socialtjänsten", "why": "Det är villkoret."}
    must(db, cast.sara, "add_demand", demand, family_id=id)
    hard = a_barrier(db, cast, owner="coach")
    a_barrier(db, cast, "private", text="Hemligt för dem", private="yes")
    a_barrier(db, cast, "pers", text="Pers egna svårighet", household=cast.homes["granvagen"])
    a_step(db, cast, barrier=hard, due="2026-12-01")
    a_step(db, cast, "pers step", text="Pers steg", doer=f"member:{cast.members['per']}")
    tried = {"id": named("t"), "barrier": hard, "text": "Väckarklocka", "by_whom": "mormor"}
    must(db, cast.eva, "add_tried", tried, family_id=id)
    add(db, cast, "add_strength", "strength", text="Mormor bor nära")
    return id


def sheet(client_of, who, path):
    text = client_of(who).get(path).text
    return text[text.index('class="sheet') : text.index("</main>")]


@pytest.mark.parametrize("of", ["sara", "eva"])
def test_the_familys_paper_says_what_one_of_them_reads_and_no_more(cast, client_of, family, of):
    eva = cast.members["eva"]
    path = "/our-plan/print" if of == "eva" else f"/families/{family}/plan/print?for={eva}"
    text = sheet(client_of, cast.people[of], path)
    words = ("Ture i skolan fyra dagar", "Ett ställe man orkar", "Lämna rapport", "Det är villkoret.")
    for told in (*words, "Prova bildschemat", "Morgnarna", "Väckarklocka", "Mormor bor nära", "070-174 06 01"):
        assert told in text
    assert not re.search(r"Hemligt för dem|Pers egna|Pers steg|\bPer\b", text)


def test_it_is_chosen_for_whom_and_another_familys_person_is_not_found(cast, client_of, family):
    client = client_of(cast.sara)
    assert "Pers steg" in client.get(f"/families/{family}/plan/print?for={cast.members['per']}").text
    for other in (cast.members["samir"], named("invented")):
        assert client.get(f"/families/{family}/plan/print?for={other}").status_code == 404


def test_a_language_that_the_product_lacks_is_said(db, cast, client_of):
    add(db, cast, "propose_goal", "goal", "mithal", text="Sova om natten")
    text = client_of(cast.amir).get(f"/families/{cast.families['mithal']}/plan/print").text
    assert "finns inte på arabiska än" in text
    assert 'data-lang="sv"' in text


def test_one_that_it_has_is_used(db, cast, client_of, family):
    db.conn.execute("UPDATE member SET language = 'en' WHERE id = ?", [cast.members["eva"]])
    text = client_of(cast.sara).get(f"/families/{family}/plan/print?for={cast.members['eva']}").text
    assert "Next step" in text
    assert 'lang="en"' in text


def test_the_file_has_who_agreed_when_doers_days_sources_and_whose_it_is(cast, client_of, family):
    text = sheet(client_of, cast.sara, f"/families/{family}/plan/print?form=file")
    head = text[: text.index("</thead>")]
    assert "Påhittdal" in head
    assert re.search(r"Utskriven \d{4}-\d\d-\d\d av Sara", head)
    assert re.search(r"Eva: ja, \d{4}-\d\d-\d\d.*Per: ja, \d{4}-\d\d-\d\d", text, re.DOTALL)
    for told in ("Socialtjänsten", "2026-12-01", "Pers egna", "Väckarklocka (mormor; berättat av Eva)", "Ska göras"):
        assert told in text
    assert re.search(r"Sara, \d{4}-\d\d-\d\d", text)


def test_what_is_for_staff_alone_is_in_the_file_only_when_it_is_chosen(cast, client_of, family):
    path = f"/families/{family}/plan/print?form=file"
    assert "Hemligt för dem" not in client_of(cast.sara).get(path).text
    assert "Hemligt för dem" in client_of(cast.sara).get(f"{path}&private=yes").text


@pytest.mark.parametrize("name", ["amir", "maja", "eva", "admin"])
def test_it_is_open_only_to_those_who_work_with_the_family(cast, client_of, family, name):
    for form in ("", "?form=file", "?form=file&private=yes"):
        assert client_of(cast.people[name]).get(f"/families/{family}/plan/print{form}").status_code == 404


def test_an_empty_plan_is_a_paper_too(cast, client_of):
    client = client_of(cast.sara)
    for form in ("", "?form=file"):
        assert client.get(f"/families/{cast.families['provstrom']}/plan/print{form}").status_code == 200


def test_what_the_interpreter_said_stands_before_the_words_that_were_written(db, cast, client_of):
    goal = add(db, cast, "propose_goal", "goal", "mithal", text="Sova om natten")
    said = {"id": named("said"), "record": goal, "language": "ar", "text": "النوم ليلا", "source": "Sova om natten"}
    must(db, cast.amir, "word_in_language", said, family_id=cast.families["mithal"])
    text = sheet(client_of, cast.amir, f"/families/{cast.families['mithal']}/plan/print")
    assert text.index("النوم ليلا") < text.index("Sova om natten")
    assert 'lang="ar" dir="rtl"' in text

"""What the family reads in its own language: the interpreter's words, the phrase bank's, or said to be missing."""

import json
from datetime import timedelta

import pytest

from familjelots.accounts import queries as accounts
from familjelots.accounts.person import SYSTEM
from familjelots.core import clock
from familjelots.core.web.assets import STATIC
from familjelots.core.web.language import direction
from familjelots.wording import phrases, said

from ..cast import must, named, run

ARABIC = "سمير ينام خمس ساعات"


@pytest.fixture
def samir(db, cast):
    """Samir reads Arabic and has an account of his own."""
    fields = {"id": named("account samir"), "name": "Samir", "role": "family", "member": cast.members["samir"]}
    must(db, SYSTEM, "create_account", fields | {"family": cast.families["mithal"]})
    return accounts.author(db, fields["id"], None)


@pytest.fixture
def mithal(cast):
    return {"family_id": cast.families["mithal"]}


@pytest.fixture
def goal(db, cast, mithal):
    """A goal that no phrase bank knows."""
    must(db, cast.amir, "propose_goal", {"id": named("g"), "text": "Samir sover fem timmar"}, **mithal)
    return named("g")


def word(db, who, mithal, record, text=ARABIC, **more):
    fields = {"id": named(f"w {text}"), "record": record, "language": "ar", "text": text, **more}
    return run(db, who, "word_in_language", fields, **mithal)


def test_what_is_missing_is_said_to_the_coach_and_to_the_family_never_silently(
    db, cast, client_of, mithal, goal, samir
):
    for page in ("", "/plan", "/wording"):
        assert "saknas på arabiska" in client_of(cast.amir).get(f"/families/{cast.families['mithal']}{page}").text
    text = client_of(samir).get("/our-goals").text
    assert "saknas på arabiska" in text
    assert f'<p class="quiet small" lang="ar" dir="rtl">{phrases.missing("ar")}</p>' in text


def test_the_interpreters_words_stand_first_on_the_familys_page_in_their_own_language(
    db, cast, client_of, mithal, goal, samir
):
    assert word(db, cast.amir, mithal, goal).outcome == "applied"
    text = client_of(samir).get("/our-goals").text
    assert f'lang="ar" dir="rtl">{ARABIC}</p>' in text
    assert text.index(ARABIC) < text.index("Samir sover fem timmar</h3>")
    assert "saknas" not in text
    page = client_of(cast.amir).get(f"/families/{cast.families['mithal']}/wording").text
    assert 'data-state="said"' in page
    assert "saknas på arabiska" not in client_of(cast.amir).get(f"/families/{cast.families['mithal']}").text


def test_words_of_a_text_that_has_changed_are_not_shown_as_the_new_ones(db, cast, client_of, mithal, goal, samir):
    word(db, cast.amir, mithal, goal)
    edit = {"text": "Samir sover sju timmar", "base.text": "Samir sover fem timmar"}
    must(db, cast.amir, "edit_goal", edit, goal_id=goal)
    own = client_of(samir).get("/our-goals").text
    assert ARABIC not in own
    assert "saknas på arabiska" in own
    page = client_of(cast.amir).get(f"/families/{cast.families['mithal']}/wording").text
    assert "Texten har ändrats sedan tolken sa:" in page
    assert ARABIC in page


def test_a_phrase_is_there_in_every_language_with_its_pictogram_and_says_that_nobody_has_checked_it(
    db, cast, client_of, mithal, samir
):
    step = {"id": named("s"), "text": "Ringa skolan.", "doer": f"member:{cast.members['samir']}"}
    must(db, cast.amir, "add_step", step, **mithal)
    text = client_of(samir).get("/now").text
    assert "الاتصال بالمدرسة" in text
    assert phrases.unchecked("ar") in text
    assert "pictograms.svg#telephone" in text
    page = client_of(cast.amir).get(f"/families/{cast.families['mithal']}/wording").text
    assert 'data-state="phrase"' in page
    assert "ingen har kontrollerat översättningen" in page
    word(db, cast.amir, mithal, named("s"), text="اتصل بالمدرسة")
    text = client_of(samir).get("/now").text
    assert "اتصل بالمدرسة" in text
    assert phrases.unchecked("ar") not in text


def test_a_purpose_is_said_too(db, cast, client_of, mithal, samir):
    soon = f"{clock.today() + timedelta(days=2)}T09:00"
    plan = {
        "id": named("p"),
        "family": mithal["family_id"],
        "starts_at": soon,
        "purpose": "Lära känna varandra",
    }
    must(db, cast.amir, "plan_visit", plan)
    assert "التعارف" in client_of(samir).get("/now").text
    assert "التعارف" in client_of(samir).get("/later").text


def test_whoever_reads_what_we_write_is_shown_nothing_twice(db, cast, client_of):
    step = {"id": named("s"), "text": "Ringa skolan", "doer": f"member:{cast.members['eva']}"}
    must(db, cast.sara, "add_step", step, family_id=cast.families["pahittdal"])
    text = client_of(cast.eva).get("/now").text.split("<main")[1]
    assert "lang=" not in text
    assert "saknas" not in text
    family = cast.families["pahittdal"]
    assert "saknas" not in client_of(cast.sara).get(f"/families/{family}").text
    assert "Alla i familjen läser det ni skriver" in client_of(cast.sara).get(f"/families/{family}/wording").text


def test_only_texts_and_languages_of_the_family_can_be_worded(db, cast, mithal, goal):
    other = {"id": named("o"), "text": "Annat mål"}
    must(db, cast.sara, "propose_goal", other, family_id=cast.families["pahittdal"])
    assert word(db, cast.amir, mithal, named("o")).reason == "unknown_choice"
    assert word(db, cast.amir, mithal, named("nothing")).reason == "unknown_choice"
    assert word(db, cast.amir, mithal, goal, language="tlh").reason == "unknown_choice"
    assert word(db, cast.amir, mithal, goal, text="").reason == "invalid"


@pytest.mark.parametrize("name", ["sara", "eva", "admin"])
def test_nobody_else_words_or_reads_it(db, cast, client_of, mithal, goal, name):
    assert word(db, cast.people[name], mithal, goal).reason == "not_found"
    assert client_of(cast.people[name]).get(f"/families/{mithal['family_id']}/wording").status_code == 404


def test_a_refused_wording_keeps_what_was_typed(cast, client_of, mithal, goal):
    typed = {"id": named("w"), "record": named("nothing"), "language": "ar", "text": ARABIC}
    answer = client_of(cast.amir).post(f"/families/{mithal['family_id']}/wordings", data=typed)
    assert answer.status_code == 422
    assert ARABIC in answer.text


def test_a_phone_keeps_the_page_only_where_something_has_to_be_said_anew(cast, client_of):
    asks = {"Accept": "application/json"}
    assert "/wording" in client_of(cast.amir).get("/caseload", headers=asks).text
    assert "/wording" not in client_of(cast.sara).get("/caseload", headers=asks).text


def test_the_bank_says_the_same_in_each_language_and_has_a_picture_for_each_phrase():
    languages = set(phrases.PHRASES[0].texts)
    drawn = set(json.loads((STATIC / "pictograms.json").read_text()))
    for phrase in phrases.PHRASES:
        assert set(phrase.texts) == languages
        assert all(phrase.texts.values())
        assert set(phrase.kinds) <= {"goal", "step", "purpose"}
        assert phrase.picture in drawn
    assert len({phrase.texts["sv"] for phrase in phrases.PHRASES}) == len(phrases.PHRASES)
    for language in languages - {"sv"}:
        assert phrases.missing(language)
        assert phrases.unchecked(language)
    assert {"ar", "fa", "uk", "so"} <= languages
    for phrase in phrases.PHRASES:
        assert f'<symbol id="{phrase.picture}"' in (STATIC / "vendor/pictograms.svg").read_text()


def test_a_language_that_the_bank_lacks_is_told_as_missing(db, cast, client_of, mithal, samir):
    change = {"name": "Samir", "base.name": "Samir", "language": "ti", "base.language": "ar"}
    must(db, cast.amir, "edit_member", change, member_id=cast.members["samir"])
    must(db, cast.amir, "propose_goal", {"id": named("g"), "text": "Lugna morgnar"}, **mithal)
    assert said.missing(db, mithal["family_id"]) == {"ti": 1}
    assert "saknas på tigrinja" in client_of(cast.amir).get(f"/families/{mithal['family_id']}").text
    assert "saknas på tigrinja" in client_of(samir).get("/our-goals").text


def test_what_an_interpreter_said_before_can_still_be_read(db, cast, client_of, mithal, goal):
    for text in ("أولا", "ثانيا"):
        assert word(db, cast.amir, mithal, goal, text).outcome == "applied"
    client, page = client_of(cast.amir), f"/families/{mithal['family_id']}/wording"
    assert "أولا" not in client.get(page).text
    assert f'href="{page}/earlier"' in client.get(page).text
    text = client.get(f"{page}/earlier").text
    assert text.index("ثانيا") < text.index("أولا")
    must(db, cast.amir, "end_goal", {"id": named("end"), "goal": goal, "status": "ended", "reason": "Klart"}, **mithal)
    assert "أولا" in client.get(f"{page}/earlier").text
    assert client_of(cast.sara).get(f"{page}/earlier").status_code == 404


@pytest.mark.parametrize(("spoken", "side"), [("prs", "rtl"), ("kmr", "ltr"), ("romani", "ltr"), ("jag vet ej", "ltr")])
def test_pages_open_whatever_language_somebody_speaks(db, cast, client_of, mithal, goal, samir, spoken, side):
    fields = {"name": "Samir", "base.name": "Samir", "language": spoken, "base.language": "ar"}
    must(db, cast.amir, "edit_member", fields, member_id=cast.members["samir"])
    for reader, page in ((cast.amir, f"/families/{cast.families['mithal']}/wording"), (samir, "/our-goals")):
        assert client_of(reader).get(page).status_code == 200
    assert direction(spoken) == side

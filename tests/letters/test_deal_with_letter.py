"""A letter is written down in own words, stands where people look, and is dealt with. Each home reads its own."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.letters import queries

from ..cast import must, named, run
from ..families.people import join, specialist


def write(db, cast, who, key="letter", **fields):
    """Somebody of Påhittdal writes a letter down; its id."""
    facts = {"id": named(key), "sender": "Försäkringskassan", "about": "De vill ha ett papper", **fields}
    must(db, who, "add_letter", facts, family_id=cast.families["pahittdal"])
    return facts["id"]


def soon(days=3):
    return (clock.today() + timedelta(days=days)).isoformat()


def test_a_letter_stands_with_its_last_day_and_who_deals_with_it(db, cast, client_of):
    write(db, cast, cast.sara, deadline=soon(), dealer="coach")
    family = cast.families["pahittdal"]
    pages = [(cast.sara, f"/families/{family}"), (cast.sara, f"/families/{family}/times"), (cast.sara, "/today")]
    pages += [(cast.eva, "/now"), (cast.eva, "/later"), (cast.eva, "/our-times")]
    for who, path in pages:
        page = client_of(who).get(path).text
        for words in ("Försäkringskassan", "De vill ha ett papper", soon()):
            assert words in page, path


def test_the_family_writes_down_a_letter_and_deals_with_it_on_its_own(db, cast, client_of):
    id = write(db, cast, cast.eva, dealer=f"member:{cast.members['eva']}")
    must(db, cast.eva, "deal_with_letter", {"id": named("done"), "status": "done"}, letter_id=id)
    assert (queries.letter(db, id) or {})["status"] == "done"
    assert "Försäkringskassan" not in client_of(cast.eva).get("/now").text
    must(db, cast.sara, "deal_with_letter", {"id": named("again"), "status": "open"}, letter_id=id)
    assert "Försäkringskassan" in client_of(cast.eva).get("/now").text
    assert db.conn.execute("SELECT count(*) FROM letter_event").fetchone()[0] == 2


def test_a_letter_without_a_day_comes_after_those_with_one_and_troubles_nobody_on_idag(db, cast, client_of):
    write(db, cast, cast.sara, "a", sender="Elbolaget")
    write(db, cast, cast.sara, "b", sender="Skolan", deadline=soon(30))
    found = queries.open_letters_of(db, [cast.families["pahittdal"]])
    assert [letter["sender"] for letter in found] == ["Skolan", "Elbolaget"]
    page = client_of(cast.sara).get("/today").text
    assert "Elbolaget" not in page
    assert "Brev att svara på" not in page


def test_the_other_home_never_meets_a_letter_that_is_not_its_own(db, cast, client_of):
    write(db, cast, cast.eva, sender="Hyresvärden", household=cast.homes["kornvagen"])
    for path in ("/now", "/later", "/our-times"):
        assert "Hyresvärden" in client_of(cast.eva).get(path).text
        assert "Hyresvärden" not in client_of(cast.per).get(path).text


def test_a_letter_that_somebody_of_the_other_home_deals_with_is_that_homes_own(db, cast, client_of):
    write(db, cast, cast.sara, sender="Kronofogden", dealer=f"member:{cast.members['per']}")
    assert "Kronofogden" not in client_of(cast.eva).get("/later").text
    assert "Kronofogden" in client_of(cast.per).get("/later").text


@pytest.mark.parametrize(
    ("field", "value"), [("household", "granvagen"), ("dealer", "per"), ("household", "nowhere"), ("dealer", "nobody")]
)
def test_eva_names_nobody_and_no_home_that_she_may_not_see(db, cast, field, value):
    id = {**cast.homes, **cast.members}.get(value, named(value))
    fields = {"id": named("x"), "sender": "Skolan", field: f"member:{id}" if field == "dealer" else id}
    receipt = run(db, cast.eva, "add_letter", fields, family_id=cast.families["pahittdal"])
    assert receipt.outcome == "parked"
    assert receipt.reason == ("unknown_household" if field == "household" else "unknown_choice")


def test_nobody_of_the_other_home_deals_with_or_changes_a_letter(db, cast):
    id = write(db, cast, cast.eva, household=cast.homes["kornvagen"])
    for who in (cast.per, cast.maja, cast.amir):
        for command, fields in (
            ("deal_with_letter", {"id": named("d"), "status": "done"}),
            ("edit_letter", {"sender": "X"}),
        ):
            receipt = run(db, who, command, fields, letter_id=id)
            assert (receipt.outcome, receipt.reason) == ("parked", "not_found"), command
    assert (queries.letter(db, id) or {})["status"] == "open"


def test_two_who_correct_a_letter_at_once_lose_no_words(db, cast, client_of):
    id = write(db, cast, cast.sara)
    seen = {"sender": "Försäkringskassan", "base.sender": "Försäkringskassan", "base.about": "De vill ha ett papper"}
    must(db, cast.lena, "edit_letter", seen | {"about": "De vill ha läkarintyg", "base.deadline": ""}, letter_id=id)
    must(db, cast.sara, "edit_letter", seen | {"about": "De vill ha intyg", "deadline": soon()}, letter_id=id)
    found = queries.letter(db, id) or {}
    assert (found["about"], found["deadline"]) == ("De vill ha läkarintyg", soon())
    page = client_of(cast.sara).get("/attention").text
    assert "De vill ha läkarintyg" in page
    assert "De vill ha intyg" in page


def test_who_decides_the_familys_money_sees_no_letter(db, cast, client_of):
    ulla = specialist(db, "Ulla", "socialsekreterare")
    join(db, cast, ulla, "pahittdal", decides_money="y")
    write(db, cast, cast.sara, sender="Hyresvärden")
    family = cast.families["pahittdal"]
    assert "Hyresvärden" not in client_of(ulla).get(f"/families/{family}").text
    assert client_of(ulla).get(f"/families/{family}/times").status_code == 404
    assert run(db, ulla, "add_letter", {"id": named("u"), "sender": "X"}, family_id=family).outcome == "parked"


def test_a_refused_letter_comes_back_with_all_that_was_typed(cast, client_of):
    family = cast.families["pahittdal"]
    typed = {"id": named("x"), "sender": "", "about": "Något om hyran", "deadline": "i morgon"}
    for who in (cast.sara, cast.eva):
        answer = client_of(who).post(f"/families/{family}/letters", data=typed)
        assert answer.status_code == 422
        for words in ("Något om hyran", "i morgon", "Fyll i det här.", "Skriv ett datum som"):
            assert words in answer.text

"""A partner is asked one question, and only within the family's yes."""

from uuid import uuid4

import pytest

from ..cast import must, named, run
from ..families.people import answer
from .asked import QUESTION, Asked, day


def refused(school, who=None, **fields):
    receipt = run(school.db, who or school.cast.sara, "ask_partner", school.fields(**fields), family_id=school.family)
    return receipt.outcome, receipt.reason


def test_a_question_stands_with_its_steps_and_its_last_day(school, cast, client_of):
    school.question("room")
    page = client_of(cast.sara).get(f"/families/{school.family}/partners").text
    for words in (QUESTION, "Påhittskolan", "Kim", "Ordna ett tyst rum", day(30)):
        assert words in page


def test_nobody_is_asked_whom_the_family_has_not_said_yes_to(school, db, cast, client_of):
    answer(db, cast, school.consent, "per", "withdrawn")
    assert refused(school) == ("parked", "no_consent")
    typed = school.fields() | {"id": named("again")}
    page = client_of(cast.sara).post(f"/families/{school.family}/partner-questions", data=typed)
    assert page.status_code == 422
    assert "Familjen har inte sagt ja" in page.text
    assert QUESTION in page.text


def test_no_organisation_of_another_family_and_nobody_with_an_account_is_asked(school, cast, client_of):
    assert refused(school, receiver=named("nobody")) == ("parked", "unknown_choice")
    other = run(school.db, cast.amir, "ask_partner", school.fields(), family_id=cast.families["mithal"])
    assert (other.outcome, other.reason) == ("parked", "unknown_choice")


def test_only_who_leads_asks(school, cast):
    for who in (cast.eva, cast.amir, cast.maja, cast.admin):
        assert refused(school, who) == ("parked", "not_found")
    assert run(school.db, cast.lena, "ask_partner", school.fields(), family_id=school.family).outcome == "applied"


def test_a_step_of_the_familys_own_is_no_partners_part(school, cast):
    mine = school.step("evas", "Prova bildschemat", f"member:{cast.members['eva']}")
    assert refused(school, steps=[mine]) == ("parked", "not_their_step")
    assert refused(school, steps=[named("nowhere")]) == ("parked", "not_their_step")


@pytest.mark.parametrize(("until", "why"), [(-1, "ends_before_it_begins"), (400, "question_too_long")])
def test_a_question_ends_on_a_day_that_can_be(school, until, why):
    assert refused(school, until_day=day(until)) == ("parked", why)


def test_link_and_code_are_shown_once_and_kept_as_hashes(school, db, cast, client_of):
    question = school.question()
    client = client_of(cast.sara)
    page = client.post(f"/partner-questions/{question}/link").text
    token = page.split("/p/")[1].split("<")[0]
    code = page.split('class="code">')[1].split("<")[0].replace(" ", "")
    assert len(token) >= 32
    assert len(code) == 8
    assert token not in client.get(f"/partner-questions/{question}").text
    kept = "\n".join(db.conn.iterdump())
    assert token not in kept
    assert code not in kept


@pytest.mark.parametrize("name", ["eva", "per", "amir", "maja", "admin"])
def test_nobody_else_sees_questions_or_makes_links(school, cast, client_of, name):
    question = school.question()
    client = client_of(cast.people[name])
    assert client.get(f"/families/{school.family}/partners").status_code == 404
    assert client.get(f"/partner-questions/{question}").status_code == 404
    assert client.post(f"/partner-questions/{question}/link").status_code == 404


def test_a_consent_that_tells_nothing_of_goals_still_lets_the_school_be_asked(db, cast, client_of):
    school = Asked(db, cast, ("school",))
    school.question()
    assert QUESTION in client_of(cast.lena).get(f"/families/{school.family}/partners").text


def test_the_familys_yes_says_that_they_may_be_asked(school, cast, client_of):
    told = "De kan få en fråga av oss, och se och svara om de steg som de själva gör."
    assert told in client_of(cast.eva).get("/our-consents").text
    assert told in client_of(cast.sara).get(f"/families/{school.family}/consents").text


def test_d5_what_a_partner_says_on_the_telephone_is_written_down_by_whoever_asked(school, db, cast, client_of):
    """No link is needed, and not a yes either: nothing leaves the house."""
    question = school.question()
    told = {"id": named("said"), "answer": "De ringde: fredagarna går bättre.", "next_day": day(7)}
    for who in (cast.amir, cast.eva, cast.maja):
        assert run(db, who, "note_answer", told, question_id=question).outcome == "parked"
    must(db, cast.sara, "note_answer", told, question_id=question)
    page = client_of(cast.sara).get(f"/families/{school.family}/partners").text
    assert page.index("Kim, Påhittskolan") < page.index("nedskrivet av Sara") < page.index("fredagarna går bättre")
    assert "fredagarna går bättre" in client_of(cast.eva).get("/our-goals").text
    assert "fredagarna går bättre" not in client_of(cast.sara).get("/attention").text, "she knows it already"


def test_what_was_said_and_refused_comes_back_with_its_words(school, cast, client_of):
    question = school.question()
    told = {"op": str(uuid4()), "id": named("said"), "answer": "De ringde.", "next_day": "på fredag"}
    refused = client_of(cast.sara).post(f"/partner-questions/{question}/noted-answers", data=told)
    assert refused.status_code == 422
    for words in ("De ringde.", "på fredag", "Skriv ett datum som"):
        assert words in refused.text


def test_the_partner_is_not_shown_as_its_own_what_others_wrote_down(school, db, cast, outside):
    question = school.question()
    must(db, cast.sara, "note_answer", {"id": named("said"), "answer": "Hörsägen."}, question_id=question)
    path = school.inside(outside)
    assert "Hörsägen." not in outside.get(path).text

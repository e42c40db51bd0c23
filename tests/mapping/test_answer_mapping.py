"""The person's own yes or not yet: on the own phone or at the table on the coach's, about the words just read."""

import pytest

from familjelots.mapping import queries
from familjelots.plans import queries as plans

from ..cast import must, named, run
from .made import completed, confirmed, family_of, latest, said


def answer(db, cast, who, completion, answer="yes", person="maja", **more):
    fields = {"id": named(f"{who.name} {completion} {answer}"), "completion": completion, "answer": answer}
    return run(db, who, "answer_mapping", fields | more, family_id=family_of(cast, person)[0])


def test_a_yes_on_the_own_phone_says_who_and_when(db, cast):
    said(db, cast)
    assert answer(db, cast, cast.maja, completed(db, cast)).outcome == "applied"
    mapping = latest(db, cast)
    assert (mapping["status"], mapping["confirmed_how"], mapping["confirmed_by_name"]) == (
        "confirmed", "own_phone", "Maja",
    )  # fmt: skip
    assert mapping["confirmed_at"]


def test_a_yes_at_the_table_says_whose_phone_it_was(db, cast):
    confirmed(db, cast)
    mapping = latest(db, cast)
    assert (mapping["confirmed_how"], mapping["confirmed_by_name"], mapping["member_name"]) == ("table", "Sara", "Maja")


def test_not_quite_opens_the_mapping_again_and_says_what(db, cast):
    said(db, cast)
    assert answer(db, cast, cast.maja, completed(db, cast), "no", words="Det var inte så jag sa.").outcome == "applied"
    mapping = latest(db, cast)
    assert (mapping["status"], mapping["completion"]) == ("draft", None)
    assert queries.refusals(db, cast.families["provstrom"])[mapping["id"]]["words"] == "Det var inte så jag sa."


def test_what_was_written_beside_an_answer_is_read_also_after_a_yes_and_after_the_next_answer(db, cast, client_of):
    said(db, cast)
    answer(db, cast, cast.maja, completed(db, cast), "no", words="Det var inte så jag sa.")
    answer(db, cast, cast.maja, completed(db, cast, "again"), words="Skriv gärna större.")
    page = client_of(cast.sara).get(f"/families/{cast.families['provstrom']}/mapping").text
    for words in ("Det var inte så jag sa.", "Skriv gärna större.", "Maja"):
        assert words in page


def test_a_yes_to_words_that_have_changed_since_is_asked_for_anew(db, cast):
    said(db, cast)
    read = completed(db, cast)
    said(db, cast, "more", area="health")
    for stale in (read, read):
        assert answer(db, cast, cast.maja, stale).reason == "mapping_changed"
    assert latest(db, cast)["status"] == "draft"


def test_a_second_yes_is_harmless_and_a_no_comes_too_late(db, cast):
    said(db, cast)
    done = completed(db, cast)
    assert answer(db, cast, cast.maja, done).outcome == "applied"
    assert answer(db, cast, cast.sara, done).outcome == "applied"
    assert answer(db, cast, cast.maja, done, "no").reason == "mapping_confirmed"
    assert latest(db, cast)["confirmed_how"] == "own_phone"


def test_what_both_said_yes_to_keeps_its_words_when_the_plan_goes_on(db, cast):
    said(db, cast, hard="Jag har inga papper.")
    answer(db, cast, cast.maja, completed(db, cast))
    (barrier,) = plans.barriers(db, cast.families["provstrom"])
    edit = {"text": "Papperen finns nu.", "base.text": barrier["text"], "area": "work", "base.area": "work"}
    must(db, cast.sara, "edit_barrier", edit, barrier_id=barrier["id"])
    assert [part["text"] for part in queries.mapped(db, cast.families["provstrom"])] == ["Jag har inga papper."]


@pytest.mark.parametrize("who", ["per", "maja", "amir", "admin"])
def test_nobody_else_says_yes_for_eva(db, cast, who):
    said(db, cast, person="eva", area="school")
    receipt = answer(db, cast, cast.people[who], completed(db, cast, person="eva"), person="eva")
    assert (receipt.outcome, receipt.reason) == ("parked", "not_found")
    assert latest(db, cast, "eva")["status"] == "draft"

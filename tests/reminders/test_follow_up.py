"""A follow-up is decided on for a day, and what had changed by then is written down."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.reminders import queries

from ..cast import must, named, run


@pytest.fixture
def follow_up(db, cast):
    fields = {"id": named("school"), "text": "Hur går det i skolan?", "due": "2026-12-01"}
    must(db, cast.sara, "add_follow_up", fields, family_id=cast.families["pahittdal"])
    return named("school")


def test_a_coach_decides_to_come_back_to_something(db, cast, follow_up):
    found = queries.open_follow_ups(db, [cast.families["pahittdal"], cast.families["provstrom"]])
    assert [(one["id"], one["text"], one["due"]) for one in found] == [
        (follow_up, "Hur går det i skolan?", "2026-12-01")
    ]


def test_a_follow_up_is_done_with_what_changed(db, cast, follow_up):
    done = {"id": named("done"), "what_changed": "Fyra dagar av fem."}
    must(db, cast.sara, "complete_follow_up", done, follow_up_id=follow_up)
    found = queries.follow_ups_of(db, cast.families["pahittdal"])
    assert [(one["what_changed"], one["done_by"], bool(one["done_at"])) for one in found] == [
        ("Fyra dagar av fem.", "Sara", True)
    ]
    assert queries.open_follow_ups(db, [cast.families["pahittdal"]]) == []


def test_two_answers_to_one_follow_up_are_both_kept_and_read(db, cast, follow_up):
    for number, who in enumerate((cast.sara, cast.lena)):
        fields = {"id": named(f"answer {number}"), "what_changed": f"Svar {number}"}
        must(db, who, "complete_follow_up", fields, follow_up_id=follow_up)
    (found,) = queries.follow_ups_of(db, cast.families["pahittdal"])
    assert (found["what_changed"], found["done_by"]) == ("Svar 0\nSvar 1", "Sara, Lena")


def test_neither_the_family_nor_another_coach_may_add_or_complete(db, cast, follow_up):
    fields = {"id": named("foreign"), "text": "Nyfiken", "due": "2026-12-01"}
    for who in (cast.eva, cast.per, cast.amir, cast.admin):
        assert run(db, who, "add_follow_up", fields, family_id=cast.families["pahittdal"]).reason == "not_found"
        answer = {"id": named("foreign answer"), "what_changed": ""}
        assert run(db, who, "complete_follow_up", answer, follow_up_id=follow_up).reason == "not_found"


def test_what_is_missing_or_wrong_is_told_beside_the_field_and_kept(cast, client_of):
    client = client_of(cast.sara)
    typed = {"id": named("bad"), "text": "Något viktigt", "due": "snart", "op": named("op bad")}
    answer = client.post(f"/families/{cast.families['pahittdal']}/follow-ups", data=typed)
    assert answer.status_code == 422
    assert "Något viktigt" in answer.text
    assert "Skriv ett datum som" in answer.text


def test_too_long_an_answer_is_told_and_kept(cast, client_of, follow_up):
    typed = {"id": named("long"), "what_changed": "x" * 4001, "op": named("op long")}
    answer = client_of(cast.sara).post(f"/follow-ups/{follow_up}/completion", data=typed)
    assert answer.status_code == 422
    assert "x" * 4001 in answer.text


def test_a_plain_post_goes_back_to_the_family(cast, client_of, follow_up):
    typed = {"id": named("plain"), "what_changed": "Bra", "op": named("op plain")}
    answer = client_of(cast.sara).post(f"/follow-ups/{follow_up}/completion", data=typed)
    assert (answer.status_code, answer.location) == (303, f"/families/{cast.families['pahittdal']}")


def test_a_follow_up_years_back_is_refused_and_what_was_typed_stays(db, cast, client_of):
    typed = {"id": named("late"), "text": "Något viktigt", "due": "2016-12-01"}
    answer = client_of(cast.sara).post(f"/families/{cast.families['pahittdal']}/follow-ups", data=typed)
    assert answer.status_code == 422
    assert "Den dagen har redan varit." in answer.text
    assert "Något viktigt" in answer.text
    receipt = run(db, cast.sara, "add_follow_up", typed, family_id=cast.families["pahittdal"])
    assert (receipt.outcome, receipt.reason) == ("parked", "day_has_been")


def test_a_follow_up_that_comes_home_after_its_day_is_kept(db, cast):
    due = (clock.today() - timedelta(days=20)).isoformat()
    fields = {"id": named("weeks"), "text": "Hur går det?", "due": due}
    must(db, cast.sara, "add_follow_up", fields, family_id=cast.families["pahittdal"])


@pytest.mark.parametrize("due", ["", "2026-13-01", "2026-02-30", "0000-00-00", "١٢٣٤-٠١-٠١", "2026-12-01T09:00", "\0"])
def test_a_day_that_is_no_day_is_parked_with_its_words(db, cast, due):
    fields = {"id": named("hostile"), "text": "'; DROP TABLE follow_up; --", "due": due}
    receipt = run(db, cast.sara, "add_follow_up", fields, family_id=cast.families["pahittdal"])
    assert receipt.outcome == "parked"
    kept = db.conn.execute("SELECT fields FROM journal WHERE op = ?", [receipt.op]).fetchone()
    assert "DROP TABLE" in kept[0]

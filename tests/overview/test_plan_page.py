"""The page where the plan is written: new things, changes, and what was refused comes back as it was typed."""

from uuid import uuid4

import pytest

from familjelots.plans import queries

from ..cast import named
from ..plans.plan import a_barrier, a_goal, a_step


def post(client_of, who, path, **data):
    return client_of(who).post(path, data={"id": str(uuid4()), "op": str(uuid4()), **data})


def test_all_of_it_works_without_javascript(db, cast, client_of):
    family = cast.families["pahittdal"]
    for path, fields in (
        ("steps", {"text": "Ring skolan", "doer": "coach", "due": "2026-12-01"}),
        ("goals", {"text": "Skola fyra dagar", "kind": "shared"}),
        ("barriers", {"text": "Morgnarna", "area": "school"}),
        ("strengths", {"text": "Mormor"}),
    ):
        answer = post(client_of, cast.sara, f"/families/{family}/{path}", **fields)
        assert (answer.status_code, answer.location) == (303, f"/families/{family}/plan")
    text = client_of(cast.sara).get(f"/families/{family}/plan").text
    assert all(words in text for words in ("Ring skolan", "Skola fyra dagar", "Morgnarna", "Mormor"))


@pytest.mark.parametrize(
    ("path", "fields", "beside"),
    [
        ("steps", {"text": "Mina ord", "doer": "coach", "due": "snart"}, "Skriv ett datum"),
        ("goals", {"text": "Mina ord " * 60, "own_words": "Deras ord"}, "för lång"),
        ("barriers", {"text": "Mina ord", "area": "x"}, "hör inte till familjen"),
        ("strengths", {"text": "Mina ord", "member": "x"}, "känna igen"),
    ],
)
def test_a_refused_form_comes_back_open_with_all_that_was_typed(cast, client_of, path, fields, beside):
    answer = post(client_of, cast.sara, f"/families/{cast.families['pahittdal']}/{path}", **fields)
    assert answer.status_code == 422
    assert "Mina ord" in answer.text
    assert beside in answer.text
    assert '<details class="edit" open>' in answer.text


def test_a_refused_edit_comes_back_in_its_own_card_with_what_its_author_saw(db, cast, client_of):
    step, other = a_step(db, cast), a_step(db, cast, "other", text="Ett annat")
    fields = {"text": "Nya ord", "doer": "coach", "due": "32 maj", "base.text": "Sett då", "base.doer": "coach"}
    answer = post(client_of, cast.sara, f"/steps/{step}", **fields)
    assert answer.status_code == 422
    card = answer.text[answer.text.index(f'data-id="{step}"') :]
    card = card[: card.index("</details>")]
    for kept in ('value="Nya ord"', 'value="32 maj"', 'name="base.text" value="Sett då"', "Skriv ett datum"):
        assert kept in card
    assert queries.step(db, other)["text"] == "Ett annat"
    assert answer.text.count('<details class="edit" open>') == 1


@pytest.mark.parametrize(
    ("make", "path", "fields"),
    [
        (a_goal, "goals", {"text": "", "own_words": "Deras ord", "status": "agreed"}),
        (a_barrier, "barriers", {"text": "", "status": "eased"}),
    ],
)
def test_a_goal_or_barrier_left_without_words_says_so_in_its_card(db, cast, client_of, make, path, fields):
    record = make(db, cast)
    answer = post(client_of, cast.sara, f"/{path}/{record}", **fields)
    assert answer.status_code == 422
    assert "Fyll i det här." in answer.text


def test_a_saved_change_leads_back_to_the_plan(db, cast, client_of):
    goal = a_goal(db, cast)
    fields = {"text": "Nytt", "base.text": "Ture i skolan fyra dagar", "status": "proposed", "base.status": "proposed"}
    answer = post(client_of, cast.sara, f"/goals/{goal}", **fields)
    assert (answer.status_code, answer.location) == (303, f"/families/{cast.families['pahittdal']}/plan")
    assert queries.goal(db, goal)["text"] == "Nytt"


def test_what_may_be_chosen_is_the_familys_own(cast, client_of):
    text = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text
    assert "Kornvägen" in text
    assert "Samir" not in text
    assert f"member:{cast.members['eva']}" in text


def test_a_post_to_an_invented_family_is_a_404(cast, client_of):
    assert post(client_of, cast.sara, f"/families/{named('invented')}/steps", text="x", doer="coach").status_code == 404

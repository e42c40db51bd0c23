"""What works is named, and said anew in better words."""

from uuid import uuid4

from familjelots.plans import queries

from ..cast import named, run
from .plan import add


def a_strength(db, cast):
    return add(db, cast, "add_strength", "strength", text="Mormor bor nära", member=cast.members["ida"])


def edit(db, who, strength, text, seen="Mormor bor nära"):
    return run(db, who, "edit_strength", {"base.text": seen, "text": text}, strength_id=strength)


def words(db, strength):
    return (queries.strength(db, strength) or {})["text"]


def test_a_strength_is_listed_with_whom_it_concerns(db, cast):
    a_strength(db, cast)
    (strength,) = queries.strengths(db, cast.families["pahittdal"])
    assert (strength["text"], strength["member_name"]) == ("Mormor bor nära", "Ida")


def test_a_strength_is_said_anew_and_its_former_words_are_kept(db, cast):
    strength = a_strength(db, cast)
    assert edit(db, cast.sara, strength, "Mormor hämtar på torsdagar").outcome == "applied"
    assert words(db, strength) == "Mormor hämtar på torsdagar"
    (listed,) = queries.strengths(db, cast.families["pahittdal"])
    assert listed["former"]


def test_two_edits_of_the_same_words_keep_both(db, cast):
    strength = a_strength(db, cast)
    edit(db, cast.lena, strength, "Lenas ord")
    answer = edit(db, cast.sara, strength, "Saras ord")
    assert "/attention" in answer.affects
    assert words(db, strength) == "Lenas ord"
    assert db.conn.execute("SELECT mine FROM edit_conflict").fetchall() == [("Saras ord",)]


def test_families_and_strangers_neither_add_nor_change(db, cast):
    strength = a_strength(db, cast)
    for who in (cast.eva, cast.amir, cast.maja, cast.admin):
        assert edit(db, who, strength, "x").reason == "not_found"
        fields = {"id": named(f"of {who.name}"), "text": "x"}
        assert run(db, who, "add_strength", fields, family_id=cast.families["pahittdal"]).reason == "not_found"
    assert edit(db, cast.sara, named("invented"), "x").reason == "not_found"
    assert words(db, strength) == "Mormor bor nära"


def test_on_the_plans_page_without_javascript(db, cast, client_of):
    strength, client = a_strength(db, cast), client_of(cast.sara)
    plan = f"/families/{cast.families['pahittdal']}/plan"
    assert f'action="/strengths/{strength}"' in client.get(plan).text
    told = {"op": str(uuid4()), "base.text": "Mormor bor nära"}
    refused = client.post(f"/strengths/{strength}", data={**told, "text": "x" * 401})
    assert refused.status_code == 422
    assert "x" * 401 in refused.text
    answer = client.post(f"/strengths/{strength}", data={**told, "text": "Mormor bor i huset"})
    assert (answer.status_code, answer.location) == (303, plan)
    assert "Mormor bor i huset" in client.get(plan).text

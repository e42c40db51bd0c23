"""Two texts where one can stand: both people are told, one tap chooses, and no text is lost."""

import pytest

from ..cast import must, named, run

STEP = named("met step")


@pytest.fixture
def met(db, cast):
    """Lena and Sara have written anew on one step without seeing each other; Lena's text came first."""
    must(
        db, cast.sara, "add_step", {"id": STEP, "text": "Först", "doer": "coach"}, family_id=cast.families["pahittdal"]
    )
    edit = {"doer": "coach", "base.doer": "coach", "base.text": "Först"}
    must(db, cast.lena, "edit_step", {**edit, "text": "Lenas ord"}, step_id=STEP)
    must(db, cast.sara, "edit_step", {**edit, "text": "Saras ord"}, step_id=STEP)
    return _open(db)[0]


def _open(db):
    return [id for (id,) in db.conn.execute("SELECT id FROM edit_conflict WHERE settled_at IS NULL")]


def _text(db):
    return db.conn.execute("SELECT text FROM next_step WHERE id = ?", [STEP]).fetchone()[0]


def choose(db, who, conflict, chosen, seen="Lenas ord"):
    return run(db, who, "choose_text", {"chosen": chosen, "base.text": seen}, conflict_id=conflict)


def page(client_of, person, path="/attention"):
    answer = client_of(person).get(path)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("name", ["sara", "lena"])
def test_both_are_told_with_both_texts_who_and_when(cast, client_of, met, name):
    text = page(client_of, cast.people[name])
    for words in ("Saras ord", "Lenas ord", "Vad ska göras?", "Påhittdal", "står nu", "Du · "):
        assert words in text
    assert ("Lena · " if name == "sara" else "Sara · ") in text
    assert text.count("data-attention-item data-id=") == 1


@pytest.mark.parametrize(
    ("chosen", "stands", "other"), [("waits", "Saras ord", "Lenas ord"), ("stands", "Lenas ord", "Saras ord")]
)
def test_one_tap_chooses_and_the_other_text_stays_in_the_history(db, cast, client_of, met, chosen, stands, other):
    answer = client_of(cast.lena).post(
        f"/conflicts/{met}/choice", data={"op": named("c"), "chosen": chosen, "base.text": "Lenas ord"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/attention")
    assert _text(db) == stands
    for person in (cast.sara, cast.lena):
        assert "data-attention-item data-id=" not in page(client_of, person)
    history = page(client_of, cast.sara, f"/steps/{STEP}/texts")
    for words in (stands, other, "Först", "Sara", "Lena", "står nu"):
        assert words in history
    assert f"/steps/{STEP}/texts" in page(client_of, cast.sara, f"/families/{cast.families['pahittdal']}/plan")


@pytest.mark.parametrize(("first", "then"), [("stands", "waits"), ("waits", "stands")])
def test_two_who_choose_differently_overwrite_nothing_and_are_both_told_again(db, cast, client_of, met, first, then):
    assert choose(db, cast.lena, met, first).outcome == "applied"
    stood = _text(db)
    assert choose(db, cast.sara, met, then).outcome == "applied"
    assert _text(db) == stood
    assert len(_open(db)) == 1
    for person in (cast.sara, cast.lena):
        told = page(client_of, person)
        assert "Saras ord" in told
        assert "Lenas ord" in told


def test_two_who_choose_the_same_are_at_one(db, cast, met):
    for person in (cast.lena, cast.sara):
        assert choose(db, person, met, "waits").outcome == "applied"
    assert (_text(db), _open(db)) == ("Saras ord", [])


def test_a_text_that_changed_after_it_was_seen_is_not_overwritten_by_the_choice(db, cast, met):
    edit = {"doer": "coach", "base.doer": "coach", "base.text": "Lenas ord", "text": "Lenas nya ord"}
    must(db, cast.lena, "edit_step", edit, step_id=STEP)
    choose(db, cast.sara, met, "waits", seen="Lenas ord")
    assert _text(db) == "Lenas nya ord"
    assert len(_open(db)) == 1


def test_a_text_written_anew_where_two_wait_is_fetched_with_the_card_that_shows_it(db, cast, client_of, met):
    edit = {"doer": "coach", "base.doer": "coach", "base.text": "Lenas ord", "text": "Saras nya ord"}
    assert "/attention" in must(db, cast.sara, "edit_step", edit, step_id=STEP).affects
    assert "Saras nya ord" in page(client_of, cast.sara)


def test_a_choice_sent_twice_counts_once(db, cast, met):
    fields = {"op": named("twice"), "chosen": "waits", "base.text": "Lenas ord"}
    for _ in range(2):
        receipt = run(db, cast.sara, "choose_text", fields, conflict_id=met)
        assert receipt.outcome == "applied"
    assert db.conn.execute("SELECT count(*) FROM text_edit WHERE after = 'Saras ord'").fetchone() == (1,)


def test_who_may_not_open_the_family_chooses_nothing_and_hears_nothing(db, cast, client_of, met):
    invented = named("no conflict")
    for person in (cast.amir, cast.maja, cast.admin, cast.eva):
        told = [choose(db, person, id, "waits").reason for id in (met, invented)]
        assert told == ["not_found", "not_found"]
        assert "Lenas ord" not in page(client_of, person)
    assert _text(db) == "Lenas ord"


def test_a_doer_and_a_day_are_told_in_words(db, cast, client_of, met):
    edit = {"text": "Lenas ord", "base.text": "Lenas ord", "base.doer": "coach", "base.due": ""}
    must(
        db, cast.lena, "edit_step", {**edit, "doer": f"member:{cast.members['eva']}", "due": "2026-12-01"}, step_id=STEP
    )
    must(db, cast.sara, "edit_step", {**edit, "doer": "other", "due": "2026-12-02"}, step_id=STEP)
    told = page(client_of, cast.sara)
    for words in ("Eva", "Någon annan", "tisdag 1 december", "onsdag 2 december"):
        assert words in told
    assert "member:" not in told.replace('value="member:', "")


def test_a_family_chooses_between_its_own_words(db, cast, client_of):
    goal = {"id": named("goal"), "text": "Lugna morgnar", "household": cast.homes["kornvagen"]}
    must(db, cast.sara, "propose_goal", goal, family_id=cast.families["pahittdal"])
    base = {"base.own_words": ""}
    must(
        db,
        cast.sara,
        "edit_goal",
        {"text": "Lugna morgnar", "base.text": "Lugna morgnar", "own_words": "Saras", **base},
        goal_id=named("goal"),
    )
    must(db, cast.eva, "word_goal", {"own_words": "Evas egna", **base}, goal_id=named("goal"))
    (conflict,) = _open(db)
    assert "Evas egna" in page(client_of, cast.eva)
    assert "Evas egna" not in page(client_of, cast.per)
    fields = {"chosen": "waits", "base.own_words": "Saras"}
    assert run(db, cast.per, "choose_text", fields, conflict_id=conflict).reason == "not_found"
    assert run(db, cast.eva, "choose_text", fields, conflict_id=conflict).outcome == "applied"
    assert db.conn.execute("SELECT own_words FROM goal").fetchone() == ("Evas egna",)


def test_the_coach_who_takes_over_a_family_is_shown_what_waits_in_it(db, cast, client_of, met):
    give = {"id": named("give"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", give, family_id=cast.families["pahittdal"])
    assert "Lenas ord" in page(client_of, cast.amir)
    later = page(client_of, cast.sara)
    assert "Saras ord" not in later
    assert "Lenas ord" not in later


def test_of_a_protected_family_the_list_that_phones_keep_has_no_texts_and_a_page_apart_has_both(
    db, cast, client_of, met
):
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["eva"])
    kept = page(client_of, cast.sara)
    assert "Två har skrivit om samma sak." in kept
    assert 'href="/attention/apart"' in kept
    for hidden in ("Saras ord", "Lenas ord", "Påhittdal", "/choice"):
        assert hidden not in kept
    apart = page(client_of, cast.sara, "/attention/apart")
    for words in ("Saras ord", "Lenas ord", f"/conflicts/{met}/choice"):
        assert words in apart
    assert "/attention/apart" not in [
        path for path, _etag, _html in client_of(cast.sara).get("/caseload").json["pages"]
    ]
    assert choose(db, cast.sara, met, "waits").outcome == "applied"
    assert "Här är allt löst." in page(client_of, cast.sara, "/attention/apart")
    assert "data-attention-item data-id=" not in page(client_of, cast.sara)

"""*Våra mål*: what was agreed, what is asked with yes, no or not now, and the family's own words."""

import pytest

from familjelots.plans import queries

from ..cast import must, named, run


def _say(client, goal, answer):
    fields = {"id": named(f"{goal} {answer}"), "answer": answer, "op": named(f"op {goal} {answer}")}
    return client.post(f"/goals/{goal}/answers", data=fields)


def test_a_proposed_goal_is_answered_with_yes(db, cast, client_of, propose):
    goal = propose("Ture i skolan fyra dagar", kind="shared")
    client = client_of(cast.eva)
    assert "Vill ni ha det här målet?" in client.get("/our-goals").text
    assert _say(client, goal, "yes").location == "/our-goals"
    page = client.get("/our-goals").text
    assert "Vårt gemensamma mål" in page
    assert "Vill ni ha det här målet?" not in page
    assert (queries.goal(db, goal) or {})["status"] == "agreed"


@pytest.mark.parametrize("answer", ["no", "later"])
def test_no_and_not_now_are_answers_that_may_change(db, cast, client_of, propose, answer):
    goal = propose("Ett mål")
    client = client_of(cast.eva)
    _say(client, goal, answer)
    page = client.get("/our-goals").text
    assert f'data-of="goal-{goal}" data-state="{answer}"' in page
    assert (queries.goal(db, goal) or {})["status"] == "proposed"
    _say(client, goal, "yes")
    assert (queries.goal(db, goal) or {})["status"] == "agreed"


def test_what_the_other_home_answered_is_not_told(cast, client_of, propose):
    goal = propose("Ett mål för alla")
    _say(client_of(cast.per), goal, "no")
    page = client_of(cast.eva).get("/our-goals").text
    assert f'data-of="goal-{goal}" data-state="proposed"' in page
    assert "Per" not in page.replace("Personer", "")


def test_at_most_three_goals_stand_open(db, cast, client_of, propose):
    for number in range(5):
        must(
            db, cast.eva, "answer_goal", {"id": named(f"a{number}"), "answer": "yes"}, goal_id=propose(f"Mål {number}")
        )
    page = client_of(cast.eva).get("/our-goals").text
    open_part = page[: page.index("Fler mål, när ni vill")]
    assert open_part.count('data-of="goal-') == 3


def test_the_family_says_a_goal_in_its_own_words(db, cast, client_of, propose):
    goal = propose("Ökad skolnärvaro")
    fields = {"own_words": "Ture orkar gå fyra dagar.", "base.own_words": "", "op": named("words")}
    answer = client_of(cast.eva).post(f"/goals/{goal}/own-words", data=fields)
    assert (answer.status_code, answer.location) == (303, "/our-goals")
    assert "Ture orkar gå fyra dagar." in client_of(cast.eva).get("/our-goals").text


def test_two_who_word_a_goal_at_once_keep_both_texts(db, cast, propose):
    goal = propose("Ökad skolnärvaro")
    must(db, cast.eva, "word_goal", {"own_words": "Evas ord", "base.own_words": ""}, goal_id=goal)
    must(db, cast.per, "word_goal", {"own_words": "Pers ord", "base.own_words": ""}, goal_id=goal)
    assert (queries.goal(db, goal) or {})["own_words"] == "Evas ord"
    assert db.conn.execute("SELECT theirs, mine FROM edit_conflict").fetchall() == [("Evas ord", "Pers ord")]


def test_too_many_words_are_told_and_kept(cast, client_of, propose):
    goal = propose("Ett mål")
    typed = {"own_words": "ord " * 400, "base.own_words": "", "op": named("long")}
    answer = client_of(cast.eva).post(f"/goals/{goal}/own-words", data=typed)
    assert answer.status_code == 422
    assert "ord ord ord" in answer.text
    assert "Texten är för lång" in answer.text


def test_a_goal_of_the_other_home_or_of_nobody_cannot_be_answered_or_worded(cast, client_of, propose):
    theirs = propose("Pers mål", household=cast.homes["granvagen"])
    client = client_of(cast.eva)
    for goal in (theirs, named("invented")):
        assert _say(client, goal, "yes").status_code == 404
        words = {"own_words": "x", "base.own_words": "", "op": named(f"w {goal}")}
        assert client.post(f"/goals/{goal}/own-words", data=words).status_code == 404


@pytest.mark.parametrize("answer", ["", "maybe", "YES", "yes\0", "'; --"])
def test_an_answer_that_is_none_is_parked(db, cast, propose, answer):
    receipt = run(db, cast.eva, "answer_goal", {"id": named("a"), "answer": answer}, goal_id=propose("Ett mål"))
    assert receipt.outcome == ("applied" if answer == "yes\0" else "parked")


def test_with_no_goals_the_page_is_warm(cast, client_of):
    assert "Här står målen som ni väljer själva." in client_of(cast.eva).get("/our-goals").text

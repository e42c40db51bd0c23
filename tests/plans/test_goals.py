"""Goals are proposed by staff, agreed by the family's yes, and their words never overwritten."""

import pytest

from familjelots.plans import queries

from ..cast import named, run
from .plan import a_goal


def answer(db, who, goal, words, key=""):
    return run(db, who, "answer_goal", {"id": named(f"{key}{who.name} {words}"), "answer": words}, goal_id=goal)


def edit(db, who, goal, **fields):
    now = queries.goal(db, goal) or {"text": "", "own_words": "", "status": ""}
    bases = {f"base.{name}": now[name] for name in ("text", "own_words", "status")}
    new = {name: now[name] for name in ("text", "own_words", "status")}
    return run(db, who, "edit_goal", {**new, **bases, **fields}, goal_id=goal)


def test_a_goal_is_proposed_until_the_family_says_yes(db, cast):
    goal = a_goal(db, cast)
    assert queries.goal(db, goal)["status"] == "proposed"
    assert answer(db, cast.eva, goal, "yes").outcome == "applied"
    assert queries.goal(db, goal)["status"] == "agreed"
    (listed,) = queries.goals(db, cast.families["pahittdal"])
    assert (listed["answer"], listed["answered_by"]) == ("yes", "Eva")


def test_no_and_later_leave_it_proposed_and_every_answer_is_kept(db, cast):
    goal = a_goal(db, cast)
    for words in ("no", "later"):
        answer(db, cast.eva, goal, words)
        assert queries.goal(db, goal)["status"] == "proposed"
    assert queries.goals(db, cast.families["pahittdal"])[0]["answer"] == "later"
    assert db.conn.execute("SELECT count(*) FROM goal_answer").fetchone() == (2,)


def test_the_coach_notes_an_answer_given_at_the_table(db, cast):
    goal = a_goal(db, cast)
    assert answer(db, cast.sara, goal, "yes").outcome == "applied"
    assert queries.goal(db, goal)["agreed_at"]


def test_a_goal_of_the_other_home_is_not_evas_to_answer(db, cast):
    goal = a_goal(db, cast, household=cast.homes["granvagen"])
    assert answer(db, cast.eva, goal, "yes").reason == "not_found"
    assert answer(db, cast.per, goal, "yes").outcome == "applied"


def test_strangers_cannot_answer(db, cast):
    goal = a_goal(db, cast)
    for who in (cast.maja, cast.amir, cast.admin):
        assert answer(db, who, goal, "yes").reason == "not_found"
    assert queries.goal(db, goal)["status"] == "proposed"


def test_a_family_has_one_shared_goal_at_a_time(db, cast):
    first = a_goal(db, cast, kind="shared")
    fields = {"id": named("second"), "text": "Ett till", "kind": "shared"}
    again = run(db, cast.sara, "propose_goal", fields, family_id=cast.families["pahittdal"])
    assert again.reason == "shared_goal_exists"
    edit(db, cast.sara, first, status="ended")
    assert a_goal(db, cast, "third", kind="shared")


def test_ended_goals_come_last_and_the_shared_one_first(db, cast):
    ended, plain = a_goal(db, cast, "ended"), a_goal(db, cast, "plain")
    shared = a_goal(db, cast, "shared", kind="shared")
    edit(db, cast.sara, ended, status="ended")
    assert [goal["id"] for goal in queries.goals(db, cast.families["pahittdal"])] == [shared, plain, ended]


def test_own_words_stand_beside_the_coachs_and_both_can_change(db, cast):
    goal = a_goal(db, cast, own_words="Lugna morgnar")
    edit(db, cast.sara, goal, text="Skola fyra dagar", own_words="Lugna, glada morgnar")
    now = queries.goal(db, goal)
    assert (now["text"], now["own_words"]) == ("Skola fyra dagar", "Lugna, glada morgnar")


def test_only_the_familys_yes_makes_a_goal_agreed(db, cast):
    goal = a_goal(db, cast)
    assert edit(db, cast.sara, goal, status="agreed").reason == "goal_needs_yes"
    assert edit(db, cast.sara, goal, status="reached").outcome == "applied"
    assert queries.goal(db, goal)["status"] == "reached"


@pytest.mark.parametrize("field", ["parent", "household"])
def test_another_familys_thing_in_a_field_is_refused_exactly_as_an_invented_one(db, cast, field):
    foreign = {"parent": a_goal(db, cast, "theirs", "mithal"), "household": cast.homes["sokgatan"]}[field]
    reasons = [
        run(
            db, cast.sara, "propose_goal", {"id": named(value), "text": "x", field: value},
            family_id=cast.families["pahittdal"],
        ).reason
        for value in (foreign, named("invented"))
    ]  # fmt: skip
    assert reasons == ["unknown_choice"] * 2


def test_families_answer_but_do_not_write_goals(db, cast):
    goal = a_goal(db, cast)
    assert edit(db, cast.eva, goal, text="x").reason == "not_found"
    fields = {"id": named("evas"), "text": "x"}
    assert run(db, cast.eva, "propose_goal", fields, family_id=cast.families["pahittdal"]).reason == "not_found"


def test_former_texts_name_the_goal_and_what_stands_now_though_an_ending_said_it(db, cast, client_of):
    goal = a_goal(db, cast, text="Sova en hel natt")
    answer(db, cast.eva, goal, "yes")
    edit(db, cast.sara, goal, status="reached")
    ended = {"id": named("ended"), "goal": goal, "status": "changed", "reason": "Det blev ett annat."}
    run(db, cast.sara, "end_goal", ended, family_id=cast.families["pahittdal"])
    page = client_of(cast.sara).get(f"/goals/{goal}/texts").text.split("<main")[1]
    assert page.index("Sova en hel natt") < page.index("Hur gick det?")
    assert page.index("Ändrat") < page.index("står nu") < page.index("Nått") < page.index("Överenskommet")

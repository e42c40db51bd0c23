"""M5: the family proposes goals, which we answer, and takes on steps of its own, which need nobody's yes."""

import pytest

from familjelots.plans import queries

from ..cast import must, named, run


def proposes(db, who, cast, text="Fiska på lördagar", family="pahittdal"):
    fields = {"id": named(text), "text": text}
    return run(db, who, "propose_own_goal", fields, family_id=cast.families[family])


def takes_on(db, who, cast, text="Ringa fritids", family="pahittdal"):
    fields = {"id": named(text), "text": text, "due": "2026-12-01"}
    return run(db, who, "add_own_step", fields, family_id=cast.families[family])


def says(db, who, goal, answer="yes"):
    must(db, who, "answer_goal", {"id": named(f"{goal} {who.name} {answer}"), "answer": answer}, goal_id=goal)


def test_m5_a_familys_own_goal_is_agreed_by_our_yes_and_not_by_its_own(db, cast, client_of):
    assert proposes(db, cast.eva, cast).outcome == "applied"
    goal = named("Fiska på lördagar")
    assert "De som arbetar med er svarar." in client_of(cast.eva).get("/our-goals").text
    says(db, cast.eva, goal)
    assert queries.goal(db, goal)["status"] == "proposed"
    page = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}").text
    assert "Familjens eget förslag." in page
    says(db, cast.sara, goal)
    assert queries.goal(db, goal)["status"] == "agreed"


def test_m5_a_step_of_ones_own_is_there_at_once(db, cast, client_of):
    assert takes_on(db, cast.eva, cast).outcome == "applied"
    step = queries.step(db, named("Ringa fritids"))
    assert (step["doer"], step["due"], step["status"]) == (f"member:{cast.members['eva']}", "2026-12-01", "open")
    for who, path in ((cast.eva, "/now"), (cast.sara, f"/families/{cast.families['pahittdal']}")):
        assert "Ringa fritids" in client_of(who).get(path).text


def test_what_one_home_wants_is_not_told_in_the_other(db, cast, client_of):
    proposes(db, cast.eva, cast)
    takes_on(db, cast.eva, cast)
    for path in ("/our-goals", "/later"):
        assert "Fiska" not in client_of(cast.per).get(path).text
        assert "Ringa fritids" not in client_of(cast.per).get(path).text


@pytest.mark.parametrize("name", ["maja", "sara", "amir", "admin"])
def test_only_the_family_itself_does(db, cast, name):
    assert proposes(db, cast.people[name], cast).reason == "not_found"
    assert takes_on(db, cast.people[name], cast).reason == "not_found"


@pytest.mark.parametrize(("path", "words"), [("own-goals", "Fyll i det här."), ("own-steps", "Fyll i det här.")])
def test_an_empty_one_comes_back_with_words_beside_it(cast, client_of, path, words):
    data = {"id": named("empty"), "text": ""}
    answer = client_of(cast.eva).post(f"/families/{cast.families['pahittdal']}/{path}", data=data)
    assert answer.status_code == 422
    assert words in answer.text
    assert client_of(cast.eva).post(f"/families/{cast.families['mithal']}/{path}", data=data).status_code == 404

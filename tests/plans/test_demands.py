"""D3: one shared goal first, what is demanded beside it with why; goals end with a reason, and every wording stays."""

import re

import pytest

from familjelots.plans import chain_queries, queries

from ..cast import must, named, run
from .plan import a_goal

DEMAND = {
    "text": "Sök fem arbeten i månaden",
    "asked_by": "Socialtjänsten",
    "why": "Den som får pengar ska söka arbete, säger lagen.",
    "until_day": "2026-12-31",
}


def demand(db, cast, key="demand", **more):
    must(db, cast.sara, "add_demand", {"id": named(key), **DEMAND, **more}, family_id=cast.families["pahittdal"])
    return named(key)


def ends(db, who, cast, goal, status="reached", reason="Fyra dagar fyra veckor i rad."):
    fields = {"id": named(f"end {goal} {status}"), "goal": goal, "status": status, "reason": reason}
    return run(db, who, "end_goal", fields, family_id=cast.families["pahittdal"])


def in_order(text, *words):
    places = [text.find(word) for word in words]
    assert -1 not in places, words[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("who", "path"), [("sara", "/families/{}"), ("sara", "/families/{}/plan"), ("eva", "/our-goals")]
)
def test_d3_the_shared_goal_stands_first_and_beside_it_what_is_demanded_by_whom_and_why(db, cast, client_of, who, path):
    other = a_goal(db, cast, "other", text="Simma på torsdagar")
    shared = a_goal(db, cast, "shared", text="Ture i skolan fyra dagar", kind="shared")
    for goal in (other, shared):
        must(db, cast.eva, "answer_goal", {"id": named(f"yes {goal}"), "answer": "yes"}, goal_id=goal)
    demand(db, cast)
    text = re.sub(
        r"<template.*?</template>|<form.*?</form>", "",
        client_of(cast.people[who]).get(path.format(cast.families["pahittdal"])).text, flags=re.DOTALL,
    )  # fmt: skip
    words = ["Ture i skolan fyra dagar", "Simma på torsdagar"]
    in_order(text, *words)
    in_order(text, words[0], "Sök fem arbeten", "säger lagen")
    assert "Socialtjänsten" in text


def test_a_demand_of_the_other_home_or_of_somebody_there_is_not_the_readers(db, cast, client_of):
    demand(db, cast, "home", text="Pers krav", household=cast.homes["granvagen"])
    demand(db, cast, "person", text="Om pappan", member=cast.members["per"])
    page = client_of(cast.eva).get("/our-goals").text
    assert not re.search("Pers krav|Om pappan", page)
    assert "Pers krav" in client_of(cast.per).get("/our-goals").text


def test_a_demand_is_changed_met_or_lifted_and_its_earlier_words_stay(db, cast, client_of):
    id = demand(db, cast)
    edit = {"text": "Sök tre arbeten", "base.text": DEMAND["text"], "status": "met", "base.status": "stands"}
    must(db, cast.sara, "edit_demand", {**DEMAND, **edit}, demand_id=id)
    (now,) = chain_queries.demands(db, cast.families["pahittdal"])
    assert (now["text"], now["status"], now["until_day"]) == ("Sök tre arbeten", "met", "2026-12-31")
    assert "Sök fem arbeten" in client_of(cast.sara).get(f"/demands/{id}/texts").text
    lifted = {**DEMAND, "text": "Sök tre arbeten", "base.text": "Sök tre arbeten", "status": "lifted"}
    must(db, cast.sara, "edit_demand", {**lifted, "base.status": "met"}, demand_id=id)
    assert "Sök tre" not in client_of(cast.eva).get("/our-goals").text


@pytest.mark.parametrize("missing", ["text", "asked_by", "why"])
def test_a_demand_without_who_or_why_is_none(db, cast, client_of, missing):
    fields = {"id": named("half"), **DEMAND, missing: ""}
    assert run(db, cast.sara, "add_demand", fields, family_id=cast.families["pahittdal"]).reason == "invalid"
    answer = client_of(cast.sara).post(f"/families/{cast.families['pahittdal']}/demands", data=fields)
    assert answer.status_code == 422


def test_families_and_strangers_demand_nothing(db, cast):
    id = demand(db, cast)
    for who in (cast.eva, cast.amir, cast.maja, cast.admin):
        fields = {"id": named(f"of {who.name}"), **DEMAND}
        assert run(db, who, "add_demand", fields, family_id=cast.families["pahittdal"]).reason == "not_found"
        assert run(db, who, "edit_demand", {**DEMAND, "status": "lifted"}, demand_id=id).reason == "not_found"


@pytest.mark.parametrize("status", ["reached", "changed", "ended"])
def test_a_goal_ends_with_a_reason_that_the_family_reads(db, cast, client_of, status):
    goal = a_goal(db, cast, kind="shared")
    assert ends(db, cast.sara, cast, goal, status).outcome == "applied"
    assert queries.goal(db, goal)["status"] == status
    for who, path in ((cast.sara, f"/families/{cast.families['pahittdal']}"), (cast.eva, "/our-goals")):
        assert "Fyra dagar fyra veckor i rad." in client_of(who).get(path).text
    assert a_goal(db, cast, "next", kind="shared")


def test_each_ending_is_kept_and_read_on_the_plan_and_the_latest_stands(db, cast, client_of):
    goal = a_goal(db, cast)
    ends(db, cast.sara, cast, goal, "reached", "Vi är där.")
    ends(db, cast.lena, cast, goal, "ended", "Familjen flyttar.")
    (listed,) = queries.goals(db, cast.families["pahittdal"])
    assert (listed["status"], listed["ending"]) == ("ended", "Familjen flyttar.")
    in_order(client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text, "Vi är där.", "flyttar.")


@pytest.mark.parametrize("goal", ["foreign", "invented"])
def test_only_the_familys_own_goal_is_ended_and_only_by_staff(db, cast, goal):
    id = a_goal(db, cast, "theirs", "mithal") if goal == "foreign" else named(goal)
    assert ends(db, cast.sara, cast, id).reason == "unknown_choice"
    own = a_goal(db, cast)
    for who in (cast.eva, cast.amir):
        assert ends(db, who, cast, own).reason == "not_found"


def test_who_agreed_and_when_is_told_by_answer_and_whether_the_words_have_changed_since(db, cast, client_of):
    goal = a_goal(db, cast, kind="shared")
    for who in (cast.eva, cast.per, cast.sara):
        must(db, who, "answer_goal", {"id": named(f"yes {who.name}"), "answer": "yes"}, goal_id=goal)
    page = client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text
    in_order(page, "Eva: ja", "Per: ja", "noterat av Sara: ja")
    assert "orden har ändrats sedan dess" not in page
    db.conn.execute("UPDATE goal_answer SET made_at = '2026-01-01T08:00:00Z'")
    words = {"text": "Ture i skolan fem dagar", "base.text": "Ture i skolan fyra dagar", "base.own_words": ""}
    must(db, cast.sara, "edit_goal", words, goal_id=goal)
    assert (
        "orden har ändrats sedan dess" in client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text
    )

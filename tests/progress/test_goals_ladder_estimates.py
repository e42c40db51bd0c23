"""Goals by agreed levels, the ladder with what made it move, and what staff believe on a page of its own."""

from datetime import timedelta

from familjelots.core import clock
from familjelots.programmes.packs import shipped

from ..cast import must, named, run
from .answered import answered, family_of

LEVELS = {
    "much_less": "Hemma alla dagar",
    "less": "En dag",
    "expected": "Fyra dagar",
    "more": "Fem",
    "much_more": "Fritids",
}


def goal(db, cast, key="goal"):
    made = {"id": named(key), "text": "Ture i skolan fyra dagar", "kind": "goal"}
    must(db, cast.sara, "propose_goal", made, family_id=family_of(cast, "eva"))
    must(db, cast.eva, "answer_goal", {"id": named(f"{key} yes"), "answer": "yes"}, goal_id=made["id"])
    return made["id"]


def test_a_goal_is_measured_by_levels_that_were_agreed_before(db, cast, client_of):
    whose = {"family_id": family_of(cast, "eva")}
    rating = {"id": named("rating"), "goal": goal(db, cast), "value": "-1", "words": "Måndagar går."}
    assert run(db, cast.sara, "rate_goal", rating, **whose).reason == "agree_levels_first"
    must(db, cast.sara, "agree_levels", {"id": named("levels"), "goal": rating["goal"], **LEVELS}, **whose)
    must(db, cast.sara, "rate_goal", rating, **whose)
    other = {"id": named("others"), "goal": rating["goal"], **LEVELS, "expected": "Två dagar"}
    assert run(db, cast.sara, "agree_levels", other, **whose).reason == "levels_in_use"
    assert run(db, cast.sara, "rate_goal", {**rating, "id": named("x"), "value": "3"}, **whose).reason == "invalid"
    late = {**rating, "id": named("y"), "day": (clock.today() + timedelta(days=1)).isoformat()}
    assert run(db, cast.sara, "rate_goal", late, **whose).reason == "day_to_come"
    for page in (client_of(cast.sara).get(f"/families/{whose['family_id']}/progress").text,
                 client_of(cast.eva).get("/our-answers").text):  # fmt: skip
        assert "Fyra dagar" in page
        assert "−1 En dag" in page
        assert "Måndagar går." in page
    assert run(db, cast.eva, "rate_goal", {**rating, "id": named("z")}, **whose).reason == "not_found"


def test_u7_each_adults_way_on_the_ladder_shows_what_made_it_move(db, cast, client_of):
    family = family_of(cast, "maja")
    first, second = shipped()["fokus_familjen"].ladder[:2]
    move = {"id": named("m1"), "member": cast.members["maja"], "rung": first.id, "words": "Vi öppnade breven."}
    must(db, cast.sara, "move_on_ladder", move, family_id=family)
    onward = {**move, "id": named("m2"), "rung": second.id, "words": "Inga räknade ut skulderna."}
    must(db, cast.sara, "move_on_ladder", onward, family_id=family)
    jonas = {"id": named("m3"), "member": cast.members["jonas"], "rung": first.id, "words": "Ryggen först."}
    must(db, cast.sara, "move_on_ladder", jonas, family_id=family)
    text = client_of(cast.sara).get(f"/families/{family}/progress").text
    majas = text[text.index(f'id="moves-{cast.members["maja"]}"') :].split("</ol>")[0]
    assert majas.index("Inga räknade ut skulderna.") < majas.index("Vi öppnade breven.")
    assert first.name["sv"] in majas
    assert second.name["sv"] in majas
    assert text.count('aria-current="step"') == 2
    own = client_of(cast.maja).get("/our-answers").text
    assert "Inga räknade ut skulderna." in own
    assert "Ryggen först." not in own
    for wrong, reason in (({"rung": "nowhere"}, "unknown_choice"), ({"words": ""}, "invalid")):
        assert (
            run(db, cast.sara, "move_on_ladder", {**move, "id": named(reason), **wrong}, family_id=family).reason
            == reason
        )


def test_what_staff_believe_is_on_no_page_that_a_family_or_a_phone_meets(db, cast, client_of):
    family = family_of(cast, "maja")
    told = {"id": named("e"), "member": cast.members["maja"], "indicator": "C1", "value": "4", "why": "Hon vill."}
    must(db, cast.sara, "estimate", told, family_id=family)
    answered(db, cast, "maja", "A4", "6")
    sara, maja = client_of(cast.sara), client_of(cast.maja)
    assert "Hon vill." in sara.get(f"/families/{family}/estimates").text
    assert "Hon vill." not in sara.get("/caseload").text
    for page in (sara.get(f"/families/{family}/progress"), maja.get("/our-answers"), maja.get("/now")):
        assert "Hon vill." not in page.text
        assert "Hur troligt är" not in page.text
    assert maja.get(f"/families/{family}/estimates").status_code == 404
    asks_none = sara.get(f"/families/{cast.families['pahittdal']}/estimates").text
    assert "ber inte om någon bedömning" in asks_none
    assert f'href="/families/{cast.families["pahittdal"]}/progress"' in asks_none
    for who, wrong, reason in (
        (cast.maja, {}, "not_found"),
        (cast.sara, {"value": "6"}, "outside_scale"),
        (cast.sara, {"indicator": "A1"}, "unknown_choice"),
    ):
        assert run(db, who, "estimate", {**told, "id": named(reason), **wrong}, family_id=family).reason == reason

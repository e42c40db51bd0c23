"""Who decides the family's money is marked beside the name, and sees nothing undone without a yes to that."""

from familjelots.families import consent_queries

from ..cast import must, named
from .asked import Asked, day

MARK = "bestämmer om pengar"


def test_the_mark_stands_wherever_the_family_and_the_coach_meet_the_partner(school, cast, client_of, outside):
    school.question(decides_money="y")
    outside.post(f"{school.inside(outside)}/answer", data={"id": named("a"), "answer": "Ja", "next_day": ""})
    for path in (
        f"/families/{school.family}",
        f"/families/{school.family}/plan",
        f"/families/{school.family}/partners",
    ):
        assert MARK in client_of(cast.sara).get(path).text, path
    for path in ("/our-people", "/our-goals", "/later"):
        assert MARK in client_of(cast.eva).get(path).text, path


def test_it_can_be_said_and_taken_back(school, db, cast, client_of):
    school.question()
    for said, shown in (("yes", True), ("no", False)):
        must(db, cast.sara, "say_money", {"decides_money": said}, receiver_id=school.receiver)
        assert (MARK in client_of(cast.eva).get("/our-people").text) is shown


def test_what_others_have_not_done_is_hidden_from_who_decides_money(db, cast, outside):
    office = Asked(db, cast, ("goals", "steps"))
    office.step("undone", "Skicka in läkarintyget")
    office.step("done", "Fylla i ansökan")
    must(db, cast.sara, "tick_step", {"id": named("t"), "status": "done"}, step_id=named("done"))
    office.question("room", "undone", "done", decides_money="y")
    page = outside.get(office.inside(outside)).text
    assert "Skicka in läkarintyget" not in page
    for words in ("Ordna ett tyst rum", "Fylla i ansökan"):
        assert words in page
    consent_queries.set_decides_money(db, office.receiver, False)
    assert "Skicka in läkarintyget" in outside.get(office.inside(outside)).text


def test_the_familys_yes_to_that_use_shows_it(db, cast, outside):
    office = Asked(db, cast, ("goals", "steps", "unfinished"))
    office.step("undone", "Skicka in läkarintyget")
    office.question("undone", decides_money="y")
    assert "Skicka in läkarintyget" in outside.get(office.inside(outside)).text


def test_a_step_that_is_hidden_is_not_ticked_either(db, cast, outside):
    office = Asked(db, cast, ("goals", "steps"))
    office.step("undone", "Skicka in läkarintyget")
    office.question("undone", decides_money="y")
    told = {"id": named("a"), "answer": "Ja", "steps-0-id": named("t"), "steps-0-step": named("undone")}
    path = office.inside(outside)
    assert outside.post(f"{path}/answer", data=told | {"steps-0-status": "done"}).status_code == 422


def test_the_mark_stands_beside_a_step_of_a_visit_too(school, db, cast, client_of):
    family = {"family_id": school.family}
    steps = {
        "steps-0-id": named("agreed"),
        "steps-0-text": "Svara om pengarna",
        "steps-0-doer": f"partner:{school.receiver}",
    }
    told = {"id": named("visit"), "household": "all", "at": f"{day(-1)}T09:00", "text": "Vi räknade", **steps}
    must(db, cast.sara, "record_visit", told, **family)
    must(db, cast.sara, "say_money", {"decides_money": "yes"}, receiver_id=school.receiver)
    for who, path in ((cast.eva, "/our-visits"), (cast.sara, f"/families/{school.family}/visits/new")):
        page = client_of(who).get(path).text
        assert MARK in page[page.index("Svara om pengarna") :], path

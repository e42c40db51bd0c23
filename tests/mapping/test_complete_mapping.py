"""A mapping ends in a route and why; then it waits for the person's own yes."""

from familjelots.mapping import queries

from ..cast import named, run
from .made import completed, confirmed, latest, said


def complete(db, cast, **more):
    fields = {"completion": named("done"), "member": cast.members["maja"], "route": "work", "why": "Köket vill ha mig."}
    return run(db, cast.sara, "complete_mapping", fields | more, family_id=cast.families["provstrom"])


def test_the_route_and_why_are_kept_and_the_mapping_waits_for_a_yes(db, cast):
    said(db, cast)
    completed(db, cast, shared="yes")
    mapping = latest(db, cast)
    assert (mapping["route"], mapping["why"], mapping["status"]) == ("work", "Köket vill ha mig.", "draft")
    assert (mapping["completion"], mapping["done_by_name"], mapping["shared"]) == (named("done"), "Sara", "home")


def test_a_route_without_why_or_of_nobodys_making_is_refused(db, cast):
    said(db, cast)
    for odd in ({"why": ""}, {"route": ""}, {"route": "prison"}, {"completion": "x"}):
        assert complete(db, cast, **odd).reason == "invalid"
    assert latest(db, cast)["completion"] is None


def test_nothing_said_is_no_mapping(db, cast):
    assert complete(db, cast).reason == "nothing_said"
    assert queries.mappings(db, cast.families["provstrom"]) == []


def test_two_routes_chosen_at_once_are_both_kept_and_nothing_is_done_yet(db, cast):
    said(db, cast)
    completed(db, cast, "first")
    said(db, cast, "more")
    late = complete(db, cast, route="adult_education", why="Betygen först.", **{"base.route": "", "base.why": ""})
    assert late.outcome == "applied"
    assert "/attention" in late.affects
    mapping = latest(db, cast)
    assert (mapping["route"], mapping["completion"]) == ("work", None)


def test_done_again_with_another_route_is_another_completion(db, cast):
    said(db, cast)
    completed(db, cast, "first")
    seen = {"base.route": "work", "base.why": "Köket vill ha mig."}
    assert complete(db, cast, route="practice", why="Prova först.", **seen).outcome == "applied"
    assert queries.completion(db, named("first"))["stands"] == 0
    assert queries.completion(db, named("done"))["stands"] == 1


def test_a_form_that_showed_the_mapping_before_gives_its_route_and_why_to_the_one_being_made(db, cast):
    earlier = confirmed(db, cast)
    said(db, cast, "more")
    seen = {"base.route": "work", "base.why": "Köket vill ha mig."}
    assert complete(db, cast, completion=named("next"), **seen).outcome == "applied"
    mapping = latest(db, cast)
    assert mapping["id"] != earlier
    assert (mapping["route"], mapping["why"]) == ("work", "Köket vill ha mig.")

"""The pieces of a family's page, each told from the very rows it shows: what has not changed is not drawn anew."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from ..core.db import Found
from ..core.web.fragments import piece, pieces
from ..plans.chained import with_chain, with_results
from ..plans.queries import Plan
from ..visits import queries as visits
from ..visits.cards import life_areas
from .family_page import (
    MOST_DONE,
    MOST_VISITS,
    Measured,
    by_doer,
    is_present_and_shared,
)

LATEST = 3
_STAFF = {"is_staff": True}
_CONTACT = ("id", "motivation", "coach", "coach_name", "coach_phone")
_WORDS = ("name", "motivation")
_NEXT = ("id", "starts_at", "coach", "coach_name")
Row = tuple[Any, ...]


def wanted_piece(family: dict, members: list[dict], coming: list[dict]) -> Markup:
    """What a family wants in its own words, whom it can call, and when they meet next."""
    motivated = _some(_WORDS, [member for member in members if member["motivation"]])
    return piece(
        "overview/_wanted.html", _wanted, _some(_CONTACT, [family]), motivated, _some(_NEXT, coming[:LATEST])
    )  # fmt: skip


def plan_pieces(family: str, measured: Measured, mine: bool, plan: Plan) -> dict[str, Any]:
    """The parts of a plan as they stand on the page, and how many each holds. `mine`: the reader is the coach."""
    shared, goals = plan.goals.split(is_present_and_shared, "kind", "status")
    done, open_steps = plan.steps.split("done".__eq__, "status")
    shown = done.values[:MOST_DONE]
    against = plan.steps.having("barrier")
    led_to = _grouped(plan.results, "step")
    return {
        "shared_goals": shared.values and piece("plans/_goals.html", _goals, family, shared),
        "goals": piece("plans/_goals.html", _goals, family, goals),
        "barriers": piece(
            "plans/_barriers.html", _barriers, measured, plan.barriers, against, plan.tried, plan.results
        ),
        "demands": piece("plans/_demands.html", _demands, plan.demands),
        "open_steps": _cards(family, mine, open_steps.names, _by_doer(open_steps, mine), led_to),
        "done_steps": _cards(family, mine, done.names, shown, led_to),
        "strengths": piece("plans/_strengths.html", _strengths, plan.strengths),
        "counts": {
            "goals": len(goals.values),
            "barriers": len(plan.barriers.values),
            "demands": len(plan.demands.values),
            "open_steps": len(open_steps.values),
            "shown": len(shown),
            "done": len(done.values),
            "strengths": len(plan.strengths.values),
        },
    }


def story_pieces(measured: Measured, plan: Plan, story: visits.Story) -> dict[str, Any]:
    """The newest entries of a timeline, and the earlier ones."""
    agreed = plan.steps.having("visit")
    at_visit, made = agreed.names.index("visit"), agreed.names.index("made_at")
    steps: dict[str, list[Row]] = {}
    for step in sorted(agreed.values, key=lambda step: step[made]):
        steps.setdefault(step[at_visit], []).append(step)
    against = _grouped(story.objections, "visit")
    entries = [
        (at, stamp, (measured, kind, names, row, agreed.names, tuple(steps.get(row[0], ())), against.get(row[0])))
        for kind, names, row, at, stamp in visits.entries(story)
    ]
    entries.sort(key=lambda entry: entry[:2], reverse=True)
    told = [facts for _at, _stamp, facts in entries[:MOST_VISITS]]
    drawn = pieces("visits/_entries.html", _entry, told)
    return {"latest": drawn[:LATEST], "earlier": drawn[LATEST:]}


def people_piece(members: list[dict], homes: list[dict]) -> str:
    """Who belongs to the family and where they live."""
    return piece("overview/_people.html", _people, Found.of(members), Found.of(homes))


def follow_ups_piece(family: str, follow_ups: list[dict]) -> str:
    """What is to be followed up, with the form for more."""
    return piece("reminders/_section.html", _follow_ups, family, Found.of(follow_ups))


def _some(names: tuple[str, ...], records: list[dict]) -> Found:
    return Found(names, tuple([tuple([record[name] for name in names]) for record in records]))


def _wanted(family: Found, motivated: Found, coming: Found) -> dict[str, Any]:
    return {"family": family.dicts()[0], "motivated": motivated.dicts(), "coming": coming.dicts()}


def _by_doer(steps: Found, mine: bool) -> list[Row]:
    order = by_doer(steps.columns("doer", "doer_name"), mine)
    return [steps.values[place] for place in order]


def _grouped(found: Found, name: str) -> dict[str, Found]:
    """What was found, by what it is about."""
    at, told = found.names.index(name), {}
    for row in found.values:
        told.setdefault(row[at], []).append(row)
    return {about: Found(found.names, tuple(rows)) for about, rows in told.items()}


def _cards(
    family: str, mine: bool, names: tuple[str, ...], steps: Iterable[Row], led_to: dict[str, Found]
) -> list[Markup]:
    return pieces("plans/_steps.html", _step, [(family, mine, names, row, led_to.get(row[0])) for row in steps])


def _goals(family: str, goals: Found) -> dict[str, Any]:
    return {"goals": goals.dicts(), "family": {"id": family}, "who": _STAFF}


def _barriers(measured: Measured, barriers: Found, steps: Found, tried: Found, results: Found) -> dict[str, Any]:
    told = with_results(steps.dicts(), results.dicts())
    return {"barriers": with_chain(barriers.dicts(), told, tried.dicts()), "areas": _areas(measured)}


def _demands(demands: Found) -> dict[str, Any]:
    return {"demands": demands.dicts()}


def _step(family: str, mine: bool, names: tuple[str, ...], row: Row, led_to: Found | None) -> dict[str, Any]:
    results = led_to.dicts() if led_to else []
    return {"steps": [{**Found(names, (row,)).dicts()[0], "results": results}], "family": {"id": family}, "mine": mine}


def _strengths(strengths: Found) -> dict[str, Any]:
    return {"strengths": strengths.dicts()}


def _entry(
    measured: Measured, kind: str, names: tuple[str, ...], row: Row, step_names: tuple[str, ...],
    steps: tuple[Row, ...], against: Found | None,
) -> dict[str, Any]:  # fmt: skip
    agreed = Found(step_names, steps).dicts()
    for step in agreed:
        step["doer"] = step["doer_label"] or step["doer_name"]
    entry = visits.told_entry(kind, dict(zip(names, row, strict=True)), agreed)
    entry["objections"] = against.dicts() if against else []
    return {"entries": [entry], "areas": _areas(measured)}


def _people(members: Found, homes: Found) -> dict[str, Any]:
    return {"members": members.dicts(), "homes": homes.dicts()}


def _follow_ups(family: str, follow_ups: Found) -> dict[str, Any]:
    return {"follow_ups": follow_ups.dicts(), "family": {"id": family}}


def _areas(measured: Measured) -> dict[str, str]:
    programme, version = measured
    return life_areas({"programme": programme, "programme_version": version})

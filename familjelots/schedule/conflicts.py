"""What speaks against a time, in one place: for the forms that plan and move a visit, and for the week."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..access import opens_for_coach
from ..core.web.language import later as _l
from .around import Around, comer
from .times import end_of

WORDS = {
    "double_booked": _l("krockar"),
    "coach_away": _l("familjeombudet är borta"),
    "outside_hours": _l("utanför arbetstiden"),
    "short_travel": _l("för kort restid"),
    "no_interpreter": _l("tolk saknas"),
    "no_right": _l("skyddad familj som familjeombudet inte får öppna"),
}
OF_THE_TIME = frozenset({"double_booked", "coach_away", "outside_hours", "short_travel"})
"""What another time would mend."""


def conflicts_of(visit: Mapping[str, Any], around: Around, but: str = "") -> list[str]:
    """Codes of what speaks against a visit, in the order of `WORDS`.

    `visit`: coach, family, starts_at, minutes, interpreter, contact (the family's own coach), family_protected.
    `but`: the visit itself, where it stands in the week already.
    """
    found = set(_of_time(visit, around, but))
    if visit["family"] in around.needing and not visit["interpreter"]:
        found.add("no_interpreter")
    if visit["family_protected"] and not opens_for_coach(visit["contact"], visit["coach"]):
        found.add("no_right")
    return [code for code in WORDS if code in found]


def _of_time(visit: Mapping[str, Any], around: Around, but: str) -> Iterator[str]:
    coach, start = visit["coach"], visit["starts_at"]
    day, end = start[:10], end_of(start, visit["minutes"])
    hours = around.hours_of(coach, day)
    if not around.works(coach, day) or start < f"{day}T{hours['begins']}" or end > f"{day}T{hours['ends']}":
        yield "outside_hours"
    if any(_meets(part["from_at"], part["until_at"], start, end) for part in around.away_on(coach, day)):
        yield "coach_away"
    leave, arrive = end_of(start, -hours["travel"]), end_of(end, hours["travel"])
    for other in _others(visit, around, but):
        if _meets(other["starts_at"], other["ends_at"], start, end):
            yield "double_booked"
        elif comer(other) == coach and _meets(other["starts_at"], other["ends_at"], leave, arrive):
            yield "short_travel"


def _others(visit: Mapping[str, Any], around: Around, but: str) -> Iterator[dict]:
    for whose in (visit["coach"], visit["family"]):
        for other in around.near(whose, visit["starts_at"][:10]):
            if other["id"] != but:
                yield other


def _meets(one_start: str, one_end: str, start: str, end: str) -> bool:
    return one_start < end and one_end > start

"""What is known of each month: of one person, of a family, and whether work or studies are kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .rounds import plus_months
from .status import FIELDS, OCCUPATIONS, is_contrary

Known = dict[str, dict[str, str]]
"""Month → field → what is known; a field that nobody has said anything about is not there."""
CHECKS = (3, 6, 12)
"""So many months after work or studies began it is asked whether they are kept."""
KEPT = ("work", "studies")


def known_of(told: Iterable[Mapping[str, Any]], member: str) -> Known:
    """What is known of a person's months; what was said of the whole family is said of each. The newest word holds.

    Whoever says of a month that there was no assistance takes back that it was lived on, and the other way round.
    """
    found: Known = {}
    for one in told:
        if one["member"] in (None, member):
            said = {field: one[field] for field in FIELDS if one[field]}
            known = found.setdefault(one["month"], {})
            known.update(said)
            if is_contrary(known):
                del known["income_source" if "assistance" in said else "assistance"]
    return found


def after(month: str, months: int) -> str:
    """The month so many months after another."""
    return plus_months(date.fromisoformat(f"{month}-01"), months).isoformat()[:7]


def kept_in(known: Known, month: str) -> bool | None:
    """Whether somebody worked or studied in a month; None when nobody has said."""
    said = known.get(month, {})
    if any(said.get(field) == "yes" for field in KEPT):
        return True
    return False if all(said.get(field) == "no" for field in KEPT) else None


def spells(known: Known) -> list[str]:
    """The months in which work or studies began: worked or studied, and not in the last known month before."""
    found, before = [], False
    for month in sorted(known):
        now = kept_in(known, month)
        if now and not before:
            found.append(month)
        before = before if now is None else now
    return found


def checks(known: Known, begun: str, today: str) -> list[dict[str, Any]]:
    """Whether what began in a month is kept, at each check: `kept` is None while it is not known or not yet due."""
    due = {months: after(begun, months) for months in CHECKS}
    return [
        {"months": months, "month": month, "kept": kept_in(known, month), "due": month <= today}
        for months, month in due.items()
    ]


def began_by(known: Known, month: str) -> str:
    """Whether somebody had begun work, studies or an activity by a month: yes, no or unknown."""
    until = [said for at, said in known.items() if at <= month]
    if any(said.get(field) == "yes" for said in until for field in OCCUPATIONS):
        return "yes"
    return "no" if any(all(said.get(field) == "no" for field in OCCUPATIONS) for said in until) else "unknown"


def assistance_of(people: Iterable[Known], month: str) -> str:
    """Whether a family had social assistance in a month: yes when one of them had, no when it is known of all."""
    said = [known.get(month, {}).get("assistance", "") for known in people]
    if "yes" in said:
        return "yes"
    return "no" if said and all(one == "no" for one in said) else "unknown"


def self_support(people: list[Known], month: str, lasting: int) -> str:
    """Whether a family supports itself in a month: yes, no, or unknown.

    Yes takes a month without assistance that is followed by `lasting` such months, the asked one among them. While it
    cannot be said yet it is unknown.
    """
    now = assistance_of(people, month)
    if now != "no":
        return {"yes": "no"}.get(now, "unknown")
    back, before = _run(people, month, -1)
    ahead, following = _run(people, month, 1)
    if back + 1 + ahead > lasting:
        return "yes"
    return "no" if before == following == "yes" else "unknown"


def _run(people: list[Known], month: str, step: int) -> tuple[int, str]:
    """How many months without assistance follow on one side, and what is known of the one that ends them."""
    length, at = 0, after(month, step)
    while (said := assistance_of(people, at)) == "no":
        length, at = length + 1, after(at, step)
    return length, said

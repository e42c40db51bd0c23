"""How many had begun something, and how many families supported themselves, so many months after they began.

Persons and families are counted apart, each beside how many are not known. A count of one to four is hidden, and
another beside it, so that it cannot be derived; no share is told of fewer than ten.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..access import visible_families
from ..core import clock
from ..families import queries as families
from ..programmes import programme
from ..reminders import queries as reminders
from . import queries, status_queries
from .months import CHECKS, Known, after, began_by, checks, known_of, self_support, spells
from .respondents import kind_of
from .rounds import begun, plus_months

FEWEST, FEWEST_FOR_SHARE = 5, 10
ANSWERS = ("yes", "no", "unknown")


@dataclass(frozen=True)
class Counted:
    """A figure with its parts; a part is None where it is hidden. `share` is of all, in percent, or None."""

    total: int | None
    parts: dict[str, int | None]
    share: int | None


def counted(found: Iterable[str]) -> Counted:
    """Answers as a figure that tells of nobody in particular."""
    number = Counter(found)
    total = sum(number.values())
    parts = hidden({answer: number[answer] for answer in ANSWERS})
    if 0 < total < FEWEST:
        return Counted(None, dict.fromkeys(ANSWERS), None)
    yes = parts["yes"]
    return Counted(total, parts, round(100 * yes / total) if yes is not None and total >= FEWEST_FOR_SHARE else None)


def hidden(parts: dict[str, int]) -> dict[str, int | None]:
    """Parts without those of one to four; where only one would be hidden, the smallest other is hidden too."""
    few = {name for name, count in parts.items() if 0 < count < FEWEST}
    if len(few) == 1:
        others = sorted((count, name) for name, count in parts.items() if name not in few)
        some = [name for count, name in others if count] or [name for _count, name in others]
        few.add(some[0])
    return {name: None if name in few else count for name, count in parts.items()}


def status_after(db: Database, who: Any, months: int) -> dict[str, Any]:
    """The figures of a coordinator's families that began at least so many months ago; never of some of them alone."""
    ids, today = [one["id"] for one in visible_families(db, who)], clock.today()
    told, people = _by(status_queries.told(db, ids), "family"), _by(families.members_of(db, ids), "family")
    spans = [span for span in queries.spans(db, ids) if span["status"] != "interest"]
    reached = [span for span in spans if plus_months(begun(span), months) <= today]
    began, supporting = [], []
    for span in reached:
        known = _known(people.get(span["id"], []), told.get(span["id"], []), today)
        month = plus_months(begun(span), months).isoformat()[:7]
        lasting = programme(db, span["programme"], span["programme_version"]).cadence.self_support_months
        began += [began_by(one, month) for one in known]
        supporting.append(self_support(known, month, lasting))
    every = [known for span in spans for known in _known(people.get(span["id"], []), told.get(span["id"], []), today)]
    return {
        "families": len(reached) if len(reached) >= FEWEST or not reached else None,
        "began": counted(began),
        "supporting": counted(supporting),
        "follow_ups": reminders.figures(db, ids, today.isoformat()),
        "kept": [(months, counted(_kept(every, months, today))) for months in CHECKS],
    }


def _kept(people: Iterable[Known], months: int, today: date) -> list[str]:
    """Of everybody whose work or studies began so long ago, whether they were kept."""
    now = today.isoformat()[:7]
    found = []
    for known in people:
        for begun_in in spells(known):
            if after(begun_in, months) <= now:
                kept = next(one["kept"] for one in checks(known, begun_in, now) if one["months"] == months)
                found.append({True: "yes", False: "no", None: "unknown"}[kept])
    return found


def _known(people: Iterable[dict], told: list[dict], today: date) -> list[Known]:
    return [known_of(told, one["id"]) for one in people if kind_of(one, today) in ("adult", "young")]


def _by(records: Iterable[dict], name: str) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for record in records:
        found.setdefault(record[name], []).append(record)
    return found

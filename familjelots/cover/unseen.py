"""Changes that their coach has not seen in time: whoever coordinates is told to ring her.

Being shown on a phone is not being seen: she says so by one tap, also without network, and that is what counts here.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from ..access import visible_families
from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import NotFound
from ..reminders.moments import between
from ..reminders.things import Thing
from ..schedule import change_queries as schedule_changes
from ..schedule.closed import only_when
from ..schedule.times import wall_now
from . import queries

KIND, SOON_KIND = "change_overdue", "change_tonight"
PAGE = "/changes"
USUAL = 2
"""Hours, until whoever coordinates says otherwise."""
EVENING, NOON = "18:00", "12:00"
AT_LEAST = timedelta(minutes=15)
"""So long she may look by herself, however near it is."""
_ADAY = timedelta(days=1)


def choose_unseen_wait(db: Database, who: Any, op: str, id: str, hours: str) -> list[str]:
    """After how many hours an unseen change is told. Never later than the evening before."""
    if who.role != "coordinator":
        raise NotFound
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "unseen_wait", {"id": id, "hours": int(hours), **made})
    return [PAGE, "/week"]


def note_coach_call(db: Database, who: Any, op: str, change_id: str, id: str, outcome: str) -> list[str]:
    """Somebody has rung the coach of a change. It stays unseen until she says so herself, but nobody rings again."""
    if who.role != "coordinator" or change_id not in {one["id"] for one in schedule_changes.unseen_changes(db)}:
        raise NotFound
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "coach_call", {"id": id, "change": change_id, "outcome": outcome, **made})
    return [PAGE, "/week"]


def tell_at(change: dict, hours: int) -> tuple[datetime, datetime]:
    """When an unseen change is told, and when it is too late: at the next time that she would miss or go to in vain.

    After so many hours, but at the latest in the evening before; what was changed later than that, at once.
    """
    walls = {change["starts_at"], change["before"].get("starts_at") or change["starts_at"]}
    return _told_between(change["made_at"], min({wall for wall in walls if wall > wall_now()} or walls), hours)


@lru_cache(maxsize=5_000)
def _told_between(made_at: str, first: str, hours: int) -> tuple[datetime, datetime]:
    made = clock.instant(made_at)
    eve = clock.from_wall(f"{datetime.fromisoformat(first).date() - _ADAY}T{EVENING}")
    return max(min(made + timedelta(hours=hours), eve), made + AT_LEAST), clock.from_wall(first)


def overdue(db: Database) -> list[dict]:
    """The changes of which nobody has told their coach by telephone, and that she should have seen by now."""
    hours, now = queries.unseen_wait(db) or USUAL, clock.now()
    found = [{**one, **_times(one, hours)} for one in schedule_changes.unseen_changes(db)]
    late = [one for one in found if one["tell_at"] <= now < one["too_late"]]
    calls = queries.coach_calls_of(db, [one["id"] for one in late])
    told = [{**one, "calls": calls.get(one["id"], [])} for one in late]
    return [one for one in told if not one["calls"] or one["calls"][0]["outcome"] != "reached"]


def _times(change: dict, hours: int) -> dict[str, datetime]:
    at, until = tell_at(change, hours)
    return {"tell_at": at, "too_late": until}


def to_ring(db: Database, who: Any) -> list[dict]:
    """Coaches to ring, each with number and changes. Of a family that the reader may not open, only that it is one."""
    if who.role != "coordinator":
        return []
    found = overdue(db)
    known = {one["id"]: one for one in visible_families(db, who)} if found else {}
    numbers = {one["id"]: one["phone"] for one in accounts.coaches(db)} if found else {}
    coaches: dict[str, dict] = {}
    for one in found:
        blank = {"id": one["coach"], "name": one["coach_name"], "phone": numbers.get(one["coach"], ""), "changes": []}
        coaches.setdefault(one["coach"], blank)["changes"].append(_told(one, known))
    return list(coaches.values())


def _told(change: dict, known: dict[str, dict]) -> dict:
    family = known.get(change["family"])
    if family is None:
        return {**change, "what": "", "family_name": "", "reason": "", "before": {}, "after": {}}
    return only_when(change) if family["protected"] else change


def things(db: Database) -> list[Thing]:
    """Those that can wait until quiet hours are over."""
    return _things(db, KIND, [one for one in overdue(db) if not _is_soon(one)])


def soon(db: Database) -> list[Thing]:
    """Those of a visit before noon of the day after: told at any hour, or she stands there in vain."""
    return _things(db, SOON_KIND, [one for one in overdue(db) if _is_soon(one)])


def _is_soon(change: dict) -> bool:
    noon = f"{(change['tell_at'].astimezone(clock.zone()).date() + _ADAY).isoformat()}T{NOON}"
    return change["too_late"] <= clock.from_wall(noon)


def _things(db: Database, kind: str, changes: list[dict]) -> list[Thing]:
    """Whoever made a change is told first, if that one coordinates."""
    lead = [one["id"] for one in accounts.colleagues(db) if one["role"] == "coordinator"] if changes else []
    return [
        Thing(
            kind, one["id"], None, one["starts_at"],
            sorted(lead, key=lambda account, author=one["made_by"]: account != author),
            between(one["tell_at"], one["too_late"]),
        )
        for one in changes
    ]  # fmt: skip

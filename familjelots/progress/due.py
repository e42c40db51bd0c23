"""Who has questions to answer now, in as many queries for a hundred families as for one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..families import queries as families
from ..programmes import programme
from ..programmes.indicators import Indicator
from . import queries
from .respondents import kind_of, questions_for
from .rounds import Round, present_round


@dataclass(frozen=True)
class Asking:
    """Somebody who is asked now: all questions of the time, and which of them are not answered yet.

    `sharing` is what a child chose this time about with whom the answers are shared; None before the choice, and for
    grown people.
    """

    member: dict
    kind: str
    round: Round
    questions: list[Indicator]
    left: list[Indicator]
    sharing: dict | None

    @property
    def chooses(self) -> bool:
        """Whether it is for this person to choose, before answering, with whom the answers are shared."""
        return self.kind != "adult"


def asked_now(db: Database, ids: Iterable[str], today: date | None = None) -> dict[str, list[Asking]]:
    """Family → everybody in it of whom something is asked now, with what is left to answer."""
    day = today or clock.today()
    spans = [span for span in queries.spans(db, ids) if span["status"] != "interest"]
    times = {span["id"]: _time(db, span, day) for span in spans}
    wanted = {id: time for id, time in times.items() if time}
    if not wanted:
        return {}
    first = min(time.since for _own, time in wanted.values()).isoformat()
    given, shared = queries.answered_since(db, wanted, first), queries.sharings(db, wanted)
    found: dict[str, list[Asking]] = {}
    for member in families.members_of(db, wanted):
        own, time = wanted[member["family"]]
        asking = _asking(member, own, time, given, shared, day)
        if asking.questions:
            found.setdefault(member["family"], []).append(asking)
    return found


def round_of(db: Database, family: str) -> Round | None:
    """What time of asking it is for a family now."""
    found = [_time(db, span, clock.today()) for span in queries.spans(db, [family])]
    return found[0][1] if found and found[0] else None


def _time(db: Database, span: dict, day: date) -> Any:
    own = programme(db, span["programme"], span["programme_version"])
    time = present_round(span, own.cadence, day)
    return (own, time) if time else None


def _asking(member: dict, own: Any, time: Round, given: list[dict], shared: list[dict], day: date) -> Asking:
    since = time.since.isoformat()
    questions = questions_for(own, member, time.moment, day)
    answered = {one["indicator"] for one in given if one["member"] == member["id"] and one["day"] >= since}
    left = [one for one in questions if one.id not in answered]
    return Asking(member, kind_of(member, day), time, questions, left, chosen_since(shared, member["id"], time))


def chosen_since(shared: Iterable[dict], member: str, time: Round | None) -> dict | None:
    """What a child chose last about sharing, if that was this time."""
    own = [one for one in shared if one["member"] == member]
    last = own[-1] if own else None
    if last and time and clock.local(last["made_at"]).date() < time.since:
        return None
    return last

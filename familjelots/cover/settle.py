"""One absence and every planned visit inside it: how each is settled, what can be done, and whom to ring."""

from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..absences import queries as absences
from ..absences.absence import last_day
from ..access import reads, visible_families
from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import NotFound
from ..families import cover_queries
from ..families import queries as families
from ..finding import coach_queries
from ..schedule import change_queries as schedule_changes
from ..schedule import queries as schedule
from ..schedule.around import Around, around
from ..schedule.place import place_of
from ..schedule.times import end_of
from ..visits import queries as visits
from . import queries
from .choices import AHEAD, another_time, colleagues
from .ring import is_to_ring
from .tell_family import reached
from .wish import wish_for

OPEN, ASKED = "open", "call"


def settling(db: Database, who: Any, absence_id: str) -> dict[str, Any]:
    """What the page of one absence shows. The number of queries is the same however many visits there are."""
    absence = absences.absence(db, absence_id)
    person = accounts.account(db, absence["account"]) if absence and who.role == "coordinator" else None
    if absence is None or person is None:
        raise NotFound
    known = {family["id"]: family for family in visible_families(db, who)}
    found = schedule.visits_met(db, absence)
    mine = [
        {**visit, "ends_at": end_of(visit["starts_at"], visit["minutes"])}
        for visit in found
        if visit["family"] in known
    ]
    reads.note_all(who, {visit["family"] for visit in mine}, "absence")
    cards = _Cards(db, absence, mine, known).all()
    return {
        "absence": absence,
        "last": last_day(absence),
        "person": person,
        "heard": coach_queries.phones(db).get(person["id"]),
        "cards": cards,
        "closed": len(found) - len(mine),
        "settled": sum(card["state"] != OPEN for card in cards),
        "calls": [card for card in cards if card["to_ring"]],
    }


class _Cards:
    """What is known around the visits of one absence, a query each."""

    def __init__(self, db: Database, absence: dict, mine: list[dict], known: dict[str, dict]) -> None:
        ids = [visit["id"] for visit in mine]
        of = {visit["family"] for visit in mine}
        self.absence, self.mine, self.known = absence, mine, known
        self.coaches = accounts.coaches(db)
        self.wishes = queries.wishes_of(db, of)
        self.calls = queries.calls_of(db, ids, absence["made_at"])
        self.changes = queries.changes_of(db, ids, absence["made_at"])
        self.was = schedule_changes.earlier_times(db, ids)
        self.people = families.members_of(db, of)
        self.told = reached(db, {one["id"] for one in self.people if one["role"] != "child"})
        self.how = _how_known(db, of)
        self.named = cover_queries.named_for(db, of, clock.today().isoformat())
        self.week = _week(db, absence, mine)
        self.taken: list[dict] = []

    def all(self) -> list[dict]:
        """What is still to be settled first, by time."""
        cards = [self._card(visit) for visit in self.mine]
        return sorted(cards, key=lambda card: (card["state"] != OPEN, card["starts_at"], card["id"]))

    def _card(self, visit: dict) -> dict:
        calls = self.calls.get(visit["id"], [])
        state = _state(visit, self.absence, calls)
        people = [one for one in self.people if _lives(one, visit)]
        card = {
            **visit,
            "state": state,
            "wish": wish_for(visit, self.wishes),
            "where": "" if visit["family_protected"] else place_of(visit, {}),
            "calls": calls,
            "was": self.was.get(visit["id"]),
            "name": self.known[visit["family"]]["name"],
            "own_coach": self.known[visit["family"]]["coach"],
            "people": [one for one in people if one["role"] != "child"],
            "is_told": any(one["id"] in self.told for one in people),
            "cancel_interpreter": visit["interpreter"] if state in ("moved", "cancelled") else "",
            "colleagues": [],
            "another": None,
        }
        card["to_ring"] = is_to_ring(card, self.changes.get(visit["id"], []))
        return {**card, **self._choices(visit)} if state in (OPEN, ASKED) else card

    def _choices(self, visit: dict) -> dict:
        may = [one for one in self.coaches if self._opens(visit, one["id"])]
        another = another_time(visit, max(self.absence["until_at"], visit["starts_at"]), self.week, self.taken)
        return {"colleagues": colleagues(visit, may, self.how, self.week), "another": another}

    def _opens(self, visit: dict, coach: str) -> bool:
        """A protected family is for those who are named for it."""
        return not visit["family_protected"] or (visit["family"], coach) in self.named


def _state(visit: dict, absence: dict, calls: list[dict]) -> str:
    if visit["visit"]:
        return "recorded"
    if visit["status"] == "cancelled":
        return "cancelled"
    if visit["contact"] != absence["account"]:
        return "given"
    if visit["ends_at"] <= absence["from_at"] or visit["starts_at"] >= absence["until_at"]:
        return "moved"
    return ASKED if calls and calls[0]["outcome"] != "reached" else OPEN


def _lives(person: dict, visit: dict) -> bool:
    homes = (person["households"] or "").split(",")
    return person["family"] == visit["family"] and (not visit["household"] or visit["household"] in homes)


def _how_known(db: Database, of: set[str]) -> dict[tuple[str, str], str]:
    """(family, coach) → visited, known from the team or an earlier time, or at least on the way there."""
    told = cover_queries.known_to(db, of, clock.today().isoformat())  # `goes` comes first, so that `known` holds
    known = {(one["family"], one["coach"]): one["how"] for one in told}
    return known | {(one["family"], one["coach"]): "visited" for one in visits.who_has_visited(db, of)}


def _week(db: Database, absence: dict, mine: list[dict]) -> Around:
    starts = [visit["starts_at"][:10] for visit in mine] or [absence["from_at"][:10]]
    last = max(*starts, absence["until_at"][:10])
    first = date.fromisoformat(min(starts)) - timedelta(days=1)
    return around(db, first, date.fromisoformat(last) + timedelta(days=AHEAD))

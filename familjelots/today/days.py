"""A coach's coming days, each visit with what one wants to know before ringing the bell."""

from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..access import homes_of_families, reads, visible_families
from ..closing.turn import CLOSED
from ..families import queries as families
from ..letters import queries as letters
from ..plans import queries as plans
from ..reminders import queries as reminders
from ..schedule import change_queries as schedule_changes
from ..schedule import queries as schedule
from ..schedule.closed import only_when
from ..schedule.place import address_of, place_of
from ..schedule.times import end_of
from ..visits import queries as visits

AHEAD, BEHIND = 6, 7
PROMISED_MOST, DUE_MOST = 5, 15


def coming_days(db: Database, who: Any, today: date) -> dict[str, Any]:
    """Everything that Idag shows, for today and a week on. The number of queries never grows with the rows."""
    known = {family["id"]: family for family in visible_families(db, who)}
    planned = schedule.visits_of_coach(db, who.id, today - timedelta(days=BEHIND), today + timedelta(days=AHEAD))
    about = _Around(db, who, known, [visit["family"] for visit in planned])
    cards = [about.card(visit) for visit in planned if visit["family"] in known and _is_shown(visit, today)]
    changes, due = _changes(db, who, known), _due(db, about, known, today)
    waiting = _letters(db, known, today)
    shown = [*(one for one in [*planned, *changes] if one["family"] in known), *due[:DUE_MOST], *waiting]
    reads.note_all(who, (one["family"] for one in shown), "today")
    return {
        "days": _by_day(cards, today),
        "changes": changes,
        "due": due[:DUE_MOST],
        "more_due": len(due) > DUE_MOST,
        "letters": waiting,
        "families": list(known.values()),
    }


def _changes(db: Database, who: Any, known: dict[str, dict]) -> list[dict]:
    """What others have changed; of a family with a protected identity, only when."""
    told = set(_told(known))
    found = schedule_changes.unseen_changes(db, who.id)
    return [one if one["family"] in told else _closed(only_when(one), known) for one in found]


def _closed(change: dict, known: dict[str, dict]) -> dict:
    """Without a name when the family is not hers to open any more: when it was, and who comes now."""
    return change if change["family"] in known else {**change, "family_name": ""}


def _letters(db: Database, known: dict[str, dict], today: date) -> list[dict]:
    """Letters that wait and whose last day is within a week or has been."""
    last = (today + timedelta(days=AHEAD)).isoformat()
    found = [one for one in letters.open_letters_of(db, _told(known)) if one["deadline"] and one["deadline"] <= last]
    return [{**one, "family_name": known[one["family"]]["name"]} for one in found[:DUE_MOST]]


def _is_shown(visit: dict, today: date) -> bool:
    """Of days gone by, only what was to be and nobody has recorded."""
    return visit["starts_at"] >= today.isoformat() or (visit["status"] == "planned" and not visit["visit"])


class _Around:
    """What is known about the families of the visits: people, homes, open steps, the last visit; a query each."""

    def __init__(self, db: Database, who: Any, known: dict[str, dict], visited: list[str]) -> None:
        self.visited = [known[id] for id in dict.fromkeys(visited) if id in known]
        ids = [family["id"] for family in self.visited]
        self.homes = homes_of_families(db, who, self.visited)
        self.people = _grouped(families.members_of(db, ids))
        self.open_steps = plans.open_steps_of(db, _told(known))
        self.steps = _grouped(self.open_steps)
        self.last = visits.last_visits(db, ids)

    def card(self, visit: dict) -> dict:
        """A planned visit with place, people at home, and what was promised."""
        if visit["family_protected"]:
            return self._closed(visit)
        home, family = visit["household"], visit["family"]
        people = [person for person in self.people.get(family, []) if _lives(person, home)]
        return {
            **visit,
            "state": "cancelled" if visit["status"] == "cancelled" else "recorded" if visit["visit"] else "planned",
            "ends_at": end_of(visit["starts_at"], visit["minutes"]),
            "address": address_of(visit, self.homes),
            "where": place_of(visit, self.homes),
            "people": people,
            "phones": [person for person in people if person["phone"] and person["role"] != "child"],
            "promised": self._promised(family),
        }

    def _closed(self, visit: dict) -> dict:
        """A visit to a family with a protected identity: that it is, and when. The rest is read with network."""
        state = "cancelled" if visit["status"] == "cancelled" else "recorded" if visit["visit"] else "planned"
        bare = {"purpose": "", "interpreter": "", "household": None, "address": "", "where": "", "protected": 0}
        ends = end_of(visit["starts_at"], visit["minutes"])
        return {**visit, **bare, "state": state, "ends_at": ends, "people": [], "phones": [], "promised": []}

    def _promised(self, family: str) -> list[dict]:
        """The open steps of the last visit; when it left none, the family's open steps."""
        steps = self.steps.get(family, [])
        last = self.last.get(family, {}).get("id")
        return ([step for step in steps if last and step["visit"] == last] or steps)[:PROMISED_MOST]


def _told(known: dict[str, dict]) -> list[str]:
    """Ids of the families whose words a phone may keep, and that have not been closed."""
    return [id for id, family in known.items() if not family["protected"] and family["status"] not in CLOSED]


def _lives(person: dict, home: str | None) -> bool:
    return home is None or home in (person["households"] or "").split(",")


def _grouped(records: list[dict]) -> dict[str, list[dict]]:
    by_family: dict[str, list[dict]] = {}
    for record in records:
        by_family.setdefault(record["family"], []).append(record)
    return by_family


def _by_day(cards: list[dict], today: date) -> list[dict]:
    """Days gone by that hold something, then today and the days ahead; empty ones too, for one of them is tomorrow."""
    ahead = [(today + timedelta(days=days)).isoformat() for days in range(AHEAD + 1)]
    behind = sorted({card["starts_at"][:10] for card in cards} - set(ahead))
    return [_day(day, [card for card in cards if card["starts_at"][:10] == day], today) for day in behind + ahead]


def _day(day: str, cards: list[dict], today: date) -> dict:
    """A day; the first visit that is left of today is what to do next."""
    is_today = day == today.isoformat()
    left = [card for card in cards if card["state"] == "planned"]
    if is_today and left:
        left[0]["next"] = True
    return {"day": day, "visits": cards, "today": is_today, "behind": day < today.isoformat(), "count": len(left)}


def _due(db: Database, about: _Around, known: dict[str, dict], today: date) -> list[dict]:
    """The coach's own steps and follow-ups with a day up to a week ahead: whichever is late then, the page shows."""
    last = (today + timedelta(days=AHEAD)).isoformat()
    steps = [{**step, "kind": "step"} for step in about.open_steps if step["doer"] == "coach"]
    follow_ups = [{**follow_up, "kind": "follow_up"} for follow_up in reminders.open_follow_ups(db, _told(known))]
    found = [item for item in steps + follow_ups if item["due"] and item["due"] <= last]
    found.sort(key=lambda item: item["due"])
    return [
        {**item, "family_name": known[item["family"]]["name"], "late": item["due"] < today.isoformat()}
        for item in found
    ]

"""SQL on visits, notes and what needs a look afterwards. Nothing here but `afterwards()` reads Efteråt."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sqlite_utils import Database

from ..core import clock
from ..core.db import Found, execute, found, insert, row, rows, value
from . import objection_queries

TABLES = frozenset(
    {
        "visit", "visit_presence", "visit_topic", "visit_goal", "visit_method", "visit_afterwards", "visit_attention",
        "note",
    }
)  # fmt: skip

_VISITS = """
    SELECT visit.id, visit.family, visit.household, visit.planned_visit, visit.coach, visit.at, visit.outcome,
           visit.place, visit.purpose, visit.interpreter, visit.others, visit.text, visit.family_view, visit.next_at,
           visit.made_at, visit.same_as, visit.kind, account.name AS coach_name,
           (SELECT group_concat(name, ', ') FROM visit_presence JOIN member ON member.id = member
            WHERE visit = visit.id) AS present,
           (SELECT group_concat(area) FROM visit_topic WHERE visit = visit.id) AS topics
    FROM visit JOIN account ON account.id = visit.coach"""

_NOTES = """
    SELECT note.id, note.text, note.made_at, account.name AS coach_name
    FROM note JOIN account ON account.id = note.made_by
    WHERE note.family = ? ORDER BY note.made_at DESC LIMIT ?"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


_TOLD = f"{_VISITS} WHERE visit.family = ? ORDER BY visit.at DESC LIMIT ?"


class Story(NamedTuple):
    """The newest visits and notes of a family as they were found, and what it has objected to."""

    visits: Found
    notes: Found
    objections: Found


def story(db: Database, family: str, most: int = 20) -> Story:
    """What a timeline is told from. For staff alone."""
    return Story(
        found(db, _TOLD, family, most),
        found(db, _NOTES, family, most),
        found(db, objection_queries.OF_FAMILY, family),
    )


def entries(story: Story) -> list[tuple[str, tuple[str, ...], tuple, str, str]]:
    """Visits and notes as they were found: kind, names of columns, row (its id first), wall time, when it was made."""
    (visit_names, visits), (note_names, notes) = story.visits, story.notes
    at, made, noted = visit_names.index("at"), visit_names.index("made_at"), note_names.index("made_at")
    found = [("visit", visit_names, row, row[at], row[made]) for row in visits]
    return found + [("note", note_names, row, _wall(row[noted]), row[noted]) for row in notes]


def told_entry(kind: str, entry: dict, steps: list[dict]) -> dict:
    """A visit or a note as a timeline shows it."""
    if kind == "note":
        return {**entry, "kind": "note", "at": _wall(entry["made_at"])}
    _tell([entry], {entry["id"]: steps})
    return entry


@lru_cache(maxsize=10_000)
def _wall(stamp: str) -> str:
    return clock.local(stamp).strftime("%Y-%m-%dT%H:%M")


def told(story: Story, agreed: dict[str, list[dict]], most: int = 20) -> list[dict]:
    """Visits and notes in one line, newest first, each with `kind` "visit" or "note" and a wall time `at`.

    A visit has `present` (names), `topics` (codes) and `steps` (what was agreed, by visit in `agreed`).
    """
    found = [(kind, dict(zip(names, row, strict=True))) for kind, names, row, _at, _stamp in entries(story)]
    told_entries = [told_entry(kind, entry, agreed.get(entry["id"], [])) for kind, entry in found]
    return sorted(told_entries, key=lambda entry: (entry["at"], entry["made_at"]), reverse=True)[:most]


def timeline(db: Database, family: str, most: int = 20) -> list[dict]:
    """A family's visits and notes for staff, as `told`. Three queries, however many rows."""
    found_story = story(db, family, most)
    return told(found_story, _agreed_at(db, [visit[0] for visit in found_story.visits.values]), most)


def visits_for_family(db: Database, households: Iterable[str], family: str, most: int = 20) -> list[dict]:
    """Tillsammans of the visits to these homes of a family and to all of it, newest first. No notes, no Efteråt.

    Which of them are of one visit is not told: the other may be of a home that is not theirs.
    """
    found = _visits(
        db,
        f"""{_VISITS} WHERE visit.family = ? AND (visit.household IS NULL
                OR visit.household IN (SELECT value FROM json_each(?)))
            ORDER BY visit.at DESC LIMIT ?""",
        family,
        json.dumps(list(households)),
        most,
    )
    return [{**visit, "same_as": None} for visit in found]


def visit(db: Database, visit: str) -> dict | None:
    """One visit as in the timeline."""
    found = _visits(db, f"{_VISITS} WHERE visit.id = ?", visit)
    return found[0] if found else None


def last_visits(db: Database, families: Iterable[str]) -> dict[str, dict]:
    """The latest home visit that took place, by family, for several families in one query."""
    found = rows(
        db,
        """SELECT id, family, household, max(at) AS at, text, family_view FROM visit
           WHERE outcome = 'happened' AND kind = 'home' AND family IN (SELECT value FROM json_each(?))
           GROUP BY family""",
        json.dumps(list(families)),
    )
    return {visit["family"]: visit for visit in found}


def who_has_visited(db: Database, families: Iterable[str]) -> list[dict]:
    """Who has been with which of these families: `family`, `coach`."""
    sql = """SELECT DISTINCT family, coach FROM visit
             WHERE outcome = 'happened' AND family IN (SELECT value FROM json_each(?))"""
    return rows(db, sql, json.dumps(list(families)))


def recorded(db: Database, planned_visits: Iterable[str]) -> set[str]:
    """Which of these planned visits somebody has recorded."""
    asked = json.dumps(list(planned_visits))
    sql = "SELECT planned_visit FROM visit WHERE planned_visit IN (SELECT value FROM json_each(?))"
    return {found["planned_visit"] for found in rows(db, sql, asked)}


def afterwards(db: Database, visit: str) -> dict | None:
    """Efteråt of one visit. Only for staff who may open the family."""
    return row(db, "SELECT * FROM visit_afterwards WHERE visit = ?", visit)


def methods_of(db: Database, visit: str) -> list[str]:
    """The codes of the methods that were used."""
    return [told["method"] for told in rows(db, "SELECT method FROM visit_method WHERE visit = ?", visit)]


def left_out(db: Database, visit: str) -> list[str]:
    """What its author wrote in parts of a visit that could not be kept, settled or not. Only for staff."""
    sql = """SELECT words FROM visit_attention
             WHERE visit = ? AND part IN ('barriers', 'steps', 'next_visit') AND words <> '' ORDER BY rowid"""
    return [found["words"] for found in rows(db, sql, visit)]


def goals_of(db: Database, visit: str) -> list[dict]:
    """The goals that a visit was about."""
    sql = """SELECT goal.id, goal.text, goal.household FROM visit_goal JOIN goal ON goal.id = visit_goal.goal
             WHERE visit_goal.visit = ?"""
    return rows(db, sql, visit)


def barriers_of(db: Database, visit: str) -> list[dict]:
    """What was hard by what was written at a visit: kept in the same operation."""
    sql = """SELECT barrier.id, barrier.text, barrier.area, barrier.household, barrier.private, barrier.status
             FROM visit JOIN barrier ON barrier.family = visit.family AND barrier.op = visit.op
             WHERE visit.id = ? ORDER BY barrier.rowid"""
    return rows(db, sql, visit)


def last_household(db: Database, family: str) -> str | None:
    """The home of a family that was visited last."""
    sql = "SELECT household FROM visit WHERE family = ? AND household IS NOT NULL ORDER BY at DESC LIMIT 1"
    return value(db, sql, family)


def visited_since(db: Database, family: str, day: str) -> bool:
    """Whether a family has a recorded home visit of this day or a later one."""
    return bool(value(db, "SELECT 1 FROM visit WHERE family = ? AND at >= ? AND kind = 'home' LIMIT 1", family, day))


def set_next(db: Database, visit: str, at: str) -> None:
    """Note when the next visit was planned for at this one."""
    execute(db, "UPDATE visit SET next_at = ? WHERE id = ?", at, visit)


def attention_of(db: Database, coach: str) -> list[dict]:
    """What could not be kept of a coach's visits and is not settled, oldest first."""
    return rows(
        db,
        """SELECT visit_attention.id, part, reason, words, visit, visit.at, visit.family, visit.coach, visit.made_at
           FROM visit_attention JOIN visit ON visit.id = visit WHERE visit.coach = ? AND settled_at IS NULL
           ORDER BY visit.made_at, visit_attention.rowid""",
        coach,
    )


def look(db: Database, id: str) -> dict | None:
    """One thing to look at, with the coach it belongs to."""
    return row(
        db,
        "SELECT visit_attention.*, visit.coach, visit.family FROM visit_attention JOIN visit ON visit.id = visit"
        " WHERE visit_attention.id = ?",
        id,
    )


def settle(db: Database, id: str, stamp: str) -> int:
    """Mark a thing as looked at; how many rows that touched."""
    return execute(db, "UPDATE visit_attention SET settled_at = ? WHERE id = ? AND settled_at IS NULL", stamp, id)


def _visits(db: Database, sql: str, *values: object) -> list[dict]:
    found = rows(db, sql, *values)
    _tell(found, _agreed_at(db, [visit["id"] for visit in found]))
    return found


def _tell(visits: list[dict], agreed: dict[str, list[dict]]) -> None:
    for visit in visits:
        visit["topics"] = visit["topics"].split(",") if visit["topics"] else []
        visit["steps"] = agreed.get(visit["id"], [])


def _agreed_at(db: Database, visits: list[str]) -> dict[str, list[dict]]:
    found = rows(
        db,
        """SELECT next_step.id, next_step.visit, next_step.household, next_step.text, next_step.due, next_step.status,
                  next_step.doer_member, coalesce(receiver.decides_money, 0) AS doer_money,
                  CASE WHEN next_step.doer_member IS NOT NULL THEN member.name
                       WHEN next_step.doer = 'coach' THEN account.name
                       WHEN next_step.doer_partner IS NOT NULL THEN receiver.organisation
                       ELSE next_step.doer_name END AS doer
           FROM next_step
           LEFT JOIN member ON member.id = next_step.doer_member
           LEFT JOIN receiver ON receiver.id = next_step.doer_partner
           LEFT JOIN contact_person ON contact_person.family = next_step.family AND contact_person.until_at IS NULL
           LEFT JOIN account ON account.id = contact_person.coach
           WHERE next_step.visit IN (SELECT value FROM json_each(?)) ORDER BY next_step.rowid""",
        json.dumps(visits),
    )
    by_visit: dict[str, list[dict]] = {}
    for step in found:
        by_visit.setdefault(step["visit"], []).append(step)
    return by_visit

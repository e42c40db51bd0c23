"""SQL on planned visits. Their changes: `change_queries`; those of a series: `series_queries`."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

A_DAY = timedelta(days=1)

# Whether a visit has been recorded is asked of the visit itself, so that there is one truth about it.
# A protected address never leaves here; those who may see it ask `access.protected_addresses`. Of a family with a
# protected identity these lists tell one letter, for phones keep them.
NAME = "CASE WHEN family.protected THEN substr(family.name, 1, 1) || '.' ELSE family.name END AS family_name"
WHOSE = "CASE WHEN planned_visit.instead_of IS NULL THEN contact_person.coach ELSE planned_visit.coach END"
_VISIT = f"""
    SELECT planned_visit.*, {NAME}, family.status AS family_status, family.protected AS family_protected,
           account.name AS coach_name,
           household.name AS home, coalesce(household.protected, 0) AS protected,
           CASE WHEN household.protected THEN '' ELSE coalesce(household.address, '') END AS address,
           {WHOSE} AS contact, instead.name AS instead_of_name,
           (SELECT weeks FROM visit_series WHERE visit_series.id = planned_visit.series) AS weeks,
           (SELECT visit.id FROM visit WHERE visit.planned_visit = planned_visit.id LIMIT 1) AS visit
    FROM planned_visit
    JOIN family ON family.id = planned_visit.family
    JOIN account ON account.id = planned_visit.coach
    LEFT JOIN household ON household.id = planned_visit.household
    LEFT JOIN contact_person ON contact_person.family = planned_visit.family AND contact_person.until_at IS NULL
    LEFT JOIN account AS instead ON instead.id = planned_visit.instead_of
"""

EACH, MOST = 3, 10
_COMING = f"""{_VISIT} WHERE planned_visit.family = :family AND planned_visit.starts_at >= :from_wall
    AND planned_visit.status = 'planned'
    AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.planned_visit = planned_visit.id)
    ORDER BY planned_visit.starts_at"""

_MET = f"""
    SELECT planned_visit.*, {NAME}, family.protected AS family_protected,
           household.name AS home, coalesce(household.protected, 0) AS protected,
           CASE WHEN household.protected THEN '' ELSE coalesce(household.address, '') END AS address,
           {WHOSE} AS contact,
           (SELECT account.name FROM account WHERE account.id = contact_person.coach) AS contact_name,
           (SELECT visit.id FROM visit WHERE visit.planned_visit = planned_visit.id LIMIT 1) AS visit,
           EXISTS (SELECT 1 FROM member WHERE member.family = planned_visit.family AND interpreter)
               AS needs_interpreter,
           (SELECT json_extract(before, '$.starts_at') FROM planned_visit_change AS change
            WHERE change.planned_visit = planned_visit.id AND change.what = 'moved'
            ORDER BY change.made_at DESC, change.rowid DESC LIMIT 1) AS was
    FROM json_each(:days) AS asked {{near}}
    JOIN family ON family.id = planned_visit.family
    LEFT JOIN household ON household.id = planned_visit.household
    LEFT JOIN contact_person ON contact_person.family = planned_visit.family AND contact_person.until_at IS NULL
"""
_OWN = """CROSS JOIN planned_visit ON planned_visit.coach = json_extract(value, '$[0]')
    AND planned_visit.starts_at >= json_extract(value, '$[1]')
    AND planned_visit.starts_at < json_extract(value, '$[3]')"""
_OF_OTHERS = """CROSS JOIN planned_visit AS own ON own.coach = json_extract(value, '$[0]')
    AND own.starts_at >= json_extract(value, '$[2]') AND own.starts_at < json_extract(value, '$[3]')
    CROSS JOIN planned_visit ON planned_visit.family = own.family AND planned_visit.coach <> own.coach
    AND planned_visit.starts_at >= json_extract(value, '$[1]')
    AND planned_visit.starts_at < json_extract(value, '$[3]')"""
_NEAR = f"{_MET.format(near=_OWN)} UNION ALL {_MET.format(near=_OF_OTHERS)}"


def planned_visit(db: Database, id: str) -> dict | None:
    """One planned visit with the names of its family, coach and home; `visit` is the recorded visit's id, if any.

    `address` is empty where it is protected. `contact` is whose it is: the family's contact person of
    today, or who comes this once, and `instead_of` whom.
    """
    return row(db, _VISIT + "WHERE planned_visit.id = ?", id)


def visits_met(db: Database, absence: dict) -> list[dict]:
    """The visits that an absence meets or has met, in order.

    Those of its person then, and those that others make instead, or that were moved or cancelled since it was known.
    """
    return rows(
        db,
        f"""{_VISIT} WHERE planned_visit.id IN (
                SELECT of.id FROM planned_visit AS of
                LEFT JOIN contact_person AS own ON own.family = of.family AND own.until_at IS NULL
                WHERE of.starts_at >= date(:from_at, '-1 day')
                AND of.starts_at < CASE WHEN of.instead_of = :account THEN :first_until ELSE :until_at END
                AND strftime('%Y-%m-%dT%H:%M', of.starts_at, '+' || of.minutes || ' minutes') > :from_at
                AND (of.instead_of = :account OR (of.status = 'planned'
                     AND CASE WHEN of.instead_of IS NULL THEN own.coach ELSE of.coach END = :account))
                UNION SELECT of.id FROM planned_visit AS of
                JOIN planned_visit_change AS change ON change.planned_visit = of.id
                WHERE of.coach = :account AND change.made_at >= :made_at AND change.what IN ('moved', 'cancelled')
                AND json_extract(change.before, '$.starts_at') >= :from_at
                AND json_extract(change.before, '$.starts_at') < :until_at)
            ORDER BY planned_visit.starts_at, planned_visit.id""",
        {name: absence[name] for name in ("from_at", "until_at", "first_until", "account", "made_at")},
    )


def left_in(db: Database, absences: Iterable[dict]) -> dict[str, dict]:
    """Absence → how many visits its person still is to make in it (`count`), and who that is (`name`)."""
    told = [[one["id"], one["account"], one["from_at"], one["until_at"]] for one in absences]
    found = rows(
        db,
        f"""SELECT json_extract(value, '$[0]') AS absence, account.name, count(*) AS count FROM json_each(?)
            JOIN account ON account.id = json_extract(value, '$[1]')
            JOIN planned_visit ON planned_visit.starts_at >= json_extract(value, '$[2]')
                AND planned_visit.starts_at < json_extract(value, '$[3]') AND planned_visit.status = 'planned'
            LEFT JOIN contact_person ON contact_person.family = planned_visit.family
                AND contact_person.until_at IS NULL
            WHERE {WHOSE} = account.id
                AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.planned_visit = planned_visit.id)
            GROUP BY 1""",
        json.dumps(told),
    )
    return {one["absence"]: one for one in found}


def visits_of_coach(db: Database, coach: str, from_day: str | date, to_day: str | date) -> list[dict]:
    """The visits of some days (both included), cancelled ones too, with the families that a coach has now.

    A family that has changed hands brings its visits along, whoever they were planned with; but those that somebody
    else makes instead are that one's.
    """
    days = "AND planned_visit.starts_at >= :from_day AND planned_visit.starts_at < :to_day || 'T24'"
    return rows(
        db,
        f"""{_VISIT} WHERE contact_person.coach = :coach AND planned_visit.instead_of IS NULL {days}
            UNION ALL {_VISIT} WHERE planned_visit.coach = :coach AND planned_visit.instead_of IS NOT NULL {days}
            ORDER BY starts_at, id""",
        {"coach": coach, "from_day": str(from_day), "to_day": str(to_day)},
    )


def visits_of_all(db: Database, from_day: str | date, to_day: str | date) -> list[dict]:
    """Everybody's visits of some days (both included), cancelled ones too, in order."""
    return rows(
        db,
        _VISIT
        + """WHERE planned_visit.starts_at >= ? AND planned_visit.starts_at < ? || 'T24'
             ORDER BY planned_visit.starts_at, planned_visit.id""",
        str(from_day),
        str(to_day),
    )


def visits_of_either(db: Database, coach: str, family: str, from_day: date, to_day: date) -> list[dict]:
    """The visits of a coach or with a family on some days, both included, in no order."""
    days = "AND planned_visit.starts_at >= :from_day AND planned_visit.starts_at < :to_day || 'T24'"
    return rows(
        db,
        f"""{_VISIT} WHERE planned_visit.coach = :coach {days}
            UNION {_VISIT} WHERE contact_person.coach = :coach {days}
            UNION {_VISIT} WHERE planned_visit.family = :family {days}""",
        {"coach": coach, "family": family, "from_day": from_day.isoformat(), "to_day": to_day.isoformat()},
    )


def visits_of_series(db: Database, series: str) -> list[dict]:
    """Visits that were planned together, in order, cancelled and recorded ones too."""
    return rows(
        db, _VISIT + "WHERE planned_visit.series = ? ORDER BY planned_visit.starts_at, planned_visit.id", series
    )


def visits_near(db: Database, days: Iterable[tuple[str, str]]) -> list[dict]:
    """What meets some days of coaches (coach, day): their visits then and the day before, and those of the families.

    In order, each once. `was`: the time before the last move; `needs_interpreter`: whether somebody in the family does.
    """
    asked = [[coach, (date.fromisoformat(day) - A_DAY).isoformat(), day, f"{day}T24"] for coach, day in days]
    found = {one["id"]: one for one in rows(db, _NEAR, {"days": json.dumps(asked)})}
    return sorted(found.values(), key=lambda one: (one["starts_at"], one["id"]))


def next_of_family(db: Database, family: str, from_wall: str) -> list[dict]:
    """A family's coming visits, soonest first, at most ten. Cancelled and recorded ones are left out.

    Of those that recur the first three; the third tells how many `more` there are, and until when (`until`). Each home
    is told of its own: a visit moved to another says nothing of the others.
    """
    found = rows(db, _COMING, {"family": family, "from_wall": from_wall})
    runs: dict[tuple, list[dict]] = {}
    for visit in found:
        runs.setdefault((visit["series"] or visit["id"], visit["household"]), []).append(visit)
    for run in runs.values():
        if len(run) > EACH:
            run[EACH - 1] |= {"more": len(run) - EACH, "until": run[-1]["starts_at"]}
    hidden = {visit["id"] for run in runs.values() for visit in run[EACH:]}
    return [visit for visit in found if visit["id"] not in hidden][:MOST]


def cancelled_of_family(db: Database, family: str) -> list[dict]:
    """A family's cancelled visits, newest first, at most twenty; of those called off together the first."""
    return rows(
        db,
        _VISIT
        + """WHERE planned_visit.family = ? AND planned_visit.status = 'cancelled'
             AND NOT EXISTS (SELECT 1 FROM planned_visit_change AS change
                 WHERE change.planned_visit = planned_visit.id AND change.what = 'cancelled'
                 AND change.told_with IS NOT NULL)
             ORDER BY planned_visit.starts_at DESC LIMIT 20""",
        family,
    )


def unrecorded_of_family(db: Database, family: str, from_wall: str) -> list[dict]:
    """A family's planned visits from a wall time on that nobody has recorded, soonest first: what a visit may be of."""
    return rows(db, f"{_COMING} LIMIT {MOST}", {"family": family, "from_wall": from_wall})


def families_with_plan(db: Database, from_wall: str) -> set[str]:
    """Ids of the families that have a coming visit with the contact person they have now, or who comes instead."""
    found = rows(
        db,
        f"""SELECT DISTINCT planned_visit.family FROM planned_visit
           JOIN contact_person ON contact_person.family = planned_visit.family AND contact_person.until_at IS NULL
                              AND {WHOSE} = planned_visit.coach
           WHERE planned_visit.starts_at >= ? AND planned_visit.status = 'planned'""",
        from_wall,
    )
    return {each["family"] for each in found}


def clashes(db: Database, coach: str, family: str, start: str, end: str, but: str = "") -> list[dict]:
    """Planned visits of this coach or with this family that overlap a time, given as wall times."""
    return rows(
        db,
        _VISIT
        + f"""WHERE planned_visit.starts_at < :end AND planned_visit.starts_at > datetime(:start, '-1 day')
             AND strftime('%Y-%m-%dT%H:%M', starts_at, '+' || minutes || ' minutes') > :start
             AND (coalesce({WHOSE}, planned_visit.coach) = :coach OR planned_visit.family = :family)
             AND planned_visit.status = 'planned' AND planned_visit.id <> :but
             AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.planned_visit = planned_visit.id)
             ORDER BY planned_visit.starts_at""",
        {"coach": coach, "family": family, "start": start, "end": end, "but": but},
    )


def add_planned_visit(db: Database, record: dict) -> None:
    """Insert a planned visit."""
    insert(db, "planned_visit", record)


def change_planned_visit(db: Database, id: str, facts: dict) -> None:
    """Set some columns of a planned visit; their names come from our own code."""
    columns = ", ".join(f"{name} = :{name}" for name in facts)
    execute(db, f"UPDATE planned_visit SET {columns} WHERE id = :id", {**facts, "id": id})


def states(db: Database, ids: str) -> dict[str, str]:
    """Those of some planned visits that there are, whose ids are a JSON list, with their state."""
    sql = "SELECT id, status FROM planned_visit WHERE id IN (SELECT value FROM json_each(?))"
    return {found["id"]: found["status"] for found in rows(db, sql, ids)}

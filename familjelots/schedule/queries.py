"""SQL on planned visits and their changes."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

from sqlite_utils import Database

from ..core import clock
from ..core.db import execute, insert, row, rows

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)

# Whether a visit has been recorded is asked of the visit itself, so that there is one truth about it.
# A protected address never leaves here; those who may see it ask `access.protected_addresses`. Of a family with a
# protected identity these lists tell one letter, for phones keep them.
_NAME = "CASE WHEN family.protected THEN substr(family.name, 1, 1) || '.' ELSE family.name END AS family_name"
_WHOSE = "CASE WHEN planned_visit.instead_of IS NULL THEN contact_person.coach ELSE planned_visit.coach END"
_TOLD = "coalesce(change.told, planned_visit.coach)"
_VISIT = f"""
    SELECT planned_visit.*, {_NAME}, family.status AS family_status, family.protected AS family_protected,
           account.name AS coach_name,
           household.name AS home, coalesce(household.protected, 0) AS protected,
           CASE WHEN household.protected THEN '' ELSE coalesce(household.address, '') END AS address,
           {_WHOSE} AS contact, instead.name AS instead_of_name,
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
    SELECT planned_visit.*, {_NAME}, family.protected AS family_protected,
           household.name AS home, coalesce(household.protected, 0) AS protected,
           CASE WHEN household.protected THEN '' ELSE coalesce(household.address, '') END AS address,
           {_WHOSE} AS contact,
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

# A change that is told with another waits nowhere itself: it is seen when that one is.
_SEEN = """CASE WHEN change.told_with IS NULL THEN change.seen_at
    ELSE (SELECT seen_at FROM planned_visit_change WHERE id = change.told_with) END"""
_CHANGE = f"""
    SELECT change.*, planned_visit.family, {_TOLD} AS coach, planned_visit.starts_at,
           {_NAME}, family.protected, coach.name AS coach_name, author.name AS author, {_SEEN} AS seen_at
    FROM planned_visit_change AS change
    JOIN planned_visit ON planned_visit.id = change.planned_visit
    JOIN family ON family.id = planned_visit.family
    JOIN account AS coach ON coach.id = {_TOLD}
    JOIN contact_person ON contact_person.family = planned_visit.family AND contact_person.until_at IS NULL
    LEFT JOIN account AS author ON author.id = change.made_by
"""


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
            WHERE {_WHOSE} = account.id
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
                              AND {_WHOSE} = planned_visit.coach
           WHERE planned_visit.starts_at >= ? AND planned_visit.status = 'planned'""",
        from_wall,
    )
    return {each["family"] for each in found}


def clashes(db: Database, coach: str, family: str, start: str, end: str, but: str = "") -> list[dict]:
    """Planned visits of this coach or with this family that overlap a time, given as wall times."""
    return rows(
        db,
        _VISIT
        + """WHERE planned_visit.starts_at < :end AND planned_visit.starts_at > datetime(:start, '-1 day')
             AND strftime('%Y-%m-%dT%H:%M', starts_at, '+' || minutes || ' minutes') > :start
             AND (planned_visit.coach = :coach OR planned_visit.family = :family)
             AND planned_visit.status = 'planned' AND planned_visit.id <> :but
             AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.planned_visit = planned_visit.id)
             ORDER BY planned_visit.starts_at""",
        {"coach": coach, "family": family, "start": start, "end": end, "but": but},
    )


def earlier_times(db: Database, planned_visits: Iterable[str]) -> dict[str, str]:
    """The time that each of these visits had before it was last moved."""
    found = rows(
        db,
        """SELECT value AS planned_visit, (
               SELECT json_extract(before, '$.starts_at') FROM planned_visit_change AS change
               WHERE change.planned_visit = value AND change.what = 'moved'
               ORDER BY made_at DESC, rowid DESC LIMIT 1) AS was
           FROM json_each(?) WHERE was IS NOT NULL""",
        json.dumps(list(planned_visits)),
    )
    return {each["planned_visit"]: each["was"] for each in found}


def add_planned_visit(db: Database, record: dict) -> None:
    """Insert a planned visit."""
    insert(db, "planned_visit", record)


def change_planned_visit(db: Database, id: str, facts: dict) -> None:
    """Set some columns of a planned visit; their names come from our own code."""
    columns = ", ".join(f"{name} = :{name}" for name in facts)
    execute(db, f"UPDATE planned_visit SET {columns} WHERE id = :id", {**facts, "id": id})


def add_wished(db: Database, record: dict) -> None:
    """Insert what suits a family."""
    insert(db, "wished_times", record)


def wished_of(db: Database, families: str) -> list[dict]:
    """What was said last of some families, whose ids are a JSON list, and by whom."""
    return rows(
        db,
        """SELECT wished.*, account.name AS by FROM json_each(?) JOIN wished_times AS wished ON wished.rowid = (
               SELECT max(rowid) FROM wished_times WHERE wished_times.family = value)
           LEFT JOIN account ON account.id = wished.made_by""",
        families,
    )


def states(db: Database, ids: str) -> dict[str, str]:
    """Those of some planned visits that there are, whose ids are a JSON list, with their state."""
    sql = "SELECT id, status FROM planned_visit WHERE id IN (SELECT value FROM json_each(?))"
    return {found["id"]: found["status"] for found in rows(db, sql, ids)}


def add_change(db: Database, record: dict) -> None:
    """Insert a change; `before` and `after` are dicts of what the visit was and is."""
    insert(
        db, "planned_visit_change", {**record, "before": as_json(record["before"]), "after": as_json(record["after"])}
    )


def see_change(db: Database, planned_visit: str, change: str, stamp: str, told: str | None) -> int:
    """Note that `told` has seen a change, None: the visit's coach; how many rows that touched."""
    return execute(
        db,
        """UPDATE planned_visit_change SET seen_at = coalesce(seen_at, ?)
           WHERE id = ? AND planned_visit = ? AND told IS ?""",
        stamp,
        change,
        planned_visit,
        told,
    )


def changes_of(db: Database, planned_visit: str) -> list[dict]:
    """What has happened to a planned visit, newest first."""
    return _changes(
        db,
        "WHERE change.planned_visit = ? AND change.told IS NULL ORDER BY change.made_at DESC, change.rowid DESC",
        planned_visit,
    )


def changes_for_families(db: Database, since: str) -> list[dict]:
    """The newest change of a visit since a moment, once for each who lives there and has an account.

    If it is another time, another person, or off and not by the family. `first`: the wall time, of the old and the
    new one, that comes first.
    """
    return rows(
        db,
        """SELECT change.id, change.made_at, change.made_by, planned_visit.family, account.id AS account,
                  min(planned_visit.starts_at, coalesce(json_extract(change.before, '$.starts_at'), '9')) AS first
           FROM planned_visit_change AS change JOIN planned_visit ON planned_visit.id = change.planned_visit
           JOIN account ON account.family = planned_visit.family
           WHERE change.made_at >= :since AND planned_visit.starts_at >= substr(:since, 1, 10)
             AND change.rowid = (SELECT max(newest.rowid) FROM planned_visit_change AS newest
                                 WHERE newest.planned_visit = planned_visit.id)
             AND change.told_with IS NULL AND change.cancelled_by <> 'family'
             AND (change.what = 'cancelled' OR (change.what = 'moved' AND (
                  json_extract(change.before, '$.starts_at') <> json_extract(change.after, '$.starts_at')
                  OR json_extract(change.before, '$.coach_name') <> json_extract(change.after, '$.coach_name'))))
             AND account.role = 'family' AND account.ended_at IS NULL
             AND (planned_visit.household IS NULL OR EXISTS (
                 SELECT 1 FROM household_member AS lives WHERE lives.household = planned_visit.household
                 AND lives.member = account.member AND lives.until_at IS NULL))
           ORDER BY change.id, account.id""",
        {"since": since},
    )


def unseen_changes(db: Database, coach: str | None = None) -> list[dict]:
    """Changes that their coach has not seen yet, oldest first: of one coach, or of all.

    Those of families that the coach has lost meanwhile are left out, but not what waits for whoever was to come
    before; and those of visits more than a week ago.
    """
    return _changes(
        db,
        f"""WHERE change.seen_at IS NULL AND (change.told IS NOT NULL OR {_WHOSE} = planned_visit.coach)
           AND planned_visit.starts_at >= :since
           AND (:coach IS NULL OR {_TOLD} = :coach) ORDER BY change.made_at, change.rowid""",
        {"coach": coach, "since": (clock.today() - A_WEEK).isoformat()},
    )


def changes(db: Database, ids: Iterable[str]) -> list[dict]:
    """Some changes, those of the soonest visit first."""
    where = """WHERE change.id IN (SELECT value FROM json_each(?))
        ORDER BY planned_visit.starts_at, change.made_at, change.id"""
    return _changes(db, where, json.dumps(list(ids)))


def _changes(db: Database, where: str, *values: object) -> list[dict]:
    return [
        {**found, "before": json.loads(found["before"] or "{}"), "after": json.loads(found["after"] or "{}")}
        for found in rows(db, _CHANGE + where, *values)
    ]


def as_json(facts: dict | None) -> str | None:
    """What a visit was or is, as a change keeps it."""
    return json.dumps(facts, ensure_ascii=False) if facts else None

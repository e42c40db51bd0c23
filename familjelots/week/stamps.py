"""The triggers that stamp: which of the week's pieces a row of each table shows on.

`week_days.days` is JSON, day → stamp; under the Monday '' stands what holds of a coach on any day. `week_family.coming`
is the last planned visit that somebody is to make, '' without one: a family brings its visits along to another contact
person. `week_unseen` has the changes that their coach has not seen, as long as the family is that coach's.
"""

from collections.abc import Iterator

from sqlite_utils import Database

from ..absences.hours import LONGEST_TRAVEL
from ..core.db import execute, rows

_PLANNED = "SELECT family, coach, starts_at, minutes FROM planned_visit"
_ITSELF = "SELECT {row}.family AS family, {row}.coach AS coach, {row}.starts_at AS starts_at, {row}.minutes AS minutes"
_ON = "SELECT substr(one.starts_at, 1, 10) AS day, one.coach AS coach FROM ({visits}) AS one"
_REACHED = f"""{_ON} UNION SELECT date(one.starts_at, '+1 day'), one.coach FROM ({{visits}}) AS one
    WHERE datetime(one.starts_at, '+' || (one.minutes + {LONGEST_TRAVEL}) || ' minutes')
    >= date(one.starts_at, '+1 day')
    UNION SELECT substr(other.starts_at, 1, 10), other.coach FROM ({{visits}}) AS one
    JOIN planned_visit AS other ON other.family = one.family
    AND other.starts_at >= substr(one.starts_at, 1, 10) AND other.starts_at < date(one.starts_at, '+2 days')"""
"""The days on which a visit is met: its own, the one after for whoever comes home from it then, and those of other
coaches with the same family."""

_OF_FAMILY = _ON.format(visits=f"{_PLANNED} WHERE family = {{row}}.family")
_WITH_CONTACT = """SELECT visit.family, visit.coach, visit.starts_at FROM contact_person AS contact
    JOIN planned_visit AS visit ON visit.family = contact.family WHERE contact.coach = {row}.id
    UNION ALL SELECT family, coach, starts_at FROM planned_visit WHERE coach = {row}.id"""
_ALWAYS = "SELECT '' AS day, {row}.account AS coach"

_DAYS = {
    "planned_visit": _REACHED.format(visits=_ITSELF),
    "planned_visit_change": _ON.format(visits=f"{_PLANNED} WHERE id = {{row}}.planned_visit"),
    "visit": _REACHED.format(visits=f"{_PLANNED} WHERE id = {{row}}.planned_visit"),
    "family": _ON.format(visits=f"{_PLANNED} WHERE family = {{row}}.id"),
    "household": _ON.format(visits=f"{_PLANNED} WHERE family = {{row}}.family AND household = {{row}}.id"),
    "contact_person": _OF_FAMILY,
    "member": _OF_FAMILY,
    "account": f"{_ON.format(visits=_WITH_CONTACT)} UNION SELECT '', {{row}}.id",
    "absence": _ALWAYS,
    "absence_end": "SELECT '' AS day, account AS coach FROM absence WHERE id = {row}.absence",
    "working_hours": _ALWAYS,
}
_FAMILIES = {
    "planned_visit": "SELECT {row}.family",
    "visit": "SELECT {row}.family",
    "family": "SELECT {row}.id",
    "contact_person": "SELECT {row}.family",
    "account": "SELECT family FROM contact_person WHERE coach = {row}.id",
    "support_time": "SELECT {row}.family",
    "family_turn": "SELECT {row}.family",
}
_UNSEEN_OF = """SELECT change.id FROM planned_visit JOIN planned_visit_change AS change
    ON change.planned_visit = planned_visit.id AND change.seen_at IS NULL WHERE planned_visit.family"""
_CHANGES = {
    "planned_visit_change": "SELECT {row}.id",
    "planned_visit": "SELECT id FROM planned_visit_change WHERE planned_visit = {row}.id AND seen_at IS NULL",
    "family": f"{_UNSEEN_OF} = {{row}}.id",
    "contact_person": f"{_UNSEEN_OF} = {{row}}.family",
    "account": """SELECT change.id FROM planned_visit JOIN planned_visit_change AS change
        ON change.planned_visit = planned_visit.id AND change.seen_at IS NULL WHERE planned_visit.coach = {row}.id""",
}
_TOLD = {
    "family": "name, protected, status, programme, programme_version, conversation_days",
    "household": "name, address, protected",
    "member": "interpreter, family",
    "account": "name",
}
"""What of a table's rows is told; of the others anything may be."""

_STAMP_DAYS = """INSERT INTO week_days (monday, coach, days)
    SELECT coalesce(date(day, 'weekday 0', '-6 days'), ''), coach, json_object(day, random()) FROM ({which}) WHERE true
    ON CONFLICT (monday, coach) DO UPDATE SET days = json_patch(days, excluded.days)"""
_STAMP_FAMILIES = """UPDATE week_family SET (active, protected, coach, coming, stamp) = (
    SELECT family.status = 'active', family.protected, contact.coach, coalesce((
        SELECT max(starts_at) FROM planned_visit AS planned WHERE planned.family = family.id
        AND (contact.coach IS NOT NULL OR planned.instead_of IS NOT NULL) AND planned.status = 'planned'), ''),
        random()
    FROM family LEFT JOIN contact_person AS contact ON contact.family = family.id AND contact.until_at IS NULL
    WHERE family.id = week_family.family) WHERE family IN ({which})"""
_STAMP_CHANGES = """INSERT INTO week_unseen (change, family, protected, coach, starts_at, stamp)
    SELECT change.id, visit.family, family.protected, visit.coach, visit.starts_at, random()
    FROM planned_visit_change AS change
    JOIN planned_visit AS visit ON visit.id = change.planned_visit JOIN family ON family.id = visit.family
    JOIN contact_person AS contact ON contact.family = visit.family AND contact.until_at IS NULL
    AND (contact.coach = visit.coach OR visit.instead_of IS NOT NULL)
    WHERE change.seen_at IS NULL AND change.id IN ({which})"""
_UNSTAMP_CHANGES = "DELETE FROM week_unseen WHERE change IN ({which})"
_STAMPED = (
    (_DAYS, _STAMP_DAYS), (_FAMILIES, _STAMP_FAMILIES), (_CHANGES, _UNSTAMP_CHANGES), (_CHANGES, _STAMP_CHANGES),
)  # fmt: skip

FIRST = (
    """INSERT INTO week_family (family, active, protected, coming, stamp)
       SELECT id, 0, 0, '', random() FROM family""",
    _STAMP_FAMILIES.format(which="SELECT id FROM family"),
    _STAMP_DAYS.format(which=_ON.format(visits=_PLANNED) + " UNION SELECT '', id FROM account"),
    _STAMP_CHANGES.format(which="SELECT id FROM planned_visit_change"),
)
"""The stamps of what is there already."""
_FAMILY_COMES = "INSERT INTO week_family (family, active, protected, coming, stamp) VALUES (new.id, 0, 0, '', 0)"


def draw_again(db: Database) -> None:
    """The triggers as they are now in place of those that were, and every family stamped by them."""
    for one in rows(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'week\\_%' ESCAPE '\\'"):
        execute(db, f'DROP TRIGGER "{one["name"]}"')
    for statement in (*triggers(), _STAMP_FAMILIES.format(which="SELECT id FROM family")):
        execute(db, statement)


def triggers() -> Iterator[str]:
    """One for each table that the week tells of, and each of INSERT, UPDATE and DELETE."""
    for table in sorted({*_DAYS, *_FAMILIES, *_CHANGES}):
        of = f" OF {_TOLD[table]}" if table in _TOLD else ""
        for event, seen in (("INSERT", ["new"]), (f"UPDATE{of}", ["old", "new"]), ("DELETE", ["old"])):
            first = [_FAMILY_COMES] if (table, event) == ("family", "INSERT") else []
            body = "; ".join([*first, *_statements(table, seen)])
            yield f"CREATE TRIGGER week_{table}_{event[:6].lower()} AFTER {event} ON {table} BEGIN {body}; END"


def _statements(table: str, seen: list[str]) -> Iterator[str]:
    for of_table, statement in _STAMPED:
        if table in of_table:
            yield statement.format(which=" UNION ".join(of_table[table].format(row=row) for row in seen))

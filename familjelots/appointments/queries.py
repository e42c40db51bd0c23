"""SQL on a family's appointments with others."""

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value
from ..plans.queries import former

TABLES = frozenset({"appointment", "appointment_event"})
MOST = 20

# Where somebody with a protected identity or address can be met never leaves here.
_HIDDEN = """(family.protected OR ifnull(household.protected, 0) OR ifnull(member.protected, 0)
    OR EXISTS (SELECT 1 FROM household_member AS lives JOIN household AS home ON home.id = lives.household
               WHERE lives.member = appointment.member AND lives.until_at IS NULL AND home.protected))"""

_APPOINTMENT = f"""
    SELECT appointment.id, appointment.family, appointment.household, appointment.member, appointment.starts_at,
           appointment.with_whom, appointment.about, appointment.companion, appointment.companion_member,
           appointment.status, member.name AS member_name, {_HIDDEN} AS place_hidden,
           CASE WHEN {_HIDDEN} THEN '' ELSE appointment.place END AS place,
           CASE WHEN appointment.companion_member IS NOT NULL THEN along.name
                WHEN appointment.companion = 'coach' THEN account.name
                ELSE '' END AS companion_label,
           {former("appointment")}
    FROM appointment
    JOIN family ON family.id = appointment.family
    LEFT JOIN household ON household.id = appointment.household
    LEFT JOIN member ON member.id = appointment.member
    LEFT JOIN member AS along ON along.id = appointment.companion_member
    LEFT JOIN contact_person ON contact_person.family = appointment.family AND contact_person.until_at IS NULL
    LEFT JOIN account ON account.id = contact_person.coach
"""


def coming_appointments(db: Database, family: str, from_wall: str) -> list[dict]:
    """A family's appointments from a wall time on, soonest first, cancelled ones too. Most often there is none."""
    if not value(
        db, "SELECT EXISTS (SELECT 1 FROM appointment WHERE family = ? AND starts_at >= ?)", family, from_wall
    ):
        return []
    return rows(
        db,
        _APPOINTMENT
        + """WHERE appointment.family = ? AND appointment.starts_at >= ?
             ORDER BY appointment.starts_at, appointment.id LIMIT ?""",
        family,
        from_wall,
        MOST,
    )


def past_appointments(db: Database, family: str, until_wall: str) -> list[dict]:
    """A family's latest appointments before a wall time, the newest first."""
    return rows(
        db,
        _APPOINTMENT
        + """WHERE appointment.family = ? AND appointment.starts_at < ?
             ORDER BY appointment.starts_at DESC, appointment.id LIMIT ?""",
        family,
        until_wall,
        MOST,
    )


def appointment(db: Database, id: str) -> dict | None:
    """One appointment."""
    return row(db, _APPOINTMENT + "WHERE appointment.id = ?", id)


def place_is_hidden(db: Database, id: str) -> bool:
    """Whether nobody may read now where an appointment is."""
    found = appointment(db, id)
    return found is not None and bool(found["place_hidden"])


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def set_status(db: Database, appointment: str, status: str) -> None:
    """Whether an appointment stands now; its events tell how it got there."""
    execute(db, "UPDATE appointment SET status = ? WHERE id = ?", status, appointment)

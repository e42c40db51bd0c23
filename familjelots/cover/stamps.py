"""When what the week says on cover may be another, kept by triggers: a stamp that is new at each such write."""

from collections.abc import Iterator

_AWAY = "EXISTS (SELECT 1 FROM absence WHERE account IN ({row}.coach, {row}.instead_of))"
_UNSEEN = "EXISTS (SELECT 1 FROM planned_visit_change WHERE planned_visit = new.id AND seen_at IS NULL)"
_OF_AWAY = """EXISTS (SELECT 1 FROM planned_visit JOIN absence ON absence.account = planned_visit.coach
    WHERE planned_visit.id = new.planned_visit)"""
_ALWAYS = ""
_WRITES = (
    ("planned_visit", "INSERT", _AWAY.format(row="new")),
    ("planned_visit", "UPDATE", f"{_UNSEEN} OR {_AWAY.format(row='old')} OR {_AWAY.format(row='new')}"),
    ("planned_visit_change", "INSERT", "new.seen_at IS NULL"),
    ("planned_visit_change", "UPDATE OF seen_at", _ALWAYS),
    ("visit", "INSERT", _OF_AWAY),
    ("contact_person", "INSERT", _ALWAYS),
    ("contact_person", "UPDATE", _ALWAYS),
    ("family", "UPDATE OF name, protected", _ALWAYS),
    ("named_staff", "INSERT", _ALWAYS),
    ("named_staff", "UPDATE", _ALWAYS),
    ("account", "UPDATE OF name, phone, ended_at", _ALWAYS),
    *((table, "INSERT", _ALWAYS) for table in ("absence", "absence_end", "coach_call", "unseen_wait")),
)
"""Whichever of these writes an absence, a visit of somebody who is away, or a change that its coach has not seen."""

FIRST = (
    "CREATE TABLE cover_stamp (stamp INTEGER NOT NULL) STRICT",
    "INSERT INTO cover_stamp VALUES (random())",
)


def triggers() -> Iterator[str]:
    """One for each of those writes."""
    for table, event, when in _WRITES:
        yield f"""CREATE TRIGGER cover_{table}_{event[:6].lower()} AFTER {event} ON {table}
            {f"WHEN {when}" if when else ""} BEGIN UPDATE cover_stamp SET stamp = random(); END"""

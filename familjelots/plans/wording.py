"""How the fields of a plan read for people: a label, and words in place of codes and ids."""

from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

from ..core.web import language, times
from ..core.web.language import later as _l
from ..families import consent_queries
from ..families import queries as families
from ..programmes import programme_of, said

LABELS: dict[tuple[str, str], Any] = {
    ("next_step", "text"): _l("Vad ska göras?"),
    ("next_step", "doer"): _l("Vem gör det?"),
    ("next_step", "doer_name"): _l("Vem, om någon annan?"),
    ("next_step", "due"): _l("När?"),
    ("goal", "text"): _l("Målet"),
    ("goal", "own_words"): _l("Med familjens egna ord"),
    ("goal", "status"): _l("Hur gick det?"),
    ("barrier", "text"): _l("Det som är svårt"),
    ("barrier", "area"): _l("Område"),
    ("barrier", "status"): _l("Hur är det nu?"),
    ("barrier", "owner"): _l("Vem tar hand om det?"),
    ("barrier", "owner_name"): _l("Vem, om någon annan?"),
    ("demand", "text"): _l("Vad krävs?"),
    ("demand", "asked_by"): _l("Vem kräver det?"),
    ("demand", "why"): _l("Varför krävs det?"),
    ("demand", "until_day"): _l("Till när?"),
    ("demand", "status"): _l("Hur är det nu?"),
    ("strength", "text"): _l("Det som fungerar"),
    ("member", "motivation"): _l("Det här vill jag, med egna ord"),
    ("member", "adaptations"): _l("Tänk på"),
    ("member", "name"): _l("Namn"),
    ("member", "phone"): _l("Telefon"),
    ("member", "language"): _l("Språk"),
}
"""(table, field) → what its form asks."""

STATES = {
    "proposed": _l("Föreslaget"),
    "agreed": _l("Överenskommet"),
    "reached": _l("Nått"),
    "changed": _l("Ändrat"),
    "ended": _l("Avslutat"),
    "active": _l("Svårt nu"),
    "eased": _l("Lättare"),
    "gone": _l("Inte svårt längre"),
    "parked": _l("Väntar"),
    "stands": _l("Gäller nu"),
    "met": _l("Klart"),
    "lifted": _l("Gäller inte längre"),
}

CARDS = {"next_step": "step", "goal": "goal", "barrier": "barrier", "strength": "strength", "demand": "demand"}
"""Table → how its records are called in `data-of` and in paths."""


HIDDEN: dict[tuple[str, str], Callable[[Database, str], bool]] = {}
"""Table and field → whether nobody may read that field of a record now, not in former texts either."""


def is_hidden(db: Database, table: str, record: str, field: str) -> bool:
    """Whether a field of a record is on no page."""
    found = HIDDEN.get((table, field))
    return found is not None and found(db, record)


def worded(db: Database, family: dict, field: str, value: str | None) -> Any:
    """A field's value as a person reads it; empty when there is none."""
    if not value:
        return ""
    shape = SHAPES.get(field)
    return shape(db, family, value) if shape else value


def _doer(db: Database, family: dict, value: str) -> Any:
    if value.startswith("member:"):
        member = families.member(db, value.removeprefix("member:"))
        return member["name"] if member else value
    if value.startswith("partner:"):
        partner = consent_queries.receiver(db, value.removeprefix("partner:"))
        return partner["organisation"] if partner else value
    return (family["coach_name"] or _l("coachen")) if value == "coach" else _l("Någon annan")


def _area(db: Database, family: dict, value: str) -> str:
    return said(programme_of(db, family).areas.get(value, {}), language.here()) or value


SHAPES: dict[str, Callable[[Database, dict, str], Any]] = {
    "doer": _doer,
    "owner": _doer,
    "until_day": lambda _db, _family, value: times.day(value),
    "area": _area,
    "due": lambda _db, _family, value: times.day(value),
    "status": lambda _db, _family, value: STATES.get(value, value),
}
"""Field → how its value is said in words."""

"""What speaks against a chosen time, and which visits it would meet, told as far as the reader may know."""

from datetime import datetime
from typing import Any

from sqlite_utils import Database

from . import queries
from .conflicts import WORDS
from .facts import conflicts_at
from .forms import VisitForm
from .plan import MINUTES
from .times import end_of

NOTHING_TOLD: dict[str, list] = {"clashes": [], "conflicts": []}


def told_conflicts(db: Database, who: Any, family: dict, form: VisitForm, but: str = "") -> dict[str, list]:
    """What the form's time would meet, told as far as the reader may know.

    `clashes`: visits that overlap it (`starts_at`, `ends_at`, `coach_name`, and `name` if it may be told);
    `conflicts`: the words for all else that speaks against it.
    """
    start, minutes = form.starts_at.data or "", form.minutes.data or MINUTES
    if form.minutes.errors or family["coach"] is None or not is_time(start):
        return NOTHING_TOLD
    facts = {"coach": family["coach"], "starts_at": start, "minutes": minutes, "interpreter": form.interpreter.data}
    codes = conflicts_at(db, facts, family, but)
    words = [WORDS[code] for code in codes if code != "double_booked"]
    found = queries.clashes(db, family["coach"], family["id"], start, end_of(start, minutes), but)
    return {"clashes": [_told(who, clash, family) for clash in found], "conflicts": words}


def _told(who: Any, clash: dict, family: dict) -> dict:
    knows = who.role == "coordinator" or clash["contact"] == who.id or clash["family"] == family["id"]
    return {
        "name": clash["family_name"] if knows else None,
        "coach_name": family["coach_name"] if clash["contact"] == family["coach"] else clash["coach_name"],
        "starts_at": clash["starts_at"],
        "ends_at": end_of(clash["starts_at"], clash["minutes"]),
    }


def is_time(text: str) -> bool:
    """Whether a text is a wall time."""
    try:
        return len(text) == 16 and bool(datetime.fromisoformat(text))
    except ValueError:
        return False

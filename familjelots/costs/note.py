"""Note what something costs, or did not have to cost, as an estimate with how one knows; correct it; take it back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid
from ..families.periods import checked_period
from . import queries

KINDS: tuple[str, ...] = ("cost", "avoided")
PERS = ("once", "month")


def note_cost(
    db: Database, who: Any, op: str, family: dict, id: str, kind: str, what: str, amount: int, per: str, basis: str,
    from_day: str = "", until_day: str = "", payer: str = "", amends: str = "",
) -> list[str]:  # fmt: skip
    """Note an estimate in whole kronor. A correction is a new note; the one before stays readable."""
    begins, ends = checked_period(from_day, until_day)
    if per == "once" and ends:
        raise Invalid("once_has_no_end", "until_day")
    if amends:
        _check_amends(db, family["id"], amends)
    told = {"kind": kind, "what": what, "amount": amount, "per": per, "basis": basis, "payer": payer}
    period = {"from_day": begins, "until_day": ends or None, "amends": amends or None}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "cost_note", {"id": id, "family": family["id"], **told, **period, **made})
    return pages_of(family)


def take_back(db: Database, who: Any, op: str, family: dict, note: dict, id: str, reason: str = "") -> list[str]:
    """Take an estimate back: it stays readable and counts no more."""
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "cost_withdrawal", {"id": id, "note": note["id"], "reason": reason, **made})
    return pages_of(family)


def counts(note: dict) -> bool:
    """Whether an estimate holds now."""
    return not (note["amended"] or note["withdrawn_at"])


def worth(note: dict, today: date) -> int:
    """Kronor up to today: an amount each begun month, or once. Nothing before it begins."""
    begins = date.fromisoformat(note["from_day"])
    if begins > today:
        return 0
    if note["per"] == "once":
        return note["amount"]
    ends = min(date.fromisoformat(note["until_day"]), today) if note["until_day"] else today
    return note["amount"] * ((ends.year - begins.year) * 12 + ends.month - begins.month + 1)


def sums(notes: Iterable[dict], today: date) -> dict[str, int]:
    """Kind → kronor up to today, of the estimates that hold."""
    found: dict[str, int] = dict.fromkeys(KINDS, 0)
    for note in notes:
        if counts(note):
            found[note["kind"]] += worth(note, today)
    return found


def pages_of(family: dict) -> list[str]:
    """Paths of the pages on which a family's estimates stand."""
    return [f"/families/{family['id']}/costs", "/costs"]


def _check_amends(db: Database, family: str, amends: str) -> None:
    earlier = queries.note(db, amends)
    if earlier is None or earlier["family"] != family:
        raise Invalid("unknown_choice", "amends")
    if not counts(earlier):
        raise Conflict("corrected_meanwhile", "amends")

"""Does the family belong in its programme? Which criteria were met, since when it has assistance, and who decided."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from ..programmes import programme_of
from . import queries
from .custody import changed_pages


def decide_enrolment(
    db: Database, who: Any, op: str, family: dict, id: str, assistance_from: str, met: list[str], reason: str
) -> list[str]:
    """Decide on the criteria of the family's programme, in the version that it is measured by.

    What the product can look up itself it counts; the rest is what was ticked. Unless all are met, a reason is needed.
    """
    programme = programme_of(db, family)
    if not set(met) <= {criterion.id for criterion in programme.criteria}:
        raise Invalid("unknown_criterion", "met")
    if assistance_from > clock.today().isoformat()[:7]:
        raise Invalid("month_to_come", "assistance_from")
    judged = judge(programme, queries.members(db, family["id"]), assistance_from, clock.today(), set(met))
    if not all(judged.values()) and not reason:
        raise Invalid("reason_needed", "reason")
    record = {"id": id, "family": family["id"], "programme": programme.id, "version": programme.version}
    made = {"assistance_from": assistance_from, "reason": reason, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "enrolment", {**record, **made})
    for criterion, is_met in judged.items():
        queries.add(db, "enrolment_criterion", {"enrolment": id, "criterion": criterion, "met": int(is_met)})
    return changed_pages(family["id"])


def judge(programme: Any, members: list[dict], assistance_from: str, today: date, ticked: set[str]) -> dict[str, bool]:
    """Criterion → whether it is met: counted where the product knows, else as it was ticked."""
    counted = {
        "children": [sum(person["role"] != "adult" for person in members)],
        "age": [today.year - person["birth_year"] for person in members if person["birth_year"]],
        "assistance_months": [months_since(assistance_from, today)] if assistance_from else [],
    }
    return {
        criterion.id: any(_between(number, criterion) for number in counted[criterion.check])
        if criterion.check in counted
        else criterion.id in ticked
        for criterion in programme.criteria
    }


def months_since(month: str, today: date) -> int:
    """Whole months from a month, itself included, to the one that is now."""
    return (today.year - int(month[:4])) * 12 + today.month - int(month[5:7])


def _between(number: int, criterion: Any) -> bool:
    least, most = criterion.least, criterion.most
    return (least is None or number >= least) and (most is None or number <= most)

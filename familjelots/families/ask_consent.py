"""The family is asked: may we tell whom what, what for, and until when?"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Invalid
from ..programmes import programme_of, said
from . import consent_queries, people_queries, queries, sharing
from .custody import answering

LONGEST = timedelta(days=5 * 366)
MONTH = 30.44


def ask_consent(
    db: Database, who: Any, op: str, family: dict, id: str, template: str, organisation: str, person: str, account: str,
    parts: list[str], about: list[str], purpose: str, until_day: str,
) -> list[str]:  # fmt: skip
    """Ask for a consent. Nothing may be told before everybody who must answer has said yes."""
    programme = programme_of(db, family)
    words = next((one for one in programme.consents if one.id == template), None)
    if template and words is None:
        raise Invalid("unknown_choice", "template")
    default = said(words.receiver, programme.languages[0]) if words and not account else ""
    receiver = _receiver(db, op, family["id"], organisation or default, person, account)
    if not parts or not set(parts) <= sharing.parts().keys():
        raise Invalid("no_parts", "parts")
    if words is None and not purpose:
        raise Invalid("no_purpose", "purpose")
    _check_answering(db, family["id"], about)
    record = {"id": id, "family": family["id"], "receiver": receiver, "template": template, "purpose": purpose}
    written_in = {"programme": programme.id, "version": programme.version}
    until = _until(until_day, words.months if words else None)
    made = {"until_day": until, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "consent", {**record, **written_in, **made})
    for part in dict.fromkeys(parts):
        queries.add(db, "consent_part", {"consent": id, "part": part})
    for member in dict.fromkeys(about):
        queries.add(db, "consent_about", {"consent": id, "member": member})
    return consent_pages(family["id"])


def _receiver(db: Database, op: str, family: str, organisation: str, person: str, account: str) -> str:
    """The receiver's id: one whom the family has been asked about before, or a new one. Nobody is no receiver."""
    if account:
        found = accounts.account(db, account)
        if found is None or found["role"] != "team":
            raise Invalid("unknown_account", "account")
        theirs = found["organisation"] or found["profession"]
        if organisation not in ("", theirs) or person not in ("", found["name"]):
            raise Invalid("two_receivers", "organisation")
        organisation, person = theirs, found["name"]
    if not organisation:
        raise Invalid("no_receiver", "organisation")
    known = consent_queries.same_receiver(db, family, organisation, person, account or None)
    if known:
        return known["id"]
    record = {"id": str(uuid5(UUID(op), "receiver")), "family": family, "organisation": organisation}
    queries.add(db, "receiver", {**record, "person": person, "account": account or None, "op": op})
    return record["id"]


def _check_answering(db: Database, family: str, about: list[str]) -> None:
    people = queries.members(db, family)
    if not about or not set(about) <= {person["id"] for person in people}:
        raise Invalid("nobody_concerned", "about")
    custody = people_queries.custody(db, [family], clock.today().isoformat())
    for member in about:
        if not answering(people, custody, [member], clock.today()):
            raise Invalid("nobody_answers", "about")


def _until(until_day: str, months: int | None) -> str:
    today = clock.today()
    if not until_day and months is None:
        raise Invalid("no_end", "until_day")
    last = date.fromisoformat(until_day) if until_day else today + timedelta(days=round((months or 0) * MONTH))
    if last < today:
        raise Invalid("ends_before_it_begins", "until_day")
    if last - today > LONGEST:
        raise Invalid("consent_too_long", "until_day")
    return last.isoformat()


def consent_pages(family: str) -> list[str]:
    """Paths of the pages on which a family's consents stand."""
    page = f"/families/{family}"
    return [f"{page}/consents", "/our-consents", page, f"{page}/partners", f"{page}/referrals"]

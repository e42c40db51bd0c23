"""How a referral goes on: written → sent → received → accepted or declined → first contact."""

from datetime import date, timedelta

from ..core import clock
from ..core.errors import Conflict, Invalid

SENT, RECEIVED, ACCEPTED, DECLINED = "sent", "received", "accepted", "declined"
FIRST_CONTACT, WITHDRAWN, WRITTEN = "first_contact", "withdrawn", "written"
FURTHEST_FIRST = (WITHDRAWN, FIRST_CONTACT, DECLINED, ACCEPTED, RECEIVED, SENT)
ANSWERS = (RECEIVED, ACCEPTED, DECLINED, FIRST_CONTACT)
"""What the receiver says, itself or through whoever writes it down."""

NEXT = {
    SENT: (RECEIVED, ACCEPTED, DECLINED, FIRST_CONTACT),
    RECEIVED: (ACCEPTED, DECLINED, FIRST_CONTACT),
    ACCEPTED: (FIRST_CONTACT,),
}
"""What is asked for next, by how far it has come."""

LONGEST = timedelta(days=5 * 366)


def state_of(referral: dict) -> str:
    """How far it has come."""
    return next((kind for kind in FURTHEST_FIRST if referral[f"{kind}_on"]), WRITTEN)


def is_settled(referral: dict) -> bool:
    """Whether nobody waits any more. A handover that was declined is not settled: somebody must take over."""
    state = state_of(referral)
    return state in (FIRST_CONTACT, WITHDRAWN) or (state == DECLINED and referral["kind"] == "referral")


def checked(referral: dict, kind: str, day: str, words: str) -> str:
    """The day on which it happened, today if none is said; raises when it cannot have happened.

    What has been said before may be said again: it changes nothing. The contrary is refused.
    """
    _check_order(referral, kind)
    if kind == DECLINED and not words:
        raise Invalid("say_why", "words")
    return _checked_day(referral, kind, day or clock.today().isoformat())


def _check_order(referral: dict, kind: str) -> None:
    state = state_of(referral)
    if state == WITHDRAWN:
        raise Conflict("referral_withdrawn", "kind")
    if state == WRITTEN and kind not in (SENT, WITHDRAWN):
        raise Conflict("not_sent_yet", "kind")
    contrary = {ACCEPTED: DECLINED, FIRST_CONTACT: DECLINED, DECLINED: ACCEPTED}.get(kind)
    if contrary and referral[f"{contrary}_on"]:
        raise Conflict("answered_otherwise", "kind")
    if kind == DECLINED and referral[f"{FIRST_CONTACT}_on"]:
        raise Conflict("answered_otherwise", "kind")


def _checked_day(referral: dict, kind: str, day: str) -> str:
    today = clock.today()
    if day > today.isoformat():
        raise Invalid("day_to_come", "day")
    if date.fromisoformat(day) < today - LONGEST:
        raise Invalid("too_long_ago", "day")
    if kind != SENT and day < (referral[f"{SENT}_on"] or ""):
        raise Invalid("before_it_was_sent", "day")
    return day

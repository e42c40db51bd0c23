"""What a receiver meets behind its link: the referral as far as the yes goes, and one form. Without JavaScript, too."""

from typing import Any

from sqlite_utils import Database

from ..access import open_to_partner, reads
from ..accounts import outside
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web.fragments import render
from . import forms, happen, queries, stages, told

KIND = "referral"
CLOSED = (stages.WRITTEN, stages.WITHDRAWN)


def _open(db: Database, id: str) -> dict | None:
    """The referral while it may be answered: sent, not taken back, and the family's yes still holds."""
    referral = queries.referral(db, id)
    if referral is None or stages.state_of(referral) in CLOSED:
        return None
    try:
        return {**referral, "of_family": _family(db, referral)}
    except NotFound:
        return None


def _family(db: Database, referral: dict, page: str | None = None) -> dict | None:
    who = happen.receiver_of(referral)
    if referral["family"]:
        return open_to_partner(db, who, referral["family"], referral["receiver"], page)[0]
    if page:
        reads.note(who, referral["id"], page)
    return None


def _page(db: Database, referral: dict, typed: Any = None) -> str:
    family = _family(db, referral, "partner")
    events = [one for one in queries.events(db, [referral["id"]]) if one["kind"] in stages.ANSWERS]
    state = stages.state_of(referral)
    return render(
        "referrals/received.html", form=typed or forms.AnswerForm(), events=events, state=state,
        next_kinds=stages.NEXT.get(state, ()), said_again=_said_again(events), address=outside.here(),
        **told.told_of(db, referral, family), **outside.NOBODY,
    )  # fmt: skip


def _said_again(events: list[dict]) -> bool:
    """Whether the newest answer says what had been said before."""
    said = sorted((one["made_at"], one["kind"]) for one in events)
    return bool(said) and [kind for _at, kind in said].count(said[-1][1]) > 1


def _again(db: Database, _who: Any, form: Any, referral_id: str) -> str:
    referral = queries.referral(db, referral_id)
    if referral is None:
        raise NotFound
    return _page(db, referral, form)


def _after(_who: Any, referral_id: str) -> str:  # noqa: ARG001 - the address is the link's own
    return outside.here()


ANSWER = Command(
    "answer_referral", 1, "/referrals/<referral_id>/answers", forms.AnswerForm, happen.answer_referral, _again, _after
)  # fmt: skip


def serve() -> None:
    """Say what a referral's link leads to."""
    outside.open_room(KIND, outside.Room(_open, happen.receiver_of, _page, ANSWER, "referral_id"))

"""What a family has said yes to telling others, asked anew at each request: a withdrawal counts from the next one."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core import clock
from . import consent_queries, people_queries, queries, sharing
from .custody import answering

GIVEN, WAITING, DECLINED, WITHDRAWN, EXPIRED = "given", "waiting", "declined", "withdrawn", "expired"
GAPS = frozenset({DECLINED, WITHDRAWN})
DECIDERS_PARTS = ("unfinished", "cancellations", "private_barriers")
"""What those who decide the family's money do not see unless the family says yes to that use."""


def allows(db: Database, family: str, receiver: str, part: str, at: str | None = None) -> bool:
    """Whether a part may be told to a receiver (its id, or its account's) on a day, today if not said.

    Whoever sends or shows something asks this each time, and keeps no answer.
    """
    return part in allowed_parts(db, family, receiver, at)


def allowed_parts(db: Database, family: str, receiver: str, at: str | None = None) -> set[str]:
    """All parts that may be told to a receiver on a day."""
    found = consent_queries.consents_to(db, family, receiver)
    if not found:
        return set()
    given = [one for one in _with_answers(db, found, at) if one["state"] == GIVEN]
    return {part for one in given for part in one["parts"]}


def shared_with(db: Database, family: dict, receiver: str, at: str | None = None) -> list[dict]:
    """What a receiver reads of a family now: each part that is allowed, told by the one rendering."""
    found = consent_queries.consents_to(db, family["id"], receiver)
    given = [one for one in _with_answers(db, found, at) if one["state"] == GIVEN]
    return [part for one in given for part in as_told(db, family, one)]


def as_told(
    db: Database, family: dict, consent: dict, seen: set[str] | None = None, known: sharing.Known | None = None
) -> list[dict]:
    """The parts of one consent as its receiver reads them, whether it is given yet or not.

    `seen`: members whom a reader of the family's own may see; of the other home nothing stands in that preview.
    `known`: what has been asked already, for a page of several consents.
    """
    return sharing.told(db, _scope(db, family, consent, seen, {} if known is None else known), consent["parts"])


def given_to(db: Database, family: dict, receiver: str) -> list[tuple[frozenset[str], sharing.Scope]]:
    """What each of a receiver's consents lets it be told now: the parts, and of whom."""
    found = _with_answers(db, consent_queries.consents_to(db, family["id"], receiver), None)
    known: sharing.Known = {}
    return [(frozenset(one["parts"]), _scope(db, family, one, None, known)) for one in found if one["state"] == GIVEN]


def given_by(db: Database, family: dict) -> dict[str, list[tuple[frozenset[str], sharing.Scope]]]:
    """The same for every receiver who is told something now, in as many queries however many there are."""
    known: sharing.Known = {}
    told: dict[str, list[tuple[frozenset[str], sharing.Scope]]] = {}
    for one in consents_of(db, family["id"]):
        if one["state"] == GIVEN:
            told.setdefault(one["receiver"], []).append((frozenset(one["parts"]), _scope(db, family, one, None, known)))
    return told


def _scope(db: Database, family: dict, consent: dict, seen: set[str] | None, found: sharing.Known) -> sharing.Scope:
    if queries.members not in found:
        found[queries.members] = queries.members(db, family["id"])
    people = {person["id"]: person for person in found[queries.members]}
    saying = [one["member"] for one in consent["needed"] if one["answer"] in (None, "yes")]
    if seen is not None:
        people = {id: person for id, person in people.items() if id in seen}
        saying = [member for member in saying if member in seen]
    homes = {home for member in saying for home in (people[member]["households"] or "").split(",")}
    named = {*consent["about"], *saying}
    names = {id: person["name"] for id, person in people.items() if id in named and not person["protected"]}
    return sharing.Scope(family, frozenset(consent["about"]), frozenset(homes), names, found)


def consents_of(db: Database, family: str, at: str | None = None) -> list[dict]:
    """A family's consents, newest first, each with `state`, `parts`, `about`, and `needed`: who answers, and what."""
    return _with_answers(db, consent_queries.consents(db, family), at)


def partners_of(db: Database, family: dict, member: str | None) -> list[dict]:
    """Other organisations that are told something now of which this member has a say, or which is about that member."""
    told = {
        one["receiver"] for one in consents_of(db, family["id"]) if one["state"] == GIVEN and _concerns(one, member)
    }
    return [one for one in consent_queries.partners(db, family["id"]) if one["id"] in told]


def _concerns(consent: dict, member: str | None) -> bool:
    return member in consent["about"] or any(one["member"] == member for one in consent["needed"])


def families_telling(db: Database, account: str) -> set[str]:
    """Ids of the families that now let somebody with an account here be told anything."""
    found = _with_answers(db, consent_queries.consents_to_account(db, account), None)
    return {one["family"] for one in found if one["state"] == GIVEN}


def _with_answers(db: Database, found: list[dict], at: str | None) -> list[dict]:
    """As many queries however many consents there are, of one family or of several."""
    day = at or clock.today().isoformat()
    families = list({one["family"] for one in found})
    people = {person["id"]: person for person in queries.members_of(db, families)}
    custody = people_queries.custody(db, families, day)
    answers = _latest(consent_queries.answers(db, families))
    without: dict[tuple[str, str], list[dict]] = {}
    for one in consent_queries.without(db, families):
        without.setdefault((one["consent"], one["member"]), []).append(one)
    return [_with_state(one, people, custody, answers, without, day) for one in found]


def _latest(records: Iterable[dict]) -> dict[tuple[str, str], dict]:
    return {(one["consent"], one["member"]): one for one in records}


def _with_state(
    consent: dict, people: dict[str, dict], custody: list[dict], answers: dict, without: dict, day: str
) -> dict:
    about = (consent["about"] or "").split(",")
    asked = answering(people.values(), custody, about, clock.today())
    needed = [_answer(people[member], answers.get((consent["id"], member)), without.get((consent["id"], member), []))
              for member in asked]  # fmt: skip
    parts = [code for code in sharing.parts() if code in (consent["parts"] or "").split(",")]
    named = {member: people[member]["name"] for member in about if member in people}
    others = [
        {**one, "name": people[member]["name"]}
        for (asked_in, member), reasons in without.items()
        for one in reasons
        if asked_in == consent["id"] and member not in asked
    ]
    told = {"about": about, "about_names": named, "needed": needed, "parts": parts, "without_others": others}
    return {**consent, **told, "state": _state(needed, consent["until_day"], day)}


def _answer(person: dict, given: dict | None, went_on: list[dict]) -> dict[str, Any]:
    """What one of those who must answer has said; `went_on`: why others decided to go on without."""
    said = given or {}
    return {
        "member": person["id"],
        "name": person["name"],
        "language": person["language"],
        "answer": said.get("answer"),
        "at": said.get("made_at"),
        "by": said.get("made_by_name"),
        "on_own_phone": bool(said.get("on_own_phone")),
        "went_on": went_on,
    }


def _state(needed: list[dict], until: str, day: str) -> str:
    """One no or one withdrawal stops it; everybody's yes gives it; a missing one must be reasoned."""
    said = {one["answer"] for one in needed}
    if "withdrawn" in said:
        return WITHDRAWN
    if "no" in said:
        return DECLINED
    if until < day:
        return EXPIRED
    whole = all(one["answer"] == "yes" or (one["went_on"] and not one["answer"]) for one in needed)
    return GIVEN if "yes" in said and whole else WAITING


def refresh_gaps(db: Database, family: str) -> None:
    """Say on the family which receivers are told nothing since somebody has said no or taken a yes back."""
    found = consents_of(db, family)
    told = {one["receiver"] for one in found if one["state"] == GIVEN}
    gaps = {one["receiver"]: one["organisation"] for one in found if one["state"] in GAPS}
    names = sorted({name for receiver, name in gaps.items() if receiver not in told})
    consent_queries.set_gaps(db, family, ", ".join(names))

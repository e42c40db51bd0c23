"""Answers: each is a row of its own, also that somebody does not want to answer. A correction is a row that amends."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import Invalid, NotFound
from ..families import queries as families
from ..programmes import programme_of
from ..programmes.indicators import Indicator, Scale, indicators
from . import queries
from .checks import day_gone, day_on_phone, grown, pages_of
from .due import chosen_since, round_of
from .readable import may_read
from .respondents import estimated, kind_of, questions_for, sharers
from .rounds import Round

SKIP = "skip"
"""The answer of whoever does not want to answer."""
EVER = ("start", "during", "end", "after")


def choose_sharing(
    db: Database, who: Any, op: str, family_id: str, id: str, member: str, shared_with: list[str]
) -> list[str]:
    """A child says with whom the coming answers are shared. At the table, whoever writes them down reads them.

    `account:<id>` is the contact person whom the child knows: another one who comes later was not chosen. `team` are
    the others who work with the family, `member:<id>` is a grown person at home.
    """
    _family, person = _opened(db, who, family_id, member)
    if kind_of(person, clock.today()) in ("adult", "small"):
        raise Invalid("unknown_choice", "member")
    adults = {f"member:{one['id']}" for one in sharers(families.members(db, family_id), person)}
    coaches = {f"account:{one['coach']}" for one in families.coach_history(db, family_id)}
    if not set(shared_with) <= {"team"} | coaches | adults:
        raise Invalid("unknown_choice", "shared_with")
    chosen = {"id": id, "family": family_id, "member": member, "shared_with": " ".join(dict.fromkeys(shared_with))}
    queries.add(db, "sharing", chosen | _made(who, op))
    return pages_of(who, family_id)


def answer_indicator(
    db: Database, who: Any, op: str, family_id: str, id: str, member: str, indicator: str, answer: str, words: str = "",
    day: str = "", phone_day: str = "",
) -> list[str]:  # fmt: skip
    """Answer one question, or say that one does not want to. Who is not grown has chosen about sharing before."""
    family, person = _opened(db, who, family_id, member)
    asked = _question(db, family, person, indicator)
    time, sharing = round_of(db, family_id), None
    if kind_of(person, clock.today()) != "adult":
        sharing = chosen_since(queries.sharings(db, [family_id]), member, time)
        if sharing is None:
            raise Invalid("choose_sharing_first", "answer")
    told = {"id": id, "family": family_id, "member": member, "indicator": indicator, "words": words}
    told |= {"day": day_gone(day) if day else day_on_phone(phone_day), "sharing": sharing and sharing["id"]}
    _add(db, who, op, time, told | _value(asked.scale, answer))
    return pages_of(who, family_id)


def correct_answer(
    db: Database, who: Any, op: str, family_id: str, id: str, amends: str, answer: str, words: str = ""
) -> list[str]:
    """Put an answer right by a new one of the same day. The first stays in the file."""
    before = _readable(db, who, family_id, amends)
    if who.role == "family" and before["member"] != who.member:
        raise NotFound
    kept = {name: before[name] for name in ("family", "member", "indicator", "day", "sharing")}
    time = Round(before["moment"], clock.today())
    value = _value(indicators()[before["indicator"]].scale, answer)
    _add(db, who, op, time, {"id": id, **kept, **value, "words": words, "amends": queries.standing(db, amends)})
    return pages_of(who, family_id)


def tell_about_answer(
    db: Database, who: Any, op: str, family_id: str, id: str, measurement: str, text: str
) -> list[str]:
    """Write down what made an answer what it was, when one talks about it afterwards."""
    _readable(db, who, family_id, measurement)
    told = {"id": id, "family": family_id, "measurement": queries.standing(db, measurement), "text": text}
    queries.add(db, "measurement_words", told | _made(who, op))
    return pages_of(who, family_id)


def estimate(
    db: Database, who: Any, op: str, family: dict, id: str, member: str, indicator: str, value: str, why: str = "",
    day: str = "",
) -> list[str]:  # fmt: skip
    """What staff believe about a grown person. It stands on a page of its own, that nobody in a family meets."""
    person = grown(db, family["id"], member)
    asked = next((one for one in estimated(programme_of(db, family)) if one.id == indicator), None)
    if asked is None:
        raise Invalid("unknown_choice", "indicator")
    told = {"id": id, "family": family["id"], "member": person["id"], "indicator": indicator, "day": day_gone(day)}
    believed = {"value": _on_scale(asked.scale, value, "value"), "why": why}
    queries.add(db, "estimate", told | believed | _made(who, op))
    return [f"/families/{family['id']}/estimates"]


def _opened(db: Database, who: Any, family_id: str, member: str) -> tuple[dict, dict]:
    """The family, and the one who answers: the reader themself, or for those who work here anybody in it."""
    family = open_family(db, who, family_id)
    if who.role == "family" and who.member != member:
        raise NotFound
    person = next((one for one in families.members(db, family_id) if one["id"] == member), None)
    if person is None:
        raise Invalid("unknown_choice", "member")
    return family, person


def _readable(db: Database, who: Any, family_id: str, id: str) -> dict:
    open_family(db, who, family_id)
    found = queries.answer(db, id)
    if found is None:
        raise NotFound(missing=id)
    if found["family"] != family_id or not may_read(who, found):
        raise NotFound
    return found


def _question(db: Database, family: dict, person: dict, indicator: str) -> Indicator:
    """A question that the family's programme asks this person at any time."""
    own, today = programme_of(db, family), clock.today()
    asked = (one for moment in EVER for one in questions_for(own, person, moment, today))
    found = next((one for one in asked if one.id == indicator), None)
    if found is None:
        raise Invalid("unknown_choice", "indicator")
    return found


def _value(scale: Scale, answer: str) -> dict[str, Any]:
    if answer == SKIP:
        return {"value": None, "skipped": 1}
    return {"value": _on_scale(scale, answer, "answer"), "skipped": 0}


def _on_scale(scale: Scale, answer: str, field: str) -> int:
    if not (answer.isascii() and answer.isdigit() and scale.least <= int(answer) <= scale.most):
        raise Invalid("outside_scale", field)
    return int(answer)


def _add(db: Database, who: Any, op: str, time: Round | None, answer: dict) -> None:
    told = {"moment": time.moment if time else "during", "how": "own_phone" if who.role == "family" else "table"}
    queries.add(db, "measurement", answer | told | _made(who, op))


def _made(who: Any, op: str) -> dict[str, str]:
    return {"made_by": who.id, "made_at": clock.stamp(), "op": op}

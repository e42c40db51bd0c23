"""Visits, plans and assessments, told as documents in the reader's language."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlite_utils import Database

from ..core import clock
from ..core.web import language, times
from ..mapping import assessment_queries
from ..plans import paper
from ..plans.wording import STATES
from ..programmes import programme_of, said
from ..visits import cards
from ..visits import queries as visits
from . import queries
from .document import Document, section

_FACTS = {
    "goals": ("id", "kind", "text", "own_words", "status", "agreed_at"),
    "barriers": ("id", "text", "area", "status"),
    "steps": ("id", "text", "doer", "due", "status"),
    "demands": ("id", "text", "asked_by", "why", "status"),
    "strengths": ("id", "text"),
}
"""What machines are told of a plan's parts."""


def tell(db: Database, who: Any, family: dict, kind: str, record: str) -> Document | None:
    """A record as a document; None when the family has none such. Addresses and places are never in it."""
    stamp = queries.stamp(db, family["id"], kind, record)
    if stamp is None:
        return None
    title, sections, facts = _TELLERS[kind](db, family, record)
    about = _(
        "%(family)s · utskrivet %(day)s av %(name)s", family=family["name"], day=_day(clock.today()), name=who.name
    )
    whose = {"family": family["id"], "programme": family["programme"], "case_number": family.get("case_number") or ""}
    told = tuple(one for one in sections if one)
    return Document(kind, record, stamp, title, about, told, {**whose, **facts})


def _day(value: str | date | None) -> str:
    """A day with its year, as people write it."""
    return times.words(value, "date", language.here()) if value else ""


def _visit(db: Database, family: dict, record: str) -> tuple[str, list, dict]:
    visit, after = visits.visit(db, record) or {}, visits.afterwards(db, record) or {}
    names, areas = cards.methods(family), cards.life_areas(family)
    methods = visits.methods_of(db, record)
    title = f"{cards.KINDS[visit['kind']]} {_day(visit['at'][:10])}, {visit['at'][11:]}"
    outcome = {"no_one_home": _("Ingen hemma"), "cancelled": _("Avbokat")}.get(visit["outcome"], "")
    together = section(
        _("Tillsammans"),
        [
            (_("Blev det av?"), outcome), (_("Kom"), visit["coach_name"]), (_("Här var"), visit["present"]),
            (_("Också"), visit["others"]), (_("Tolk"), visit["interpreter"]), (_("Vad det gällde"), visit["purpose"]),
            (_("Vi pratade om"), _named(visit["topics"], areas)),
            ("", visit["text"]), (_("Familjens egna ord"), visit["family_view"]),
            *((_("Det vi kom överens om"), _step(step)) for step in visit["steps"]),
            (_("Nästa gång"), times.spelled(visit["next_at"] or "", "day_time")),
        ],
    )  # fmt: skip
    considered = {"yes": _("Ja"), "no": _("Nej")}.get(after.get("worry_considered", ""), "")
    afterwards = section(
        _("Efteråt"),
        [
            (_("Det du la märke till"), after.get("observations")), (_("Barnets egna ord"), after.get("child_words")),
            (_("Barnet kom inte till tals"), after.get("child_not_heard")),
            (_("Tänkt igenom oro för ett barn"), considered),
            (_("Tid"), _("%(n)s minuter", n=after["minutes"]) if after.get("minutes") else ""),
            (_("Så arbetade vi"), _named(methods, names)),
        ],
    )  # fmt: skip
    facts = {name: visit[name] for name in ("at", "kind", "outcome", "topics", "made_at")}
    facts |= {"steps": [{name: step[name] for name in ("id", "text", "due", "status")} for step in visit["steps"]]}
    return title, [together, afterwards], {**facts, "minutes": after.get("minutes"), "methods": methods}


def _named(codes: list[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in codes)


def _step(step: dict) -> str:
    return ", ".join(filter(None, (step["text"], step["doer"], _day(step["due"]))))


def _plan(db: Database, family: dict, _record: str) -> tuple[str, list, dict]:
    filed, own = paper.for_the_file(db, family, private=False), programme_of(db, family)
    states = _states()
    goals = section(
        _("Mål"),
        [(_("Gemensamt mål") if goal["kind"] == "shared" else "", _goal(goal, states)) for goal in filed["goals"]],
    )
    hard = section(
        _("Det som är svårt"), [("", f"{one['text']} ({states[one['status']]})") for one in filed["barriers"]]
    )
    steps = section(
        _("Steg"),
        [
            ("", ", ".join(filter(None, (step["text"], step["doer_name"] or step["doer_label"], _day(step["due"]),
                                         states[step["status"]]))))
            for step in filed["steps"]
        ],
    )  # fmt: skip
    demands = section(_("Krav"), [(one["text"], one["why"]) for one in filed["demands"]])
    strengths = section(_("Det som fungerar"), [("", one["text"]) for one in filed["strengths"]])
    facts = {part: [{name: one[name] for name in names} for one in filed[part]] for part, names in _FACTS.items()}
    title = _("Plan · %(programme)s", programme=said(own.name, language.here()))
    return title, [goals, demands, hard, steps, strengths], facts


def _goal(goal: dict, states: dict[str, str]) -> str:
    words = f"{goal['text']} ({states[goal['status']]})"
    yes = ", ".join(f"{given['name']} {_day(clock.local(given['made_at']).date())}" for given in goal["answers"]
                    if given["answer"] == "yes")  # fmt: skip
    own = f"{_('Familjens egna ord')}: {goal['own_words']}" if goal["own_words"] else ""
    return "\n".join(filter(None, (words, own, f"{_('Ja från')} {yes}" if yes else "", goal["ending"])))


def _states() -> dict[str, str]:
    """How the parts of a plan stand, in words."""
    words = {code: str(told) for code, told in STATES.items()}
    return {**words, "open": _("Ska göras"), "done": _("Gjort"), "not_yet": _("Inte än")}


def _assessment(db: Database, _family: dict, record: str) -> tuple[str, list, dict]:
    found = assessment_queries.assessment(db, record) or {}
    title = _("Fördjupad utredning · %(name)s", name=found["member_name"])
    told = section(
        _("Utredningen"),
        [
            (_("Skriven av"), found["author_name"]), (_("Det vi ville ta reda på"), found["question"]),
            (_("Det vi har kommit fram till"), found["findings"]),
            (_("Så säger vi det till personen själv"), found["plain"]),
        ],
    )  # fmt: skip
    facts = {name: found[name] for name in ("member", "status", "status_at", "made_at")}
    return title, [told], facts


_TELLERS: dict[str, Callable[[Database, dict, str], tuple[str, list, dict]]] = {
    "visit": _visit, "plan": _plan, "assessment": _assessment,
}  # fmt: skip

"""The pages about a family's people: who they are, who is there for them, and where it is arranged."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from flask import Blueprint, Flask
from sqlite_utils import Database

from ...access import (
    leads,
    open_family,
    protected_addresses,
    visible_households,
    visible_members,
)
from ...accounts import more
from ...accounts import queries as accounts
from ...core import clock
from ...core.errors import NotFound
from ...core.web import keepable, page_again, posts
from ...core.web.database import get_db
from ...core.web.fragments import render
from ...core.web.language import here, language_name, spoken
from ...core.web.language import later as _l
from ...programmes import programme_of, said
from .. import consents, forms, people_queries, queries
from ..enrolment import months_since
from ..periods import is_now
from .commands import family_of

pages = Blueprint("people", __name__)
ARRANGED = (
    forms.FamilyEditForm, forms.HouseholdForm, forms.HouseholdEditForm, forms.MemberForm, forms.HomesForm,
    forms.ProtectionForm, forms.ContactPersonForm, forms.CustodyForm, forms.TeamForm, forms.NamedForm,
    forms.EnrolmentForm,
)  # fmt: skip
"""Forms that stand on the page where a family is arranged, not among its people."""


@dataclass(frozen=True)
class Shown:
    """The forms of a page: the one that was refused as it was typed, every other as its record is."""

    typed: Any = None
    id: str | None = None

    def is_typed(self, kind: str, id: str | None = None) -> bool:
        """Whether this form is the refused one, and so stands open."""
        return type(self.typed).__name__ == kind and self.id == id

    def form(self, kind: str, id: str | None = None, record: dict | None = None) -> Any:
        """One form of the page."""
        if self.is_typed(kind, id):
            return self.typed
        form = getattr(forms, kind)(data=record)
        form.base = {name: record.get(name) or "" for name in form.data} if record else {}
        return form


def register(app: Flask) -> None:
    """Serve the pages, say which of them phones keep, and where families find theirs."""
    app.register_blueprint(pages)
    app.jinja_env.globals.setdefault("language_name", language_name)
    app.jinja_env.globals.update(dated=_dated, spoken=spoken)
    page_again.register("people", _again)
    page_again.register("our_people", _ours_again)
    keepable.register("/our-people", lambda _db, who: ["/our-people"] if who.role == "family" else [])
    more.add("/our-people", _l("Vi och de som hjälper oss"), "users-round", ("family",), 2)


def _dated(day: str | None, to: str | None = None) -> str:
    """A day with its year, for periods that may last longer than one: 19 augusti 2027."""
    return format_date(date.fromisoformat(day), "long", locale=to or here()) if day else ""


@pages.get("/families/<family_id>/people")
def people(family_id: str) -> str:
    """The family's people and those who are there for them."""
    return _people(get_db(), posts.signed_in(), family_id, Shown())


@pages.get("/families/<family_id>/arrangements")
def arrangements(family_id: str) -> str:
    """Where homes, people, custody, team and named staff are arranged."""
    return _arrangements(get_db(), posts.signed_in(), family_id, Shown())


@pages.get("/families/<family_id>/addresses")
def addresses(family_id: str) -> str:
    """Protected addresses, for those who go there. No phone keeps this page, and each reading is logged."""
    who, db = posts.signed_in(), get_db()
    family = _open(db, who, family_id, "addresses")
    homes = protected_addresses(db, who, family)
    if not homes:
        raise NotFound
    return render("families/addresses.html", family=family, homes=homes)


@pages.get("/our-people")
def our_people() -> str:
    """The family's own page about itself and those who help."""
    return _our_people(get_db(), posts.signed_in(), Shown())


def _open(db: Database, who: Any, family_id: str, page: str) -> dict:
    if not who.works_with_families:
        raise NotFound
    return open_family(db, who, family_id, page=page)


def _around(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """What both pages tell of a family, in as many queries however many people there are."""
    today = clock.today().isoformat()
    members, guardians = visible_members(db, who, family), {}
    for one in people_queries.custody(db, [family["id"]], today):
        guardians.setdefault(one["child"], []).append(one)
    return {
        "family": family,
        "leads": leads(who, family),
        "mine": family["coach"] == who.id,
        "members": members,
        "homes": visible_households(db, who, family),
        "guardians": guardians,
        "history": queries.coach_history(db, family["id"]),
        "team": _team(db, family["id"], today),
    }


def _team(db: Database, family: str, today: str) -> list[dict]:
    return [{**one, "now": is_now(one, today)} for one in people_queries.team(db, family)]


def _people(db: Database, who: Any, family_id: str, shown: Shown) -> str:
    family = _open(db, who, family_id, "people")
    around = _around(db, who, family)
    mandates = people_queries.mandates(db, family_id)
    return render("families/people.html", shown=shown, mandates=mandates, **_enrolled(db, family), **around)


def _enrolled(db: Database, family: dict) -> dict[str, Any]:
    """The programme's criteria, the latest decision on them, and those before it."""
    own, decisions = programme_of(db, family), people_queries.enrolments(db, family["id"])
    decided = decisions[0] if decisions else None
    met = people_queries.criteria_met(db, decided["id"]) if decided else {}
    criteria = [
        {"id": one.id, "text": said(one.text, here()), "counted": bool(one.check), "met": met.get(one.id)}
        for one in own.criteria
    ]
    months = months_since(decided["assistance_from"], clock.today()) if decided and decided["assistance_from"] else None
    told = {"programme": said(own.name, here()), "criteria": criteria, "months": months}
    return {**told, "enrolled": decided, "decided_before": decisions[1:]}


def _arrangements(db: Database, who: Any, family_id: str, shown: Shown) -> str:
    family = _open(db, who, family_id, "arrangements")
    if not leads(who, family):
        raise NotFound
    coordinates = who.role == "coordinator"
    known = {home["id"]: home for home in protected_addresses(db, who, family)}
    around = _around(db, who, family)
    around["homes"] = [known.get(home["id"], home) for home in around["homes"]]
    return render(
        "families/arrangements.html",
        shown=shown,
        coordinates=coordinates,
        coaches=accounts.coaches(db) if coordinates else [],
        may_join=accounts.team(db) if coordinates else [],
        staff=accounts.with_families(db) if coordinates else [],
        named=people_queries.named_staff(db, family_id),
        today_=clock.today().isoformat(),
        unnamed=programme_of(db, family).documentation == "anonymous",
        conversation_days=programme_of(db, family).cadence.conversation_days,
        **_enrolled(db, family),
        **around,
    )


def _our_people(db: Database, who: Any, shown: Shown) -> str:
    if who.role != "family":
        raise NotFound
    family = open_family(db, who, who.family, page="our_people")
    members = visible_members(db, who, family)
    today = clock.today().isoformat()
    return render(
        "families/our_people.html",
        shown=shown,
        family=family,
        members=members,
        me=next((person for person in members if person["id"] == who.member), None),
        mine=people_queries.custody_of(db, who.member, today),
        history=queries.coach_history(db, family["id"]),
        team=_team(db, family["id"], today),
        partners=consents.partners_of(db, family, who.member),
        mandates=[one for one in people_queries.mandates(db, family["id"]) if one["member"] == who.member],
    )


def _again(db: Database, who: Any, form: Any, **args: str) -> str:
    ((name, id),) = args.items()
    family, shown = family_of(**args), Shown(form, None if name == "family_id" else id)
    arranged = isinstance(form, ARRANGED) or "phone" in getattr(form, "base", {})
    return (_arrangements if arranged else _people)(db, who, family, shown)


def _ours_again(db: Database, who: Any, form: Any, **args: str) -> str:
    if who.role != "family":
        return _again(db, who, form, **args)
    return _our_people(db, who, Shown(form, next(iter(args.values()))))

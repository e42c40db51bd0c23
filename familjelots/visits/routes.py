"""Visits and notes over HTTP."""

from typing import Any

from flask import Flask
from sqlite_utils import Database

from ..access import behind, in_own_home, kept_families, leads, open_family, visible_households, visible_members
from ..accounts import more
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, page_again, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..families import queries as families
from ..plans.readable import readable, readable_told
from . import cards, contact_pages, objection_queries, pair_queries, queries
from .contact import record_contact
from .forms import ContactForm, NoteForm, ObjectionForm, PairForm, SeenForm, VisitForm, WithdrawalForm
from .note import write_note
from .objections import object_to_visit, see_objection, withdraw_objection
from .prefill import offer, prefilled
from .record import record_visit
from .twice import say_whether_same


def new_visit(family_id: str) -> str:
    """The page where a visit is written, filled in from the plan."""
    db, who = get_db(), posts.signed_in()
    family = contact_pages.opened(db, who, family_id)
    offered = offer(db, family)
    return _form_page(family, VisitForm(data=prefilled(db, family, offered)), offered)


def _visit_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    family = contact_pages.opened(db, who, family_id)
    return _form_page(family, form, offer(db, family))


def _form_page(family: dict, form: VisitForm, offered: dict[str, Any]) -> str:
    said = {"areas": cards.life_areas(family), "methods": cards.methods(family)}
    return render("visits/new.html", family=family, form=form, **said, **offered)


def show_visit(visit_id: str) -> str:
    """A visit as it was recorded: Tillsammans for all who may open it, Efteråt for those who work here."""
    db, who = get_db(), posts.signed_in()
    visit = queries.visit(db, visit_id)
    if visit is None or not in_own_home(db, who, visit["household"]):
        raise NotFound
    family = open_family(db, who, visit["family"], page="visit")
    if who.role == "family":
        _leave_out_the_other_home(db, who, family, visit)
    afterwards = queries.afterwards(db, visit_id) if who.is_staff else None
    areas = cards.life_areas(family)
    found = {"goals": queries.goals_of(db, visit_id), "barriers": queries.barriers_of(db, visit_id)}
    parts = {name: readable(db, who, records) for name, records in found.items()}
    twins = pair_queries.twins(db, visit_id) if who.is_staff else []
    objected = readable_told(db, who, family, objection_queries.of_visit(db, visit_id))
    told = {"family": family, "visit": visit, "afterwards": afterwards, "areas": areas, "twins": twins}
    told["objections"] = [{**one, "own": one["made_by"] == who.id} for one in objected]
    names = cards.methods(family)
    told["methods"] = [names.get(code, code) for code in queries.methods_of(db, visit_id)] if who.is_staff else []
    told["left_out"] = queries.left_out(db, visit_id) if who.is_staff else []
    return render("visits/visit.html", **told, **parts)


def _leave_out_the_other_home(db: Database, who: Any, family: dict, visit: dict) -> None:
    """Who was there from elsewhere, what they promised, and where they live, is not told."""
    people = {person["id"]: person["name"] for person in visible_members(db, who, family)}
    known = {None, *people}
    present = (visit["present"] or "").split(", ")
    visit["present"] = ", ".join(name for name in present if name in people.values())
    visit["steps"] = [step for step in readable(db, who, visit["steps"]) if step["doer_member"] in known]
    own = {home["id"] for home in visible_households(db, who, family)}
    others = [home["address"] for home in families.households(db, family["id"]) if home["id"] not in own]
    if any(address and address.casefold() in visit["place"].casefold() for address in others):
        visit["place"] = ""


def _keepable(db: Database, who: Any) -> list[str]:
    if who.role != "coach":
        return []
    ids = [family["id"] for family in kept_families(db, who)]
    return [f"/families/{id}/{page}/new" for id in ids for page in ("visits", "contacts")]


def _family_page(_who: Any, family_id: str) -> str:
    return f"/families/{family_id}"


COMMANDS = (
    Command("record_visit", 1, "/families/<family_id>/visits", VisitForm, record_visit, _visit_again, _family_page),
    Command(
        "record_contact", 1, "/families/<family_id>/contacts", ContactForm, record_contact,
        contact_pages.contact_again, _family_page,
    ),
    Command(
        "write_note", 1, "/families/<family_id>/notes", NoteForm, write_note, page_again.of("family"), _family_page
    ),
    Command(
        "object_to_visit", 1, "/visits/<visit_id>/objections", ObjectionForm, object_to_visit,
        page_again.of("our_visits"), lambda _who, **_args: "/our-visits",
    ),
    Command(
        "withdraw_objection", 1, "/objections/<objection_id>/withdrawals", WithdrawalForm, withdraw_objection,
        after=lambda _who, **_args: "/our-visits",
    ),
    Command(
        "see_objection", 1, "/objections/<objection_id>/reading", SeenForm,
        behind(see_objection, leads, objection_id=objection_queries.objection),
        after=lambda _who, **_args: "/attention",
    ),
    Command(
        "say_whether_same", 1, "/visit-pairs/<pair_id>/answers", PairForm, say_whether_same,
        after=lambda _who, **_args: "/attention",
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages, the commands, their words and their blank cards."""
    app.add_url_rule("/families/<family_id>/visits/new", "visits.new", new_visit)
    app.add_url_rule("/families/<family_id>/contacts/new", "visits.new_contact", contact_pages.new_contact)
    app.add_url_rule("/time", "visits.time", contact_pages.show_time)
    app.add_url_rule("/visits/<visit_id>", "visits.show", show_visit)
    for command in COMMANDS:
        posts.serve(app, command)
    app.jinja_env.globals.update(
        cards.BLANK, visit_cards=cards.blank, life_areas=cards.life_areas, contact_kinds=cards.KINDS
    )
    keepable.register("/families/", _keepable)
    more.add("/time", _l("Tid"), "timer", ("coach", "coordinator", "team"), 6)
    words.register(
        {
            "unknown_household": _l("Det hemmet hör inte till familjen."),
            "choose_home": _l("Välj vilket hem besöket gällde, eller hela familjen."),
            "family_objects": _l("Orden står vid det du skrev. Ta upp det nästa gång ni ses."),
            "part_unusable": _l("Det gick inte att spara som det stod. Orden finns kvar här."),
        }
    )

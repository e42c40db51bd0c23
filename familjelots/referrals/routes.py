"""Referrals over HTTP: of a family, of single persons, one by itself, and the family's own page."""

from typing import Any

from flask import Flask, g, request
from sqlite_utils import Database

from ..access import behind, kept_families, kept_pages, open_family, those_who_work
from ..accounts import link_queries, links, more, outside
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID, render
from ..core.web.language import later as _l
from . import door, forms, happen, queries, refer, shown, stages, told
from .reach import behind_referral, open_referral
from .wording import CODES

_ONE = "/referrals/<referral_id>"
BLANK = {
    "id": BLANK_ID, "kind": "", "family": "", "state": "written", "organisation": "", "contact": "", "about": "",
    "events": (), "meetings": (), "settled": False, "made_by_name": "",
}  # fmt: skip
BLANK_EVENT = {"id": BLANK_ID, "kind": "", "day": "", "words": "", "said_by": "", "noted_by": ""}
BLANK_MEETING = {"id": BLANK_ID, "starts_at": "", "place": "", "present": ""}


def show_family(family_id: str) -> str:
    """A family's referrals and handovers, and the form for another."""
    return _family(get_db(), posts.signed_in(), family_id)


def show_one(referral_id: str) -> str:
    """One referral: exactly what the receiver reads, and what has happened."""
    return _one(get_db(), posts.signed_in(), referral_id)


def show_list() -> str:
    """All that one may see, those that wait first; and the form for a single person."""
    return _list(get_db(), posts.signed_in())


def show_own() -> str:
    """The family's own page: who takes over, and when."""
    db, who = get_db(), posts.signed_in()
    if who.role != "family" or not who.family:
        raise NotFound
    family = open_family(db, who, who.family, page="our_handover")
    return render("referrals/our_handover.html", family=family, referrals=shown.for_family(db, who, family))


def new_link(referral_id: str) -> Any:
    """A new link and a new code, shown this once."""
    db, who = get_db(), posts.signed_in()
    referral = open_referral(db, who, referral_id)
    if stages.state_of(referral) in door.CLOSED:
        raise NotFound
    form = forms.LinkForm(request.form)
    if not form.validate() or _is_past(form):
        return _one(db, who, referral_id, form), 422
    token, code = links.make_link(db, door.KIND, referral_id, who.id, form.until_day.data or "")
    return _one(db, who, referral_id, link=outside.address_of(token, code))


def _is_past(form: forms.LinkForm) -> bool:
    if (form.until_day.data or "") >= clock.today().isoformat():
        return False
    form.refuse("until_day", words.of("day_has_been"))
    return True


def _family(db: Database, who: Any, family_id: str, typed: Any = None) -> str:
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="referrals")
    return render(
        "referrals/family.html", family=family, referrals=shown.of_family(db, family_id),
        receivers=told.previews(db, family), form=typed or forms.ReferralForm(), typed=typed,
    )  # fmt: skip


def _one(db: Database, who: Any, referral_id: str, typed: Any = None, link: dict | None = None) -> str:
    referral = open_referral(db, who, referral_id, page="referrals")
    family, found = referral["of_family"], shown.one(db, referral)
    kind = type(typed).__name__
    return render(
        "referrals/referral.html", family=family, typed=typed, kind=kind, link=link,
        known=link_queries.link_of(db, referral_id), next_kinds=stages.NEXT.get(found["state"], ()),
        noting=typed if kind == "NotedForm" else forms.NotedForm(),
        taking_back=typed if kind == "TakeBackForm" else forms.TakeBackForm(),
        meeting_form=typed if kind == "MeetingForm" else forms.MeetingForm(),
        link_form=typed if kind == "LinkForm" else forms.LinkForm(),
        **told.told_of(db, found, family),
    )  # fmt: skip


def _list(db: Database, who: Any, typed: Any = None) -> str:
    if not who.works_with_families:
        raise NotFound
    asked = request.args.get("page", "1")
    page = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    listed = shown.list_page(db, who, page)
    return render("referrals/referrals.html", form=typed or forms.PersonForm(), typed=typed, **listed)


def _family_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    return _family(db, who, family_id, form)


def _one_again(db: Database, who: Any, form: Any, referral_id: str) -> str:
    return _one(db, who, referral_id, form)


def _to_family(_who: Any, family_id: str) -> str:
    return f"/families/{family_id}/referrals"


def _to_one(_who: Any, referral_id: str) -> str:
    return f"/referrals/{referral_id}"


COMMANDS = (
    Command(
        "write_referral", 1, "/families/<family_id>/referrals", forms.ReferralForm,
        behind(refer.write_referral, those_who_work), _family_again, _to_family,
    ),
    Command(
        "refer_person", 1, "/person-referrals", forms.PersonForm, refer.refer_person, _list,
        lambda _who: "/referrals",
    ),
    *(
        Command(name, 1, f"{_ONE}/{path}", form, behind_referral(verb), _one_again, _to_one)
        for name, path, form, verb in (
            ("send_referral", "sending", forms.SendForm, refer.send_referral),
            ("take_back_referral", "taking-back", forms.TakeBackForm, refer.take_back_referral),
            ("note_referral", "events", forms.NotedForm, happen.note_referral),
            ("plan_joint_meeting", "meetings", forms.MeetingForm, happen.plan_joint_meeting),
        )
    ),
    Command(
        "see_referral_answer", 1, "/referral-events/<event_id>/reading", forms.SeenForm,
        behind(happen.see_referral_answer, those_who_work, event_id=queries.event), None,
        lambda _who, **_args: "/referrals",
    ),
)  # fmt: skip


def _kept(db: Database, who: Any) -> list[str]:
    if who.role == "family":
        return ["/our-handover"]
    return kept_pages(db, who, "referrals", outside=True)


def _kept_ones(db: Database, who: Any) -> list[str]:
    """Each of them, on a coach's phone: what was written on it does not leave the screen when all is settled."""
    if who.role != "coach":
        return []
    found = queries.of_families(db, [family["id"] for family in kept_families(db, who)])
    return [f"/referrals/{one['id']}" for one in found]


def register(app: Flask) -> None:
    """Serve the pages, the commands, the receivers' door, and the words."""
    app.add_url_rule("/families/<family_id>/referrals", "referrals.family", show_family)
    app.add_url_rule("/referrals", "referrals.list", show_list)
    app.add_url_rule(_ONE, "referrals.one", show_one)
    app.add_url_rule(f"{_ONE}/link", "referrals.link", new_link, methods=["POST"])
    app.add_url_rule("/our-handover", "referrals.own", show_own)
    for command in COMMANDS:
        posts.serve(app, command)
    door.serve()
    for prefix in ("/families/", "/our-handover"):
        keepable.register(prefix, _kept)
    keepable.register("/referrals/", _kept_ones)
    app.jinja_env.globals.update(
        referrals_waiting=lambda: shown.waiting(get_db(), g.who),
        blank_referral=BLANK,
        blank_event=BLANK_EVENT,
        blank_meeting=BLANK_MEETING,
        referral_states=forms.STATES,
    )
    more.add("/referrals", _l("Remisser och överlämningar"), "route", ("coach", "coordinator", "team"), 6)
    more.add("/our-handover", _l("Någon annan tar över"), "handshake", ("family",), 5)
    words.register(CODES)

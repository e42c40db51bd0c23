"""Ja till att vi berättar: the page of a family's consents, the family's own, and what a receiver reads."""

from typing import Any

from flask import Blueprint, Flask
from sqlite_utils import Database

from ...access import (
    anybody,
    behind,
    kept_pages,
    leads,
    open_family,
    open_shared,
    those_who_work,
    visible_households,
    visible_members,
)
from ...accounts import more
from ...core import clock
from ...core.commands import Command
from ...core.errors import NotFound
from ...core.web import keepable, language, page_again, posts, words
from ...core.web.database import get_db
from ...core.web.fragments import render
from ...core.web.language import later as _l
from ...programmes import programme, programme_of, said
from .. import (
    answer_consent,
    ask_consent,
    consent_queries,
    consent_words,
    forms,
    people_queries,
    queries,
    sharing,
    told,
)
from ..consents import as_told, consents_of
from ..custody import is_of_age
from ..periods import is_now

pages = Blueprint("consents", __name__)


def _page(who: Any, family_id: str = "", consent_id: str = "") -> str:
    if who.role == "family":
        return "/our-consents"
    found = consent_queries.consent(get_db(), consent_id) if consent_id else None
    return f"/families/{found['family'] if found else family_id}/consents"


_again = page_again.of("consents")
_BY_ID = {"consent_id": consent_queries.consent}
COMMANDS = (
    Command(
        "ask_consent", 1, "/families/<family_id>/consents", forms.ConsentForm,
        behind(ask_consent.ask_consent, those_who_work), _again, _page,
    ),
    Command(
        "answer_consent", 1, "/consents/<consent_id>/answers", forms.ConsentAnswerForm,
        behind(answer_consent.answer_consent, anybody, **_BY_ID), _again, _page,
    ),
    Command(
        "go_on_without", 1, "/consents/<consent_id>/without", forms.WithoutForm,
        behind(answer_consent.go_on_without, leads, **_BY_ID), _again, _page,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages and commands, say which pages phones keep, and what the codes mean."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    told.register_parts()
    page_again.register("consents", _consents_again)
    keepable.register("/families/", _kept)
    keepable.register("/our-consents", lambda _db, who: ["/our-consents"] if who.role == "family" else [])
    more.add("/our-consents", _l("Ja till att vi berättar"), "handshake", ("family",), 3)
    words.register(
        {
            "no_receiver": _l("Skriv vem vi får berätta för. Utan mottagare finns inget att säga ja till."),
            "two_receivers": _l("Välj någon i teamet eller skriv någon annan, inte båda."),
            "no_parts": _l("Välj minst en sak som de får veta."),
            "no_purpose": _l("Skriv varför, så att familjen vet vad de säger ja till."),
            "nobody_concerned": _l("Välj vem i familjen det gäller."),
            "nobody_answers": _l("Barnet har ingen angiven vårdnadshavare. Ange vem som har vårdnaden först."),
            "no_end": _l("Välj en sista dag. Inget ja gäller för alltid."),
            "consent_too_long": _l("Välj en dag inom fem år. Fråga hellre igen."),
            "consent_over": _l("Tiden för den frågan är över. Fråga på nytt."),
            "has_answered": _l("Personen har redan svarat. Ett nej går vi inte förbi."),
        }
    )


def _kept(db: Database, who: Any) -> list[str]:
    return kept_pages(db, who, "consents")


@pages.get("/families/<family_id>/consents")
def family_consents(family_id: str) -> str:
    """What the family has been asked and has said, for those who work with it."""
    return _consents(get_db(), posts.signed_in(), family_id)


@pages.get("/our-consents")
def our_consents() -> str:
    """What the reader has been asked, and what leaves when the answer is yes."""
    return _ours(get_db(), posts.signed_in())


@pages.get("/families/<family_id>/shared")
def shared(family_id: str) -> str:
    """What the family lets its reader be told, and nothing else."""
    family, parts = open_shared(get_db(), posts.signed_in(), family_id)
    return render("families/shared.html", family=family, parts=_named(parts, language.here()))


def _consents(db: Database, who: Any, family_id: str, typed: Any = None, typed_id: str = "") -> str:
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="consents")
    members = visible_members(db, who, family)
    homes = visible_households(db, who, family)
    numbers = {home["id"]: str(number) for number, home in enumerate(homes, 1)} if len(homes) > 1 else {}
    own = programme_of(db, family)
    today = clock.today()
    team = [one for one in people_queries.team(db, family_id) if is_now(one, today.isoformat())]
    return render(
        "families/consents.html",
        family=family,
        leads=leads(who, family),
        consents=[_at_tables(one, members, numbers) for one in _cards(db, family, consents_of(db, family_id), None)],
        homes=homes,
        numbers=numbers,
        members=members,
        blank_needed=[{"member": each["id"], "name": each["name"]} for each in members if is_of_age(each, today)],
        templates=[(one.id, said(one.receiver, language.here())) for one in own.consents],
        parts=[(part.code, language.translate_to(language.here(), part.label)) for part in sharing.parts().values()],
        team=team,
        typed=typed,
        typed_id=typed_id,
        form=typed if isinstance(typed, forms.ConsentForm) else forms.ConsentForm(),
        language_name=language.language_name,
    )


def _ours(db: Database, who: Any, typed: Any = None) -> str:
    if who.role != "family":
        raise NotFound
    family = open_family(db, who, who.family, page="our_consents")
    seen = {person["id"] for person in visible_members(db, who, family)}
    found = [one for one in consents_of(db, family["id"]) if _concerns(one, who)]
    cards = _cards(db, family, found, seen, who)
    return render(
        "families/our_consents.html", family=family, consents=cards, me=who.member, typed=typed,
        language_name=language.language_name,
    )  # fmt: skip


def _concerns(consent: dict, who: Any) -> bool:
    return who.member in consent["about"] or any(one["member"] == who.member for one in consent["needed"])


def _cards(db: Database, family: dict, found: list[dict], seen: set[str] | None, who: Any = None) -> list[dict]:
    known: sharing.Known = {}
    reads = _reads(db, who) if who else ""
    return [_card(db, family, one, seen, known, reads, who) for one in found]


def _card(
    db: Database, family: dict, consent: dict, seen: set[str] | None, known: sharing.Known, reads: str = "",
    who: Any = None,
) -> dict:  # fmt: skip
    """A consent with the sheets that are read: in the reader's language, or in those of all who answer."""
    words = programme(db, consent["programme"], consent["version"])
    wanted = [reads] if reads else list(dict.fromkeys(one["language"] for one in consent["needed"])) or ["sv"]
    sheets: dict[str, dict] = {}
    for one in wanted:
        told = consent_words.sheet(words, consent, one, language.translate_to)
        sheet = sheets.setdefault(told["language"], {**told, "unchecked": []})
        sheet["unchecked"] += [told["unchecked"]] if told["unchecked"] else []
    parts = as_told(db, family, consent, seen, known)
    for sheet in sheets.values():
        sheet["parts"] = _named(parts, sheet["language"])
        sheet["dir"] = language.direction(sheet["language"])
    mine = next((one for one in consent["needed"] if who and one["member"] == who.member), None)
    about = consent["about_names"].items()
    names = [{"id": member, "name": name} for member, name in about if seen is None or member in seen]
    return {**consent, "about_names": names, "sheets": list(sheets.values()), "mine": mine}


def _reads(db: Database, who: Any) -> str:
    """The language in which somebody reads a consent: the own one, also where the product does not speak it."""
    own = (queries.member(db, who.member) or {}).get("language") if who.member else None
    return own if own and own not in language.LANGUAGES else who.language


def _at_tables(card: dict, members: list[dict], numbers: dict[str, str]) -> dict:
    """The same with `at`: the numbers of the homes to whose tables it, and each name in it, may be turned."""
    lives = {
        one["id"]: [numbers[id] for id in (one["households"] or "").split(",") if id in numbers] for one in members
    }
    names = [{**one, "at": " ".join(lives.get(one["id"], []))} for one in card["about_names"]]
    at = {number for one in card["needed"] for number in lives.get(one["member"], [])}
    return {**card, "about_names": names, "at": " ".join(sorted(at))}


def _named(parts: list[dict], to: str) -> list[dict]:
    return [{**part, "label": language.translate_to(to, part["label"])} for part in parts]


def _consents_again(db: Database, who: Any, form: Any, **args: str) -> str:
    ((name, id),) = args.items()
    if who.role == "family":
        return _ours(db, who, form)
    found = consent_queries.consent(db, id) if name == "consent_id" else None
    return _consents(db, who, found["family"] if found else id, form, id if found else "")

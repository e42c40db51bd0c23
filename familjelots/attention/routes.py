"""The page Titta på det här."""

from typing import Any

from flask import Flask
from sqlite_utils import Database

from ..access import reads, visible_families
from ..core.commands import Command
from ..core.edits import STANDS, WAITS
from ..core.web import keepable, navigation, posts, words
from ..core.web.database import get_db
from ..core.web.forms import Choice, CommandForm, IdField
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..reminders.unreached import unreached
from .conflicts import choose_text
from .items import apart_items, kept_items
from .moved import accept_words
from .parked import correctable, filled_again, put_away
from .settle import settle_look
from .words import THINGS


def show_attention() -> str:
    """A person's own list."""
    return _list(get_db(), posts.signed_in())


def show_apart() -> str:
    """What others wrote about families with a protected identity: no phone keeps this page."""
    who = posts.signed_in()
    return render("attention/apart.html", items=_told(who, apart_items(get_db(), who)))


def show_filled_again(parked_op: str) -> Any:
    """The page on which a parked entry was written, with all its words."""
    return filled_again(get_db(), posts.signed_in(), parked_op)


def _list_again(db: Database, who: Any, form: Any, **_args: str) -> str:
    return _list(db, who, form.summary)


def _list(db: Database, who: Any, refused: str | None = None) -> str:
    items = _told(who, kept_items(db, who))
    return render("attention/list.html", items=items, refused=refused, unreached=len(unreached(db, who)))


def _told(who: Any, items: list[dict]) -> list[dict]:
    reads.note_all(who, {item["family_id"] for item in items if item["family"]}, "attention")
    return [
        {**item, "title": THINGS.get(item["what"], THINGS["unknown"]), "because": words.of(item["why"])}
        for item in items
    ]


def _keepable(db: Database, who: Any) -> list[str]:
    mine = {family["id"]: family["name"] for family in visible_families(db, who)}
    return ["/attention", *(f"/attention/{op}" for op in correctable(db, who, mine))]


def _back(_who: Any, **_args: str) -> str:
    return "/attention"


class SettlingForm(CommandForm):
    """The parked entry that is settled; the journal's own row points at it."""

    resolves = IdField(required=True)


class ChoiceForm(CommandForm):
    """Which of two texts shall stand. `base.<field>` is the text that stood there when it was chosen."""

    edits = True
    chosen = Choice(choices=(STANDS, WAITS), required=True)


COMMANDS = (
    Command("choose_text", 1, "/conflicts/<conflict_id>/choice", ChoiceForm, choose_text, _list_again, _back),
    Command("settle_look", 1, "/looks/<look_id>/settlement", CommandForm, settle_look, _list_again, _back),
    Command("put_away", 1, "/parked/<parked_op>/settlement", SettlingForm, put_away, _list_again, _back),
    Command("accept_words", 1, "/parked/<parked_op>/acceptance", SettlingForm, accept_words, _list_again, _back),
)


def register(app: Flask) -> None:
    """Serve the page, its command and its place in the bar."""
    app.add_url_rule("/attention", "attention", show_attention)
    app.add_url_rule("/attention/apart", "attention.apart", show_apart)
    app.add_url_rule("/attention/<parked_op>", "attention.filled_again", show_filled_again)
    for command in COMMANDS:
        posts.serve(app, command)
    keepable.register("/attention", _keepable)
    navigation.add("/attention", _l("Titta på det här"), "eye", ("coach", "team"), 30)
    navigation.add("/attention", _l("Att lösa"), "eye", ("coordinator",), 30)
    words.register(
        {
            "edited_meanwhile": _l(
                "Två har skrivit om samma sak. Välj den text som ska gälla; den andra finns kvar under Tidigare texter."
            ),
            "perhaps_same": _l("Två har skrivit om ett besök vid samma tid. Allt som ni har skrivit finns kvar."),
            "answered_differently": _l("Ni har svarat olika. Prata ihop er, och svara igen."),
            "open_again": _l("Det gick inte att spara då. Öppna och spara igen."),
            "passed_on": _l("Det går inte att spara här längre. Dina ord har gått vidare till den som samordnar."),
            "taken_care_of": _l("Den som samordnar har tagit hand om dina ord."),
            "written_by_former": _l(
                "Familjen hade fått en annan kontaktperson när det här kom fram. Spara det hos familjen, eller inte."
            ),
        }
    )

"""The page Titta på det här."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from ..access import reads
from ..core.commands import Command
from ..core.edits import STANDS, WAITS
from ..core.web import keepable, navigation, posts, words
from ..core.web.database import get_db
from ..core.web.forms import Choice, CommandForm
from ..core.web.fragments import render
from .conflicts import choose_text
from .items import items_of
from .settle import settle_look
from .words import THINGS


def show_attention() -> str:
    """A person's own list. What it says about a family, its reader wrote."""
    who = posts.signed_in()
    items = items_of(get_db(), who)
    reads.note_all(who, {item["family_id"] for item in items if item.get("texts")}, "attention")
    told = [
        {**item, "title": THINGS.get(item["what"], THINGS["unknown"]), "because": words.of(item["why"])}
        for item in items
    ]
    return render("attention/list.html", items=told)


class ChoiceForm(CommandForm):
    """Which of two texts shall stand. `base.<field>` is the text that stood there when it was chosen."""

    edits = True
    chosen = Choice(choices=(STANDS, WAITS), required=True)


COMMANDS = (
    Command(
        "choose_text", 1, "/conflicts/<conflict_id>/choice", ChoiceForm, choose_text,
        after=lambda _who, **_args: "/attention",
    ),
    Command(
        "settle_look", 1, "/looks/<look_id>/settlement", CommandForm, settle_look,
        after=lambda _who, **_args: "/attention",
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the page, its command and its place in the bar."""
    app.add_url_rule("/attention", "attention", show_attention)
    for command in COMMANDS:
        posts.serve(app, command)
    keepable.register("/attention", lambda _db, _who: ["/attention"])
    navigation.add("/attention", _l("Titta på det här"), "eye", ("coach",), 30)
    navigation.add("/attention", _l("Att lösa"), "eye", ("coordinator",), 30)
    words.register(
        {
            "edited_meanwhile": _l(
                "Två har skrivit om samma sak. Välj den text som ska gälla; den andra finns kvar under Tidigare texter."
            )
        }
    )

"""Cost notes over HTTP: a family's, and a list of all for whoever coordinates."""

from typing import Any

from flask import Flask
from sqlite_utils import Database

from ..access import behind, leads, open_family, reads, visible_families
from ..accounts import more
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import forms, note, queries


def show_costs(family_id: str) -> str:
    """A family's estimates, and the form for one more."""
    return _costs(get_db(), posts.signed_in(), family_id)


def list_costs() -> str:
    """Family by family, for the follow-up of a social investment."""
    db, who = get_db(), posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    families = {family["id"]: family for family in visible_families(db, who)}
    by_family: dict[str, list[dict]] = {}
    for one in queries.notes_of(db, families):
        by_family.setdefault(one["family"], []).append(one)
    reads.note_all(who, by_family, "costs")
    lines = [{"family": families[id], **note.sums(told, clock.today())} for id, told in by_family.items()]
    lines.sort(key=lambda line: line["family"]["name"])
    total = {kind: sum(line[kind] for line in lines) for kind in note.KINDS}
    return render("costs/list.html", lines=lines, total=total, asked=len(families))


def _costs(db: Database, who: Any, family_id: str, typed: Any = None, taken_back: str = "") -> str:
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="costs")
    told, today = queries.notes(db, family_id), clock.today()
    shown = [{**one, "counts": note.counts(one), "worth": note.worth(one, today)} for one in told]
    return render(
        "costs/costs.html", family=family, notes=shown, sums=note.sums(told, today), leads=leads(who, family),
        form=forms.CostForm() if typed is None or taken_back else typed, back=typed, taken_back=taken_back,
    )  # fmt: skip


def _again(db: Database, who: Any, form: Any, **args: str) -> str:
    return _costs(db, who, _family_of(db, **args), form, args.get("note_id", ""))


def _to_costs(_who: Any, **args: str) -> str:
    return f"/families/{_family_of(get_db(), **args)}/costs"


def _family_of(db: Database, family_id: str = "", note_id: str = "") -> str:
    found = queries.note(db, note_id) if note_id else None
    return found["family"] if found else family_id


COMMANDS = (
    Command(
        "note_cost", 1, "/families/<family_id>/costs", forms.CostForm, behind(note.note_cost, leads), _again, _to_costs
    ),
    Command(
        "take_back_cost", 1, "/costs/<note_id>/withdrawal", forms.BackForm,
        behind(note.take_back, leads, note_id=queries.note), _again, _to_costs,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages and commands, and give the words."""
    app.add_url_rule("/families/<family_id>/costs", "costs.costs", show_costs)
    app.add_url_rule("/costs", "costs.list", list_costs)
    for command in COMMANDS:
        posts.serve(app, command)
    more.add("/costs", _l("Kostnader, uppskattade"), "wallet", ("coordinator",), 7)
    words.register(
        {
            "once_has_no_end": _l("Det som kostar en gång har inget slutdatum. Ta bort dagen, eller välj varje månad."),
            "corrected_meanwhile": _l("Någon har redan rättat eller tagit tillbaka det. Titta hur det står nu."),
        }
    )

"""Worries over HTTP: one's own, what others let one read, a new one, and the numbers to ring."""

from collections.abc import Iterable
from typing import Any

from flask import Flask, request
from sqlite_utils import Database

from ..access import visible_families
from ..accounts import more
from ..accounts import queries as accounts
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID, render
from ..core.web.language import later as _l
from ..families import queries as families
from . import forms, numbers, queries, readable, report, write

WITH_FAMILIES = ("coach", "coordinator", "team")
BLANK_WORRY = {
    "id": BLANK_ID, "child_name": "", "danger": "", "seen": "", "heard_by": "", "happened": "",
    "child_says": "", "made_by": "", "made_at": "", "additions": [], "reports": [], "readers": [],
}  # fmt: skip


def show_own() -> str:
    """What one has written oneself."""
    return _own(get_db(), _who_works())


def show_apart() -> str:
    """What no phone keeps, with what others let one read."""
    return _apart(get_db(), _who_works())


def show_new() -> str:
    """The checklist, and the form."""
    return _new(get_db(), _who_works(), None, request.args.get("family", ""))


def show_numbers() -> str:
    """The numbers, for who looks after them."""
    who = posts.signed_in()
    if who.role != "administrator":
        raise NotFound
    return _numbers(get_db(), who, forms.NumberForm())


def _own(db: Database, who: Any, typed: Any = None, typed_id: str = "") -> str:
    return render(
        "worries/worries.html", worries=readable.kept(db, who), colleagues=_colleagues(db, who),
        numbers=queries.numbers(db), blank_worry=BLANK_WORRY, typed=typed, typed_id=typed_id,
    )  # fmt: skip


def _apart(db: Database, who: Any, typed: Any = None, typed_id: str = "") -> str:
    return render(
        "worries/apart.html", worries=readable.apart(db, who), colleagues=_colleagues(db, who), typed=typed,
        typed_id=typed_id,
    )  # fmt: skip


def _again(db: Database, who: Any, form: Any, worry_id: str) -> str:
    """The refused form on the page where its worry stands."""
    worry = readable.open_worry(db, who, worry_id)
    return (_own if readable.is_kept(who, worry) else _apart)(db, who, form, worry_id)


def _new(db: Database, who: Any, form: Any = None, family: str = "") -> str:
    if not who.works_with_families:
        raise NotFound
    told = form or forms.WorryForm()
    return render(
        "worries/new.html", form=told, numbers=queries.numbers(db), children=_children(db, who, family, told.child.data)
    )


def _new_again(db: Database, who: Any, form: Any) -> str:
    return _new(db, who, form)


def _numbers(db: Database, who: Any, form: Any, **_args: str) -> str:
    if who.role != "administrator":
        raise NotFound
    return render("worries/numbers.html", numbers=queries.numbers(db), form=form)


def _children(db: Database, who: Any, family: str, child: str | None) -> list[dict]:
    """The families whose children can be chosen: a coach's own, for others the one that the reader came from.

    None with a protected identity: phones keep this page.
    """
    open_ones = [one for one in visible_families(db, who) if not one["protected"]]
    if who.role != "coach":
        known = families.member(db, child) if child else None
        open_ones = [one for one in open_ones if one["id"] in (family, known["family"] if known else "")]
    return [{**one, "children": children} for one, children in _with_children(db, open_ones) if children]


def _with_children(db: Database, listed: list[dict]) -> Iterable[tuple[dict, list[dict]]]:
    people = families.members_of(db, [one["id"] for one in listed])
    for one in listed:
        yield one, [person for person in people if person["family"] == one["id"] and person["role"] != "adult"]


def _colleagues(db: Database, who: Any) -> list[dict]:
    return [one for one in accounts.colleagues(db) if one["id"] != who.id]


def _who_works() -> Any:
    who = posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    return who


def _to_own(_who: Any, **_args: str) -> str:
    return readable.OWN_PAGE


def _to_worry(who: Any, worry_id: str) -> str:
    return readable.page_of(who, readable.open_worry(get_db(), who, worry_id))


def _to_numbers(_who: Any, **_args: str) -> str:
    return numbers.PAGE


_WORRY = "/worries/<worry_id>"
COMMANDS = (
    Command("write_worry", 1, "/worries", forms.WorryForm, write.write_worry, _new_again, _to_own),
    Command("add_to_worry", 1, f"{_WORRY}/additions", forms.AdditionForm, write.add_to_worry, _again, _to_worry),
    Command("report_worry", 1, f"{_WORRY}/reports", forms.ReportForm, report.report_worry, _again, _to_worry),
    Command("name_worry_reader", 1, f"{_WORRY}/readers", forms.ReaderForm, report.name_reader, _again, _to_worry),
    Command(
        "end_worry_reader", 1, "/worry-readers/<reader_id>/ending", forms.EndForm, report.end_reader, after=_to_own
    ),
    Command("add_worry_number", 1, "/worry-numbers", forms.NumberForm, numbers.add_number, _numbers, _to_numbers),
    Command(
        "end_worry_number", 1, "/worry-numbers/<number_id>/ending", forms.EndForm, numbers.end_number, after=_to_numbers
    ),
)


def _kept(_db: Database, who: Any) -> list[str]:
    """Its author's phone keeps what it needs without network: the checklist with the numbers, and the own words."""
    return [readable.OWN_PAGE, "/worries/new"] if who.role == "coach" else []


def register(app: Flask) -> None:
    """Serve the pages and commands, and the lines in "Mer"."""
    app.add_url_rule("/worries", "worries.own", show_own)
    app.add_url_rule("/worries/apart", "worries.apart", show_apart)
    app.add_url_rule("/worries/new", "worries.new", show_new)
    app.add_url_rule("/worry-numbers", "worries.numbers", show_numbers)
    for command in COMMANDS:
        posts.serve(app, command)
    keepable.register("/worries", _kept)
    more.add("/worries", _l("Oro för barn"), "notebook-pen", WITH_FAMILIES, 8)
    more.add("/worry-numbers", _l("Nummer att ringa vid oro"), "phone", ("administrator",), 27)
    words.register({"unknown_account": _l("Den personen går inte att välja här. Välj någon annan som arbetar här.")})

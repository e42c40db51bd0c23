"""What makes "Titta på det här" a page with something on it: one of each thing that can need a look, in the demo."""

from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from familjelots.accounts import queries as accounts
from familjelots.core import journal
from familjelots.core.db import row, value
from familjelots.core.perform import entry
from familjelots.feeds.links import make_link
from familjelots.schedule.times import wall_now


def add(db: Database) -> None:
    """Sara's and Lena's texts that met, a goal that could not be saved, words about a family that moved, and a feed."""
    sara, lena = (_person(db, name) for name in ("Sara", "Lena"))
    family = value(
        db, "SELECT family FROM contact_person WHERE coach = ? AND until_at IS NULL ORDER BY family", sara.id
    )
    _texts_that_met(db, family, sara, lena)
    second = {"id": str(uuid4()), "text": "Lugna morgnar", "kind": "shared"}
    assert _run(db, sara, "propose_goal", second, family_id=family) == "parked"
    _one_visit_twice(db, family, sara, lena)
    _moved_family(db, family, sara, lena)
    make_link(db, sara, named=True)


def _texts_that_met(db: Database, family: str, sara: Any, lena: Any) -> None:
    step = row(db, "SELECT id, text, doer FROM next_step WHERE family = ? ORDER BY id", family) or {}
    for who, text in ((lena, "Ring Komvux före fredag"), (sara, "Ring Komvux tillsammans med Rita")):
        edit = {"text": text, "doer": step["doer"], "base.text": step["text"], "base.doer": step["doer"]}
        assert _run(db, who, "edit_step", edit, step_id=step["id"]) == "applied"


def _one_visit_twice(db: Database, family: str, sara: Any, lena: Any) -> None:
    for who, text in ((sara, "Vi gick igenom räkningarna."), (lena, "Räkningar vid köksbordet.")):
        told = {"id": str(uuid4()), "household": "all", "at": wall_now(), "text": text}
        assert _run(db, who, "record_visit", told, family_id=family) == "applied"


def _moved_family(db: Database, kept: str, sara: Any, lena: Any) -> None:
    """It has moved when the words come: one of Sara's in which nobody else's pages are looked at."""
    sql = """SELECT family FROM contact_person WHERE coach = ? AND family <> ? AND until_at IS NULL
               AND (SELECT count(*) FROM household WHERE household.family = contact_person.family) = 1"""
    moved = value(db, sql, sara.id, kept)
    amir = _person(db, "Amir")
    _run(db, lena, "give_family", {"id": str(uuid4()), "coach": amir.id}, family_id=moved)
    note = {"id": str(uuid4()), "text": "Skrivet på bussen."}
    assert _run(db, sara, "write_note", note, family_id=moved) == "parked"


def _person(db: Database, name: str) -> Any:
    return accounts.author(db, value(db, "SELECT id FROM account WHERE name = ?", name), None)


def _run(db: Database, who: Any, command: str, fields: dict[str, str], **args: str) -> str:
    return journal.receive(db, who, [entry(command, fields, args)])[0].outcome

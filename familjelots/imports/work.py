"""The two pieces of long work of an import: all rows are looked at, and all are read in by one operation."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import jobs, journal
from ..core.errors import NotFound, Refused
from ..core.perform import entry
from . import families, months, queries
from .columns import FAMILIES, MONTHS, Column
from .errors import Errors
from .known import known_families, known_months
from .table import Table, read

CHECK, APPLY = "check_import", "apply_import"

Check = Callable[[Database, Any, Table, dict], tuple[list[dict], Errors]]


@dataclass(frozen=True)
class Kind:
    """What a file may hold: its columns, how its rows are looked at, and the command that takes them."""

    columns: tuple[Column, ...]
    check: Check
    command: str
    count: Callable[[Iterable[dict]], dict[str, int]]


def _check_families(db: Database, who: Any, table: Table, chosen: dict) -> tuple[list[dict], Errors]:
    return families.check(table, chosen["columns"], known_families(db, who, chosen.get("programme", "")))


def _count_families(found: Iterable[dict]) -> dict[str, int]:
    listed = list(found)
    return {"families": len(listed), "people": sum(len(one["people"]) for one in listed)}


def _check_months(db: Database, who: Any, table: Table, chosen: dict) -> tuple[list[dict], Errors]:
    found, errors = months.check(table, chosen["columns"], known_months(db, who))
    if not found and not errors.count:
        raise Refused("all_known")
    return found, errors


def _count_months(found: Iterable[dict]) -> dict[str, int]:
    listed = list(found)
    return {"months": len(listed), "families": len({one["family"] for one in listed})}


KINDS: dict[str, Kind] = {
    "families": Kind(FAMILIES, _check_families, "import_families", _count_families),
    "months": Kind(MONTHS, _check_months, "import_months", _count_months),
}


def reading_of(checked: str) -> str:
    """The id of the work that reads in what was looked at: the same however often it is asked for."""
    return str(uuid5(UUID(checked), "reading"))


def check(db: Database, job: dict) -> dict[str, Any]:
    """Look at every row. Nothing of the house is changed; what may be read in is kept beside the file."""
    who = _author(db, job["account"])
    own, file = _file(db, job)
    kind = KINDS[file["kind"]]
    table = read(file["content"])
    jobs.tell(0, len(table.rows))
    found, errors = kind.check(db, who, table, file["matching"])
    queries.keep_ready(own, file["id"], [] if errors.count else [_text(one) for one in found])
    told = {"rows": len(table.rows), "errors": errors.listed, "error_count": errors.count, "wrong_rows": errors.rows}
    return {**told, "sample": found[:5], **kind.count(found)}


def apply(db: Database, job: dict) -> dict[str, Any]:
    """Read all of it in by one operation, whose id is the work's: begun again, it is the same one."""
    who = _author(db, job["account"])
    own, file = _file(db, job)
    kind, rows = KINDS[file["kind"]], json.loads(file["ready"] or "[]")
    jobs.tell(0, len(rows))
    if not queries.applied(db, job["id"]):
        journal.submit(db, who, entry(kind.command, {"row": rows}, {}, job["id"]))
    told = kind.count(json.loads(row) for row in rows)
    queries.empty(own, file["id"])
    return told


def _text(one: dict) -> str:
    return json.dumps(one, ensure_ascii=False, separators=(",", ":"))


def _author(db: Database, account: str) -> Any:
    if accounts.account(db, account) is None:
        raise NotFound
    return accounts.author(db, account, None)


def _file(db: Database, job: dict) -> tuple[Database, dict]:
    own = beside(db)
    file = queries.file(own, job["facts"]["import"], job["account"])
    if file is None:
        raise Refused("file_gone")
    return own, file


def beside(db: Database) -> Database:
    """The database of long work, with the files that wait in it."""
    own = jobs.beside(db)
    queries.create(own)
    return own


def register() -> None:
    """Say how the work is done."""
    jobs.register(CHECK, check)
    jobs.register(APPLY, apply)

"""The list as a file. A cell that a spreadsheet could take for a formula is text in both kinds."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from sqlite_utils import Database

from ..access import reads
from ..core import clock
from ..core.web.language import here
from ..core.web.language import later as _l
from ..programmes import programmes, said
from ..schedule.times import wall_now
from . import queries
from .families_page import STATUS_WORDS
from .find import WHOLE, find, shown
from .wanted import Wanted

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HEADINGS = (
    _l("Familj"), _l("Kallas också"), _l("Ärendenummer"), _l("Stöd"), _l("Läge"), _l("Fast kontakt"), _l("Vuxna"),
    _l("Barn och unga"), _l("Senaste samtalet"), _l("Nästa besök"),
)  # fmt: skip


def rows_of(db: Database, who: Any, wanted: Wanted) -> list[Sequence[str | int]]:
    """All families that are wanted, under headings, in the reader's language; each is written down as read."""
    coaches = {id: name for id, name, _ended in queries.coaches(db).values}
    found = [{**shown(one), "coach_name": coaches.get(one["coach"])} for one in find(db, who, wanted, 0, WHOLE).dicts()]
    ids = [one["id"] for one in found]
    talked, people = queries.conversations(db, ids, wall_now(), clock.today().isoformat()), queries.counted(db, ids)
    names = {id: said(one.name, here()) for id, one in programmes(db).items()}
    reads.note_all(who, ids, "export")
    return [[str(heading) for heading in _HEADINGS], *(_row(one, talked, people, names) for one in found)]


def _row(family: dict, talked: dict, people: dict, names: dict[str, str]) -> list[Any]:
    last, coming = (talked[family["id"]][name] or "" for name in ("last", "next"))
    grown, small = people.get(family["id"], (0, 0))
    return [
        family["name"], family["alias"], family["case_number"], names.get(family["programme"]) or "",
        str(STATUS_WORDS[family["status"]]), family["coach_name"] or "", grown, small, last[:10], coming[:10],
    ]  # fmt: skip


def as_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """A file as spreadsheets here read it: semicolons, and a mark that says UTF-8."""
    written = StringIO()
    csv.writer(written, delimiter=";").writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_BEGINS_FORMULA) else cell


def as_xlsx(rows: Iterable[Sequence[str | int]]) -> bytes:
    """A workbook of one sheet, in which every text is said to be a text."""
    from openpyxl import Workbook  # large, and seldom needed

    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(_l("Familjer")))
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(sheet: Any, content: str | int) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, content)
    if isinstance(content, str):
        cell.data_type = "s"
    return cell

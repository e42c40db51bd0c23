"""A file as rows of texts, whatever it was written by. What cannot be read is said in one of a few codes."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from ..core import canonical
from ..core.errors import Refused

MOST_ROWS = 10_000
MOST_COLUMNS = 60
LONGEST = 2_000
UNPACKED = 200 * 2**20
"""Bytes that a workbook may come to when it is unpacked."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Row:
    """One row: its line as a spreadsheet counts, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Headings, and the rows under them that hold anything."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read(content: bytes, most: int = MOST_ROWS) -> Table:
    """The whole file. Raises `Refused`: empty_file, old_excel, broken_file, too_many_rows."""
    rows = _filled(_sheet(content) if content[:2] == b"PK" else _text(content))
    try:
        heading = next(rows, None)
        if heading is None:
            raise Refused("empty_file")
        found = tuple(islice(rows, most + 1))
    except (csv.Error, UnicodeError) as problem:
        raise Refused("broken_file") from problem
    if len(found) > most:
        raise Refused("too_many_rows")
    if not found:
        raise Refused("empty_file")
    return Table(heading.cells, found)


def beginning(content: bytes, rows: int = 5) -> Table:
    """The headings and the first rows."""
    listed = list(islice(_filled(_sheet(content) if content[:2] == b"PK" else _text(content)), rows + 1))
    if len(listed) < 2:
        raise Refused("empty_file")
    return Table(listed[0].cells, tuple(listed[1:]))


def _filled(rows: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 1):
        told = tuple([_told(cell) for cell in cells[:MOST_COLUMNS]])
        if any(told):
            yield Row(number, told)


def _told(cell: Any) -> str:
    """A cell as a person sees it. A number that is whole has no decimals, a time at midnight is a day."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return canonical.text(cell[:LONGEST]).strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)[:LONGEST]


def _sheet(content: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows of a workbook's first sheet. Formulas stay formulas: what they came to elsewhere is nobody's word."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise Refused("too_many_rows")
        from openpyxl import load_workbook  # large, and seldom needed

        book = load_workbook(BytesIO(content), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)
    except Refused:
        raise
    except (BadZipFile, Exception) as problem:
        raise Refused("broken_file") from problem


def _text(content: bytes) -> Iterator[tuple[str, ...]]:
    if content[:4] == _OLD_EXCEL:
        raise Refused("old_excel")
    text = _decoded(content)
    if "\0" in text:
        raise Refused("broken_file")
    begins = text[:5000].split("\n", 1)[0]
    delimiter = max(";\t,", key=begins.count)
    yield from map(tuple, csv.reader(StringIO(text, newline=""), delimiter=delimiter))


def _decoded(content: bytes) -> str:
    """The text, by its mark if it has one; else UTF-8, UTF-16 without a mark, and at last what Windows wrote here."""
    marked = next((name for mark, name in _BOMS.items() if content.startswith(mark)), None)
    if marked:
        return content.decode(marked, "replace")
    begins = content[:2000]
    for name, zeros in (("utf-16-le", begins[1::2]), ("utf-16-be", begins[::2])):
        if zeros and zeros.count(0) > len(zeros) * 0.6:
            return content.decode(name, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")

"""Rows a second of a file of families, from the moment it is looked through until all of it is read in."""

import time

from familjelots.core import jobs
from familjelots.core.db import value
from familjelots.imports import queries, work
from familjelots.imports.columns import FAMILIES, guess
from familjelots.imports.table import beginning

from . import world
from .row import Row, median

ROWS_OF_FILE = 5_000
TRIES = 3
IMPORT = "11111111-1111-4111-8111-111111111111"


def import_rows_per_second() -> float:
    """A CSV file of 5,000 persons in 1,667 families with case number, programme, coach and address; on a real disk."""
    return median([_once() for _try in range(TRIES)])


def _once() -> float:
    with world.instance() as place, world.noon():
        app, db = world.fill(place, world.empty_story())
        lena = world.empty_story().people["lena"]
        content = _file()
        columns = guess(FAMILIES, beginning(content).headings)
        own = work.beside(db)
        record = {"id": IMPORT, "account": lena.id, "kind": "families", "name": "", "content": content, "made_at": ""}
        with app.app_context():
            queries.add(own, record)
            queries.choose(own, IMPORT, {"columns": columns, "programme": ""}, None)
            began = time.perf_counter()
            checked = jobs.add(db, lena, work.CHECK, {"import": IMPORT})
            jobs.work(db)
            told = jobs.job(db, checked)
            assert told, "no such work"
            assert told["outcome"]["error_count"] == 0, told
            applied = jobs.add(db, lena, work.APPLY, {"import": IMPORT}, work.reading_of(checked))
            jobs.work(db)
            took = time.perf_counter() - began
        assert (jobs.job(db, applied) or {})["state"] == "done"
        assert value(db, "SELECT count(*) FROM member") == ROWS_OF_FILE
        return ROWS_OF_FILE / took


def _file() -> bytes:
    lines = ["Ärendenummer;Familj;Stöd;Fast kontakt;Adress;Person;Född år;Telefon"]
    for number in range(ROWS_OF_FILE):
        family = number // 3
        home = f"2026-{family:05};Mätberg {family};Bryt;Sara;Mätgatan {family}"
        lines.append(f"{home};Person {number};{1950 + number % 70};070-174 06 20")
    return "\r\n".join(lines).encode("cp1252")


ROWS = (Row("import_rows_per_second", "rows/s", 1000, import_rows_per_second, at_least=True),)

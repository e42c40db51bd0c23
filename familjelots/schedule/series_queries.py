"""SQL on visits that were planned together: as many statements for two as for a whole year."""

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from ..core.db import execute, insert, row


def add(db: Database, record: dict) -> None:
    """Insert what visits have in common."""
    insert(db, "visit_series", record)


def series(db: Database, id: str) -> dict | None:
    """Its `weeks`, how many visits still stand (`count`), the last of these ('' for none), and who planned them."""
    return row(
        db,
        """SELECT series.*, account.name AS author, count(visit.id) AS count,
                  coalesce(max(visit.starts_at), '') AS last
           FROM visit_series AS series LEFT JOIN account ON account.id = series.made_by
           LEFT JOIN planned_visit AS visit ON visit.series = series.id AND visit.status = 'planned'
           WHERE series.id = ? GROUP BY series.id""",
        id,
    )


def add_visits(db: Database, records: Sequence[dict]) -> None:
    """Insert planned visits, all with the same columns."""
    _insert_all(db, "planned_visit", records)


def add_changes(db: Database, records: Sequence[dict]) -> None:
    """Insert changes, all with the same columns."""
    _insert_all(db, "planned_visit_change", records)


def cancel(db: Database, ids: Iterable[str]) -> None:
    """These planned visits will not be."""
    told = json.dumps(list(ids))
    execute(db, "UPDATE planned_visit SET status = 'cancelled' WHERE id IN (SELECT value FROM json_each(?))", told)


def _insert_all(db: Database, table: str, records: Sequence[dict]) -> None:
    """One statement for all rows. The table's name and columns come from our own code, never from a person."""
    columns = ", ".join(records[0])
    values = ", ".join(f"json_extract(value, '$.{name}')" for name in records[0])
    told = json.dumps(records, ensure_ascii=False)
    execute(db, f"INSERT INTO {table} ({columns}) SELECT {values} FROM json_each(?)", told)

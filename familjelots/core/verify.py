"""Is everything there, unbroken, and told by the journal? What `familjelots verify` asks a database."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from . import chain, queries
from .db import open_database
from .migrations import pending


@dataclass
class Report:
    """What was counted, and what is wrong in plain words."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def verify(file: Path) -> Report:
    """Check a database file. Nothing is changed."""
    if not file.is_file():
        return Report(problems=[f"There is no database at {file}."])
    report = Report()
    try:
        db = open_database(file)
        try:
            _check(db, report)
        finally:
            db.conn.close()
    except sqlite3.DatabaseError as broken:
        report.problems.append(f"The database cannot be read: {broken}.")
    return report


def _check(db: Database, report: Report) -> None:
    report.problems += [f"Damaged file: {line}." for line in queries.damage(db)]
    waiting = pending(db)
    if waiting:
        report.problems.append(f"Migrations are pending: {', '.join(waiting)}. Run `familjelots migrate`.")
        return
    report.problems += [
        f"A row of {table} points at a missing row of {parent}." for table, parent in queries.orphans(db)
    ]
    _check_chain(db, report)
    _check_rows(db, report)


def _check_chain(db: Database, report: Report) -> None:
    before, expected = b"", 1
    for entry in queries.whole_journal(db):
        fault = _fault_of(entry, before, expected)
        if fault:
            report.problems.append(f"Journal row {entry['seq']}: {fault}.")
            return
        before, expected = entry["hash"], expected + 1


def _fault_of(entry: dict, before: bytes, expected: int) -> str | None:
    if entry["seq"] != expected:
        return f"row {expected} is missing before it"
    if entry["prev"] != before:
        return "it does not follow from the row before it"
    if entry["hash"] != chain.chain_hash(entry):
        return "its facts have been changed"
    if entry["fields"] is not None and entry["digest"] != chain.digest_of(entry):
        return "its words have been changed"
    return None


def _check_rows(db: Database, report: Report) -> None:
    for table, has_op in queries.tables(db).items():
        report.counts[table] = queries.count(db, table)
        lost = queries.rows_without_journal(db, table) if has_op else 0
        if lost:
            report.problems.append(f"{lost} rows of {table} have no applied operation in the journal.")

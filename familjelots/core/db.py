"""SQLite through sqlite-utils: one connection per thread, every write a `BEGIN IMMEDIATE`."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from .clock import local_day
from .turns import turn

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA foreign_keys = ON",
)


class Connection(sqlite3.Connection):
    """A connection that knows where the writers of its file queue, and the columns of what it has asked before."""

    queue = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.columns: dict[str, tuple[str, ...]] = {}


def open_database(path: Path | str, *, durable: bool = True) -> Database:
    """Open the database file. `durable=False` gives synchronous=NORMAL, for logs that may lose their last second.

    A new file is its owner's alone; SQLite gives the files beside it (`-wal`, `-shm`) the same mode.
    """
    if not Path(path).exists():
        with suppress(OSError):  # SQLite says in its own words what is wrong
            Path(path).touch(mode=0o600)
    connection = sqlite3.connect(
        path, isolation_level=None, cached_statements=256, check_same_thread=False, factory=Connection
    )
    connection.queue = "" if str(path) == ":memory:" else str(Path(path).resolve().with_suffix(""))
    prepare(connection)
    if not durable:
        connection.execute("PRAGMA synchronous = NORMAL")
    return Database(connection)


def prepare(connection: sqlite3.Connection) -> None:
    """What every connection has: how it writes, and the functions that our SQL calls."""
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.create_function("local_day", 1, local_day, deterministic=True)


class Found(NamedTuple):
    """Rows as they were found: equal to, and as hashable as, what the database held."""

    names: tuple[str, ...]
    values: tuple[tuple, ...]

    @classmethod
    def of(cls, records: "list[dict]") -> "Found":
        """Rows that have been dicts already, all of the same columns."""
        return cls(tuple(records[0]) if records else (), tuple([tuple(record.values()) for record in records]))

    def split(self, wanted: Callable[..., bool], *columns: str) -> "tuple[Found, Found]":
        """The rows that are wanted, asked about by what stands in some columns, and the others."""
        kept: tuple[list, list] = ([], [])
        for row, told in zip(self.values, self.columns(*columns), strict=True):
            kept[not wanted(*told)].append(row)
        return Found(self.names, tuple(kept[0])), Found(self.names, tuple(kept[1]))

    def columns(self, *names: str) -> list[tuple]:
        """Of each row only what stands in some columns."""
        places = [self.names.index(name) for name in names]
        return [tuple([row[place] for place in places]) for row in self.values]

    def having(self, name: str) -> "Found":
        """Only the rows with something in a column."""
        at = self.names.index(name)
        return Found(self.names, tuple([row for row in self.values if row[at]]))

    def dicts(self) -> list[dict]:
        """The rows by column name."""
        return list(map(dict, map(zip, repeat(self.names), self.values)))


def found(db: Database, sql: str, *values: Any) -> Found:
    """All rows of a query, not yet taken apart."""
    cursor = _run(db, sql, values)
    listed = tuple(cursor)
    return Found(_names(db, sql, cursor, len(listed[0]) if listed else None), listed)


def _names(db: Database, sql: str, cursor: sqlite3.Cursor, wide: int | None) -> tuple[str, ...]:
    """A query's columns, the same tuple each time: what is found again is compared by identity.

    `wide` is how many values a row had: a table that has got a column since answers `*` with more.
    """
    known = getattr(db.conn, "columns", {})
    names = known.get(sql)
    if names is None or (wide is not None and wide != len(names)):
        names = known[sql] = tuple([column[0] for column in cursor.description])
    return names


def rows(db: Database, sql: str, *values: Any) -> list[dict]:
    """All rows of a query as dicts. One dict of named values may be given instead of positional ones."""
    return found(db, sql, *values).dicts()


def row(db: Database, sql: str, *values: Any) -> dict | None:
    """The first row of a query as a dict, or None."""
    cursor = _run(db, sql, values)
    found = cursor.fetchone()
    return dict(zip(_names(db, sql, cursor, len(found)), found, strict=True)) if found else None


def value(db: Database, sql: str, *values: Any) -> Any:
    """The first column of the first row, or None."""
    found = _run(db, sql, values).fetchone()
    return found[0] if found else None


def execute(db: Database, sql: str, *values: Any) -> int:
    """Run one statement and say how many rows it touched."""
    return _run(db, sql, values).rowcount


def insert(db: Database, table: str, record: Mapping[str, Any]) -> None:
    """Insert one row by plain SQL. The table's name and columns come from our own code, never from a person."""
    db.conn.execute(_insertion(table, tuple(record)), tuple(record.values()))


@cache
def _insertion(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def _run(db: Database, sql: str, values: tuple) -> sqlite3.Cursor:
    if len(values) == 1 and isinstance(values[0], dict):
        return db.conn.execute(sql, values[0])
    return db.conn.execute(sql, values)


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """Many queries that see one moment; also quicker than a look for news before each of them."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")


@contextmanager
def write(db: Database, *, many: bool = False) -> Iterator[None]:
    """One write transaction, in its turn. `many`: a batch, which lets those who save one thing go before the next.

    Immediate: a deferred one fails as "locked" the moment it turns from read to write.
    """
    queue = getattr(db.conn, "queue", "")
    with ExitStack() as turns:
        for name in ("batches", "writers") if many else ("writers",):
            if queue:
                turns.enter_context(turn(f"{queue}.{name}"))
        with _transaction(db):
            yield


@contextmanager
def _transaction(db: Database) -> Iterator[None]:
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    try:
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


@contextmanager
def savepoint(db: Database) -> Iterator[None]:
    """Undo what happens inside when it raises; keep the transaction around it."""
    db.conn.execute("SAVEPOINT part")  # of nested ones with one name, the innermost is meant
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK TO part")
            db.conn.execute("RELEASE part")
        raise
    db.conn.execute("RELEASE part")

"""SQL on the links by which those without an account are reached, and on their short sessions."""

from sqlite_utils import Database

from ..core.db import execute, insert, row


def put_link(db: Database, record: dict) -> None:
    """A thing's new link. The one before it, and whoever came in by it, are good no longer."""
    execute(db, "DELETE FROM outside_session WHERE thing = ?", record["thing"])
    execute(db, "DELETE FROM outside_link WHERE thing = ?", record["thing"])
    insert(db, "outside_link", record)


def link(db: Database, token_hash: bytes, today: str) -> dict | None:
    """A link that has not ended."""
    sql = "SELECT * FROM outside_link WHERE token_hash = ? AND ended_at IS NULL AND until_day >= ?"
    return row(db, sql, token_hash, today)


def link_of(db: Database, thing: str) -> dict | None:
    """A thing's link, ended or not, without what opens it."""
    return row(db, "SELECT thing, until_day, made_at, ended_at FROM outside_link WHERE thing = ?", thing)


def end_link(db: Database, thing: str, stamp: str) -> None:
    """A thing's link is good no longer."""
    execute(db, "UPDATE outside_link SET ended_at = ? WHERE thing = ? AND ended_at IS NULL", stamp, thing)
    execute(db, "DELETE FROM outside_session WHERE thing = ?", thing)


def add_session(db: Database, record: dict, stamp: str) -> None:
    """Somebody has come in; sessions that are over are forgotten."""
    execute(db, "DELETE FROM outside_session WHERE until_at <= ?", stamp)
    insert(db, "outside_session", record)


def is_in(db: Database, token_hash: bytes, thing: str, stamp: str) -> bool:
    """Whether a session is good now, and for this thing."""
    sql = "SELECT 1 FROM outside_session WHERE token_hash = ? AND thing = ? AND until_at > ?"
    return row(db, sql, token_hash, thing, stamp) is not None

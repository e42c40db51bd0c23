"""SQL on the links by which partners are reached, and on their short sessions."""

from sqlite_utils import Database

from ..core.db import execute, insert, row


def put_link(db: Database, record: dict) -> None:
    """A question's new link. The one before it, and whoever came in by it, are good no longer."""
    execute(db, "DELETE FROM partner_session WHERE question = ?", record["question"])
    execute(db, "DELETE FROM partner_link WHERE question = ?", record["question"])
    insert(db, "partner_link", record)


def link(db: Database, token_hash: bytes) -> dict | None:
    """A link that has not ended."""
    return row(db, "SELECT * FROM partner_link WHERE token_hash = ? AND ended_at IS NULL", token_hash)


def link_of(db: Database, question: str) -> dict | None:
    """A question's link, ended or not, without what opens it."""
    return row(db, "SELECT question, made_at, ended_at FROM partner_link WHERE question = ?", question)


def end_link(db: Database, question: str, stamp: str) -> None:
    """A question's link is good no longer."""
    execute(db, "UPDATE partner_link SET ended_at = ? WHERE question = ? AND ended_at IS NULL", stamp, question)
    execute(db, "DELETE FROM partner_session WHERE question = ?", question)


def add_session(db: Database, record: dict, stamp: str) -> None:
    """Somebody has come in; sessions that are over are forgotten."""
    execute(db, "DELETE FROM partner_session WHERE until_at <= ?", stamp)
    insert(db, "partner_session", record)


def is_in(db: Database, token_hash: bytes, question: str, stamp: str) -> bool:
    """Whether a session is good now, and for this question."""
    sql = "SELECT 1 FROM partner_session WHERE token_hash = ? AND question = ? AND until_at > ?"
    return row(db, sql, token_hash, question, stamp) is not None

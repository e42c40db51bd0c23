"""SQL on accounts, sessions and devices."""

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows
from .person import Person

_PERSON = "account.id, account.name, account.role, account.member, account.family, account.language"


def author(db: Database, account: str, device: str | None) -> Person | None:
    """The person behind a journal row."""
    found = row(db, f"SELECT {_PERSON} FROM account WHERE id = ?", account)
    return Person(**found, device=device) if found else None


def account(db: Database, account: str) -> dict | None:
    """One account that has not ended."""
    return row(db, "SELECT * FROM account WHERE id = ? AND ended_at IS NULL", account)


def accounts(db: Database) -> list[dict]:
    """All accounts that have not ended, by role and name."""
    return rows(
        db,
        "SELECT id, name, role, phone, language, family, made_at FROM account WHERE ended_at IS NULL ORDER BY role, name",
    )


def coaches(db: Database) -> list[dict]:
    """All coaches that have not ended, by name."""
    return rows(db, "SELECT id, name, phone FROM account WHERE role = 'coach' AND ended_at IS NULL ORDER BY name")


def add_account(db: Database, record: dict) -> None:
    """Insert an account."""
    insert(db, "account", record)


def session(db: Database, token_hash: bytes) -> dict | None:
    """A session that has not ended, with its person and its device's revocation."""
    return row(
        db,
        f"""SELECT {_PERSON}, session.id AS session, session.kind, session.device, session.secret_hash,
                   session.seen_at, session.made_at, device.revoked_at
            FROM session JOIN account ON account.id = session.account
            LEFT JOIN device ON device.id = session.device
            WHERE session.token_hash = ? AND session.ended_at IS NULL AND account.ended_at IS NULL""",
        token_hash,
    )


def add_session(db: Database, record: dict) -> None:
    """Insert a session."""
    insert(db, "session", record)


def touch_session(db: Database, session: str, stamp: str) -> None:
    """Note that a session was used."""
    execute(db, "UPDATE session SET seen_at = ? WHERE id = ?", stamp, session)


def end_session(db: Database, session: str, stamp: str) -> None:
    """End a session."""
    execute(db, "UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL", stamp, session)

"""SQL on passkeys and challenges, codes and wrong attempts."""

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value


def passkey(db: Database, passkey: str) -> dict | None:
    """One key."""
    return row(db, "SELECT * FROM passkey WHERE id = ?", passkey)


def passkeys(db: Database, account: str) -> list[dict]:
    """A person's keys, oldest first."""
    return rows(db, "SELECT id, label, made_at, used_at FROM passkey WHERE account = ? ORDER BY made_at, id", account)


def add_passkey(db: Database, record: dict) -> None:
    """Insert a key."""
    insert(db, "passkey", record)


def use_passkey(db: Database, passkey: str, sign_count: int, stamp: str) -> None:
    """Note that a key was used. Its counter only grows, also when two requests meet."""
    execute(
        db,
        "UPDATE passkey SET sign_count = max(sign_count, ?), used_at = ? WHERE id = ?",
        sign_count,
        stamp,
        passkey,
    )


def remove_passkey(db: Database, account: str, passkey: str) -> int:
    """Remove an account's key; how many rows that touched."""
    return execute(db, "DELETE FROM passkey WHERE id = ? AND account = ?", passkey, account)


def add_challenge(db: Database, record: dict) -> None:
    """Insert a challenge."""
    insert(db, "challenge", record)


def take_challenge(db: Database, challenge: str, purpose: str, account: str | None, stamp: str) -> bool:
    """Take a challenge away; whether it was there for this purpose and person, and in time."""
    found = row(db, "DELETE FROM challenge WHERE challenge = ? RETURNING purpose, account, expires_at", challenge)
    if found is None or found["expires_at"] <= stamp:
        return False
    return (found["purpose"], found["account"]) == (purpose, account)


def drop_challenges(db: Database, stamp: str) -> None:
    """Forget the challenges that nobody answered in time."""
    execute(db, "DELETE FROM challenge WHERE expires_at <= ?", stamp)


# Codes and wrong attempts


def code(db: Database, code_hash: bytes, kind: str, stamp: str) -> dict | None:
    """A code that is good now, of an account that has not ended."""
    return row(
        db,
        """SELECT invitation.id, invitation.account FROM invitation JOIN account ON account.id = invitation.account
           WHERE code_hash = ? AND kind = ? AND spent_at IS NULL AND expires_at > ? AND account.ended_at IS NULL""",
        code_hash,
        kind,
        stamp,
    )


def add_code(db: Database, record: dict) -> None:
    """Insert a code."""
    insert(db, "invitation", record)


def spend_code(db: Database, code: str, stamp: str) -> None:
    """Mark a code as spent."""
    execute(db, "UPDATE invitation SET spent_at = ? WHERE id = ?", stamp, code)


def end_codes(db: Database, account: str, kind: str, stamp: str) -> None:
    """Mark an account's earlier codes of a kind as spent."""
    execute(
        db,
        "UPDATE invitation SET spent_at = ? WHERE account = ? AND kind = ? AND spent_at IS NULL",
        stamp,
        account,
        kind,
    )


def count_failed(db: Database, since: str) -> int:
    """How many wrong attempts there were since, from everywhere."""
    return value(db, "SELECT count(*) FROM failed_attempt WHERE at > ?", since)


def count_failed_from(db: Database, origin: str, since: str) -> int:
    """How many wrong attempts there were since, from one origin."""
    return value(db, "SELECT count(*) FROM failed_attempt WHERE origin = ? AND at > ?", origin, since)


def add_failed(db: Database, origin: str, stamp: str) -> None:
    """Insert a wrong attempt."""
    insert(db, "failed_attempt", {"origin": origin, "at": stamp})


def drop_failed(db: Database, before: str) -> None:
    """Forget old wrong attempts."""
    execute(db, "DELETE FROM failed_attempt WHERE at < ?", before)

"""SQL on accounts, sessions and devices. Keys and codes: `key_queries`."""

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows
from .person import Person

_PERSON = "account.id, account.name, account.role, account.member, account.family, account.language"


def author(db: Database, account: str, device: str | None) -> Person | None:
    """The person behind a journal row."""
    found = row(db, f"SELECT {_PERSON} FROM account WHERE id = ?", account)
    return Person(**found, device=device) if found else None


# Accounts


def account(db: Database, account: str) -> dict | None:
    """One account that has not ended."""
    return row(db, "SELECT * FROM account WHERE id = ? AND ended_at IS NULL", account)


def account_named(db: Database, name: str, role: str) -> dict | None:
    """An account that has not ended, by name and role."""
    return row(db, "SELECT * FROM account WHERE name = ? AND role = ? AND ended_at IS NULL", name, role)


def account_of_member(db: Database, member: str) -> dict | None:
    """The account of a family's member, if it has one."""
    return row(db, "SELECT * FROM account WHERE member = ? AND ended_at IS NULL", member)


_LISTED = """id, name, role, phone, profession, organisation, totp_secret IS NOT NULL AS has_totp,
              (SELECT count(*) FROM passkey WHERE passkey.account = account.id) AS passkeys,
              (SELECT count(*) FROM device WHERE device.account = account.id AND revoked_at IS NULL) AS devices"""


def staff(db: Database) -> list[dict]:
    """Everybody who works here, by role and name, with how they can sign in."""
    return rows(
        db, f"SELECT {_LISTED} FROM account WHERE ended_at IS NULL AND role <> 'family' ORDER BY role, name, id"
    )


def family_accounts(db: Database, skip: int, most: int) -> list[dict]:
    """Some of the families' accounts, by name, with how they can sign in."""
    return rows(
        db,
        f"""SELECT {_LISTED} FROM account WHERE ended_at IS NULL AND role = 'family'
            ORDER BY name, id LIMIT ? OFFSET ?""",
        most,
        skip,
    )


def coaches(db: Database) -> list[dict]:
    """All coaches that have not ended, by name."""
    return rows(db, "SELECT id, name, phone FROM account WHERE role = 'coach' AND ended_at IS NULL ORDER BY name")


def team(db: Database) -> list[dict]:
    """Everybody who may join a family's team, by profession and name."""
    return rows(
        db,
        """SELECT id, name, profession, organisation FROM account
           WHERE role = 'team' AND ended_at IS NULL ORDER BY profession, name""",
    )


def with_families(db: Database) -> list[dict]:
    """Everybody whose work is with families, by name."""
    return rows(
        db,
        """SELECT id, name, role, profession FROM account
           WHERE role IN ('coach', 'coordinator', 'team') AND ended_at IS NULL ORDER BY name, id""",
    )


def colleagues(db: Database) -> list[dict]:
    """Everybody of our own whose work is with families, by name; other organisations' people are not."""
    return rows(
        db,
        """SELECT id, name, role, profession FROM account
           WHERE (role IN ('coach', 'coordinator') OR (role = 'team' AND organisation = '')) AND ended_at IS NULL
           ORDER BY name, id""",
    )


def add_account(db: Database, record: dict) -> None:
    """Insert an account."""
    insert(db, "account", record)


def end_account(db: Database, account: str, stamp: str) -> None:
    """End an account with all that it signs in by. Its name stays, for what it has written."""
    execute(db, "UPDATE account SET ended_at = ?, totp_secret = NULL WHERE id = ?", stamp, account)
    execute(db, "UPDATE device SET revoked_at = ? WHERE account = ? AND revoked_at IS NULL", stamp, account)
    execute(db, "UPDATE invitation SET spent_at = ? WHERE account = ? AND spent_at IS NULL", stamp, account)
    execute(db, "DELETE FROM passkey WHERE account = ?", account)
    end_sessions(db, account, stamp)


def set_language(db: Database, account: str, language: str) -> None:
    """Set the language that a person reads."""
    execute(db, "UPDATE account SET language = ? WHERE id = ?", language, account)


def forget_phone(db: Database, member: str) -> None:
    """A member's number stands in no list of accounts any more."""
    execute(db, "UPDATE account SET phone = '' WHERE member = ?", member)


def set_totp(db: Database, account: str, sealed: bytes) -> None:
    """Keep the sealed secret of a person's app for figures."""
    execute(db, "UPDATE account SET totp_secret = ? WHERE id = ?", sealed, account)


# Sessions


def session(db: Database, token_hash: bytes) -> dict | None:
    """A session that has not ended, with its person, and whether the person's account or device has ended."""
    return row(
        db,
        f"""SELECT {_PERSON}, session.id AS session, session.kind, session.device, session.secret_hash,
                   session.seen_at, session.made_at, session.signed_in_at, device.revoked_at, account.ended_at
            FROM session JOIN account ON account.id = session.account
            LEFT JOIN device ON device.id = session.device
            WHERE session.token_hash = ? AND session.ended_at IS NULL""",
        token_hash,
    )


def is_phone(db: Database, token_hash: bytes) -> bool:
    """Whether a session is or was a phone's."""
    return row(db, "SELECT 1 FROM session WHERE token_hash = ? AND kind = 'phone'", token_hash) is not None


def sessions(db: Database, account: str, since: str) -> list[dict]:
    """A person's sessions on computers that have been used since, newest first. A phone's belongs to its device."""
    return rows(
        db,
        """SELECT id, kind, made_at, seen_at FROM session
           WHERE account = ? AND ended_at IS NULL AND device IS NULL AND seen_at > ? ORDER BY seen_at DESC""",
        account,
        since,
    )


def add_session(db: Database, record: dict) -> None:
    """Insert a session."""
    insert(db, "session", record)


def touch_session(db: Database, session: str, stamp: str) -> None:
    """Note that a session was used."""
    execute(db, "UPDATE session SET seen_at = ? WHERE id = ?", stamp, session)


def end_session(db: Database, session: str, stamp: str, account: str | None = None) -> None:
    """End a session; only if it is this account's, when one is named."""
    execute(
        db,
        "UPDATE session SET ended_at = ?1 WHERE id = ?2 AND ended_at IS NULL AND (?3 IS NULL OR account = ?3)",
        stamp,
        session,
        account,
    )


def end_sessions(db: Database, account: str, stamp: str) -> None:
    """End a person's sessions on computers."""
    execute(
        db,
        "UPDATE session SET ended_at = ? WHERE account = ? AND device IS NULL AND ended_at IS NULL",
        stamp,
        account,
    )


def end_sessions_of_device(db: Database, device: str, stamp: str) -> None:
    """End a phone's sessions."""
    execute(db, "UPDATE session SET ended_at = ? WHERE device = ? AND ended_at IS NULL", stamp, device)


# Devices


def device(db: Database, device: str) -> dict | None:
    """One phone, revoked or not."""
    return row(db, "SELECT * FROM device WHERE id = ?", device)


def devices(db: Database, account: str) -> list[dict]:
    """A person's phones, those in use first, newest first."""
    return rows(
        db,
        """SELECT id, label, made_at, seen_at, revoked_at FROM device
           WHERE account = ? ORDER BY revoked_at IS NOT NULL, seen_at DESC""",
        account,
    )


def add_device(db: Database, record: dict) -> None:
    """Insert a phone."""
    insert(db, "device", record)


def set_key_copy(db: Database, device: str, sealed: bytes) -> None:
    """Keep the sealed copy of a phone's key."""
    execute(db, "UPDATE device SET key_copy = ? WHERE id = ?", sealed, device)


def touch_device(db: Database, device: str, stamp: str) -> None:
    """Note that a phone was used."""
    execute(db, "UPDATE device SET seen_at = ? WHERE id = ?", stamp, device)


def revoke_device(db: Database, account: str, device: str, stamp: str) -> int:
    """Revoke an account's phone; how many rows that touched."""
    return execute(
        db,
        "UPDATE device SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL",
        stamp,
        device,
        account,
    )

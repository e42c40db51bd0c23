"""Accounts and everything about signing in. Ceremonies (sessions, codes, challenges) are no commands: no op."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("accounts")


@migrations()
def create_tables(db: Database) -> None:
    """Accounts, devices, sessions, passkeys, invitations, one-time codes, challenges."""
    create(db, _TABLES)


@migrations()
def create_outside_links(db: Database) -> None:
    """A link and a code for somebody without an account, and the short session behind them. Of all, only hashes."""
    create(db, _OUTSIDE)


_OUTSIDE = """
CREATE TABLE outside_link (
    thing TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    code_hash BLOB NOT NULL,
    until_day TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE TABLE outside_session (
    token_hash BLOB PRIMARY KEY,
    thing TEXT NOT NULL REFERENCES outside_link(thing),
    until_at TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_TABLES = """
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('coach', 'coordinator', 'team', 'administrator', 'family')),
    profession TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'sv',
    member TEXT,
    family TEXT,
    totp_secret BLOB,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    {OP}
) STRICT;
CREATE UNIQUE INDEX account_member ON account(member) WHERE member IS NOT NULL AND ended_at IS NULL;
CREATE TABLE device (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    label TEXT NOT NULL,
    key_copy BLOB,
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT;
CREATE INDEX device_account ON device(account);
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    secret_hash BLOB,
    account TEXT NOT NULL REFERENCES account(id),
    device TEXT REFERENCES device(id),
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'laptop', 'plain', 'invited')),
    made_at TEXT NOT NULL,
    signed_in_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX session_device ON session(device) WHERE device IS NOT NULL;
CREATE INDEX session_account ON session(account);
CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    public_key BLOB NOT NULL,
    sign_count INTEGER NOT NULL,
    label TEXT NOT NULL,
    made_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
CREATE INDEX passkey_account ON passkey(account);
CREATE TABLE challenge (
    challenge TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    account TEXT,
    expires_at TEXT NOT NULL
) STRICT;
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    code_hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'one_time')),
    account TEXT NOT NULL REFERENCES account(id),
    made_by TEXT,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    spent_at TEXT
) STRICT;
CREATE INDEX invitation_account ON invitation(account);
CREATE TABLE failed_attempt (
    origin TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX failed_attempt_origin ON failed_attempt(origin, at);
CREATE INDEX failed_attempt_at ON failed_attempt(at)
"""

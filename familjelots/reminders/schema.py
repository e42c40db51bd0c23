"""Follow-ups, the phones that want reminders, and each reminder's way there."""

from sqlite_utils import Database, Migrations

from ..core.db import execute, value
from ..core.tables import create

migrations = Migrations("reminders")


@migrations()
def create_tables(db: Database) -> None:
    """A reminder is unique per thing, person and due time; a delivery per reminder and subscription.

    `push_subscription` is about a browser, not about a family: no command and no op, as a session has none.
    """
    create(db, _TABLES)


@migrations()
def remind_of_lone_visits(db: Database) -> None:
    """A reminder may be of a colleague's lone visit, and of no family; it is found by what it is of.

    Wider checks change no row, so the table's own words are changed where they stand (as in `plans.schema`).
    """
    version = value(db, "PRAGMA schema_version")
    execute(db, "PRAGMA writable_schema = ON")
    wider = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'reminder'"
    execute(db, wider, "IN ('step', 'follow_up')", "IN ('step', 'follow_up', 'lone_visit')")
    execute(db, wider, "family TEXT NOT NULL REFERENCES", "family TEXT REFERENCES")
    execute(db, f"PRAGMA schema_version = {version + 1}")
    execute(db, "PRAGMA writable_schema = OFF")
    create(db, "CREATE INDEX reminder_record ON reminder(record)")


@migrations()
def choose(db: Database) -> None:
    """What each person chose, all of it kept, the newest holds; any kind of thing; other ways than a phone's push.

    A delivery's `subscription` is a push subscription's id, or the way itself: `sms`, `mail`.
    """
    create(db, _CHOICES)
    _any_kind(db)


def _any_kind(db: Database) -> None:
    """Which kinds there are is for the rooms to say."""
    version = value(db, "PRAGMA schema_version")
    execute(db, "PRAGMA writable_schema = ON")
    wider = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'reminder'"
    execute(db, wider, "kind IN ('step', 'follow_up', 'lone_visit')", "kind <> ''")
    execute(db, f"PRAGMA schema_version = {version + 1}")
    execute(db, "PRAGMA writable_schema = OFF")


_CHOICES = """
CREATE TABLE reminder_choice (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    silent TEXT NOT NULL,
    day_at TEXT NOT NULL,
    evening_at TEXT NOT NULL,
    ahead INTEGER NOT NULL,
    quiet_from TEXT NOT NULL,
    quiet_until TEXT NOT NULL,
    sms INTEGER NOT NULL,
    mail TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX reminder_choice_account ON reminder_choice(account);
CREATE TABLE reminder_pause (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    until_day TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX reminder_pause_account ON reminder_pause(account);
CREATE TABLE reminder_snooze (
    id TEXT PRIMARY KEY,
    reminder TEXT NOT NULL REFERENCES reminder(id),
    until_at TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX reminder_snooze_until ON reminder_snooze(until_at);
CREATE TABLE lock_screen (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    word TEXT NOT NULL,
    picture TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX lock_screen_account ON lock_screen(account);
CREATE TABLE new_delivery (
    reminder TEXT NOT NULL REFERENCES reminder(id),
    subscription TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'sent', 'quiet', 'gone', 'failed')),
    not_before TEXT NOT NULL,
    lease TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    sent_at TEXT,
    PRIMARY KEY (reminder, subscription)
) STRICT, WITHOUT ROWID;
INSERT INTO new_delivery SELECT reminder, subscription, state, not_before, lease, attempts, answer, sent_at
    FROM delivery;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE INDEX delivery_open ON delivery(not_before) WHERE state IN ('waiting', 'claimed');
CREATE INDEX delivery_subscription ON delivery(subscription);
CREATE INDEX reminder_account ON reminder(account, made_at)
"""
_TABLES = """
CREATE TABLE follow_up (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    text TEXT NOT NULL,
    due TEXT NOT NULL,
    done_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX follow_up_family ON follow_up(family, due);
CREATE INDEX follow_up_due ON follow_up(due) WHERE done_at IS NULL;
CREATE TABLE follow_up_completion (
    id TEXT PRIMARY KEY,
    follow_up TEXT NOT NULL REFERENCES follow_up(id),
    what_changed TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX follow_up_completion_of ON follow_up_completion(follow_up);
CREATE TABLE push_subscription (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    device TEXT,
    endpoint TEXT NOT NULL,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    vapid_key TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT,
    ended_why TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX push_subscription_endpoint ON push_subscription(endpoint) WHERE ended_at IS NULL;
CREATE INDEX push_subscription_account ON push_subscription(account) WHERE ended_at IS NULL;
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('step', 'follow_up')),
    record TEXT NOT NULL,
    family TEXT NOT NULL REFERENCES family(id),
    account TEXT NOT NULL REFERENCES account(id),
    due TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    UNIQUE (due, kind, record, account)
) STRICT;
CREATE TABLE delivery (
    reminder TEXT NOT NULL REFERENCES reminder(id),
    subscription TEXT NOT NULL REFERENCES push_subscription(id),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'sent', 'quiet', 'gone', 'failed')),
    not_before TEXT NOT NULL,
    lease TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    sent_at TEXT,
    PRIMARY KEY (reminder, subscription)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_open ON delivery(not_before) WHERE state IN ('waiting', 'claimed')
"""

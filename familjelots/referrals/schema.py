"""Referrals and handovers with what happened to them, and change ideas with what became of them."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("referrals")


@migrations()
def create_tables(db: Database) -> None:
    """A referral is of a family, to a receiver of its consent, or of a single person, who has said yes to it.

    What happens to it is added, never changed: the first of a kind holds. Of meetings and stages the newest does.
    """
    create(db, _TABLES)


_TABLES = """
CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('referral', 'handover')),
    family TEXT REFERENCES family(id),
    receiver TEXT REFERENCES receiver(id),
    to_organisation TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL,
    about TEXT NOT NULL,
    person TEXT NOT NULL DEFAULT '',
    reach TEXT NOT NULL DEFAULT '',
    known_by TEXT NOT NULL DEFAULT '',
    yes_how TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP},
    CHECK ((family IS NULL) = (receiver IS NULL) AND (family IS NULL) = (person <> ''))
) STRICT;
CREATE INDEX referral_family ON referral(family);
CREATE TABLE referral_event (
    id TEXT PRIMARY KEY,
    referral TEXT NOT NULL REFERENCES referral(id),
    kind TEXT NOT NULL CHECK (kind IN ('sent', 'received', 'accepted', 'declined', 'first_contact', 'withdrawn')),
    day TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    said_by TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT,
    {OP}
) STRICT;
CREATE INDEX referral_event_referral ON referral_event(referral, kind);
CREATE INDEX referral_event_unseen ON referral_event(referral) WHERE seen_at IS NULL;
CREATE TABLE joint_meeting (
    id TEXT PRIMARY KEY,
    referral TEXT NOT NULL REFERENCES referral(id),
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    present TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX joint_meeting_referral ON joint_meeting(referral);
CREATE TABLE change_idea (
    id TEXT PRIMARY KEY,
    hypothesis TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE TABLE change_stage (
    id TEXT PRIMARY KEY,
    idea TEXT NOT NULL REFERENCES change_idea(id),
    stage TEXT NOT NULL CHECK (stage IN ('test', 'measure', 'keep', 'drop')),
    words TEXT NOT NULL,
    day TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX change_stage_idea ON change_stage(idea);
CREATE TABLE routine_change (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    idea TEXT REFERENCES change_idea(id),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX routine_change_idea ON routine_change(idea)
"""

"""Families, their households and members, who is there for them, and what they have said yes to."""

from sqlite_utils import Database, Migrations

from ..core.tables import create
from .search_schema import add_columns, create_list, keep_when_contact_began

migrations = Migrations("families")


@migrations()
def create_tables(db: Database) -> None:
    """A family is not a household: it may live in several, and a child may live in two."""
    create(db, _TABLES)
    create(db, _AROUND)
    create(db, _CONSENTS)


@migrations()
def say_who_decides_money(db: Database) -> None:
    """Somebody of another organisation may decide the family's money: said beside that name."""
    create(db, "ALTER TABLE receiver ADD COLUMN decides_money INTEGER NOT NULL DEFAULT 0")


@migrations()
def find_families(db: Database) -> None:
    """Families get another name and a case number, and their own rhythm of conversations."""
    add_columns(db)


@migrations()
def list_families(db: Database) -> None:
    """What lists show of families stands in one row of each, with an index to be found by."""
    create_list(db)


@migrations()
def cover_for_colleagues(db: Database) -> None:
    """A coach who goes in somebody else's place is let in for some days, because of one planned visit."""
    create(db, _COVER)


@migrations()
def find_protected_families(db: Database) -> None:
    """Whoever coordinates opens all families but some of these."""
    create(db, "CREATE INDEX family_listed_protected ON family_listed(family, protected, coach) WHERE protected = 1")


@migrations()
def keep_when_contact_began_in_lists(db: Database) -> None:
    """The day here on which a contact began is another than that of UTC for an hour or two of each night."""
    keep_when_contact_began(db)


_TABLES = """
CREATE TABLE family (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    programme TEXT NOT NULL,
    programme_version INTEGER,
    status TEXT NOT NULL CHECK (status IN ('interest', 'active', 'resting', 'closed', 'followed_up')),
    motivation TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0,
    gaps TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX family_protected ON family(id) WHERE protected = 1;
CREATE TABLE household (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0,
    safety_note TEXT NOT NULL DEFAULT '',
    {OP}
) STRICT;
CREATE INDEX household_family ON household(family);
CREATE TABLE member (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    name TEXT NOT NULL,
    birth_year INTEGER,
    role TEXT NOT NULL CHECK (role IN ('adult', 'young', 'child')),
    phone TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'sv',
    interpreter INTEGER NOT NULL DEFAULT 0,
    adaptations TEXT NOT NULL DEFAULT '',
    motivation TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0,
    {OP}
) STRICT;
CREATE INDEX member_family ON member(family);
CREATE TABLE household_member (
    household TEXT NOT NULL REFERENCES household(id),
    member TEXT NOT NULL REFERENCES member(id),
    {OP},
    from_at TEXT NOT NULL,
    until_at TEXT,
    PRIMARY KEY (household, member, op)
) STRICT;
CREATE INDEX household_member_member ON household_member(member, household) WHERE until_at IS NULL;
CREATE TABLE contact_person (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    coach TEXT NOT NULL REFERENCES account(id),
    from_at TEXT NOT NULL,
    until_at TEXT,
    reason TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    {OP}
) STRICT;
CREATE UNIQUE INDEX contact_person_active ON contact_person(family) WHERE until_at IS NULL;
CREATE INDEX contact_person_coach ON contact_person(coach, family);
"""

_AROUND = """
CREATE TABLE custody (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    child TEXT NOT NULL REFERENCES member(id),
    guardian TEXT NOT NULL REFERENCES member(id),
    from_day TEXT NOT NULL,
    until_day TEXT,
    {OP}
) STRICT;
CREATE INDEX custody_family ON custody(family);
CREATE INDEX custody_guardian ON custody(guardian);
CREATE TABLE team_member (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    account TEXT NOT NULL REFERENCES account(id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    decides_money INTEGER NOT NULL DEFAULT 0,
    made_by TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX team_member_family ON team_member(family);
CREATE INDEX team_member_account ON team_member(account, family);
CREATE TABLE named_staff (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    account TEXT NOT NULL REFERENCES account(id),
    from_day TEXT NOT NULL,
    until_day TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX named_staff_account ON named_staff(account, family);
CREATE INDEX named_staff_family ON named_staff(family);
CREATE TABLE mandate (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    holder TEXT NOT NULL REFERENCES account(id),
    kind TEXT NOT NULL CHECK (kind IN ('commission', 'power')),
    scope TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    revoked_at TEXT,
    revoked_by TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX mandate_family ON mandate(family);
CREATE TABLE enrolment (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    programme TEXT NOT NULL,
    version INTEGER NOT NULL,
    assistance_from TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX enrolment_family ON enrolment(family);
CREATE TABLE enrolment_criterion (
    enrolment TEXT NOT NULL REFERENCES enrolment(id),
    criterion TEXT NOT NULL,
    met INTEGER NOT NULL,
    PRIMARY KEY (enrolment, criterion)
) STRICT, WITHOUT ROWID
"""

_COVER = """
CREATE TABLE cover (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    coach TEXT NOT NULL REFERENCES account(id),
    planned_visit TEXT NOT NULL REFERENCES planned_visit(id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    ended_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX cover_coach ON cover(coach, until_day);
CREATE INDEX cover_family ON cover(family);
CREATE INDEX cover_visit ON cover(planned_visit)
"""

_CONSENTS = """
CREATE TABLE receiver (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    organisation TEXT NOT NULL,
    person TEXT NOT NULL DEFAULT '',
    account TEXT REFERENCES account(id),
    {OP}
) STRICT;
CREATE INDEX receiver_family ON receiver(family);
CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    receiver TEXT NOT NULL REFERENCES receiver(id),
    template TEXT NOT NULL DEFAULT '',
    programme TEXT NOT NULL,
    version INTEGER NOT NULL,
    purpose TEXT NOT NULL DEFAULT '',
    until_day TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX consent_family ON consent(family);
CREATE TABLE consent_part (
    consent TEXT NOT NULL REFERENCES consent(id),
    part TEXT NOT NULL,
    PRIMARY KEY (consent, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE consent_about (
    consent TEXT NOT NULL REFERENCES consent(id),
    member TEXT NOT NULL REFERENCES member(id),
    PRIMARY KEY (consent, member)
) STRICT, WITHOUT ROWID;
CREATE TABLE consent_answer (
    id TEXT PRIMARY KEY,
    consent TEXT NOT NULL REFERENCES consent(id),
    member TEXT NOT NULL REFERENCES member(id),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'withdrawn')),
    language TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX consent_answer_consent ON consent_answer(consent);
CREATE TABLE consent_without (
    id TEXT PRIMARY KEY,
    consent TEXT NOT NULL REFERENCES consent(id),
    member TEXT NOT NULL REFERENCES member(id),
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX consent_without_consent ON consent_without(consent)
"""

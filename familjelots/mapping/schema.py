"""Mappings with what was said in them, in-depth assessments, and the staircase's decisions."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("mapping")


@migrations()
def create_tables(db: Database) -> None:
    """What is said is added; both sides' yes is an event of its own, about exactly the words that were shown."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE mapping (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    member TEXT NOT NULL REFERENCES member(id),
    status TEXT NOT NULL CHECK (status IN ('draft', 'confirmed')),
    route TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    shared TEXT NOT NULL CHECK (shared IN ('self', 'home')),
    completion TEXT,
    confirmed_by TEXT,
    confirmed_at TEXT,
    confirmed_how TEXT CHECK (confirmed_how IN ('own_phone', 'table')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX mapping_family ON mapping(family);
CREATE UNIQUE INDEX mapping_draft ON mapping(member) WHERE status = 'draft';
CREATE TABLE saying (
    id TEXT PRIMARY KEY,
    mapping TEXT NOT NULL REFERENCES mapping(id),
    family TEXT NOT NULL REFERENCES family(id),
    area TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('important', 'fine', 'skip')),
    wish TEXT NOT NULL DEFAULT '',
    need TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX saying_mapping ON saying(mapping);
CREATE TABLE mapped (
    record TEXT PRIMARY KEY,
    saying TEXT NOT NULL REFERENCES saying(id),
    kind TEXT NOT NULL CHECK (kind IN ('strength', 'barrier')),
    confirmed_words TEXT,
    {OP}
) STRICT, WITHOUT ROWID;
CREATE INDEX mapped_saying ON mapped(saying);
CREATE TABLE mapping_completion (
    id TEXT PRIMARY KEY,
    mapping TEXT NOT NULL REFERENCES mapping(id),
    route TEXT NOT NULL,
    why TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX mapping_completion_mapping ON mapping_completion(mapping);
CREATE TABLE mapping_answer (
    id TEXT PRIMARY KEY,
    completion TEXT NOT NULL REFERENCES mapping_completion(id),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    words TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX mapping_answer_completion ON mapping_answer(completion);
CREATE TABLE assessment (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    profession TEXT NOT NULL,
    question TEXT NOT NULL DEFAULT '',
    findings TEXT NOT NULL DEFAULT '',
    plain TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'shared', 'closed')),
    status_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX assessment_family ON assessment(family);
CREATE TABLE assessment_event (
    id TEXT PRIMARY KEY,
    assessment TEXT NOT NULL REFERENCES assessment(id),
    status TEXT NOT NULL CHECK (status IN ('shared', 'closed')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE TABLE assessment_part (
    record TEXT PRIMARY KEY,
    assessment TEXT NOT NULL REFERENCES assessment(id),
    kind TEXT NOT NULL CHECK (kind IN ('goal', 'barrier', 'next_step')),
    {OP}
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_part_assessment ON assessment_part(assessment);
CREATE TABLE competence (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    competence TEXT NOT NULL DEFAULT '',
    interests TEXT NOT NULL DEFAULT '',
    suitability TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX competence_family ON competence(family);
CREATE TABLE competence_decision (
    competence TEXT PRIMARY KEY REFERENCES competence(id),
    decision TEXT NOT NULL CHECK (decision IN ('goes_on', 'other_way')),
    reasons TEXT NOT NULL,
    instead TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT, WITHOUT ROWID;
"""

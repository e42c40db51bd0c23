"""What happened at a visit, in two halves that never share a table."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("visits")


@migrations()
def create_tables(db: Database) -> None:
    """`visit` is Tillsammans, fit for the family; `visit_afterwards` is Efteråt and is read by staff alone."""
    create(db, _TABLES)


@migrations()
def ask_about_twins(db: Database) -> None:
    """Two records that may be of one visit, and what people say of them. `same_as` is the earlier of the two."""
    create(db, _PAIRS)


@migrations()
def let_families_object(db: Database) -> None:
    """What a family says is not right in a visit's record. It is added and taken back, never changed."""
    create(db, _OBJECTIONS)


@migrations()
def note_when_an_objection_is_seen(db: Database) -> None:
    """Until then it is on the list of what the family's contact person should look at."""
    create(db, _SEEN)


@migrations()
def tell_contacts_and_methods(db: Database) -> None:
    """A telephone call or a meeting is a visit of another kind. The methods used are told with either."""
    create(db, _KINDS)


_TABLES = """
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    planned_visit TEXT REFERENCES planned_visit(id),
    coach TEXT NOT NULL REFERENCES account(id),
    at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT 'happened' CHECK (outcome IN ('happened', 'cancelled', 'no_one_home')),
    place TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    interpreter TEXT NOT NULL DEFAULT '',
    others TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    family_view TEXT NOT NULL DEFAULT '',
    next_at TEXT,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX visit_family ON visit(family, at DESC);
CREATE INDEX visit_planned ON visit(planned_visit) WHERE planned_visit IS NOT NULL;
CREATE INDEX visit_coach ON visit(coach, at);
CREATE TABLE visit_presence (
    visit TEXT NOT NULL REFERENCES visit(id),
    member TEXT NOT NULL REFERENCES member(id),
    PRIMARY KEY (visit, member)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_topic (
    visit TEXT NOT NULL REFERENCES visit(id),
    area TEXT NOT NULL,
    PRIMARY KEY (visit, area)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_goal (
    visit TEXT NOT NULL REFERENCES visit(id),
    goal TEXT NOT NULL REFERENCES goal(id),
    PRIMARY KEY (visit, goal)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_afterwards (
    visit TEXT PRIMARY KEY REFERENCES visit(id),
    observations TEXT NOT NULL DEFAULT '',
    child_words TEXT NOT NULL DEFAULT '',
    child_not_heard TEXT NOT NULL DEFAULT '',
    worry_considered TEXT NOT NULL DEFAULT '' CHECK (worry_considered IN ('', 'yes', 'no')),
    minutes INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_attention (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id),
    part TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    settled_at TEXT
) STRICT;
CREATE INDEX visit_attention_visit ON visit_attention(visit) WHERE settled_at IS NULL;
CREATE TABLE note (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX note_family ON note(family, made_at DESC);
CREATE INDEX next_step_visit ON next_step(visit) WHERE visit IS NOT NULL
"""

_PAIRS = """
ALTER TABLE visit ADD COLUMN same_as TEXT REFERENCES visit(id);
CREATE INDEX visit_same_as ON visit(same_as) WHERE same_as IS NOT NULL;
CREATE TABLE visit_pair (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    one TEXT NOT NULL REFERENCES visit(id),
    other TEXT NOT NULL REFERENCES visit(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX visit_pair_family ON visit_pair(family);
CREATE TABLE visit_pair_answer (
    id TEXT PRIMARY KEY,
    pair TEXT NOT NULL REFERENCES visit_pair(id),
    answer TEXT NOT NULL CHECK (answer IN ('same', 'two')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX visit_pair_answer_pair ON visit_pair_answer(pair)
"""

_OBJECTIONS = """
CREATE TABLE objection (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    visit TEXT NOT NULL REFERENCES visit(id),
    text TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX objection_family ON objection(family);
CREATE INDEX objection_visit ON objection(visit);
CREATE TABLE objection_withdrawal (
    id TEXT PRIMARY KEY,
    objection TEXT NOT NULL REFERENCES objection(id),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX objection_withdrawal_objection ON objection_withdrawal(objection)
"""
_SEEN = """
ALTER TABLE objection ADD COLUMN seen_at TEXT;
CREATE INDEX objection_unseen ON objection(family) WHERE seen_at IS NULL
"""
_KINDS = """
ALTER TABLE visit ADD COLUMN kind TEXT NOT NULL DEFAULT 'home'
    CHECK (kind IN ('home', 'phone', 'meeting', 'school', 'along'));
CREATE TABLE visit_method (
    visit TEXT NOT NULL REFERENCES visit(id),
    method TEXT NOT NULL,
    PRIMARY KEY (visit, method)
) STRICT, WITHOUT ROWID
"""

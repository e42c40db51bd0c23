"""Questions to partners, what they answered, and the link and code by which each is reached."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("partners")


@migrations()
def create_tables(db: Database) -> None:
    """A link and a session are ceremonies, no commands: they have no op. Of both, only hashes are kept.

    An answer is added, never changed; the steps that were told with it are events of the plan with the same op.
    """
    create(db, _TABLES)


@migrations()
def links_lie_with_accounts(db: Database) -> None:
    """Links and codes serve other rooms too, and lie where codes are made. Those that have been sent go on working."""
    create(db, _LINKS_MOVE)


_LINKS_MOVE = """
INSERT INTO outside_link (thing, kind, token_hash, code_hash, until_day, made_by, made_at, ended_at)
    SELECT link.question, 'question', token_hash, code_hash, question.until_day, link.made_by, link.made_at,
           link.ended_at
    FROM partner_link AS link JOIN partner_question AS question ON question.id = link.question;
DROP TABLE partner_session;
DROP TABLE partner_link
"""
_TABLES = """
CREATE TABLE partner_question (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    receiver TEXT NOT NULL REFERENCES receiver(id),
    contact TEXT NOT NULL,
    question TEXT NOT NULL,
    until_day TEXT NOT NULL,
    ended_at TEXT,
    ended_by TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX partner_question_family ON partner_question(family);
CREATE TABLE partner_question_step (
    question TEXT NOT NULL REFERENCES partner_question(id),
    step TEXT NOT NULL REFERENCES next_step(id),
    PRIMARY KEY (question, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE partner_answer (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL REFERENCES partner_question(id),
    family TEXT NOT NULL REFERENCES family(id),
    answer TEXT NOT NULL,
    next_day TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT,
    {OP}
) STRICT;
CREATE INDEX partner_answer_question ON partner_answer(question);
CREATE INDEX partner_answer_unseen ON partner_answer(family) WHERE seen_at IS NULL;
CREATE TABLE partner_link (
    question TEXT PRIMARY KEY REFERENCES partner_question(id),
    token_hash BLOB NOT NULL UNIQUE,
    code_hash BLOB NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE TABLE partner_session (
    token_hash BLOB PRIMARY KEY,
    question TEXT NOT NULL REFERENCES partner_question(id),
    until_at TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

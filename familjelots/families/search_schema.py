"""What families are found by: one text of each, kept by triggers, so that no way of writing a name can forget it.

Å, ä and ö are letters of their own, whatever their reader's keyboard calls them; ø is written for ö, and æ for ä. All
other marks on letters are passed over, as are capitals: the tokenizer does that. So the own letters are kept apart from
it as letters of a private alphabet (`fold`), which also puts them last in the order of names.
"""

from sqlite_utils import Database

from ..core.db import execute
from ..core.tables import create

OWN = {"å": "\ue001", "ä": "\ue002", "ö": "\ue003", "æ": "\ue002", "ø": "\ue003"}
_FOLDED = str.maketrans(OWN | {letter.upper(): kept for letter, kept in OWN.items()})


def fold(words: str) -> str:
    """Words as they stand in the index. The triggers say the same in SQL."""
    return words.translate(_FOLDED)


def create_search(db: Database) -> None:
    """The texts, the index over them, what keeps both right, and the families that are there already."""
    create(db, _TABLES)
    for trigger in _TRIGGERS:
        execute(db, trigger)
    execute(db, f"INSERT INTO family_text (family, words, sorted) SELECT id, {_WORDS}, {_SORTED} FROM family")


def _sql_fold(expression: str) -> str:
    for letter, kept in _FOLDED.items():
        expression = f"replace({expression}, char({letter}), char({ord(str(kept))}))"
    return expression


_WORDS = _sql_fold(
    """family.name || ' ' || family.alias || ' ' || family.case_number || ' ' || coalesce(
        (SELECT group_concat(member.name, ' ') FROM member WHERE member.family = family.id), '')"""
)
_SORTED = f"lower({_sql_fold('family.name')})"

_TABLES = """
ALTER TABLE family ADD COLUMN alias TEXT NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN case_number TEXT NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN conversation_days TEXT NOT NULL DEFAULT '';
CREATE INDEX family_case_number ON family(case_number) WHERE case_number <> '';
CREATE TABLE family_text (
    docid INTEGER PRIMARY KEY,
    family TEXT NOT NULL UNIQUE REFERENCES family(id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    sorted TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE family_found USING fts5(
    words, content='family_text', content_rowid='docid', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
)
"""

_TELL_AGAIN = "UPDATE family_text SET words = (SELECT {words} FROM family WHERE family.id = family_text.family)"

_TRIGGERS = (
    f"""CREATE TRIGGER family_text_new AFTER INSERT ON family BEGIN
        INSERT INTO family_text (family, words, sorted)
            SELECT id, {_WORDS}, {_SORTED} FROM family WHERE id = new.id;
    END""",
    f"""CREATE TRIGGER family_text_named AFTER UPDATE OF name, alias, case_number ON family BEGIN
        UPDATE family_text SET (words, sorted) = (SELECT {_WORDS}, {_SORTED} FROM family WHERE id = new.id)
            WHERE family = new.id;
    END""",
    f"""CREATE TRIGGER family_text_member_new AFTER INSERT ON member BEGIN
        {_TELL_AGAIN.format(words=_WORDS)} WHERE family = new.family;
    END""",
    f"""CREATE TRIGGER family_text_member_named AFTER UPDATE OF name, family ON member BEGIN
        {_TELL_AGAIN.format(words=_WORDS)} WHERE family IN (old.family, new.family);
    END""",
    f"""CREATE TRIGGER family_text_member_gone AFTER DELETE ON member BEGIN
        {_TELL_AGAIN.format(words=_WORDS)} WHERE family = old.family;
    END""",
    """CREATE TRIGGER family_found_new AFTER INSERT ON family_text BEGIN
        INSERT INTO family_found (rowid, words) VALUES (new.docid, new.words);
    END""",
    """CREATE TRIGGER family_found_changed AFTER UPDATE OF words ON family_text WHEN old.words <> new.words BEGIN
        INSERT INTO family_found (family_found, rowid, words) VALUES ('delete', old.docid, old.words);
        INSERT INTO family_found (rowid, words) VALUES (new.docid, new.words);
    END""",
    """CREATE TRIGGER family_found_gone AFTER DELETE ON family_text BEGIN
        INSERT INTO family_found (family_found, rowid, words) VALUES ('delete', old.docid, old.words);
    END""",
)

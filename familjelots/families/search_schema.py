"""What lists of families show and find them by: one row of each, kept by triggers, so that no write can forget it.

A list of fifty among hundreds asks this one table; every fact in it is written down elsewhere first. `named` and
`living` are what is searched. Å, ä and ö are letters of their own, whatever their reader's keyboard calls them; ø is
written for ö, and æ for ä. All other marks on letters are passed over, as are capitals: the tokenizer does that. So the
own letters are kept apart from it as letters of a private alphabet (`fold`), which also puts them last in the order of
names.
"""

from sqlite_utils import Database

from ..core.db import execute, rows
from ..core.tables import create

OWN = {"å": "\ue001", "ä": "\ue002", "ö": "\ue003", "æ": "\ue002", "ø": "\ue003"}
_FOLDED = str.maketrans(OWN | {letter.upper(): kept for letter, kept in OWN.items()})


def fold(words: str) -> str:
    """Words as they stand in the index. The triggers say the same in SQL."""
    return words.translate(_FOLDED)


def add_columns(db: Database) -> None:
    """Another name, a case number, and a rhythm of conversations of one's own."""
    create(db, _COLUMNS)


def create_list(db: Database) -> None:
    """The list, the index over it, what keeps both right, and the families that are there already.

    A first shape of both, which knew words alone, goes away.
    """
    for one in rows(db, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'family\\_%' ESCAPE '\\'"):
        execute(db, f'DROP TRIGGER "{one["name"]}"')
    create(db, "DROP TABLE IF EXISTS family_found; DROP TABLE IF EXISTS family_text")
    create(db, _TABLES)
    for trigger in _TRIGGERS:
        execute(db, trigger)
    fill(db)


def fill(db: Database) -> None:
    """Write down every family anew."""
    execute(db, "DELETE FROM family_listed")
    execute(db, f"INSERT INTO family_listed (family, {_ALL}) SELECT family.id, {_TOLD} FROM family")


def keep_when_contact_began(db: Database) -> None:
    """A list that was made before knew the day of a contact's beginning in UTC alone: here the instant, as now."""
    for name, trigger in _named(_TRIGGERS).items():
        if "begun" in trigger:
            execute(db, f"DROP TRIGGER {name}")
            execute(db, trigger)
    execute(db, _again({"begun": _CONTACT["begun"]}, "family_listed.family").rstrip(";"))


def _named(triggers: tuple[str, ...]) -> dict[str, str]:
    return {trigger.split()[2]: trigger for trigger in triggers}


def _sql_fold(expression: str) -> str:
    for letter, kept in _FOLDED.items():
        expression = f"replace({expression}, char({letter}), char({ord(str(kept))}))"
    return expression


_FACTS = {
    "name": "family.name",
    "alias": "family.alias",
    "case_number": "family.case_number",
    "programme": "family.programme",
    "programme_version": "family.programme_version",
    "status": "family.status",
    "closed": "family.status IN ('closed', 'followed_up')",
    "protected": "family.protected",
    "conversation_days": "family.conversation_days",
    "sorted": f"lower({_sql_fold('family.name')})",
    "named": _sql_fold("family.name || ' ' || family.alias || ' ' || family.case_number"),
}
_NAMES = """(SELECT group_concat(name, ', ') FROM (
    SELECT name FROM member WHERE member.family = family.id ORDER BY role, birth_year, name))"""
_PEOPLE = {
    "people": f"coalesce({_NAMES}, '')",
    "small": "(SELECT count(*) FROM member WHERE member.family = family.id AND role <> 'adult')",
    "living": f"coalesce({_sql_fold(_NAMES)}, '')",
}
_CONTACT = {
    name: f"(SELECT {name} FROM contact_person WHERE contact_person.family = family.id AND until_at IS NULL)"
    for name in ("coach", "from_at")
}
_CONTACT["begun"] = f"coalesce({_CONTACT.pop('from_at')}, family.made_at)"
_ALL = ", ".join((*_FACTS, *_PEOPLE, *_CONTACT))
_TOLD = ", ".join((*_FACTS.values(), *_PEOPLE.values(), *_CONTACT.values()))

_COLUMNS = """
ALTER TABLE family ADD COLUMN alias TEXT NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN case_number TEXT NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN conversation_days TEXT NOT NULL DEFAULT '';
CREATE INDEX family_case_number ON family(case_number) WHERE case_number <> ''
"""

_TABLES = """
CREATE TABLE family_listed (
    docid INTEGER PRIMARY KEY,
    family TEXT NOT NULL UNIQUE REFERENCES family(id) ON DELETE CASCADE,
    closed INTEGER NOT NULL,
    status TEXT NOT NULL,
    protected INTEGER NOT NULL,
    small INTEGER NOT NULL,
    coach TEXT,
    begun TEXT NOT NULL,
    programme TEXT NOT NULL,
    programme_version INTEGER,
    conversation_days TEXT NOT NULL,
    sorted TEXT NOT NULL,
    name TEXT NOT NULL,
    alias TEXT NOT NULL,
    case_number TEXT NOT NULL,
    people TEXT NOT NULL,
    named TEXT NOT NULL,
    living TEXT NOT NULL
) STRICT;
CREATE INDEX family_listed_order ON family_listed(closed, sorted, family);
CREATE VIRTUAL TABLE family_found USING fts5(
    named, living, content='family_listed', content_rowid='docid', tokenize='unicode61 remove_diacritics 2',
    prefix='1 2 3'
)
"""


def _again(facts: dict[str, str], family: str) -> str:
    names, told = ", ".join(facts), ", ".join(facts.values())
    one = f"({names}) = (SELECT {told} FROM family WHERE family.id = family_listed.family)"
    return f"UPDATE family_listed SET {one} WHERE family = {family};"


_TRIGGERS = (
    f"""CREATE TRIGGER family_listed_new AFTER INSERT ON family BEGIN
        INSERT INTO family_listed (family, {_ALL}) SELECT family.id, {_TOLD} FROM family WHERE family.id = new.id;
    END""",
    f"""CREATE TRIGGER family_listed_changed AFTER UPDATE ON family BEGIN
        {_again(_FACTS, "new.id")}
    END""",
    f"""CREATE TRIGGER family_listed_member_new AFTER INSERT ON member BEGIN
        {_again(_PEOPLE, "new.family")}
    END""",
    f"""CREATE TRIGGER family_listed_member_changed AFTER UPDATE OF name, role, birth_year, family ON member BEGIN
        {_again(_PEOPLE, "old.family")}
        {_again(_PEOPLE, "new.family")}
    END""",
    f"""CREATE TRIGGER family_listed_member_gone AFTER DELETE ON member BEGIN
        {_again(_PEOPLE, "old.family")}
    END""",
    f"""CREATE TRIGGER family_listed_contact_new AFTER INSERT ON contact_person BEGIN
        {_again(_CONTACT, "new.family")}
    END""",
    f"""CREATE TRIGGER family_listed_contact_changed AFTER UPDATE ON contact_person BEGIN
        {_again(_CONTACT, "new.family")}
    END""",
    f"""CREATE TRIGGER family_listed_contact_gone AFTER DELETE ON contact_person BEGIN
        {_again(_CONTACT, "old.family")}
    END""",
    """CREATE TRIGGER family_found_new AFTER INSERT ON family_listed BEGIN
        INSERT INTO family_found (rowid, named, living) VALUES (new.docid, new.named, new.living);
    END""",
    """CREATE TRIGGER family_found_changed AFTER UPDATE OF named, living ON family_listed
        WHEN (old.named, old.living) <> (new.named, new.living) BEGIN
        INSERT INTO family_found (family_found, rowid, named, living)
            VALUES ('delete', old.docid, old.named, old.living);
        INSERT INTO family_found (rowid, named, living) VALUES (new.docid, new.named, new.living);
    END""",
    """CREATE TRIGGER family_found_gone AFTER DELETE ON family_listed BEGIN
        INSERT INTO family_found (family_found, rowid, named, living)
            VALUES ('delete', old.docid, old.named, old.living);
    END""",
)

"""SQL on mappings and what was said in them."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value
from ..plans.former import former

TABLES = frozenset({"mapping", "saying", "mapped", "mapping_completion", "mapping_answer"})

_MAPPING = f"""SELECT mapping.*, {former("mapping")}, member.name AS member_name, confirming.name AS confirmed_by_name,
                     done.made_at AS done_at, doing.name AS done_by_name
       FROM mapping JOIN member ON member.id = mapping.member
       LEFT JOIN mapping_completion AS done ON done.id = mapping.completion
       LEFT JOIN account AS doing ON doing.id = done.made_by
       LEFT JOIN account AS confirming ON confirming.id = mapping.confirmed_by"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables about mappings."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def mapping(db: Database, mapping: str) -> dict | None:
    """One mapping, with names of whom it is about and of those who said that it is done and right."""
    return row(db, f"{_MAPPING} WHERE mapping.id = ?", mapping)


def mappings(db: Database, family: str) -> list[dict]:
    """A family's mappings, the newest first."""
    return rows(db, f"{_MAPPING} WHERE mapping.family = ? ORDER BY mapping.made_at DESC, mapping.rowid DESC", family)


def draft(db: Database, member: str) -> dict | None:
    """The mapping that is being made with somebody."""
    return row(db, "SELECT * FROM mapping WHERE member = ? AND status = 'draft'", member)


def waits_for(db: Database, member: str) -> str | None:
    """The mapping that somebody is to read and confirm, if there is one."""
    sql = "SELECT id FROM mapping WHERE member = ? AND status = 'draft' AND completion IS NOT NULL"
    return value(db, sql, member)


def completion(db: Database, completion: str) -> dict | None:
    """One time that a mapping was said to be done, with what it is about and whether it still stands."""
    return row(
        db,
        """SELECT mapping_completion.id, mapping_completion.mapping, mapping.family, mapping.member, mapping.status,
                  mapping.completion = mapping_completion.id AS stands
           FROM mapping_completion JOIN mapping ON mapping.id = mapping_completion.mapping
           WHERE mapping_completion.id = ?""",
        completion,
    )


def saying(db: Database, saying: str) -> dict | None:
    """What was said about one area, with how its mapping stands."""
    return row(
        db,
        """SELECT saying.*, mapping.status, mapping.member FROM saying JOIN mapping ON mapping.id = saying.mapping
           WHERE saying.id = ?""",
        saying,
    )


def sayings(db: Database, family: str) -> list[dict]:
    """All that a family's mappings hold, as it was said."""
    found = f"SELECT saying.*, {former('saying')} FROM saying WHERE family = ? ORDER BY made_at, rowid"
    return rows(db, found, family)


def sayings_of(db: Database, mapping: str) -> list[str]:
    """Ids of what was said in one mapping."""
    return [found["id"] for found in rows(db, "SELECT id FROM saying WHERE mapping = ?", mapping)]


def mapped(db: Database, family: str) -> list[dict]:
    """Strengths and what is hard, as they stand in mappings: confirmed words stay as both read them."""
    return rows(
        db,
        """SELECT mapped.record AS id, mapped.saying, mapped.kind,
                  ifnull(mapped.confirmed_words, ifnull(strength.text, barrier.text)) AS text
           FROM mapped JOIN saying ON saying.id = mapped.saying
           LEFT JOIN strength ON strength.id = mapped.record
           LEFT JOIN barrier ON barrier.id = mapped.record
           WHERE saying.family = ? ORDER BY ifnull(strength.made_at, barrier.made_at), mapped.record""",
        family,
    )


_ANSWERS = """SELECT mapping_answer.id, mapping_completion.mapping, mapping_answer.words, mapping_answer.made_at,
                    account.name
       FROM mapping_answer JOIN mapping_completion ON mapping_completion.id = mapping_answer.completion
       JOIN mapping ON mapping.id = mapping_completion.mapping
       LEFT JOIN account ON account.id = mapping_answer.made_by"""


def refusals(db: Database, family: str) -> dict[str, dict]:
    """Mapping → the last that somebody said was not right about it, with who and when."""
    refused = "WHERE mapping.family = ? AND mapping_answer.answer = 'no' ORDER BY mapping_answer.rowid"
    return {answer["mapping"]: answer for answer in rows(db, f"{_ANSWERS} {refused}", family)}


def remarks(db: Database, family: str) -> list[dict]:
    """All that was written beside a yes or a no to a family's mappings, in order, with who and when."""
    written = "WHERE mapping.family = ? AND mapping_answer.words <> '' ORDER BY mapping_answer.rowid"
    return rows(db, f"{_ANSWERS} {written}", family)


def set_shared(db: Database, mapping: str, shared: str) -> None:
    """Who may read a mapping: the one it is about, or all grown people of that home."""
    execute(db, "UPDATE mapping SET shared = ? WHERE id = ?", shared, mapping)


def set_completion(db: Database, mapping: str, completion: str | None) -> None:
    """The mapping is done as far as staff are concerned; None: it is being written again."""
    execute(db, "UPDATE mapping SET completion = ? WHERE id = ?", completion, mapping)


def confirm(db: Database, mapping: str, who: str, how: str, stamp: str) -> None:
    """Both have said yes. The words of its strengths and of what is hard stay as they are now."""
    execute(
        db,
        """UPDATE mapping SET status = 'confirmed', confirmed_by = ?, confirmed_how = ?, confirmed_at = ?
           WHERE id = ?""",
        who,
        how,
        stamp,
        mapping,
    )
    execute(
        db,
        """UPDATE mapped SET confirmed_words = (SELECT text FROM strength WHERE id = mapped.record
                                                UNION ALL SELECT text FROM barrier WHERE id = mapped.record)
           WHERE saying IN (SELECT id FROM saying WHERE mapping = ?)""",
        mapping,
    )


def needs(db: Database, families: Iterable[str]) -> list[dict]:
    """What people of these families have said that they need, in each person's newest mapping, in one query."""
    return rows(
        db,
        """SELECT saying.id, saying.family, saying.area, saying.need, saying.made_at, member.name AS member_name
           FROM mapping JOIN saying ON saying.mapping = mapping.id JOIN member ON member.id = mapping.member
           WHERE mapping.family IN (SELECT value FROM json_each(?)) AND saying.need <> '' AND saying.stance <> 'skip'
             AND mapping.rowid = (SELECT max(rowid) FROM mapping AS other WHERE other.member = mapping.member)
           ORDER BY saying.made_at, saying.rowid""",
        json.dumps(list(families)),
    )


def asked(db: Database) -> list[dict]:
    """For themes: of each person's newest mapping, by area, whether anything was wished for, needed, and important."""
    return rows(
        db,
        """WITH newest AS (
               SELECT id, member FROM mapping AS one WHERE one.rowid = (
                   SELECT max(rowid) FROM mapping AS other WHERE other.member = one.member))
           SELECT saying.area, newest.member, max(saying.stance = 'important') AS important,
                  max(saying.wish <> '') AS wish, max(saying.need <> '') AS need,
                  max(EXISTS (SELECT 1 FROM mapped WHERE mapped.saying = saying.id AND kind = 'barrier')) AS hard
           FROM saying JOIN newest ON newest.id = saying.mapping
           WHERE saying.stance <> 'skip'
           GROUP BY saying.area, newest.member""",
    )

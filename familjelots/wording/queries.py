"""SQL on wordings."""

from sqlite_utils import Database

from ..core.db import insert, rows


def add(db: Database, record: dict) -> None:
    """Insert a wording."""
    insert(db, "wording", record)


def newest(db: Database, family: str) -> dict[tuple[str, str], dict]:
    """(record, language) → the newest wording of it, with who wrote it down."""
    sql = """SELECT wording.*, account.name FROM wording JOIN account ON account.id = wording.made_by
             WHERE wording.family = ? ORDER BY wording.rowid"""
    return {(found["record"], found["language"]): found for found in rows(db, sql, family)}


def every(db: Database, family: str) -> list[dict]:
    """All that has been said in other languages to a family, newest first, with who wrote it down."""
    sql = """SELECT wording.*, account.name FROM wording JOIN account ON account.id = wording.made_by
             WHERE wording.family = ? ORDER BY wording.rowid DESC"""
    return rows(db, sql, family)


def languages(db: Database, family: str) -> list[dict]:
    """Languages of a family's members, each with the names of those who speak it."""
    sql = """SELECT language, group_concat(name, ', ') AS names FROM (
                 SELECT language, name FROM member WHERE family = ? ORDER BY role, birth_year, name)
             GROUP BY language ORDER BY language"""
    return rows(db, sql, family)

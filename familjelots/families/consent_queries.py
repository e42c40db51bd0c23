"""SQL on consents: asked, answered, and to whom."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, row, rows

_CONSENT = """
    SELECT consent.*, receiver.organisation, receiver.person, receiver.account, asker.name AS made_by_name,
           (SELECT group_concat(part) FROM consent_part WHERE consent_part.consent = consent.id) AS parts,
           (SELECT group_concat(member) FROM consent_about WHERE consent_about.consent = consent.id) AS about
    FROM consent
    JOIN receiver ON receiver.id = consent.receiver
    LEFT JOIN account AS asker ON asker.id = consent.made_by
"""


def consents(db: Database, family: str) -> list[dict]:
    """All consents that a family has been asked for, newest first; `parts` and `about` are comma separated."""
    return rows(db, _CONSENT + "WHERE consent.family = ? ORDER BY consent.made_at DESC, consent.rowid DESC", family)


def consents_to(db: Database, family: str, receiver: str) -> list[dict]:
    """Those of one receiver: its own id, or the id of its account here."""
    return rows(
        db,
        _CONSENT + "WHERE consent.family = ?1 AND (consent.receiver = ?2 OR receiver.account = ?2)",
        family,
        receiver,
    )


def consent(db: Database, id: str) -> dict | None:
    """One consent."""
    return row(db, _CONSENT + "WHERE consent.id = ?", id)


def consents_to_account(db: Database, account: str) -> list[dict]:
    """All consents, of all families, to somebody with an account here."""
    return rows(db, _CONSENT + "WHERE receiver.account = ?", account)


def answers(db: Database, families: Iterable[str]) -> list[dict]:
    """Every answer to any of these families' consents, oldest first."""
    return rows(
        db,
        """SELECT answer.*, account.name AS made_by_name, account.member IS answer.member AS on_own_phone
           FROM consent_answer AS answer
           JOIN consent ON consent.id = answer.consent
           LEFT JOIN account ON account.id = answer.made_by
           WHERE consent.family IN (SELECT value FROM json_each(?)) ORDER BY answer.made_at, answer.rowid""",
        json.dumps(list(families)),
    )


def without(db: Database, families: Iterable[str]) -> list[dict]:
    """Where somebody decided to go on without an answer, and why."""
    return rows(
        db,
        """SELECT without.*, account.name AS made_by_name FROM consent_without AS without
           JOIN consent ON consent.id = without.consent
           LEFT JOIN account ON account.id = without.made_by
           WHERE consent.family IN (SELECT value FROM json_each(?)) ORDER BY without.made_at, without.rowid""",
        json.dumps(list(families)),
    )


def receivers(db: Database, family: str) -> list[dict]:
    """To whom the family has been asked to let something be told."""
    return rows(db, "SELECT * FROM receiver WHERE family = ? ORDER BY organisation, person", family)


def receiver(db: Database, id: str) -> dict | None:
    """One receiver."""
    return row(db, "SELECT * FROM receiver WHERE id = ?", id)


def same_receiver(db: Database, family: str, organisation: str, person: str, account: str | None) -> dict | None:
    """The family's receiver of the same name, or of the same account, if there is one."""
    return row(
        db,
        """SELECT * FROM receiver WHERE family = ?1
           AND CASE WHEN ?4 IS NULL THEN account IS NULL AND organisation = ?2 AND person = ?3 ELSE account = ?4 END""",
        family,
        organisation,
        person,
        account,
    )


def partners(db: Database, family: str) -> list[dict]:
    """Other organisations that the family has been asked about and that have no account here."""
    return rows(
        db, "SELECT * FROM receiver WHERE family = ? AND account IS NULL ORDER BY organisation, person, id", family
    )


def with_partners(db: Database, families: Iterable[str]) -> set[str]:
    """Which of these families have been asked about somebody outside, in one query."""
    sql = "SELECT DISTINCT family FROM receiver WHERE account IS NULL AND family IN (SELECT value FROM json_each(?))"
    return {found["family"] for found in rows(db, sql, json.dumps(list(families)))}


def set_decides_money(db: Database, receiver: str, decides_money: bool) -> None:
    """Say whether a receiver decides the family's money."""
    execute(db, "UPDATE receiver SET decides_money = ? WHERE id = ?", int(decides_money), receiver)


def set_gaps(db: Database, family: str, gaps: str) -> None:
    """Say on the family itself who is not told, so that its page need not ask."""
    execute(db, "UPDATE family SET gaps = ? WHERE id = ? AND gaps <> ?", gaps, family, gaps)

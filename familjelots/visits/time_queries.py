"""SQL on the minutes that people wrote at visits and contacts."""

from sqlite_utils import Database

from ..core.db import rows

_MINUTES = """
    SELECT account.id AS person, account.name, date(visit.at, 'weekday 0', '-6 days') AS monday, visit.kind,
           count(*) AS entries, count(minutes) AS told, total(minutes) AS minutes
    FROM visit JOIN account ON account.id = visit.coach
    LEFT JOIN visit_afterwards ON visit_afterwards.visit = visit.id"""
_BY_WEEK = "GROUP BY account.id, monday, visit.kind ORDER BY monday DESC, account.name, account.id"


def minutes_of(db: Database, account: str, since: str) -> list[dict]:
    """One person's, by week (`monday`) and kind: `entries`, how many of them are `told` a time, `minutes`."""
    sql = f"{_MINUTES} WHERE visit.coach = ? AND visit.at >= ? AND visit.outcome = 'happened' {_BY_WEEK}"
    return rows(db, sql, account, since)


def minutes_of_all(db: Database, since: str) -> list[dict]:
    """The same of everybody. Two who were at one visit have both used their time."""
    return rows(db, f"{_MINUTES} WHERE visit.at >= ? AND visit.outcome = 'happened' {_BY_WEEK}", since)

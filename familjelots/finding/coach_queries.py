"""SQL on what hangs on a coach: families, visits, steps, mandates, phones."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.db import rows
from .queries import FILTERS

_VISITS = """(SELECT count(*) FROM planned_visit AS planned WHERE planned.family = family_listed.family
    AND planned.status = 'planned' AND planned.starts_at BETWEEN :now AND :soon)"""
_STEPS = """(SELECT count(*) FROM next_step AS step WHERE step.family = family_listed.family
    AND step.status <> 'done' AND step.doer = 'coach')"""


def caseloads(db: Database, where: str, values: dict[str, Any]) -> dict[str | None, dict]:
    """Coach (None: nobody) → how many of the families of which a condition is true, and what there is to do in them."""
    found = rows(
        db,
        f"""SELECT coach,
                   count(*) FILTER (WHERE status = 'active') AS active,
                   count(*) FILTER (WHERE status IN ('resting', 'interest')) AS waiting,
                   count(*) FILTER (WHERE {FILTERS["children"]} AND status = 'active') AS children,
                   count(*) FILTER (WHERE {FILTERS["past"]}) AS past,
                   sum({_VISITS}) AS visits, sum({_STEPS}) AS steps
            FROM family_listed WHERE {where} AND status NOT IN ('closed', 'followed_up')
            GROUP BY coach""",
        values,
    )
    return {one["coach"]: one for one in found}


def what_follows(db: Database, families: Iterable[str], now: str, today: str) -> list[dict]:
    """What changes hands with some families, by name: open steps, planned visits; and the mandates, which do not."""
    return rows(
        db,
        f"""SELECT family_listed.family AS id, family_listed.name, protected, coach,
                   account.name AS coach_name,
                   {_STEPS} AS steps,
                   (SELECT count(*) FROM next_step AS step WHERE step.family = family_listed.family
                       AND step.status <> 'done') AS open,
                   (SELECT count(*) FROM planned_visit AS planned WHERE planned.family = family_listed.family
                       AND planned.status = 'planned' AND planned.starts_at >= :now) AS visits,
                   (SELECT min(starts_at) FROM planned_visit AS planned WHERE planned.family = family_listed.family
                       AND planned.status = 'planned' AND planned.starts_at >= :now) AS next,
                   (SELECT count(*) FROM mandate WHERE mandate.family = family_listed.family
                       AND mandate.holder = family_listed.coach AND mandate.revoked_at IS NULL
                       AND (mandate.until_day IS NULL OR mandate.until_day >= :today)) AS mandates
            FROM family_listed LEFT JOIN account ON account.id = family_listed.coach
            WHERE family_listed.family IN (SELECT value FROM json_each(:families)) ORDER BY sorted""",
        {"families": json.dumps(list(families)), "now": now, "today": today},
    )


def phones(db: Database) -> dict[str, str]:
    """Account → when one of its phones was last heard of."""
    found = rows(db, "SELECT account, max(seen_at) AS seen_at FROM device WHERE revoked_at IS NULL GROUP BY account")
    return {one["account"]: one["seen_at"] for one in found}

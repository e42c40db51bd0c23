"""SQL on the stamps of what the week shows."""

from typing import Any

from sqlite_utils import Database

from ..core.db import Found, found


def coaches(db: Database, monday: str) -> Found:
    """Whose days the week has, with the stamps that they were drawn under: id, name, here, always, days.

    Those who work here by name, then those who have left and had or have visits in the week.
    """
    return found(
        db,
        """SELECT account.id, account.name, account.role = 'coach' AND account.ended_at IS NULL AS here,
                  always.days AS always, week.days
           FROM account
           LEFT JOIN week_days AS always ON always.monday = '' AND always.coach = account.id
           LEFT JOIN week_days AS week ON week.monday = :monday AND week.coach = account.id
           WHERE here OR week.days IS NOT NULL ORDER BY here DESC, account.name""",
        {"monday": monday},
    )


def without_visit(db: Database, where: str, values: dict[str, Any], from_wall: str) -> Found:
    """The active families of which a condition is true that have no visit from a wall time on.

    Id, stamp, and when the last planned visit is (`coming`), empty without one.
    """
    return found(
        db,
        f"SELECT family, stamp, coming FROM week_family WHERE active = 1 AND coming < :from_wall AND {where}",
        {**values, "from_wall": from_wall},
    )


def unseen(db: Database, where: str, values: dict[str, Any], since: str, most: int) -> Found:
    """Changes that their coach has not seen, of families of which a condition is true: id, family, stamp.

    The soonest visits first, none of before a day.
    """
    return found(
        db,
        f"""SELECT change, family, stamp FROM week_unseen WHERE starts_at >= :since AND {where}
            ORDER BY starts_at, change LIMIT :most""",
        {**values, "since": since, "most": most},
    )

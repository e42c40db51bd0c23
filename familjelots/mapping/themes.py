"""What people want and need, as counts by area: nobody's words, and no number so small that it is somebody."""

from typing import Any

from sqlite_utils import Database

from . import queries

FEWEST = 5
COLUMNS = ("important", "wish", "need", "hard")


def themes(db: Database) -> list[dict[str, Any]]:
    """Area → how many were asked, and for how many it is important, wished for, needed, hard; the most asked first.

    A count is None where it, or what is left of those asked, is one to four.
    """
    by_area: dict[str, list[dict]] = {}
    for answered in queries.asked(db):
        by_area.setdefault(answered["area"], []).append(answered)
    found = [_counted(area, people) for area, people in by_area.items()]
    return sorted(found, key=lambda area: (-(area["asked"] or 0), area["area"]))


def _counted(area: str, people: list[dict]) -> dict[str, Any]:
    asked = len(people)
    counts = {name: sum(person[name] for person in people) for name in COLUMNS}
    if asked < FEWEST:
        return {"area": area, "asked": None, **dict.fromkeys(COLUMNS)}
    return {"area": area, "asked": asked, **{name: _unless_few(count, asked) for name, count in counts.items()}}


def _unless_few(count: int, asked: int) -> int | None:
    return None if 0 < count < FEWEST or 0 < asked - count < FEWEST else count

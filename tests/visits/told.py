"""A visit as the form posts it."""

from datetime import timedelta
from typing import Any

from familjelots.core import clock

from ..cast import named


def visit(name: str = "visit", **more: Any) -> dict[str, Any]:
    """The least that a visit is: that it took place, at some time, in a home that can be told."""
    return {"id": named(name), "at": "2026-11-24T09:00", **more}


def at_eva(cast: Any, name: str = "visit", **more: Any) -> dict[str, Any]:
    """A visit to Eva's home, one of Påhittdal's two."""
    return visit(name, **{"household": cast.homes["kornvagen"], "present": [cast.members["eva"]], **more})


def row(part: str, number: int, **fields: str) -> dict[str, str]:
    """A repeated row: `row("steps", 0, text="Prova")`."""
    return {f"{part}-{number}-{field}": value for field, value in fields.items()}


def looks(db: Any) -> list[tuple]:
    """What needs a look: part, reason, words."""
    return db.conn.execute("SELECT part, reason, words FROM visit_attention ORDER BY rowid").fetchall()


def ahead(days: int) -> str:
    """The wall time so many days from now."""
    return (clock.local_now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")

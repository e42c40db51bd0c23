"""A plan to test on: one of each in Påhittdal, made by Sara."""

from typing import Any

from sqlite_utils import Database

from ..cast import Cast, must, named


def add(db: Database, cast: Cast, command: str, key: str, family: str = "pahittdal", **fields: Any) -> str:
    """Run one of the plan's commands as the family's coach; the new record's id."""
    id = named(key)
    coach = cast.amir if family == "mithal" else cast.sara
    must(db, coach, command, {"id": id, **fields}, family_id=cast.families[family])
    return id


def a_step(db: Database, cast: Cast, key: str = "step", family: str = "pahittdal", **fields: Any) -> str:
    """A step of Eva's, unless said otherwise."""
    doer = "coach" if family != "pahittdal" else f"member:{cast.members['eva']}"
    return add(db, cast, "add_step", key, family, **{"text": "Prova bildschemat", "doer": doer, **fields})


def a_goal(db: Database, cast: Cast, key: str = "goal", family: str = "pahittdal", **fields: Any) -> str:
    """A proposed goal."""
    return add(db, cast, "propose_goal", key, family, **{"text": "Ture i skolan fyra dagar", **fields})


def a_barrier(db: Database, cast: Cast, key: str = "barrier", family: str = "pahittdal", **fields: Any) -> str:
    """Something that is hard."""
    return add(db, cast, "add_barrier", key, family, **{"text": "Morgnarna", **fields})

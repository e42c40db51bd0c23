"""What tests of mappings begin with: words of Maja's, said to Sara."""

from typing import Any

from sqlite_utils import Database

from familjelots.mapping import queries

from ..cast import Cast, must, named


def said(
    db: Database, cast: Cast, key: str = "saying", person: str = "maja", area: str = "work", works: str = "",
    hard: str = "", **words: str,
) -> str:  # fmt: skip
    """Somebody says something about an area; the saying's id."""
    family, coach = family_of(cast, person)
    fields: dict[str, Any] = {"id": named(key), "member": cast.members[person], "area": area, "stance": "important"}
    if works:
        fields |= {"strengths-0-id": named(f"{key} works"), "strengths-0-text": works}
    if hard:
        fields |= {"barriers-0-id": named(f"{key} hard"), "barriers-0-text": hard}
    must(db, coach, "say_in_mapping", fields | words, family_id=family)
    return named(key)


def completed(db: Database, cast: Cast, key: str = "done", person: str = "maja", **more: str) -> str:
    """The coach says that the mapping is done; the completion's id."""
    family, coach = family_of(cast, person)
    fields = {"completion": named(key), "member": cast.members[person], "route": "work", "why": "Köket vill ha mig."}
    must(db, coach, "complete_mapping", fields | more, family_id=family)
    return named(key)


def confirmed(db: Database, cast: Cast, key: str = "yes", person: str = "maja", **more: str) -> str:
    """A whole mapping, confirmed at the table; its id."""
    said(db, cast, f"{key} saying", person)
    family, coach = family_of(cast, person)
    answer = {"id": named(key), "completion": completed(db, cast, f"{key} done", person, **more), "answer": "yes"}
    must(db, coach, "answer_mapping", answer, family_id=family)
    return latest(db, cast, person)["id"]


def latest(db: Database, cast: Cast, person: str = "maja") -> dict[str, Any]:
    """The newest mapping of a person."""
    family, _coach = family_of(cast, person)
    member = cast.members[person]
    return next(one for one in queries.mappings(db, family) if one["member"] == member)


def family_of(cast: Cast, person: str) -> tuple[str, Any]:
    """The family that somebody belongs to, and its coach."""
    key = {"maja": "provstrom", "jonas": "provstrom", "samir": "mithal"}.get(person, "pahittdal")
    return cast.families[key], cast.amir if key == "mithal" else cast.sara

"""What tests of this room begin with: somebody answers a question."""

from typing import Any

from sqlite_utils import Database

from ..cast import Cast, must, named, run

FAMILY = {"maja": "provstrom", "jonas": "provstrom", "samir": "mithal"}


def family_of(cast: Cast, person: str) -> str:
    """The id of somebody's family."""
    return cast.families[FAMILY.get(person, "pahittdal")]


def fields(cast: Cast, person: str, indicator: str, answer: str, **more: str) -> dict[str, str]:
    """An answer as a form posts it."""
    told = {"id": named(f"{person} {indicator} {answer} {more.get('day', '')}"), "member": cast.members[person]}
    return {**told, "indicator": indicator, "answer": answer, **more}


def answered(db: Database, cast: Cast, person: str, indicator: str, answer: str, by: Any = None, **more: str) -> str:
    """Somebody answers, at the table unless it is said by whom; the answer's id."""
    posted = fields(cast, person, indicator, answer, **more)
    must(db, by or cast.sara, "answer_indicator", posted, family_id=family_of(cast, person))
    return posted["id"]


def refused(db: Database, who: Any, cast: Cast, person: str, indicator: str, answer: str, **more: str) -> str | None:
    """Why an answer is refused."""
    posted = fields(cast, person, indicator, answer, **more)
    return run(db, who, "answer_indicator", posted, family_id=family_of(cast, person)).reason


def shares(db: Database, cast: Cast, person: str, *shared_with: str, by: Any = None) -> None:
    """A child chooses with whom the answers are shared."""
    chosen = {"id": named(f"sharing {person} {shared_with}"), "member": cast.members[person]}
    must(db, by or cast.sara, "choose_sharing", {**chosen, "shared_with": list(shared_with)},
         family_id=family_of(cast, person))  # fmt: skip

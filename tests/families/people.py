"""Short ways to say who belongs where, for the tests of the families' room."""

from typing import Any
from uuid import uuid4

from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import clock

from ..cast import Cast, must, named, run

FAR = "2099-12-31"


def today() -> str:
    """The day that it is."""
    return clock.today().isoformat()


def specialist(db: Any, name: str, profession: str, organisation: str = "") -> Person:
    """Somebody with a profession and an account, in no team yet."""
    fields = {"id": named(f"account {name}"), "name": name, "role": "team", "profession": profession}
    must(db, SYSTEM, "create_account", fields | {"organisation": organisation})
    return Person(id=fields["id"], name=name, role="team", language="sv")


def join(db: Any, cast: Cast, who: Person, family: str = "provstrom", **fields: str) -> str:
    """Lena lets somebody join a family's team; the membership's id."""
    id = str(uuid4())
    told = {"id": id, "account": who.id, "from_day": today(), "until_day": FAR, **fields}
    must(db, cast.lena, "join_team", told, family_id=cast.families[family])
    return id


def custody(db: Any, cast: Cast, child: str, *guardians: str, family: str = "pahittdal") -> None:
    """Who has custody of a child."""
    for guardian in guardians:
        fields = {"id": str(uuid4()), "child": cast.members[child], "guardian": cast.members[guardian]}
        must(db, cast.lena, "add_custody", fields, family_id=cast.families[family])


def ask(db: Any, cast: Cast, about: list[str], parts: list[str], family: str = "pahittdal", **fields: Any) -> str:
    """The family's coach asks for a consent; its id. To the school unless somebody else is said."""
    id = str(uuid4())
    to = {"template": "school"} if not {"template", "account", "organisation"} & fields.keys() else {}
    told = {"id": id, "about": [cast.members[name] for name in about], "parts": parts, **to, **fields}
    coach = cast.amir if family == "mithal" else cast.sara
    must(db, coach, "ask_consent", told, family_id=cast.families[family])
    return id


def answer(db: Any, cast: Cast, consent: str, member: str, said: str = "yes", by: Any = None) -> Any:
    """Somebody answers, on the own phone or, through `by`, at the table."""
    fields = {"id": str(uuid4()), "member": cast.members[member], "answer": said}
    return run(db, by or cast.people[member], "answer_consent", fields, consent_id=consent)

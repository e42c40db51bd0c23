"""The named cast of the tests, each with known rights, made by running commands."""

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from sqlite_utils import Database

from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import canonical, commands, journal


def named(name: str) -> str:
    """The id of a thing in the tests: always the same for the same name."""
    return str(uuid5(NAMESPACE_URL, f"test:{name}"))


def run(db: Database, who: Any, command: str, fields: dict[str, Any] | None = None, **args: str) -> journal.Receipt:
    """Run a command as a person, as a post from the phone's outbox would."""
    path = commands.register.path(command, **args)
    entry = journal.Entry(str(uuid4()), path, canonical.fields(fields or {}), command)
    return journal.receive(db, who, [entry])[0]


def must(db: Database, who: Any, command: str, fields: dict[str, Any] | None = None, **args: str) -> journal.Receipt:
    """Run a command that must be applied."""
    receipt = run(db, who, command, fields, **args)
    if receipt.outcome != "applied":
        found = db.conn.execute("SELECT reason FROM journal WHERE op = ?", [receipt.op]).fetchone()
        raise AssertionError(f"{command}: {found}")
    return receipt


@dataclass
class Cast:
    """Sara coaches Påhittdal and Provström, Amir coaches Mithal. Lena coordinates. Admin administers.

    Eva (with Ture and Ida) and Per live in Påhittdal's two homes, Per's address is protected. Maja is of Provström.
    """

    people: dict[str, Person] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.people[name]
        except KeyError as missing:
            raise AttributeError(name) from missing


def make_cast(db: Database) -> Cast:
    """Enrol the cast into an empty database."""
    cast = Cast()
    for name, role in (("admin", "administrator"), ("lena", "coordinator"), ("sara", "coach"), ("amir", "coach")):
        _account(db, cast, name, role)
    _family(db, cast, "pahittdal", "Påhittdal", "familjelotsen", "sara")
    _family(db, cast, "provstrom", "Provström", "fokus_familjen", "sara")
    _family(db, cast, "mithal", "Mithal", "iris_nyanlanda", "amir")
    _home(db, cast, "pahittdal", "kornvagen", "Kornvägen", "Kornvägen 4", False)
    _home(db, cast, "pahittdal", "granvagen", "Hos Per", "Hemliga gatan 9", True)
    _home(db, cast, "provstrom", "provgatan", "Provgatan", "Provgatan 2", False)
    _home(db, cast, "mithal", "sokgatan", "Sökgatan", "Sökgatan 7", False)
    _member(db, cast, "pahittdal", "eva", "adult", 1986, ["kornvagen"])
    _member(db, cast, "pahittdal", "per", "adult", 1983, ["granvagen"])
    _member(db, cast, "pahittdal", "ture", "child", 2015, ["kornvagen", "granvagen"])
    _member(db, cast, "pahittdal", "ida", "child", 2018, ["kornvagen", "granvagen"])
    _member(db, cast, "provstrom", "maja", "adult", 1992, ["provgatan"])
    _member(db, cast, "provstrom", "jonas", "adult", 1990, ["provgatan"])
    _member(db, cast, "mithal", "samir", "adult", 1985, ["sokgatan"], language="ar", interpreter=True)
    for name, family in (("eva", "pahittdal"), ("per", "pahittdal"), ("maja", "provstrom")):
        _account(db, cast, name, "family", family)
    return cast


def _account(db: Database, cast: Cast, name: str, role: str, family: str | None = None) -> None:
    fields = {"id": named(f"account {name}"), "name": name.title(), "role": role, "phone": "070-174 06 01"}
    if family:
        fields |= {"member": cast.members[name], "family": cast.families[family]}
    must(db, SYSTEM, "create_account", fields)
    cast.people[name] = Person(
        id=fields["id"], name=fields["name"], role=role, language="sv",
        member=fields.get("member"), family=fields.get("family"),
    )  # fmt: skip


def _family(db: Database, cast: Cast, key: str, name: str, programme: str, coach: str) -> None:
    id = cast.families[key] = named(f"family {key}")
    must(db, cast.lena, "add_family", {"id": id, "name": name, "programme": programme, "status": "active"})
    giving = {"id": named(f"contact {key}"), "coach": cast.people[coach].id}
    must(db, cast.lena, "give_family", giving, family_id=id)


def _home(db: Database, cast: Cast, family: str, key: str, name: str, address: str, protected: bool) -> None:
    id = cast.homes[key] = named(f"home {key}")
    fields = {"id": id, "name": name, "address": address} | ({"protected": "y"} if protected else {})
    must(db, cast.lena, "add_household", fields, family_id=cast.families[family])


def _member(
    db: Database, cast: Cast, family: str, key: str, role: str, year: int, homes: list[str], **more: Any
) -> None:
    id = cast.members[key] = named(f"member {key}")
    fields: dict[str, Any] = {
        "id": id,
        "name": key.title(),
        "role": role,
        "birth_year": str(year),
        "phone": "070-174 06 02",
    }
    fields |= {name: "y" if value is True else value for name, value in more.items()}
    fields["households"] = [cast.homes[home] for home in homes]
    must(db, cast.lena, "add_member", fields, family_id=cast.families[family])

"""What every history begins with: two families that several people share, five phones, one computer."""

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlite_utils import Database

from familjelots.accounts import queries as accounts
from familjelots.accounts import sessions
from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import clock
from familjelots.core.db import write
from familjelots.core.journal import receive
from familjelots.core.perform import entry
from familjelots.reminders import queries as reminders
from familjelots.reminders.keys import public_key
from familjelots.reminders.settings import settings

from .promises import Promise

PHONES = (("sara one", "sara"), ("sara two", "sara"), ("amir", "amir"), ("lena", "lena"), ("eva", "eva"))
COMPUTER = ("admin", "admin")
PROGRAMMES = {"almby": "familjelotsen", "bjorka": "iris_kompetenstrappa"}
SPEAKS = {"samir": "ar"}


def known(name: str) -> str:
    """The id of a thing in the histories: the same for the same name."""
    return str(uuid5(NAMESPACE_URL, f"prove:{name}"))


@dataclass
class Seat:
    """A phone or a computer with somebody signed in: what its cookie jar and its vault hold."""

    name: str
    owner: Person
    device: str | None
    token: str
    secret: str | None
    cookie: str = ""


@dataclass
class Seeds:
    """Sara coaches Almby, where Eva lives; Amir coaches Björka; Lena coordinates both."""

    people: dict[str, Person] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)


def sow(db: Database) -> Seeds:
    """Fill an empty database by commands, and seat everybody."""
    seeds = Seeds()
    for name, role in (("admin", "administrator"), ("lena", "coordinator"), ("sara", "coach"), ("amir", "coach")):
        _account(db, seeds, name, role)
    for key, name, coach in (("almby", "Almby", "sara"), ("bjorka", "Björka", "amir")):
        _family(db, seeds, key, name, coach)
    _account(db, seeds, "tove", "team", profession="Psykolog")
    eva = {"member": known("member eva"), "family": seeds.families["almby"]}
    _account(db, seeds, "eva", "family", **eva)
    for number, (name, owner) in enumerate((*PHONES, COMPUTER)):
        seeds.seats.append(_seat(db, seeds.people[owner], name, number < len(PHONES)))
    return seeds


def _do(db: Database, seeds: Seeds, who: Person, command: str, fields: dict[str, Any], **args: str) -> None:
    op = known(f"op {len(seeds.promises)}")
    asked = entry(command, fields, args, op)
    receipt = receive(db, who, [asked])[0]
    assert receipt.outcome == "applied", (command, receipt)
    sown = {name: items[0] if len(items) == 1 else list(items) for name, items in asked.fields.items()}
    seeds.promises.append(Promise(op, who.id, "seeds", args.get("family_id", ""), command, 1, asked.path, sown))


def _account(db: Database, seeds: Seeds, name: str, role: str, **more: str) -> None:
    fields = {"id": known(f"account {name}"), "name": name.title(), "role": role, **more}
    _do(db, seeds, SYSTEM, "create_account", fields)
    found = accounts.author(db, fields["id"], None)
    assert found is not None
    seeds.people[name] = found


def _family(db: Database, seeds: Seeds, key: str, name: str, coach: str) -> None:
    id = seeds.families[key] = known(f"family {key}")
    lena, owner = seeds.people["lena"], seeds.people[coach]
    _do(db, seeds, lena, "add_family", {"id": id, "name": name, "programme": PROGRAMMES[key], "status": "active"})
    _do(db, seeds, lena, "give_family", {"id": known(f"contact {key}"), "coach": owner.id}, family_id=id)
    home = known(f"home {key}")
    _do(db, seeds, lena, "add_household", {"id": home, "name": f"Hos {name}", "address": "Gatan 1"}, family_id=id)
    for person, role in (("eva" if key == "almby" else "samir", "adult"), (f"barn {key}", "child")):
        fields = {"id": known(f"member {person}"), "name": person.title(), "role": role, "households": [home]}
        _do(db, seeds, lena, "add_member", fields | {"language": SPEAKS.get(person, "sv")}, family_id=id)
    _told(db, seeds, owner, key, id)
    _plan(db, seeds, owner, key, id)


def _told(db: Database, seeds: Seeds, coach: Person, key: str, family: str) -> None:
    """A grown person has custody, and has said yes to the school being told, which is asked something."""
    grown = known("member eva" if key == "almby" else "member samir")
    custody = {"id": known(f"custody {key}"), "child": known(f"member barn {key}"), "guardian": grown}
    _do(db, seeds, coach, "add_custody", custody, family_id=family)
    asked = {
        "id": known(f"consent {key}"), "organisation": f"Skolan i {key}", "about": [grown],
        "parts": ["steps", "goals"], "purpose": "Lugna mornar", "until_day": "2028-01-01",
    }  # fmt: skip
    _do(db, seeds, coach, "ask_consent", asked, family_id=family)
    receiver = str(uuid5(UUID(seeds.promises[-1].op), "receiver"))
    yes = {"id": known(f"yes {key}"), "member": grown, "answer": "yes"}
    _do(db, seeds, coach, "answer_consent", yes, consent_id=asked["id"])
    question = {
        "id": known(f"question {key}"), "receiver": receiver, "contact": "Rektorn", "question": "Hur går det?",
        "until_day": "2027-10-01",
    }  # fmt: skip
    _do(db, seeds, coach, "ask_partner", question, family_id=family)
    handover = {
        "id": known(f"handover {key}"), "kind": "handover", "receiver": receiver, "contact": "Rektorn",
        "about": f"Ta vid i {key}",
    }  # fmt: skip
    _do(db, seeds, coach, "write_referral", handover, family_id=family)
    _do(db, seeds, coach, "send_referral", {}, referral_id=handover["id"])


def _plan(db: Database, seeds: Seeds, coach: Person, key: str, family: str) -> None:
    doer = "member:" + known("member eva" if key == "almby" else "member samir")
    _do(
        db,
        seeds,
        coach,
        "propose_goal",
        {"id": known(f"goal {key}"), "text": f"Lugna kvällar i {key}", "kind": "goal"},
        family_id=family,
    )
    _do(
        db,
        seeds,
        coach,
        "add_barrier",
        {"id": known(f"barrier {key}"), "text": f"Sena kvällar i {key}"},
        family_id=family,
    )
    _do(
        db,
        seeds,
        coach,
        "add_step",
        {"id": known(f"step {key}"), "text": f"Lägga fram kläder i {key}", "doer": doer},
        family_id=family,
    )
    _do(
        db,
        seeds,
        coach,
        "add_follow_up",
        {"id": known(f"follow-up {key}"), "text": f"Hur gick det i {key}", "due": "2026-12-01"},
        family_id=family,
    )
    planned = {
        "id": known(f"planned {key}"),
        "family": family,
        "starts_at": f"2026-11-2{5 if key == 'almby' else 6}T10:00",
        "minutes": "60",
    }
    _do(db, seeds, seeds.people["lena"], "plan_visit", planned)
    visit = {
        "id": known(f"visit {key}"), "household": known(f"home {key}"), "at": "2026-11-19T15:00",
        "present": [doer.removeprefix("member:")], "text": f"Vi pratade om {key}",
    }  # fmt: skip
    _do(db, seeds, coach, "record_visit", visit, family_id=family)


def _seat(db: Database, owner: Person, name: str, is_phone: bool) -> Seat:
    device = new_device(db, owner, name) if is_phone else None
    if device:
        _take_messages(db, owner, device)
    token, secret = sessions.start_session(db, owner.id, "phone" if is_phone else "laptop", device)
    return Seat(name, owner, device, token, secret)


def _take_messages(db: Database, owner: Person, device: str) -> None:
    """The phone takes push messages, as long as it is not revoked."""
    taken = {"id": known(f"messages {device}"), "account": owner.id, "device": device, "made_at": clock.stamp()}
    where = {"endpoint": f"https://push.example/{device}", "p256dh": "p", "auth": "a"}
    with write(db):
        reminders.add_subscription(db, {**taken, **where, "vapid_key": public_key(settings().instance)})


def new_device(db: Database, owner: Person, name: str) -> str:
    """A phone of somebody, made ready without the ceremony of keys."""
    id, stamp = known(f"device {name}"), clock.stamp()
    with write(db):
        accounts.add_device(db, {"id": id, "account": owner.id, "label": name, "made_at": stamp, "seen_at": stamp})
    return id

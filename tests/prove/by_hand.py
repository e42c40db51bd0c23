"""Writes that stand on no page which a phone keeps: enrolling, giving a family to a coach, files, reads."""

import json
import re
from collections.abc import Callable
from importlib import resources
from random import Random

from familjelots.closing.forms import INCOME
from familjelots.programmes import packs

from .forms import WORDS, Control, Form
from .seeds import known


def _text(name: str) -> Control:
    return Control("text", name, required=True, longest=80)


_ID = Control("hidden", "id", fresh=True)


HOMES = {known(f"family {key}"): known(f"home {key}") for key in ("almby", "bjorka")}
SAMIR = known("member samir")
ADULTS = {known("family almby"): known("member eva"), known("family bjorka"): SAMIR}


def _home(family: str) -> Control:
    """A family that came in just now has no home yet, and a member in no home is refused."""
    return Control("hidden", "households", HOMES.get(family, ""))


def add_family(_chance: Random, _families: list[str], _coaches: list[str]) -> Form:
    """A family comes in."""
    fixed = (Control("hidden", "programme", "familjelotsen"), Control("hidden", "status", "active"))
    return Form("add_family", 1, "/families", "", "", (_ID, _text("name"), *fixed))


def add_household(chance: Random, families: list[str], _coaches: list[str]) -> Form:
    """A family moves into one more home."""
    family = chance.choice(families)
    return Form("add_household", 1, f"/families/{family}/households", family, "", (_ID, _text("name")))


def add_member(chance: Random, families: list[str], _coaches: list[str]) -> Form:
    """A child is born."""
    family = chance.choice(families)
    role = Control("hidden", "role", chance.choice(("adult", "child")))
    return Form("add_member", 1, f"/families/{family}/members", family, "", (_ID, _text("name"), role, _home(family)))


def give_family(chance: Random, families: list[str], coaches: list[str]) -> Form:
    """Another contact person."""
    family = chance.choice(families)
    coach = Control("hidden", "coach", chance.choice(coaches))
    return Form("give_family", 1, f"/families/{family}/contact-person", family, "", (_ID, coach))


def plan_series(chance: Random, families: list[str], _coaches: list[str]) -> Form:
    """Visits that recur, into the new year."""
    family, day = chance.choice(families), chance.randint(10, 28)
    told = {"family": family, "every": chance.choice("124"), "tell_first": chance.choice(("yes", ""))}
    told |= {"starts_at": f"2026-12-{day}T{chance.randint(7, 17):02}:30", "until": f"2027-01-{chance.randint(10, 31)}"}
    told |= {"clashing": chance.choice(("", "anyway", "anyway", "skip", "skip"))}
    fixed = (Control("hidden", name, value) for name, value in told.items())
    return Form("plan_series", 1, "/planned-visits/series", family, "", (_ID, _text("purpose"), *fixed))


def import_families(chance: Random, _families: list[str], coaches: list[str]) -> Form:
    """Families out of a file, each in a row: some with people and a home, some with a contact person."""
    rows = []
    for _ in range(chance.choice((1, 1, 2))):
        kept = {"programme": chance.choice(("familjelotsen", "bryt")), "status": chance.choice(("interest", "active"))}
        kept |= {"coach": chance.choice(("", *coaches)), "address": chance.choice(("", WORDS))}
        people = [_person(role) for role in chance.choice(((), ("adult",), ("adult", "child")))]
        rows.append({"name": WORDS, "case_number": chance.choice(("", WORDS)), "alias": "", "people": people, **kept})
    return Form("import_families", 1, "/imports/families", "", "", (_file("row", *map(json.dumps, rows)),), plain=True)


def _person(role: str) -> dict[str, str | int]:
    return {"name": WORDS, "birth_year": 1990 if role == "adult" else 2019, "role": role, "phone": "", "language": "sv"}


def import_months(chance: Random, families: list[str], _coaches: list[str]) -> Form:
    """How months were, out of a file."""
    rows = [
        {
            "family": family, "member": chance.choice(("", ADULTS[family])),
            "month": f"2026-{chance.randint(1, 10):02}", "assistance": chance.choice(("yes", "no", "")),
            "income_source": chance.choice(("", *INCOME)),
        }
        for family in chance.sample(families, chance.randint(1, 2))
    ]  # fmt: skip
    return Form("import_months", 1, "/imports/months", "", "", (_file("row", *map(json.dumps, rows)),), plain=True)


def import_programme(_chance: Random, _families: list[str], _coaches: list[str]) -> Form:
    """A programme out of a file."""
    return Form("import_programme", 1, "/programmes", "", "", (_ID, _file("pack", _PACK)))


def _file(name: str, *texts: str) -> Control:
    return Control("file", name, choices=texts)


_SHIPPED = resources.files(packs).joinpath("familjelotsen.toml").read_text("utf-8")
_PACK = re.sub(r'(?<=\[name\]\nsv = )"[^"]*"', f'"{WORDS}"', _SHIPPED)
FILES = (import_families, import_months, import_programme)
"""What a coordinator reads in."""

FORMS: dict[str, Callable[[Random, list[str], list[str]], Form]] = {
    "add_family": add_family,
    "add_household": add_household,
    "add_member": add_member,
    "give_family": give_family,
    "plan_series": plan_series,
}
"""Command → a form that a coordinator fills in."""


def plan_visit(family: str, at: str) -> Form:
    """A visit is planned for a time."""
    told = (Control("hidden", "family", family), Control("hidden", "starts_at", at), Control("hidden", "anyway", "yes"))
    return Form("plan_visit", 1, "/planned-visits", family, "", (_ID, *told))


def give_visit(visit: str, family: str, coach: str) -> Form:
    """A colleague makes one visit."""
    chosen = Control("hidden", "coach", coach)
    return Form("give_visit", 1, f"/planned-visits/{visit}/coach", family, "", (_ID, chosen))


def note_call(chance: Random, visit: str, family: str) -> Form:
    """A family is to be rung about a visit, or has been."""
    outcome = Control("hidden", "outcome", chance.choice(("wanted", "reached", "not_reached")))
    return Form("note_call", 1, f"/planned-visits/{visit}/calls", family, "", (_ID, outcome))


def invite_member(family: str, member: str) -> Form:
    """An account for one of the family."""
    return Form("invite_member", 1, f"/families/{family}/members/{member}/account", family, "", (_ID,))


def report_reads(page: str) -> Form:
    """What a phone tells of its own accord."""
    return Form("report_reads", 1, "/reads", "", "", (Control("hidden", "pages", f"{page} 2026-11-23T08"),))

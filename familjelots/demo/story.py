"""A small language for telling what happened. Told in any order, played in the order of time, by running commands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlite_utils import Database

from ..accounts.person import SYSTEM, Person
from ..core import clock
from ..core.perform import entry, perform_all

TELL_EVERY = 5000


@dataclass(frozen=True)
class Deed:
    """Somebody runs a command at a moment."""

    moment: datetime
    who: Person
    command: str
    fields: dict[str, Any]
    args: dict[str, str]
    op: str


@dataclass
class Story:
    """Deeds around a day that is called today. Names become ids: the same name is always the same id."""

    today: date
    scope: str = "demo"
    people: dict[str, Person] = field(default_factory=lambda: {"system": SYSTEM})
    deeds: list[Deed] = field(default_factory=list)

    def id(self, *names: str) -> str:
        """The id of a thing that has been, or will be, told."""
        return str(uuid5(NAMESPACE_URL, ":".join((self.scope, *names))))

    @staticmethod
    def account_id(key: str) -> str:
        """The id of somebody of the cast, in every story."""
        return str(uuid5(NAMESPACE_URL, f"demo:account:{key}"))

    def wall(self, days: int, time: str) -> str:
        """A wall time so many days from today; what would be a weekend moves away from today's other side."""
        return f"{self.workday(days)}T{time}"

    def workday(self, days: int) -> date:
        """The day so many days from today, on a working day. Today stays today."""
        day = self.today + timedelta(days)
        over = day.weekday() - 4
        if days == 0 or over <= 0:
            return day
        return day - timedelta(over) if days < 0 else day + timedelta(3 - over)

    def wall_today(self) -> datetime:
        """The instant at which the day that is called today begins."""
        return clock.from_wall(f"{self.today}T00:00")

    def born(self, age: int) -> int:
        """The birth year of somebody of an age."""
        return self.today.year - age

    def day(self, days: int | None) -> str:
        """A day so many days from today, weekend or not; empty for none."""
        return "" if days is None else (self.today + timedelta(days)).isoformat()

    def tell(self, wall: str, who: str, command: str, fields: dict[str, Any], **args: str) -> str:
        """Tell that a person ran a command at a wall time; gives the operation's id."""
        op = self.id("op", str(len(self.deeds)), command)
        self.deeds.append(Deed(clock.from_wall(wall), self.people[who], command, fields, args, op))
        return op

    def account(self, wall: str, key: str, name: str, role: str, phone: str, profession: str = "", **more: str) -> None:
        """Tell that a person got an account."""
        person = Person(id=self.account_id(key), name=name, role=role, **more)
        self.people[key] = person
        facts = {"id": person.id, "name": name, "role": role, "phone": phone, "profession": profession, **more}
        self.tell(wall, "system", "create_account", facts)


def later(wall: str, minutes: int) -> str:
    """A wall time some minutes later."""
    return (datetime.fromisoformat(wall) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def play(db: Database, deeds: Iterable[Deed], say: Callable[[str], None]) -> int:
    """Run all deeds in the order of time, each at its own moment; how many there were."""
    ordered = sorted(deeds, key=lambda deed: deed.moment)
    done, told = 0, 0
    for (moment, who), together in groupby(ordered, key=lambda deed: (deed.moment, deed.who)):
        with clock.at(moment):
            entries = [entry(deed.command, deed.fields, deed.args, deed.op) for deed in together]
            done += len(perform_all(db, who, entries))
        if done - told >= TELL_EVERY:
            told = done
            say(f"{done} of {len(ordered)}, up to {moment:%Y-%m-%d}")
    return done

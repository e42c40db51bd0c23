"""One family's story: its homes and people, and days on which something was said, agreed or done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from ..programmes.packs import shipped
from ..schedule.series import visit_of
from .day import Day
from .story import Story, later
from .visit_told import Told, visit_fields

OF_AGE = 18
SHOWN_FOR = 8
"""Changes of visits further back than these days are not shown to anybody, seen or not."""


@dataclass
class FamilyStory:
    """A family from the day it came. Names of things are its own: two families may both have a goal "arbete"."""

    story: Story
    key: str
    coach: str
    since: int
    homes: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    children: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The family's id."""
        return self.thing("family")

    def thing(self, *names: str) -> str:
        """The id of something of this family."""
        return self.story.id(self.key, *names)

    def begin(self, name: str, programme: str, motivation: str = "", status: str = "active", **found_by: str) -> None:
        """Lena enrols the family and gives it to its coach. More: alias, case_number."""
        fields = {"id": self.id, "name": name, "programme": programme, "status": status, "motivation": motivation}
        fields |= found_by
        self._enrol("09:00", "add_family", fields)
        self.give(self.since, self.coach, "09:45")

    def rhythm(self, days: int, name: str, every: int) -> None:
        """Lena says that the family is talked with more often, or less, than its programme says."""
        fields = {"name": name, "base.name": name, "conversation_days": str(every)}
        self.story.tell(self.story.wall(days, "11:00"), "lena", "edit_family", fields, family_id=self.id)

    def give(self, days: int, coach: str, time: str = "09:45", why: str = "") -> None:
        """The family gets a contact person."""
        fields = {"id": self.thing("contact", coach, str(days)), "coach": self.story.account_id(coach), "reason": why}
        self.story.tell(self.story.wall(days, time), "lena", "give_family", fields, family_id=self.id)
        self.coach = coach

    def home(self, key: str, name: str, address: str, protected: bool = False, safety: str = "") -> None:
        """A home."""
        self.homes[key] = self.thing("home", key)
        fields = {"id": self.homes[key], "name": name, "address": address, "safety_note": safety}
        self._enrol("09:10", "add_household", fields | ({"protected": "y"} if protected else {}), family_id=self.id)

    def member(self, key: str, name: str, age: int, homes: Iterable[str], role: str = "adult", **more: Any) -> None:
        """A person and the homes that person lives in."""
        self.members[key] = self.thing("member", key)
        if role == "child" or age < OF_AGE:
            self.children.append(key)
        fields = {"id": self.members[key], "name": name, "birth_year": str(self.story.born(age)), "role": role}
        flags = {name: "y" if value is True else value for name, value in more.items()}
        living = [self.homes[home] for home in homes]
        self._enrol("09:20", "add_member", fields | flags | {"households": living}, family_id=self.id)

    def signs_in(self, key: str, name: str, phone: str, language: str = "sv") -> None:
        """A member gets an account of their own."""
        mine = {"member": self.members[key], "family": self.id, "language": language}
        self.story.account(self.story.wall(self.since, "09:40"), key, name, "family", phone, **mine)

    def custody(self, *guardians: str) -> None:
        """These adults have custody of all the family's children."""
        for child in self.children:
            for guardian in guardians:
                facts = {"id": self.thing("custody", child, guardian), "child": self.members[child]}
                facts |= {"guardian": self.members[guardian], "from_day": self.story.day(self.since)}
                self._enrol("09:30", "add_custody", facts, family_id=self.id)

    def enrolled(self, programme: str, months: int, why: str = "") -> None:
        """Lena tries the programme's criteria; `months` ago social assistance began, counted from today."""
        ticked = [one.id for one in shipped()[programme].criteria if not one.check]
        begun = self.story.day(-round(months * 30.44))[:7] if months else ""
        facts = {"id": self.thing("enrolment"), "assistance_from": begun, "met": ticked, "reason": why}
        self._enrol("09:35", "decide_enrolment", facts, family_id=self.id)

    def joins(self, key: str, days: int, until: int, decides_money: bool = False) -> None:
        """Somebody with a profession is in the family's team for a time."""
        facts = {"id": self.thing("team", key), "account": self.story.account_id(key)}
        facts |= {"from_day": self.story.day(days), "until_day": self.story.day(until)}
        money = {"decides_money": "y"} if decides_money else {}
        self.story.tell(self.story.wall(days, "09:00"), "lena", "join_team", facts | money, family_id=self.id)

    def on(self, days: int, time: str = "15:00", by: str = "") -> Day:
        """A day on which somebody, mostly the coach, writes something down."""
        return Day(self, self.story.wall(days, time), by or self.coach, days)

    def planned(
        self, days: int, time: str, purpose: str, home: str = "", ahead: int = 10, seen: bool = True, **more: str
    ) -> str:
        """Lena plans a visit, some days ahead; gives the visit's id. More: minutes, place, interpreter."""
        id = self.thing("planned", str(days), time)
        made = min(days, 0) - ahead if days > 0 else days - ahead
        when = self.story.wall(max(made, self.since), "10:30")
        fields = {"id": id, "family": self.id, "starts_at": self.story.wall(days, time), "purpose": purpose, **more}
        op = self.story.tell(when, "lena", "plan_visit", fields | {"household": self.homes.get(home, "")})
        if seen and days >= -SHOWN_FOR:
            change = {"change": str(uuid5(UUID(op), id))}
            self.story.tell(later(when, minutes=300), self.coach, "acknowledge_change", change, planned_visit_id=id)
        return id

    def recurring(self, days: int, time: str, purpose: str, every: int, until: int, home: str = "") -> None:
        """Lena planned visits that recur, from some days ahead until others, and the coach has seen it."""
        id, first = self.thing("series", str(days)), self.story.wall(days, time)
        fields = {"id": id, "family": self.id, "starts_at": first, "minutes": "60", "purpose": purpose}
        fields |= {"every": str(every), "until": self.story.day(until), "household": self.homes.get(home, "")}
        op = self.story.tell(self.story.wall(-6, "11:00"), "lena", "plan_series", fields | {"clashing": "anyway"})
        seen, visit = {"change": str(uuid5(UUID(op), id))}, visit_of(id, first)
        when = later(self.story.wall(-6, "11:00"), minutes=300)
        self.story.tell(when, self.coach, "acknowledge_change", seen, planned_visit_id=visit)

    def visit(self, days: int, time: str, purpose: str, told: Told, home: str = "", **plan: Any) -> None:
        """A visit that was planned, took place (or not), and was written down by the coach three quarters later."""
        planned = self.planned(days, time, purpose, home, **plan)
        wall = later(self.story.wall(days, time), minutes=45)
        fields = {"id": self.thing("visit", str(days), time), "planned_visit": planned, "purpose": purpose, "at": ""}
        fields |= {"household": self.homes[home] if home else "all", "interpreter": plan.get("interpreter", "")}
        fields |= visit_fields(self, told, f"{days} {time}")
        self.story.tell(wall, self.coach, "record_visit", fields, family_id=self.id)

    def doer(self, doer: str) -> dict[str, str]:
        """Who does a step: a member by name, "coach", or another party in words."""
        if doer in self.members:
            return {"doer": f"member:{self.members[doer]}"}
        return {"doer": "coach"} if doer == "coach" else {"doer": "other", "doer_name": doer}

    def cancelled(self, days: int, time: str, by: str, reason: str, before: int = 1) -> None:
        """A planned visit that did not become: cancelled by the family, us, the interpreter or somebody else."""
        id = self.thing("planned", str(days), time)
        fields = {"id": self.thing("cancelled", str(days), time), "cancelled_by": by, "reason": reason}
        when = self.story.wall(days - before, "08:20")
        self.story.tell(when, self.coach, "cancel_visit", fields, planned_visit_id=id)

    def _enrol(self, time: str, command: str, fields: Mapping[str, Any], **args: str) -> None:
        self.story.tell(self.story.wall(self.since, time), "lena", command, dict(fields), **args)

"""A house in which every text says who may read it, so that a leak names itself."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from familjelots.core import clock
from familjelots.schedule.times import wall_now

from ..cast import Cast, must, named
from .mapped import furnish_mappings
from .partners import furnish_partners
from .referred import furnish_referrals
from .times import furnish_times

OTHERS = "nobody"


@dataclass
class House:
    """Words with their readers, and the ids of all that was made, by the name that URL rules give them."""

    cast: Cast
    readers: dict[str, set[str]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    samirs: set[str] = field(default_factory=set)

    def word(self, name: str, *readers: str) -> str:
        """A text that only these people may read."""
        text = f"Zq{name}qZ"
        self.readers[text] = set(readers)
        return text

    def id(self, kind: str, name: str) -> str:
        """The id of a new thing."""
        made = named(f"{kind} {name}")
        self.ids.setdefault(kind, []).append(made)
        return made

    def hidden_from(self, name: str) -> list[str]:
        """The texts that a person must never meet."""
        return [text for text, readers in self.readers.items() if name not in readers]


def furnish(db: Database, cast: Cast) -> House:
    """Everything that a family may have, in both homes of Påhittdal and in Mithal."""
    house = House(cast)
    house.ids["family_id"] = [cast.families["pahittdal"], cast.families["mithal"]]
    house.ids["member_id"] = [cast.members[name] for name in ("eva", "per", "samir")]
    house.ids["account_id"] = [person.id for person in cast.people.values()]
    for place, family, home, doer, coach, people in (
        ("Eva", "pahittdal", "kornvagen", "eva", cast.sara, ("eva",)),
        ("Per", "pahittdal", "granvagen", "per", cast.sara, ("per",)),
        ("Samir", "mithal", "sokgatan", "samir", cast.amir, ()),
    ):
        _furnish_home(db, house, place, (family, home, doer), coach, people)
    _follow_up_without_a_visit(db, house)
    _texts_that_met(db, house)
    _one_visit_twice(db, house)
    furnish_mappings(db, house)
    furnish_times(db, house)
    furnish_partners(db, house)
    furnish_referrals(db, house)
    _worries(db, house)
    _protect(db, house)
    return house


def _follow_up_without_a_visit(db: Database, house: House) -> None:
    """A third family, of which nothing but a day to come back to is known."""
    follow_up = {"id": house.id("follow_up_id", "Maja"), "text": house.word("FollowMaja", "sara", "lena")}
    due = {"due": clock.today().isoformat()}
    must(db, house.cast.sara, "add_follow_up", follow_up | due, family_id=house.cast.families["provstrom"])


def _texts_that_met(db: Database, house: House) -> None:
    """Two edits of what is hard, in each family, neither of which saw the other: those who work there choose."""
    for place, coach in (("Eva", house.cast.sara), ("Per", house.cast.sara), ("Samir", house.cast.amir)):
        barrier, staff = named(f"barrier_id {place} private"), (coach.name.lower(), "lena")
        for who, name in ((house.cast.lena, "Stands"), (coach, "Waits")):
            edit = {"text": house.word(f"{name}{place}", *staff), "base.text": f"ZqPrivate{place}qZ"}
            must(db, who, "edit_barrier", edit, barrier_id=barrier)
        sql = "SELECT id FROM edit_conflict WHERE record = ?"
        house.ids.setdefault("conflict_id", []).extend(id for (id,) in db.conn.execute(sql, [barrier]))


def _one_visit_twice(db: Database, house: House) -> None:
    """Lena has recorded the same visits as the coaches; nobody has said yet whether they are the same."""
    for place, key, home in (("Eva", "pahittdal", "kornvagen"), ("Per", "pahittdal", "granvagen")):
        own = ("sara", "lena", place.lower())
        told = {"id": named(f"twin {place}"), "household": house.cast.homes[home], "at": wall_now()}
        told["text"] = house.word(f"Twin{place}", *own)
        must(db, house.cast.lena, "record_visit", told, family_id=house.cast.families[key])
    house.ids["pair_id"] = [id for (id,) in db.conn.execute("SELECT id FROM visit_pair")]


def _furnish_home(
    db: Database, house: House, place: str, where: tuple[str, str, str], coach: Any, people: tuple[str, ...]
) -> None:
    family, home, doer = house.cast.families[where[0]], house.cast.homes[where[1]], house.cast.members[where[2]]
    staff = (coach.name.lower(), "lena")
    own, here = (*staff, *people), {"household": home}

    def do(command: str, **fields: Any) -> None:
        must(db, coach, command, fields, family_id=family)

    goal, barrier = house.id("goal_id", place), house.id("barrier_id", place)
    step, visit, plan = house.id("step_id", place), house.id("visit_id", place), house.id("planned_visit_id", place)
    do(
        "propose_goal",
        id=goal,
        text=house.word(f"Goal{place}", *own),
        own_words=house.word(f"Own{place}", *own),
        **here,
    )
    do("add_barrier", id=barrier, text=house.word(f"Hard{place}", *own), **here)
    do("add_tried", id=named(f"tried {place}"), barrier=barrier, text=house.word(f"Tried{place}", *own))
    asked = {"asked_by": house.word(f"Asks{place}", *own), "why": house.word(f"Because{place}", *own), **here}
    do("add_demand", id=house.id("demand_id", place), text=house.word(f"Demand{place}", *own), **asked)
    private = {"text": house.word(f"Private{place}", *staff), "private": "y"}
    do("add_barrier", id=house.id("barrier_id", f"{place} private"), **private)
    do("add_strength", id=house.id("strength_id", place), text=house.word(f"Strong{place}", *own), **here)
    do("add_step", id=step, text=house.word(f"Step{place}", *own), doer=f"member:{doer}", **here)
    do("tell_result", id=named(f"result {place}"), step=step, text=house.word(f"Led{place}", *own))
    # No home is named, but it is this person's own.
    late = {"due": clock.today().isoformat(), "doer": f"member:{doer}"}
    do("add_step", id=house.id("step_id", f"{place} all"), text=house.word(f"Doer{place}", *own), **late)
    do("write_note", id=named(f"note {place}"), text=house.word(f"Note{place}", *staff))
    follow_up = house.id("follow_up_id", place)
    do("add_follow_up", id=follow_up, text=house.word(f"Follow{place}", *staff), due=clock.today().isoformat())
    facts = _facts(house, place, own)
    must(db, coach, "edit_member", facts | {"name": doer, "base.name": doer}, member_id=doer)
    _furnish_people(house, do, place, doer, own)
    coming = (clock.local_now().replace(hour=12, minute=0) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    told = {"starts_at": coming, "household": home, "anyway": "y", "purpose": house.word(f"Plan{place}", *own)}
    must(db, coach, "plan_visit", {"id": plan, "family": family, **told})
    together = {"text": house.word(f"Visit{place}", *own), "family_view": house.word(f"View{place}", *own)}
    alone = {name: house.word(f"{name}{place}", *staff) for name in ("observations", "child_words", "child_not_heard")}
    agreed = {"steps-0-id": named(f"agreed {place}"), "steps-0-text": house.word(f"Agreed{place}", *own)}
    do("record_visit", id=visit, at=wall_now(), goals=[goal], present=[doer], **here, **together, **alone, **agreed)
    for name in people:
        objection = {"id": house.id("objection_id", place), "text": house.word(f"Objects{place}", *own)}
        must(db, house.cast.people[name], "object_to_visit", objection, visit_id=visit)
    # All of the family reads this one, but for the steps and names of those who live elsewhere.
    both = {"steps-0-id": named(f"both {place}"), "steps-0-text": house.word(f"Both{place}", *own)}
    told = {"household": "all", "present": [doer], "steps-0-doer": f"member:{doer}"}
    do("record_visit", id=house.id("visit_id", f"{place} all"), at=wall_now(), **told, **both)


def _facts(house: House, place: str, own: tuple[str, ...]) -> dict[str, str]:
    """What is known of a person."""
    names = ("motivation", "adaptations")
    return {name: house.word(f"{name}{place}", *own) for name in names} | {f"base.{name}": "" for name in names}


def _furnish_people(house: House, do: Any, place: str, doer: str, own: tuple[str, ...]) -> None:
    """What a person has asked of us, and has been asked to say yes to."""
    asked = {"member": doer, "kind": "power", "scope": house.word(f"Scope{place}", *own)}
    do("give_mandate", id=house.id("mandate_id", place), **asked)
    to = {"organisation": house.word(f"Org{place}", *own), "purpose": house.word(f"Purpose{place}", *own)}
    until = {"until_day": (clock.today() + timedelta(days=30)).isoformat()}
    do("ask_consent", id=house.id("consent_id", place), about=[doer], parts=["goals", "steps"], **to, **until)


def _worries(db: Database, house: House) -> None:
    """A worry for somebody in each home, its author's alone; Lena may read the one of Amir's. And a number to ring."""
    for place, who, readers in (("Eva", "sara", ()), ("Per", "sara", ()), ("Samir", "amir", ("lena",))):
        id, own = house.id("worry_id", place), (who, *readers)
        words = {name: house.word(f"{name}{place}", *own) for name in ("seen", "child_name", "heard_by", "child_says")}
        must(db, house.cast.people[who], "write_worry", {"id": id, "child": house.cast.members[place.lower()], **words})
        rung = {"id": named(f"rung {place}"), "receiver": house.word(f"Rung{place}", *own), "at": wall_now()}
        must(db, house.cast.people[who], "report_worry", rung, worry_id=id)
        for reader in readers:
            named_for = {"id": house.id("reader_id", place), "account": house.cast.people[reader].id}
            must(db, house.cast.people[who], "name_worry_reader", named_for, worry_id=id)
    for place, family in (("Eva", "pahittdal"), ("Samir", "mithal")):
        paid = {
            "id": house.id("funding_id", place),
            "funder": house.word(f"Funder{place}", "sara" if place == "Eva" else "amir", "lena"),
        }
        must(db, house.cast.lena, "add_funding", paid, family_id=house.cast.families[family])
        why = {"id": named(f"time {place}"), "until_day": (clock.today() + timedelta(days=9)).isoformat()}
        why["reason"] = house.word(f"WhyTime{place}", "sara" if place == "Eva" else "amir", "lena")
        must(db, house.cast.lena, "plan_support_time", why, family_id=house.cast.families[family])
        for turn in ("rest", "resume"):
            told = {"id": named(f"{turn} {place}"), "turn": turn}
            told["reason"] = house.word(f"Why{turn}{place}", "sara" if place == "Eva" else "amir", "lena")
            must(db, house.cast.lena, "turn_family", told, family_id=house.cast.families[family])
    said = {"id": named("said"), "record": named("goal_id Samir"), "language": "ar"}
    said["text"] = house.word("SaidSamir", "amir", "lena")
    must(db, house.cast.amir, "word_in_language", said, family_id=house.cast.families["mithal"])
    number = {"id": house.id("number_id", "jour"), "name": "Jour", "phone": "08-465 004 10"}
    must(db, house.cast.admin, "add_worry_number", number)


def _protect(db: Database, house: House) -> None:
    """What is said about a home, and an address that is protected."""
    for home, readers in (("kornvagen", ("sara", "lena")), ("granvagen", ("sara",)), ("sokgatan", ("amir", "lena"))):
        note = house.word(f"Safety{home}", *readers)
        db.conn.execute("UPDATE household SET safety_note = ? WHERE id = ?", [note, house.cast.homes[home]])
    house.readers["Hemliga gatan"] = {"sara", "per"}

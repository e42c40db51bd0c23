"""What must be true once operations have been applied in a certain order, told without looking into the house."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from .promises import Fields, Promise, words_in
from .rooms import ROOMS, add_home

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
EDITED = ("starts_at", "minutes", "household", "place", "purpose", "interpreter")
ENDINGS = ("reached", "changed", "ended")
FACTS = ("name", "phone", "language", "adaptations", "motivation")
CHOSEN = {"present": "visit_presence", "topics": "visit_topic", "methods": "visit_method", "goals": "visit_goal"}
AFTERWARDS = timedelta(days=3)
"""So long after a visit whoever made it in a colleague's place is let in."""


@dataclass
class Record:
    """A thing that somebody made: which family's, and what its fields say now."""

    kind: str
    family: str
    promise: Promise
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class Met:
    """An edit that met another: both texts must be kept."""

    promise: Promise
    record: str
    field: str
    theirs: str
    mine: str
    settled: bool = False


@dataclass(frozen=True)
class Cover:
    """A coach who is let in because of one visit, until a day."""

    family: str
    coach: str
    until: str


@dataclass
class World:
    """The families as they must look.

    `mapping`: who is saying it now → its id; `completed`: each time that one was said to be done → its id;
    `covered`: a family and a coach who ever was let in for some days; `covers`: a visit → who is let in because of it;
    `to_come`: a visit → who was ever to make it;
    `lives`: a person → homes;
    `protected`: persons and homes;
    `kept`: families with a coordinator named, since somebody was protected; `former`: what were facts of persons;
    `lock_screen`: a person → the own words on a locked phone.
    """

    roles: dict[str, str] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    member: dict[str, str] = field(default_factory=dict)
    coach: dict[str, str] = field(default_factory=dict)
    covered: set[tuple[str, str]] = field(default_factory=set)
    covers: dict[str, Cover] = field(default_factory=dict)
    to_come: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ended: set[str] = field(default_factory=set)
    records: dict[str, Record] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)
    completed: dict[str, str] = field(default_factory=dict)
    lives: dict[str, list[str]] = field(default_factory=dict)
    protected: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    lock_screen: dict[str, str] = field(default_factory=dict)
    met: dict[str, Met] = field(default_factory=dict)
    least: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    op: str = ""

    def family(self, promise: Promise) -> str | None:
        """Whose family an operation is about; None when it is about none, "" when nobody knows."""
        ids = ID.findall(promise.path)
        if promise.command in ("plan_visit", "plan_series"):
            return promise.one("family")
        if promise.path.startswith("/families/"):
            return ids[0]
        if promise.path.split("/")[1] in (
            "steps",
            "goals",
            "barriers",
            "strengths",
            "demands",
            "follow-ups",
            "planned-visits",
            "letters",
            "appointments",
            "members",
            "households",
            "sayings",
            "assessments",
            "competences",
            "custody",
            "team",
            "named",
            "mandates",
            "consents",
            "partner-questions",
            "receivers",
            "funding",
            "costs",
            "referrals",
            "referral-events",
            "partner-answers",
            "visits",
            "objections",
        ):
            if ids[0] in self.records and self.records[ids[0]].kind == "person-referral":
                return None
            return self.records[ids[0]].family if ids[0] in self.records else ""
        if promise.command == "choose_text":
            return self.records[self.met[ids[0]].record].family if ids[0] in self.met else ""
        return None

    def may(self, promise: Promise) -> bool:
        """Whether an author has the right to an operation now."""
        role = self.roles.get(promise.author, "administrator")
        if promise.command in ROLES:
            return role in ROLES[promise.command]
        if promise.command in ("put_away", "answer_question", "answer_referral"):  # the link was good when it was asked
            return True
        family = self.family(promise)
        if family is None or role == "coordinator":
            return True
        return (self.coach.get(family) if role == "coach" else self.home.get(promise.author)) == family_key(
            role, family, promise
        )

    def may_have(self, promise: Promise) -> bool:
        """Whether an author was let in for some days: then it hangs on when it was written (`tests/schedule`).

        Whoever was to come has been told of what became of it, and says *Sett* also when another one comes.
        """
        if promise.command == "acknowledge_change" and promise.author in self.to_come[ID.findall(promise.path)[0]]:
            return True
        return (self.family(promise) or "", promise.author) in self.covered

    def is_let_in(self, family: str, coach: str, day: str) -> bool:
        """Whether a coach is in a colleague's place on a day."""
        own = (cover for cover in self.covers.values() if (cover.family, cover.coach) == (family, coach))
        return any(day <= cover.until for cover in own)

    def has_changed(self, promise: Promise) -> bool:
        """Whether somebody else has written what an edit's author saw otherwise."""
        record = self.records.get(ID.findall(promise.path)[0])
        values = record.values if record else {}
        return any(
            promise.one(f"base.{name}") != value for name, value in values.items() if f"base.{name}" in promise.fields
        )

    def expect(self, visit: str) -> None:
        """A planned visit is its family's contact person's to make."""
        self.to_come[visit].add(self.coach.get(self.records[visit].family, ""))

    def apply(self, promise: Promise, op: str) -> None:
        """An operation has been applied, as this row of the journal says."""
        self.op = op
        DOES[promise.command](self, promise)

    def count(self, table: str, least: int, most: int | None = None) -> None:
        """So many rows have come into a table."""
        self.least[table] += least
        self.most[table] += least if most is None else most

    def add(self, promise: Promise, kind: str, table: str, *names: str, **more: str) -> None:
        """A record has come."""
        values = {name: promise.one(name) for name in names} | more
        self.records[promise.one("id")] = Record(kind, self.family(promise) or "", promise, values)
        self.count(table, 1)

    def edit(self, promise: Promise, names: tuple[str, ...], record: str = "") -> None:
        """A record has been edited: what its author saw must be what it said, or both are kept."""
        id = record or ID.findall(promise.path)[0]
        for name in names:
            if f"base.{name}" in promise.fields or promise.one(name):
                self._set(promise, id, name, promise.one(f"base.{name}"), promise.one(name))

    def _set(self, promise: Promise, id: str, name: str, base: str, new: str) -> None:
        values = self.records[id].values
        if new in (base, values[name]):
            return
        if values[name] == base:
            self.put_aside(id, values[name])
            values[name] = new
        else:
            self.meet(promise, id, name, values[name], new)

    def receiver(self, id: str, promise: Promise) -> dict[str, str]:
        """What is known of somebody outside, whom a family has been asked about."""
        made = Record("receiver", self.family(promise) or "", promise, {"decides_money": "no"})
        return self.records.setdefault(id, made).values

    def put_aside(self, id: str, text: str) -> None:
        """Somebody who saw a fact of a person has written or chosen another; no page tells which it was."""
        if self.records[id].kind == "member":
            self.former |= words_in(text)

    def no_longer_facts(self) -> set[str]:
        """Words that were put aside, or wait, and stand nowhere now. Those that wait are looked for where they wait."""
        values = [value for record in self.records.values() for value in record.values.values()]
        facts = [met for met in self.met.values() if not met.settled and self.records[met.record].kind == "member"]
        waiting = {word for met in facts for word in words_in(met.mine)}
        return (self.former | waiting) - {word for value in values for word in words_in(value)}

    def protects(self, family: str) -> bool:
        """Whether somebody of a family is protected: then it opens for its contact person and those named alone."""
        return any(self.records[id].family == family for id in self.protected if id in self.lives)

    def hides_own_words(self, account: str) -> bool:
        """Whether somebody may have no own words on a locked phone: a person or a home of the family is protected."""
        return any(self.records[id].family == self.home.get(account) for id in self.protected)

    def hides_place(self, id: str) -> bool:
        """Whether nobody may read where an appointment is, since somebody or a home is protected now."""
        record = self.records.get(id)
        if record is None or record.kind != "appointment":
            return False
        about = {record.promise.one("household"), *self.lives.get(record.promise.one("member"), ())}
        families = {self.records[id].family for id in self.protected if id in self.lives}
        return record.family in families or bool(about & self.protected)

    def meet(self, promise: Promise, record: str, name: str, theirs: str, mine: str) -> None:
        """Two texts for one place: both wait for somebody to choose."""
        self.met[str(uuid5(UUID(self.op), f"{record}.{name}"))] = Met(promise, record, name, theirs, mine)
        self.count("edit_conflict", 1)


ROLES = {
    **dict.fromkeys(("create_account", "end_account", "add_worry_number", "end_worry_number"), ("administrator",)),
    **dict.fromkeys(
        ("give_visit", "note_call", "choose_unseen_wait", "note_coach_call", "accept_words", "decide_enrolment",
         "join_team", "leave_team", "name_staff", "end_name", "add_funding", "end_funding"), ("coordinator",),
    ),
    **dict.fromkeys(("add_family", "add_household", "add_member", "give_family"), ("coordinator", "administrator")),
    **dict.fromkeys(
        ("add_need", "count_target_group", "add_agreement", "withdraw_preparation"), ("coordinator", "administrator")
    ),
}  # fmt: skip
"""Command → whose it is alone, whatever family it is about."""


def family_key(role: str, family: str, promise: Promise) -> str:
    """What a right to a family hangs on: the coach's id, or the family's own."""
    return promise.author if role == "coach" else family


# ---- What each command does ----


def _choose(world: World, promise: Promise) -> None:
    """One of two texts is chosen; whoever chose by what no longer stands overwrites nothing."""
    met = world.met[ID.findall(promise.path)[0]]
    values = world.records[met.record].values
    base = f"base.{met.field}"
    seen = promise.one(base) if base in promise.fields else met.theirs
    wanted, stands = (met.mine if promise.one("chosen") == "waits" else seen), values[met.field]
    for text in (stands, met.mine):
        world.put_aside(met.record, text)
    if stands != wanted and stands == seen and not met.settled:
        values[met.field] = wanted
    elif stands != wanted:
        world.meet(promise, met.record, met.field, stands, wanted)
    met.settled = True


def _note(world: World, promise: Promise) -> None:
    world.add(promise, "note", "note")


def _step(world: World, promise: Promise) -> None:
    world.add(promise, "step", "next_step", "text", "doer", "doer_name", "due", status="open")


def _edit_step(world: World, promise: Promise) -> None:
    world.edit(promise, ("text", "doer", "doer_name", "due"))


def _tick(world: World, promise: Promise) -> None:
    world.records[ID.findall(promise.path)[0]].values["status"] = promise.one("status")
    world.count("step_event", 1)


def _goal(world: World, promise: Promise) -> None:
    world.add(promise, "goal", "goal", "text", "own_words", status="proposed")


def _edit_goal(world: World, promise: Promise) -> None:
    ends = promise.one("status") in ENDINGS
    world.edit(promise, ("text", "own_words", "status") if ends else ("text", "own_words"))


def _word_goal(world: World, promise: Promise) -> None:
    world.edit(promise, ("own_words",))


def _answer(world: World, promise: Promise) -> None:
    values = world.records[ID.findall(promise.path)[0]].values
    if values["status"] in ("proposed", "no", "later"):  # its card says the latest answer until it is a yes
        values["status"] = "agreed" if promise.one("answer") == "yes" else promise.one("answer")
    world.count("goal_answer", 1)


def _barrier(world: World, promise: Promise) -> None:
    world.add(promise, "barrier", "barrier", "text", "area", "owner", "owner_name", status="active")


def _edit_barrier(world: World, promise: Promise) -> None:
    world.edit(promise, ("text", "area", "owner", "owner_name", "status"))


def _own_goal(world: World, promise: Promise) -> None:
    world.add(promise, "goal", "goal", "text", own_words="", status="proposed")


def _own_step(world: World, promise: Promise) -> None:
    world.add(promise, "step", "next_step", "text", "due", doer_name="", status="open")
    world.records[promise.one("id")].values["doer"] = f"member:{world.member[promise.author]}"


def _tried(world: World, promise: Promise) -> None:
    world.add(promise, "tried", "barrier_tried")


def _result(world: World, promise: Promise) -> None:
    world.add(promise, "result", "step_result")


def _end_goal(world: World, promise: Promise) -> None:
    world.records[promise.one("goal")].values["status"] = promise.one("status")
    world.count("goal_ending", 1)


def _object(world: World, promise: Promise) -> None:
    world.add(promise, "objection", "objection")


def _withdraw(world: World, _promise: Promise) -> None:
    world.count("objection_withdrawal", 1)


def _demand(world: World, promise: Promise) -> None:
    world.add(promise, "demand", "demand", "text", "asked_by", "why", "until_day", status="stands")


def _edit_demand(world: World, promise: Promise) -> None:
    world.edit(promise, ("text", "asked_by", "why", "until_day", "status"))


def _strength(world: World, promise: Promise) -> None:
    world.add(promise, "strength", "strength", "text")


def _edit_strength(world: World, promise: Promise) -> None:
    world.edit(promise, ("text",))


def _follow_up(world: World, promise: Promise) -> None:
    world.add(promise, "follow-up", "follow_up")


def _complete(world: World, _promise: Promise) -> None:
    world.count("follow_up_completion", 1)


def _plan(world: World, promise: Promise) -> None:
    world.add(promise, "planned", "planned_visit", *EDITED, status="planned")
    world.records[promise.one("id")].values["minutes"] = promise.one("minutes") or "60"
    world.expect(promise.one("id"))
    world.count("planned_visit_change", 1)


def _move(world: World, promise: Promise) -> None:
    values = world.records[ID.findall(promise.path)[0]].values
    for name in EDITED:
        base, new = promise.one(f"base.{name}"), promise.one(name)
        if new != base and not (name == "minutes" and not new):
            seen = values.get(name, base)  # what a visit said of the next one, the books do not know whole
            assert seen in (base, new), f"{name} was {seen!r} and not {base!r} when it became {new!r}"
            values[name] = new
    world.count("planned_visit_change", 0, 2)


def _cancel(world: World, promise: Promise) -> None:
    world.records[ID.findall(promise.path)[0]].values["status"] = "cancelled"
    world.count("planned_visit_change", 1)


def series_days(promise: Promise) -> list[date]:
    """The days of visits that recur."""
    first, last = date.fromisoformat(promise.one("starts_at")[:10]), date.fromisoformat(promise.one("until"))
    ahead = range(0, (last - first).days + 1, 7 * int(promise.one("every")))
    return [first + timedelta(days=days) for days in ahead]


def in_series(promise: Promise, day: date) -> str:
    """The id of the visit on one of these days."""
    return str(uuid5(UUID(promise.one("id")), day.isoformat()))


def _series(world: World, promise: Promise) -> None:
    """Each visit is a record of its own; whether a day was skipped, only the page of its visit tells."""
    family, days, skips = world.family(promise) or "", series_days(promise), promise.one("clashing") == "skip"
    for day in days:
        values = {name: promise.one(name) for name in EDITED} | {"status": "planned"}
        values |= {"starts_at": f"{day}{promise.one('starts_at')[10:]}", "minutes": promise.one("minutes") or "60"}
        world.records[in_series(promise, day)] = Record(
            "perhaps planned" if skips else "planned", family, promise, values
        )
        world.expect(in_series(promise, day))
    world.count("visit_series", 1)
    for table in ("planned_visit", "planned_visit_change"):
        world.count(table, 2 if skips else len(days), len(days))


def _cancel_rest(world: World, promise: Promise) -> None:
    """A visit and those after it that are still to be; a skipped day cannot be called off."""
    begins = ID.findall(promise.path)[0]
    first = world.records[begins]
    recorded = {one.promise.one("planned_visit") for one in world.records.values() if one.kind == "visit"}
    rest = [
        record
        for id, record in world.records.items()
        if record.promise is first.promise and id not in recorded and record.values.get("status") == "planned"
        if (record.values["starts_at"], id) >= (first.values["starts_at"], begins)
    ]
    for record in rest:
        record.values["status"] = "cancelled"
    world.count("planned_visit_change", 1 if first.kind == "perhaps planned" else len(rest), len(rest))


def _choices(world: World, promise: Promise) -> None:
    """Who was there, and what it was about: each is kept, but for goals that have not come."""
    for name, table in CHOSEN.items():
        told = promise.fields.get(name, [])
        chosen = {told} if isinstance(told, str) else set(told)
        if name == "present" and promise.one("outcome") not in ("", "happened"):
            chosen = set()
        sure = {
            one for one in chosen if name != "goals" or (one in world.records and world.records[one].kind == "goal")
        }
        world.count(table, len(sure), len(chosen))


def _visit(world: World, promise: Promise) -> None:
    world.add(promise, "visit", "visit")
    _choices(world, promise)
    half = ("observations", "child_words", "child_not_heard", "worry_considered", "minutes")
    world.count("visit_afterwards", int(any(promise.one(name) for name in half)), 1)
    family = world.family(promise) or ""
    for name in promise.fields:
        if re.fullmatch(r"steps-\d+-text", name) and promise.one(name):
            _part(world, promise, family, "step", name, "next_step")
        if re.fullmatch(r"barriers-\d+-text", name) and promise.one(name):
            _part(world, promise, family, "barrier", name, "barrier")
        if re.fullmatch(r"ticks-\d+-status", name) and promise.one(name):
            _part_tick(world, promise, name)
    if promise.one("next_at"):
        world.count("planned_visit", 0, 1)
        world.count("planned_visit_change", 0, 1)
        values = {"starts_at": promise.one("next_at"), "status": "planned"}
        world.records[promise.one("next_id")] = Record("perhaps planned", family, promise, values)
        world.expect(promise.one("next_id"))


def _contact(world: World, promise: Promise) -> None:
    world.add(promise, "visit", "visit")
    _choices(world, promise)
    world.count("visit_afterwards", int(bool(promise.one("minutes"))), 1)


def _part(world: World, promise: Promise, family: str, kind: str, name: str, table: str) -> None:
    """A part is kept, or lies with its words among what to look at; either is shown."""
    row = name.rsplit("-", 1)[0]
    area = promise.one(f"{row}-area") or promise.one("area")
    values = {"text": promise.one(name), "area": area, "due": promise.one(f"{row}-due")}
    values |= {"doer": promise.one(f"{row}-doer") or "other", "doer_name": promise.one(f"{row}-doer_name")}
    values |= {"owner": "", "owner_name": "", "own_words": ""}
    values["status"] = {"barrier": "active", "step": "open", "goal": "proposed"}.get(kind, "")
    world.records[promise.one(f"{row}-id")] = Record(f"perhaps {kind}", family, promise, values)
    world.count(table, 0, 1)


def _part_tick(world: World, promise: Promise, name: str) -> None:
    step = world.records.get(promise.one(name.replace("-status", "-step")))
    world.count("step_event", 0, 1)
    if step is not None:
        step.values["status"] = promise.one(name)


def _give(world: World, promise: Promise) -> None:
    family = ID.findall(promise.path)[0]
    world.coach[family] = promise.one("coach")
    for id, record in world.records.items():
        if record.family == family and record.kind.removeprefix("perhaps ") == "planned":
            world.expect(id)
    world.count("contact_person", 1)


def _give_visit(world: World, promise: Promise) -> None:
    """A colleague makes one visit, and is let in; or its own coach does after all."""
    family, coach, visit = world.family(promise) or "", promise.one("coach"), ID.findall(promise.path)[0]
    if coach != world.coach.get(family):
        world.covered.add((family, coach))
        day = date.fromisoformat(world.records[visit].values["starts_at"][:10])
        world.covers[visit] = Cover(family, coach, (day + AFTERWARDS).isoformat())
    elif visit in world.covers and world.covers[visit].coach != coach:
        del world.covers[visit]
    world.to_come[visit].add(coach)
    world.count("cover", 0, 1)
    world.count("planned_visit_change", 0, 2)


def _account(world: World, promise: Promise) -> None:
    world.roles[promise.one("id")] = promise.one("role")
    world.home[promise.one("id")] = promise.one("family")
    world.member[promise.one("id")] = promise.one("member")
    world.count("account", 1)


def _end_account(world: World, promise: Promise) -> None:
    world.ended.add(ID.findall(promise.path)[0])


def _rows(world: World, promise: Promise) -> None:
    """What is said in a mapping, or planned from an assessment, stands in the plan."""
    family = world.family(promise) or promise.family
    for name in promise.fields:
        row = re.fullmatch(r"(goals|barriers|steps|strengths)-\d+-text", name)
        if row and promise.one(name):
            kind = row[1][:-1]
            _part(world, promise, family, kind, name, "next_step" if kind == "step" else kind)


def _member(world: World, promise: Promise) -> None:
    language = promise.one("language") or "sv"
    world.add(promise, "member", "member", "name", "phone", "adaptations", "motivation", language=language)
    _live(world, promise.one("id"), promise)
    if promise.one("protected"):
        _protect(world, promise.one("id"))
        _name_keeper(world, promise)


def _live(world: World, member: str, promise: Promise) -> None:
    homes = promise.fields.get("households", [])
    world.lives[member] = [homes] if isinstance(homes, str) else homes
    if member in world.protected:
        _protect(world, member)


def _protect(world: World, id: str) -> None:
    """A person is protected, and the homes of that person; or a home. A home stays so when the person no longer is."""
    world.protected |= {id, *world.lives.get(id, ())}


def _name_keeper(world: World, promise: Promise) -> None:
    """With a person a coordinator is named, unless one is named that day; an administrator names none."""
    family = world.family(promise) or ""
    if world.roles.get(promise.author) == "administrator":
        return
    named = [one.promise for one in world.records.values() if (one.kind, one.family) == ("named", family)]
    known = family in world.kept or any(world.roles.get(one.one("account")) == "coordinator" for one in named)
    world.kept.add(family)
    world.count("named_staff", 0 if known else 1, 1)


def _protect_member(world: World, promise: Promise) -> None:
    _protection(world, promise)
    if promise.one("protected"):
        _name_keeper(world, promise)


def _protection(world: World, promise: Promise) -> None:
    id = ID.findall(promise.path)[0]
    _protect(world, id) if promise.one("protected") else world.protected.discard(id)


def _home(world: World, promise: Promise) -> None:
    add_home(world, promise)
    if promise.one("protected"):
        _protect(world, promise.one("id"))


def _move_in(world: World, promise: Promise) -> None:
    _live(world, ID.findall(promise.path)[0], promise)


def _edit_member(world: World, promise: Promise) -> None:
    world.edit(promise, FACTS)


def _motivation(world: World, promise: Promise) -> None:
    world.edit(promise, ("motivation",))


def _say(world: World, promise: Promise) -> None:
    """The first words of somebody begin a mapping, to which all that follow belong until it is confirmed."""
    world.add(promise, "saying", "saying", "stance", "wish", "need")
    member, begun = promise.one("member"), str(uuid5(UUID(world.op), "mapping"))
    if member not in world.mapping:
        world.mapping[member] = begun
        world.records[begun] = Record("mapping", world.family(promise) or "", promise, {"route": "", "why": ""})
        world.count("mapping", 1)
    _rows(world, promise)


def _edit_saying(world: World, promise: Promise) -> None:
    world.edit(promise, ("stance", "wish", "need"))


def _complete_mapping(world: World, promise: Promise) -> None:
    """Where nothing stands yet, what the form showed was of an earlier mapping."""
    mapping = world.mapping[promise.one("member")]
    values = world.records[mapping].values
    values |= {name: promise.one(name) for name in ("route", "why") if not values[name]}
    world.edit(promise, ("route", "why"), mapping)
    world.completed[promise.one("completion")] = mapping


def _answer_mapping(world: World, promise: Promise) -> None:
    """What both have confirmed is never edited again: new words begin another mapping."""
    if promise.one("answer") == "yes":
        confirmed = world.completed[promise.one("completion")]
        world.mapping = {of: mapping for of, mapping in world.mapping.items() if mapping != confirmed}


def _assessment(world: World, promise: Promise) -> None:
    world.add(promise, "assessment", "assessment", "question", "findings", "plain", status="draft")


def _edit_assessment(world: World, promise: Promise) -> None:
    world.edit(promise, ("question", "findings", "plain"))


def _competence(world: World, promise: Promise) -> None:
    world.add(promise, "competence", "competence", "competence", "interests", "suitability", status="open")


def _edit_competence(world: World, promise: Promise) -> None:
    world.edit(promise, ("competence", "interests", "suitability"))


def _worry(world: World, promise: Promise) -> None:
    world.add(promise, "worry", "worry")


def _letter(world: World, promise: Promise) -> None:
    world.add(promise, "letter", "letter", "sender", "about", "deadline", "dealer", status="open")


def _edit_letter(world: World, promise: Promise) -> None:
    world.edit(promise, ("sender", "about", "deadline", "dealer"))


def _deal(world: World, promise: Promise) -> None:
    world.records[ID.findall(promise.path)[0]].values["status"] = promise.one("status")
    world.count("letter_event", 1)


def _appointment(world: World, promise: Promise) -> None:
    names = ("with_whom", "starts_at", "place", "about", "companion")
    world.add(promise, "appointment", "appointment", *names, status="planned")


def _edit_appointment(world: World, promise: Promise) -> None:
    world.edit(promise, ("with_whom", "starts_at", "place", "about", "companion"))


def _turn(world: World, promise: Promise) -> None:
    world.records[ID.findall(promise.path)[0]].values["status"] = promise.one("status")
    world.count("appointment_event", 1)


def _rows_of(promise: Promise) -> list[dict]:
    """What the rows of a file say."""
    rows = promise.fields["row"]
    return [json.loads(row) for row in ([rows] if isinstance(rows, str) else rows)]


def _families(world: World, promise: Promise) -> None:
    """A file of families is what somebody would write who enrolled each of them."""
    for number, told in enumerate(_rows_of(promise)):
        id = str(uuid5(UUID(world.op), f"family {number}"))
        home, people, coach = str(uuid5(UUID(id), "home")), told.pop("people"), told.pop("coach")
        _as(world, promise, "add_family", "/families", told | {"id": id})
        if told["address"] or people:
            facts = {"id": home, "name": "Hemma", "address": told["address"]}
            _as(world, promise, "add_household", f"/families/{id}/households", facts)
        for place, person in enumerate(people):
            facts = person | {"id": str(uuid5(UUID(id), f"person {place}")), "households": home}
            _as(world, promise, "add_member", f"/families/{id}/members", facts)
        if coach:
            _as(world, promise, "give_family", f"/families/{id}/contact-person", {"coach": coach})


def _months(world: World, promise: Promise) -> None:
    """A file of months is what somebody would write who told of each of them."""
    for told in _rows_of(promise):
        _as(world, promise, "record_status", f"/families/{told['family']}/status", told)


def _as(world: World, promise: Promise, command: str, path: str, fields: Fields) -> None:
    """The same as another command would have done."""
    DOES[command](world, replace(promise, command=command, path=path, fields=fields))


def _nothing(_world: World, _promise: Promise) -> None:
    """Nothing that can be counted."""


DOES: dict[str, Callable[[World, Promise], None]] = {
    **ROOMS,
    "write_note": _note,
    "add_step": _step,
    "edit_step": _edit_step,
    "tick_step": _tick,
    "propose_goal": _goal,
    "edit_goal": _edit_goal,
    "word_goal": _word_goal,
    "answer_goal": _answer,
    "add_barrier": _barrier,
    "edit_barrier": _edit_barrier,
    "propose_own_goal": _own_goal,
    "add_own_step": _own_step,
    "add_tried": _tried,
    "tell_result": _result,
    "end_goal": _end_goal,
    "add_demand": _demand,
    "edit_demand": _edit_demand,
    "object_to_visit": _object,
    "withdraw_objection": _withdraw,
    "see_objection": _nothing,
    "add_strength": _strength,
    "edit_strength": _edit_strength,
    "add_letter": _letter,
    "edit_letter": _edit_letter,
    "deal_with_letter": _deal,
    "add_appointment": _appointment,
    "edit_appointment": _edit_appointment,
    "turn_appointment": _turn,
    "put_away": _nothing,
    "accept_words": _nothing,
    "add_follow_up": _follow_up,
    "complete_follow_up": _complete,
    "plan_visit": _plan,
    "move_visit": _move,
    "cancel_visit": _cancel,
    "plan_series": _series,
    "cancel_rest": _cancel_rest,
    "choose_text": _choose,
    "acknowledge_change": _nothing,
    "record_contact": _contact,
    "record_visit": _visit,
    "settle_look": _nothing,
    "give_family": _give,
    "give_visit": _give_visit,
    "add_household": _home,
    "add_member": _member,
    "invite_member": lambda world, _promise: world.count("account", 0, 1),
    "create_account": _account,
    "end_account": _end_account,
    "choose_language": _nothing,
    "report_reads": _nothing,
    "write_worry": _worry,
    "add_to_worry": lambda world, _promise: world.count("worry_addition", 1),
    "report_worry": lambda world, _promise: world.count("worry_report", 1),
    "say_in_mapping": _say,
    "plan_from_assessment": _rows,
    "move_member": _move_in,
    "protect_household": _protection,
    "protect_member": _protect_member,
    "edit_member": _edit_member,
    "say_motivation": _motivation,
    "edit_saying": _edit_saying,
    "complete_mapping": _complete_mapping,
    "answer_mapping": _answer_mapping,
    "start_assessment": _assessment,
    "edit_assessment": _edit_assessment,
    "map_competence": _competence,
    "edit_competence": _edit_competence,
    "choose_sharing": lambda world, _promise: world.count("sharing", 1),
    "answer_indicator": lambda world, promise: world.add(promise, "measurement", "measurement"),
    "correct_answer": lambda world, promise: world.add(promise, "measurement", "measurement"),
    "tell_about_answer": lambda world, _promise: world.count("measurement_words", 1),
    "agree_levels": lambda world, _promise: world.count("goal_levels", 1),
    "rate_goal": lambda world, _promise: world.count("goal_rating", 1),
    "move_on_ladder": lambda world, _promise: world.count("ladder_move", 1),
    "estimate": lambda world, _promise: world.count("estimate", 1),
    "record_status": lambda world, _promise: world.count("status_month", 1),
    "import_families": _families,
    "import_months": _months,
}
"""Commands whose effects are told one by one."""

TOLD = frozenset(
    {
        "adjust_areas", "adjust_basics", "adjust_cadence", "adjust_closures", "adjust_consents", "adjust_criteria",
        "adjust_examples", "adjust_help", "adjust_indicators", "adjust_ladder", "adjust_methods",
        "adjust_team",
        "copy_programme", "import_programme",
    }
)  # fmt: skip
"""Commands of which it is told that they arrive once and in order, and are applied or kept with their words.

A programme is one whole, made anew by each of these at a laptop: its parts name each other, so that words which were
made up are refused together. What they make of a file is tested by itself, in `tests/programmes`.
"""

DOES |= dict.fromkeys(TOLD, _nothing)
"""Every command of the house: a new one must be named here, and have a form that it can be written by."""

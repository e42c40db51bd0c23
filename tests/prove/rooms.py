"""What the commands of the rooms around the plan do: people, consents, partners, support, wordings, programmes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .promises import Promise, words_in

if TYPE_CHECKING:
    from .world import World

TURNS = {"begin": "active", "rest": "resting", "resume": "active", "reopen": "active"}
ENDED = "ended"
FURTHEST_FIRST = ("withdrawn", "first_contact", "declined", "accepted", "received", "sent")
OF_FAMILY = ("name", "alias", "case_number", "conversation_days", "motivation")


def _of(promise: Promise) -> str:
    """The id in an operation's path."""
    return promise.path.split("/")[2]


def _only(table: str, *names: str, kind: str = "") -> Callable[["World", Promise], None]:
    """A record comes, whose words stand on a page; `names`: what it says."""

    def come(world: "World", promise: Promise) -> None:
        world.add(promise, kind or table, table, *names)

    return come


def _end(world: "World", promise: Promise) -> None:
    """Something is over: it stands as such, or no longer where it did."""
    world.records[_of(promise)].values["status"] = ENDED


def _put(world: "World", promise: Promise, id: str, names: tuple[str, ...]) -> None:
    """Facts of which no earlier ones are kept: nobody writes over what they did not see."""
    values = world.records[id].values
    for name in names:
        base, new = promise.one(f"base.{name}"), promise.one(name)
        if (f"base.{name}" not in promise.fields and not new) or new in (base, values[name]):
            continue
        assert values[name] == base, f"{name} was {values[name]!r} and not {base!r} when it became {new!r}"
        world.former |= words_in(values[name])
        values[name] = new


# ---- The family, its homes and people ----


def _add_family(world: "World", promise: Promise) -> None:
    id = promise.one("id")
    world.coach[id] = ""
    world.add(promise, "family", "family", *OF_FAMILY, "status")
    world.records[id].family = id


def _edit_family(world: "World", promise: Promise) -> None:
    _put(world, promise, _of(promise), OF_FAMILY)


def add_home(world: "World", promise: Promise) -> None:
    """A home of a family."""
    world.add(promise, "household", "household", "name", "address", "safety_note")


def _edit_home(world: "World", promise: Promise) -> None:
    _put(world, promise, _of(promise), ("name", "address", "safety_note"))


def _custody(world: "World", promise: Promise) -> None:
    world.add(promise, "custody", "custody", status="given")


def _join(world: "World", promise: Promise) -> None:
    world.add(promise, "team", "team_member", status="given")


def _name(world: "World", promise: Promise) -> None:
    """Named for a protected family; whoever protects it names a coordinator with it, which is no form's doing."""
    world.add(promise, "named", "named_staff", status="given")


def _end_name(world: "World", promise: Promise) -> None:
    if _of(promise) in world.records:
        _end(world, promise)


def _lock_screen(world: "World", promise: Promise) -> None:
    """One's own words on the own phone: the last ones hold, and no page tells which they were before."""
    world.count("lock_screen", 1)
    world.former |= words_in(world.lock_screen.get(promise.author, ""))
    world.lock_screen[promise.author] = promise.one("word")


def _mandate(world: "World", promise: Promise) -> None:
    world.add(promise, "mandate", "mandate", status="given")


def _revoke(world: "World", promise: Promise) -> None:
    world.records[_of(promise)].values["status"] = "revoked"


def _enrolment(world: "World", promise: Promise) -> None:
    world.add(promise, "enrolment", "enrolment")


# ---- Consents and partners ----


def _consent(world: "World", promise: Promise) -> None:
    world.add(promise, "consent", "consent")
    for table, name in (("consent_part", "parts"), ("consent_about", "about")):
        told = promise.fields.get(name, [])
        world.count(table, len({told} if isinstance(told, str) else set(told)))
    world.count("receiver", 0, 1)


def _answer_consent(world: "World", promise: Promise) -> None:
    member = promise.one("member") or world.member[promise.author]
    world.records[_of(promise)].values[member] = promise.one("answer")
    world.count("consent_answer", 1)


def _without(world: "World", _promise: Promise) -> None:
    world.count("consent_without", 1)


def _ask(world: "World", promise: Promise) -> None:
    world.add(promise, "partner-question", "partner_question", status="open")
    steps = promise.fields.get("steps", [])
    world.count("partner_question_step", len({steps} if isinstance(steps, str) else set(steps)))
    receiver = world.receiver(promise.one("receiver"), promise)
    if promise.one("decides_money"):
        receiver["decides_money"] = "yes"


def _end_question(world: "World", promise: Promise) -> None:
    world.records[_of(promise)].values["status"] = "over"


def _money(world: "World", promise: Promise) -> None:
    world.records[_of(promise)].values["decides_money"] = promise.one("decides_money")


def _note_answer(world: "World", promise: Promise) -> None:
    world.add(promise, "answer", "partner_answer")


def _partner_answers(world: "World", promise: Promise) -> None:
    """Words, and how the partner's own steps stand."""
    world.add(promise, "answer", "partner_answer")
    for name in promise.fields:
        if name.startswith("steps-") and name.endswith("-step"):
            step = world.records[promise.one(name)].values
            told = promise.one(name.replace("-step", "-status"))
            world.count("step_event", int(step["status"] != told))
            step["status"] = told


# ---- Referrals and handovers ----


def _refer(world: "World", promise: Promise) -> None:
    world.add(promise, "referral", "referral", status="written")


def _refer_person(world: "World", promise: Promise) -> None:
    world.add(promise, "person-referral", "referral", status="written")


def _happens(world: "World", promise: Promise, kind: str) -> None:
    """What is said may be said again; the furthest is how it stands."""
    values = world.records[_of(promise)].values
    said = {*values.get("said", "").split(), kind}
    values["said"] = " ".join(sorted(said))
    values["status"] = next(kind for kind in FURTHEST_FIRST if kind in said)


def _send(world: "World", promise: Promise) -> None:
    world.count("referral_event", int("sent" not in world.records[_of(promise)].values.get("said", "")))
    _happens(world, promise, "sent")


def _note_referral(world: "World", promise: Promise) -> None:
    """What the receiver says, itself or through whoever writes it down."""
    world.add(promise, "referral-event", "referral_event")
    _happens(world, promise, promise.one("kind"))


def _take_back(world: "World", promise: Promise) -> None:
    world.count("referral_event", 1)
    _happens(world, promise, "withdrawn")


# ---- Support, wordings ----


def _time(world: "World", promise: Promise) -> None:
    world.add(promise, "support-time", "support_time")


def _turned(world: "World", promise: Promise, to: str) -> None:
    world.add(promise, "turn", "family_turn")
    world.records[_of(promise)].values["status"] = to


def _turn(world: "World", promise: Promise) -> None:
    _turned(world, promise, TURNS[promise.one("turn")])


def _end_funding(world: "World", promise: Promise) -> None:
    values = world.records[_of(promise)].values
    values["until_day"] = promise.one("until_day")
    if not values["until_day"]:  # the day on which it arrives, which its author's clock need not know
        del values["until_day"]


# ---- Assessments, worries, visits, programmes ----


def _turn_assessment(world: "World", promise: Promise) -> None:
    world.records[_of(promise)].values["status"] = promise.one("status")
    world.count("assessment_event", 1)


def _decide(world: "World", promise: Promise) -> None:
    world.records[_of(promise)].values["status"] = promise.one("decision")
    world.count("competence_decision", 1)


def _reader(world: "World", promise: Promise) -> None:
    """Whoever may read it already is not named again."""
    world.count("worry_reader", 0, 1)


# ---- Lone visits ----


def _check_in(world: "World", promise: Promise) -> None:
    """One time at a time for each who goes."""
    held = [one for one in world.records.values() if one.kind == "lone-visit" and one.promise.author == promise.author]
    assert not [one for one in held if one.values["status"] == "armed"], "somebody was expected already"
    world.add(promise, "lone-visit", "lone_visit", "expected_at", status="armed")


def _prolong(world: "World", promise: Promise) -> None:
    values = world.records[_of(promise)].values
    assert values["status"] == "armed", "another time was said of somebody who had been heard of"
    values["expected_at"] = promise.one("expected_at")
    world.count("lone_visit_event", 1)


def _check_out(world: "World", promise: Promise) -> None:
    """Said twice it is said once."""
    values = world.records[_of(promise)].values
    world.count("lone_visit_event", int("out" not in values))
    values |= {"status": "settled", "out": "yes"}


def _reach(world: "World", promise: Promise) -> None:
    world.records[_of(promise)].values["status"] = "settled"
    world.count("lone_visit_event", 1)


def _nothing(_world: "World", _promise: Promise) -> None:
    """Nothing that can be counted."""


ROOMS: dict[str, Callable[["World", Promise], None]] = {
    "add_family": _add_family,
    "edit_family": _edit_family,
    "add_household": add_home,
    "edit_household": _edit_home,
    "add_custody": _custody,
    "end_custody": _end,
    "join_team": _join,
    "leave_team": _end,
    "name_staff": _name,
    "end_name": _end_name,
    "give_mandate": _mandate,
    "revoke_mandate": _revoke,
    "decide_enrolment": _enrolment,
    "ask_consent": _consent,
    "answer_consent": _answer_consent,
    "go_on_without": _without,
    "ask_partner": _ask,
    "end_question": _end_question,
    "say_money": _money,
    "note_answer": _note_answer,
    "answer_question": _partner_answers,
    "see_answer": _nothing,
    "write_referral": _refer,
    "send_referral": _send,
    "note_referral": _note_referral,
    "take_back_referral": _take_back,
    "plan_joint_meeting": _only("joint_meeting", kind="meeting"),
    "refer_person": _refer_person,
    "answer_referral": _note_referral,
    "see_referral_answer": _nothing,
    "suggest_change": _only("change_idea", kind="idea"),
    "advance_change": _only("change_stage", kind="stage"),
    "date_routine_change": _only("routine_change", kind="routine"),
    "plan_support_time": _time,
    "turn_family": _turn,
    "close_family": lambda world, promise: _turned(world, promise, "closed"),
    "follow_up_closing": lambda world, promise: _turned(world, promise, "followed_up"),
    "add_funding": _only("funding", "until_day"),
    "end_funding": _end_funding,
    "record_absence": _only("absence", kind="absence"),
    "end_absence": lambda world, _promise: world.count("absence_end", 1),
    "say_change_wish": lambda world, _promise: world.count("change_wish", 1),
    "wish_times": lambda world, _promise: world.count("wished_times", 1),
    "choose_unseen_wait": lambda world, _promise: world.count("unseen_wait", 1),
    "note_coach_call": lambda world, _promise: world.count("coach_call", 1),
    "note_call": lambda world, _promise: world.count("family_call", 1),
    "set_working_hours": _only("working_hours", kind="hours"),
    "mark_transferred": lambda world, _promise: world.count("transfer", 1),
    "choose_reminders": lambda world, _promise: world.count("reminder_choice", 1),
    "pause_reminders": lambda world, _promise: world.count("reminder_pause", 1),
    "snooze_reminder": lambda world, _promise: world.count("reminder_snooze", 1),
    "say_lock_screen": _lock_screen,
    "note_cost": _only("cost_note", kind="cost"),
    "take_back_cost": lambda world, _promise: world.count("cost_withdrawal", 1),
    "word_in_language": _only("wording"),
    "turn_assessment": _turn_assessment,
    "decide_competence": _decide,
    "name_worry_reader": _reader,
    "end_worry_reader": _nothing,
    "add_worry_number": _only("worry_number", kind="number"),
    "end_worry_number": _end,
    "check_in": _check_in,
    "prolong_check_in": _prolong,
    "check_out": _check_out,
    "reach_colleague": _reach,
    "say_whether_same": lambda world, _promise: world.count("visit_pair_answer", 1),
    "add_need": _only("programme_preparation", kind="preparation"),
    "count_target_group": _only("programme_preparation", kind="preparation"),
    "add_agreement": _only("programme_preparation", kind="preparation"),
    "withdraw_preparation": _end,
}
"""Command → its effect."""

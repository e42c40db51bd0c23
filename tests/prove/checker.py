"""The checker of ring 1. It knows what screens promised, the journal's lines, and pages as people get them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from .promises import Draft, Promise, words_in
from .rooms import ENDED
from .world import DOES, ID, TOLD, Record, World, in_series, series_days

Open = Callable[[str, str], str | None]
"""`open(account, path)`: the page as that person gets it now, None when it is not for them."""

LOOKS = ("/attention", "/attention/apart")
"""*Titta på det här*, and what it leaves out of families with a protected identity."""
LISTS = {"step": "steps", "goal": "goals", "barrier": "barriers", "strength": "strengths", "demand": "demands"}
LISTED = {kind: (name, "" if kind == "step" else "/plan") for kind, name in LISTS.items()} | {
    "support-time": ("support-times", "/support"), "turn": ("turns", "/support"),
    "partner-question": ("questions", "/partners"), "mandate": ("mandates", "/people"),
    "consent": ("consents", "/consents"), "referral": ("referrals", "/referrals"),
}  # fmt: skip
"""Kind → the list that holds it, and on which of the family's pages."""
_ANSWERS = re.compile(r'<ol class="timeline".*?</ol>', re.DOTALL)
_TEMPLATE = re.compile(r"<template\b.*?</template>", re.DOTALL)
_SCHEDULE = {
    "double_booked", "look_first", "time_is_past", "time_too_far", "no_such_hour", "no_contact_person",
    "not_contact_person", "already_cancelled", "already_recorded", "moved_meanwhile",
}  # fmt: skip
EXPLAINED: dict[str, set[str]] = {
    "plan_visit": _SCHEDULE, "move_visit": _SCHEDULE, "cancel_visit": _SCHEDULE,
    "plan_series": _SCHEDULE | {
        "no_last_day", "last_before_first", "series_too_long", "only_one_visit", "no_days_left", "no_such_hour_then",
        "days_clash",
    },
    "cancel_rest": _SCHEDULE | {"not_recurring"},
    "give_visit": _SCHEDULE | {"not_a_coach", "not_named"},
    "propose_goal": {"shared_goal_exists", "unknown_choice"}, "edit_goal": {"goal_needs_yes"},
    "add_tried": {"unknown_choice"}, "tell_result": {"unknown_choice"}, "end_goal": {"unknown_choice"},
    "add_step": {"unknown_choice"}, "record_visit": {"choose_home", "day_to_come"},
    "record_contact": {"choose_home", "day_to_come"},
    "tick_step": {"not_permitted"}, "acknowledge_change": {"not_permitted"}, "settle_look": {"not_permitted"},
    "invite_member": {"not_permitted"}, "give_family": {"given_meanwhile"}, "add_member": {"no_household"},
    "choose_text": {"not_permitted"},
    "edit_saying": {"mapping_confirmed"}, "complete_mapping": {"choose_text_first", "nothing_said", "unknown_choice"},
    "answer_mapping": {"mapping_changed", "mapping_confirmed", "not_permitted"},
    "start_assessment": {"unknown_choice"}, "edit_assessment": {"assessment_closed", "not_permitted"},
    "map_competence": {"unknown_choice"}, "edit_competence": {"already_decided"},
    "move_member": {"no_household"}, "protect_member": {"no_keeper"}, "protect_household": {"protected_lives_there"},
    "answer_indicator": {"choose_sharing_first", "day_to_come", "unknown_choice"},
    "record_status": {"say_something", "contrary_month"}, "import_months": {"say_something", "contrary_month"},
    "choose_sharing": {"unknown_choice"}, "agree_levels": {"levels_in_use"},
    "rate_goal": {"day_to_come"}, "move_on_ladder": {"day_to_come"}, "estimate": {"day_to_come"},
    "put_away": {"not_permitted"}, "accept_words": {"not_permitted"},
    "edit_family": {"changed_meanwhile"}, "edit_household": {"changed_meanwhile"},
    "add_custody": {"unknown_member", "custody_known"}, "join_team": {"in_team_already", "ends_before_it_begins"},
    "name_staff": {"ends_before_it_begins"}, "end_name": {"last_keeper"},
    "give_mandate": {"ends_before_it_begins", "unknown_member", "no_contact_person"},
    "revoke_mandate": {"not_permitted"}, "decide_enrolment": {"reason_needed", "month_to_come"},
    "ask_consent": {
        "no_receiver", "two_receivers", "no_parts", "no_purpose", "nobody_concerned", "nobody_answers", "no_end",
        "consent_too_long", "ends_before_it_begins",
    },
    "answer_consent": {"unknown_member", "consent_over", "not_permitted"},
    "go_on_without": {"unknown_member", "has_answered"},
    "ask_partner": {"no_consent", "not_their_step", "ends_before_it_begins"},
    "write_referral": {"no_consent"}, "send_referral": {"no_consent", "referral_withdrawn"},
    "note_referral": {
        "not_sent_yet", "referral_withdrawn", "answered_otherwise", "say_why", "day_to_come", "before_it_was_sent",
    },
    "take_back_referral": {"referral_withdrawn", "day_to_come", "before_it_was_sent"},
    "refer_person": {"person_says_yes"}, "advance_change": {"stage_out_of_order", "day_to_come"},
    "date_routine_change": {"day_to_come"},
    "answer_referral": {"referral_withdrawn", "answered_otherwise", "say_why", "day_to_come", "before_it_was_sent"},
    "plan_joint_meeting": {"time_too_far", "unknown_choice", "before_it_was_sent"}, "add_follow_up": {"day_has_been"},
    "plan_support_time": {"turned_meanwhile", "day_has_been", "say_why"},
    "turn_family": {"turned_meanwhile", "say_why", "day_to_come"},
    "close_family": {"turned_meanwhile", "visits_planned", "day_to_come"},
    "follow_up_closing": {"turned_meanwhile", "day_to_come", "contrary_follow_up"},
    "add_funding": {"ends_before_it_begins"}, "end_funding": {"ends_before_it_begins"},
    "note_cost": {"ends_before_it_begins", "once_has_no_end", "unknown_choice", "corrected_meanwhile"},
    "word_in_language": {"unknown_choice"},
    "turn_assessment": {"assessment_order", "assessment_closed", "choose_text_first", "not_permitted"},
    "decide_competence": {"already_decided", "tell_what_instead", "choose_text_first"},
    "say_whether_same": {"not_permitted"},
    "name_worry_reader": {"not_permitted"}, "end_worry_reader": {"not_permitted"},
    "say_in_mapping": {"nothing_said", "unknown_choice", "shared_goal_exists"},
    "plan_from_assessment": {"assessment_draft", "nothing_to_plan", "unknown_choice", "shared_goal_exists"},
    "record_absence": {"absence_overlaps", "ends_too_early"},
    "end_absence": {"absence_overlaps", "ends_too_early", "say_until", "changed_meanwhile"},
    "set_working_hours": {"choose_days", "ends_too_early", "not_permitted"},
    "wish_times": {"choose_days", "ends_too_early"},
    "answer_question": {"unknown_choice", "not_permitted"},
    "choose_reminders": {"hour_is_quiet", "no_mail", "no_number"},
    "say_lock_screen": {"neutral_only", "say_understood"},
}  # fmt: skip
"""Why a command may be parked although its author had the right to it."""


@dataclass
class Evidence:
    """All that an outsider can see after a history."""

    promises: list[Promise]
    journal: list[dict[str, Any]]
    open: Open
    counts: dict[str, int] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    versions: bool = False
    today: str = ""


class Checker:
    """Finds what was lost, doubled, overwritten or hidden. `problems` is empty when nothing was."""

    def __init__(self, evidence: Evidence) -> None:
        self.seen = evidence
        self.world = World()
        self.problems: list[str] = []
        self.by_op = {promise.op: promise for promise in evidence.promises}
        self.by_op |= {str(uuid5(UUID(op), "rerun")): promise for op, promise in self.by_op.items()}
        self.applied: list[Promise] = []
        self.parked: dict[str, tuple[Promise, dict[str, Any]]] = {}
        self._pages: dict[tuple[str, str], str] = {}

    def check(self) -> list[str]:
        """Every rule."""
        self._once()
        self._in_order()
        self.replayed()
        if not self.problems:
            self._counts()
            self._lists()
            self._values()
            self._words()
            self._parked_words()
            self._conflicts()
            self._hidden()
            self._waiting()
            self._drafts()
            self._rights()
        return self.problems

    def replayed(self) -> World:
        """The books, once they hold all that the journal tells."""
        for row in self.seen.journal:
            if row["op"] in self.by_op:
                self._replay(self.by_op[row["op"]], row)
        return self.world

    def say(self, promise: Promise | None, problem: str) -> None:
        """Write down a broken promise."""
        whose = f" [{promise.command} {promise.op} by {promise.phone}: {sorted(promise.words())}]" if promise else ""
        self.problems.append(problem + whose)

    # ---- The journal ----

    def _once(self) -> None:
        times = Counter(row["op"] for row in self.seen.journal)
        for promise in self.seen.promises:
            if promise.kept and times[promise.op] != 1:
                self.say(promise, f"in the journal {times[promise.op]} times")
        for op, often in times.items():
            if op not in self.by_op or often > 1:
                self.say(self.by_op.get(op), f"journal row {op} {often} times, promised {int(op in self.by_op)} times")
        for row in self.seen.journal:
            promise = self.by_op.get(row["op"])
            if promise and (row["user"], row["path"]) != (promise.author, promise.path):
                self.say(promise, f"journalled for {row['user']} at {row['path']}")

    def _in_order(self) -> None:
        """For each phone and family, the journal's order is the order of writing."""
        last: dict[tuple[str, str], Promise] = {}
        for row in self.seen.journal:
            promise = self.by_op.get(row["op"])
            if promise is None or promise.op != row["op"] or not promise.at or promise.straight:
                continue
            before = last.get((promise.phone, promise.family))
            if before and before.at > promise.at:
                self.say(promise, f"came after {before.command} {before.op}, which was written later")
            last[promise.phone, promise.family] = promise

    def _replay(self, promise: Promise, row: dict[str, Any]) -> None:
        settles = self.parked.get(promise.one("resolves"))
        if settles and settles[0].author == promise.author:
            del self.parked[promise.one("resolves")]
        if row["outcome"] == "parked":
            self.parked[promise.op] = (promise, row)
            self._explain(promise, row["reason"])
            return
        if not self.world.may(promise) and not self.world.may_have(promise):
            self.say(promise, "applied although its author had lost the right to it")
            return
        self.parked.pop(promise.op, None)
        self._apply(promise, row["op"])
        if promise.command == "accept_words" and settles:
            self._apply(settles[0], row["op"])

    def _apply(self, promise: Promise, op: str) -> None:
        try:
            self.world.apply(promise, op)
        except (AssertionError, KeyError) as wrong:
            self.say(promise, f"applied, but {wrong}")
        self.applied.append(promise)

    def _explain(self, promise: Promise, reason: str) -> None:
        accepted = promise.command == "accept_words" and self.by_op.get(promise.one("resolves"))
        if not self._is_explained(promise, reason) and not (accepted and self._is_explained(accepted, reason)):
            self.say(promise, f"parked as {reason} without need")

    def _is_explained(self, promise: Promise, reason: str) -> bool:
        if reason == "changed_meanwhile" and promise.command in ("edit_family", "edit_household"):
            return self.world.has_changed(promise)
        if reason == "not_permitted" and promise.command == "tick_step" and self._role_of(promise.author) == "coach":
            return not self.world.may(promise)
        return (
            reason in EXPLAINED.get(promise.command, ())
            or (promise.command in VAGUE and reason not in ("fault", "id_taken", "unknown_command"))
            or (reason.startswith("waits:") and self.world.family(promise) in ("", None))
            or (reason == "not_permitted" and not self.world.may(promise))
            or (reason == "invalid" and promise.broken)
            or (reason in ("newer_app", "older_app") and self.seen.versions)
        )

    # ---- Pages ----

    def _page(self, account: str, path: str) -> str:
        key = (account, path)
        if key not in self._pages:
            self._pages[key] = self.seen.open(account, path) or ""
        return self._pages[key]

    def _reader(self, role: str) -> str:
        """Somebody with this role."""
        return next(id for id, known in self.world.roles.items() if known == role and id not in self.world.ended)

    def _family_pages(self, family: str) -> str:
        lena = self._reader("coordinator")
        return self._page(lena, f"/families/{family}") + self._page(lena, f"/families/{family}/plan")

    def _counts(self) -> None:
        for table, least in self.world.least.items():
            counted, most = self.seen.counts.get(table), self.world.most[table]
            if counted is not None and not least <= counted <= most:
                self.say(None, f"{counted} rows of {table}, where {least} to {most} must be")

    def _lists(self) -> None:
        """Each list holds what was added, each thing once, and nothing else."""
        for family in {record.family for record in self.world.records.values() if record.family}:
            for kind in LISTED:
                self._holds(kind, family, self._shown_cards(kind, family))

    def _holds(self, kind: str, family: str, shown: Counter[str]) -> None:
        here = {id: record for id, record in self.world.records.items() if record.family == family}
        must = {id for id, record in here.items() if record.kind == kind}
        may = {id for id, record in here.items() if record.kind == f"perhaps {kind}"}
        if kind == "step" and len([id for id in must | may if here[id].values["status"] == "done"]) > SHOWN_DONE:
            must, may = {id for id in must if here[id].values["status"] != "done"}, must | may
        doubled = {id for id, often in shown.items() if often > 1}
        for id in (must - set(shown)) | (set(shown) - must - may) | doubled:
            record = self.world.records.get(id)
            self.say(record and record.promise, f"{kind} {id} stands {shown[id]} times in its list")

    def _shown_cards(self, kind: str, family: str) -> Counter[str]:
        lena = self._reader("coordinator")
        name, where = LISTED[kind]
        page = _TEMPLATE.sub("", self._page(lena, f"/families/{family}{where}"))
        if kind == "step":
            return Counter(re.findall(r'<li class="step" data-id="([^"]+)"', page))
        inside = _ANSWERS.sub("", _list(page, f"{name}-{family}"))
        return Counter(re.findall(r'<li\b[^>]*? data-id="([^"]+)"', inside))

    def _values(self) -> None:
        """What can be edited says what the last edit that was right said."""
        for id, record in self.world.records.items():
            shown = self._shown_values(id, record.kind, record.family) if record.values and record.family else {}
            for name, value in self._values_now(id, record).items():
                if name in shown and shown[name] != value:
                    self.say(record.promise, f"{record.kind} {id} says {name} = {shown[name]!r} and not {value!r}")

    def _values_now(self, id: str, record: Record) -> dict[str, str]:
        """What has its last day behind it is over, too; nobody is named while nobody is protected."""
        first, last = record.promise.one("from_day"), record.promise.one("until_day")
        over = bool(last and last < self.seen.today)
        if record.kind == "custody" and first > self.seen.today:
            over = True
        if record.kind == "named" and not self.world.protects(record.family):
            over = True
        if record.kind == "partner-question" and over:
            return {**record.values, "status": "over"}
        return {**record.values, "status": ENDED} if record.kind in ENDING and over else record.values

    def _shown_values(self, id: str, kind: str, family: str) -> dict[str, str]:
        kind = kind.removeprefix("perhaps ")
        pages = ON_PAGE.get(kind, ("/families/{family}/plan",))
        lena = self._reader("coordinator")
        html = "".join(self._page(lena, page.format(family=family, id=id)) for page in pages)
        if kind in ENDING:
            return {"status": self._is_ended(id, kind, html)}
        everywhere = html + (self._family_pages(family) if kind == "step" else "")
        state = re.search(rf'data-of="[a-z-]+-{id}" data-state="(\w+)"', everywhere)
        people = re.findall(rf'data-of="{kind}-{id}-([0-9a-f-]{{36}})" data-state="(\w+)"', everywhere)
        return ({"status": state[1]} if state else {}) | dict(people) | self._in_form(id, kind, html)

    def _in_form(self, id: str, kind: str, html: str) -> dict[str, str]:
        """What a form shows before anybody writes in it."""
        from .forms import read

        path = FORM_OF.get(kind, "/{kind}s/{id}").format(kind=kind, id=id)
        form = next((form for form in read(html).forms if form.path == path), None)
        if form is None:
            return {}
        if kind == "receiver":
            return {"decides_money": "no" if form.controls[0].choices == ("yes",) else "yes"}
        if kind == "household" and id in self.world.protected:
            return {}  # whoever coordinates reads no protected address; its contact person's words are looked for
        if kind == "funding":
            return {control.name: control.value for control in form.controls}
        return {control.name[5:]: control.value for control in form.controls if control.name.startswith("base.")}

    def _is_ended(self, id: str, kind: str, html: str) -> str:
        """What lasts for a time says that it does by the form that ends it."""
        return "given" if f'action="/{kind}/{id}/ending"' in html else ENDED

    def _words(self) -> None:
        """Every accepted word is on a page, or somebody who saw it has replaced it."""
        former = self.world.no_longer_facts()
        withdrawn = {_of(promise) for promise in self.applied if promise.command == "withdraw_objection"}
        for promise in self.applied:
            missing = set() if self._is_unseen(promise) or self._is_over(promise, withdrawn) else promise.words()
            missing -= self._hidden_place(promise)
            if promise.command in (*OF_PERSONS, *OF_FAMILIES, "choose_text", "say_lock_screen"):
                missing -= former
            for account, path in self._places_of(promise):
                if not missing:
                    break
                missing -= words_in(self._page(account, path))
            if missing and promise.command in WITHDRAWN and self._withdrawn(promise):
                continue
            if missing:
                self.say(promise, f"accepted, but {sorted(missing)} can be read nowhere")

    def _withdrawn(self, promise: Promise) -> bool:
        """Whether it was taken away by somebody who saw it."""
        if promise.command == "create_account":
            return promise.one("id") in self.world.ended
        return self.world.records[promise.one("id")].values.get("status") == ENDED

    def _is_over(self, promise: Promise, withdrawn: set[str]) -> bool:
        """An objection that was taken back is told without its words; a protected person's phone says neutral ones."""
        if promise.command == "say_lock_screen":
            return self.world.hides_own_words(promise.author)
        return promise.command == "object_to_visit" and promise.one("id") in withdrawn

    def _hidden_place(self, promise: Promise) -> set[str]:
        """The words for where an appointment is, if nobody may read them now."""
        id = promise.one("id") if promise.command == "add_appointment" else _of(promise)
        return words_in(promise.fields.get("place", "")) if self.world.hides_place(id) else set()

    def _hidden(self) -> None:
        """Where somebody who is protected can be met stands on no page, but among what its own author put aside."""
        own = {word for promise, _row in self.parked.values() for word in promise.words()}
        for promise in self.applied:
            words = self._hidden_place(promise) - own
            if words:
                told = self._told_of(promise, self.world.records[promise.one("id") or _of(promise)])
                places = {*self._places_of(promise), *((reader, page) for reader in told for page in LOOKS)}
                pages = [self._page(*place) for place in places]
                shown = words & words_in("\n".join([*pages, *self._pages.values()]))
                if shown:
                    self.say(promise, f"{sorted(shown)} can be read, though that place is hidden")

    def _is_unseen(self, promise: Promise) -> bool:
        """Whether no page that the checker may open needs to have an operation's words."""
        return promise.command in UNSEEN | TOLD or (promise.command in OF_A_CHILD and self._is_a_childs(promise))

    def _is_a_childs(self, promise: Promise) -> bool:
        """Whether an answer, or what is said about one, is a child's."""
        while not promise.one("member"):
            promise = self.world.records[promise.one("amends") or promise.one("measurement")].promise
        return self.world.records[promise.one("member")].promise.one("role") == "child"

    def _places_of(self, promise: Promise) -> Iterator[tuple[str, str]]:
        """Where the words of an operation may stand: who opens which page, the likely ones first."""
        lena, author = self._reader("coordinator"), promise.author
        for family in self._families_of(promise):
            yield from self._places_at(family, promise)
        yield from (*((author, page) for page in LOOKS), (lena, "/families"))
        if promise.command == "plan_series":  # what has been edited since stands in what has happened to each
            yield from ((lena, f"/planned-visits/{in_series(promise, day)}") for day in series_days(promise))
        for id, kind in self._records_of(promise).items():
            yield from ((lena, f"/{kind}s/{id}/texts"), (author, f"/{kind}s/{id}/texts"))

    def _families_of(self, promise: Promise) -> list[str]:
        """The families that an operation is about: those that it brought, or the one, "" where it is about none."""
        if promise.command in ("add_family", "import_families"):
            return sorted({one.family for one in self.world.records.values() if one.promise.op == promise.op})
        return [self.world.family(promise) or promise.family]

    def _places_at(self, family: str, promise: Promise) -> Iterator[tuple[str, str]]:
        lena, author = self._reader("coordinator"), promise.author
        pages = PLACES.get(promise.command, ())
        yield from ((lena, page.format(family=family, id=promise.one("id"), of=_of(promise))) for page in pages)
        yield from ((author, page.format(family=family)) for page in OWN_PLACES.get(promise.command, ()))
        if family:
            yield from ((lena, f"/families/{family}"), (lena, f"/families/{family}/plan"))
            if promise.command in OF_FAMILIES:  # a protected address is its contact person's to read, not Lena's
                yield self.world.coach.get(family, ""), f"/families/{family}/arrangements"
        if promise.command in IN_MAPPING:  # what both have confirmed stands by itself once another is begun
            mappings = (id for id, record in self.world.records.items() if record.kind == "mapping")
            yield from ((lena, f"/mappings/{id}") for id in mappings if self.world.records[id].family == family)

    def _records_of(self, promise: Promise) -> dict[str, str]:
        """The records with a history that an operation made or edited."""
        made = {promise.one(name) for name in promise.fields if name.split("-")[-1] == "id"}
        ids = made | set(ID.findall(promise.path)) | {self.world.completed.get(promise.one("completion"), "")}
        if promise.command == "choose_text":
            ids.add(self.world.met[_of(promise)].record)
        kinds = {id: self.world.records[id].kind.removeprefix("perhaps ") for id in ids if id in self.world.records}
        return {id: kind for id, kind in kinds.items() if kind in LISTS or kind in WITH_TEXTS}

    def _parked_words(self) -> None:
        """What was put aside can be read, whole, by the one who wrote it."""
        for promise, row in self.parked.values():
            missing = promise.words() - words_in(self._page(promise.author, "/attention"))
            if missing:
                self.say(promise, f"parked as {row['reason']}, but its author cannot read {sorted(missing)}")

    def _conflicts(self) -> None:
        """Whoever wrote a text that waits reads it while the family is theirs; so does its contact person of today."""
        for id, met in self.world.met.items():
            record = self.world.records[met.record]
            for reader in () if met.settled else self._told_of(met.promise, record):
                hidden = met.field == "place" and self.world.hides_place(met.record)
                missing = set() if hidden else words_in(met.mine) - self._looked_at(reader)
                if missing and record.kind in CLOSING:
                    missing -= words_in(self._page(reader, f"/{record.kind}s/{met.record}/texts"))
                if missing:
                    lost = f"{sorted(missing)} cannot be read by {self._role_of(reader)}"
                    self.say(met.promise, f"{met.field} met another's words ({id}), and {lost}")

    def _looked_at(self, reader: str) -> set[str]:
        return {word for page in LOOKS for word in words_in(self._page(reader, page))}

    def _told_of(self, promise: Promise, record: Record) -> set[str]:
        coach = self.world.coach.get(record.family, "")
        if record.kind == "assessment":  # its author's alone; whoever coordinates takes it over
            owner = record.promise.author
            return {self._reader("coordinator") if self._has_left(owner, coach) else owner}
        return {coach, "" if self._has_left(promise.author, coach) else promise.author} - {""}

    def _has_left(self, account: str, coach: str) -> bool:
        return self._role_of(account) == "coach" and account != coach

    def _role_of(self, account: str) -> str:
        return self.world.roles.get(account, "")

    def _waiting(self) -> None:
        """Nothing waits for what has come."""
        for promise, row in self.parked.values():
            waits_for = self.world.records.get(row["reason"].removeprefix("waits:"))
            if waits_for and not waits_for.kind.startswith("perhaps"):
                self.say(promise, f"still parked as {row['reason']}, which has come")

    def _drafts(self) -> None:
        everything = "\n".join(self._pages.values())
        for draft in self.seen.drafts:
            for word in draft.words & words_in(everything):
                self.say(None, f"{word} was never saved on {draft.phone}, and stands on a page")

    def _rights(self) -> None:
        """A family is open to its contact person and to nobody who was that before."""
        coaches = [id for id, role in self.world.roles.items() if role == "coach" and id in self._people]
        for family, coach in self.world.coach.items():
            for one in coaches:
                if one != coach and self.world.is_let_in(family, one, self.seen.today):
                    continue  # not if the family is protected; that is tested in `tests/schedule`
                if bool(self.seen.open(one, f"/families/{family}")) != (one == coach):
                    self.say(None, f"family {family} of {coach} is {'closed' if one == coach else 'open'} to {one}")

    @property
    def _people(self) -> set[str]:
        return {promise.author for promise in self.seen.promises}


_ARRANGED = ("/families/{family}/arrangements",)
ON_PAGE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("letter", "appointment"), ("/families/{family}/times",)),
    **dict.fromkeys(("saying", "mapping", "assessment", "competence"), ("/families/{family}/mapping",)),
    **dict.fromkeys(("household", "custody", "team", "named"), _ARRANGED),
    **dict.fromkeys(("member", "mandate"), ("/families/{family}/people",)),
    "planned": ("/planned-visits/{id}",),
    "family": ("/families/{family}/support", *_ARRANGED),
    "funding": ("/families/{family}/support",),
    "consent": ("/families/{family}/consents",),
    "partner-question": ("/families/{family}/partners",),
    "referral": ("/families/{family}/referrals",),
    "receiver": ("/partner-questions/{id}",),
}
"""Where a family's things stand that are not part of its plan."""

FORM_OF = {
    "planned": "/planned-visits/{id}/time", "family": "/families/{id}/name", "funding": "/funding/{id}/ending",
    "receiver": "/receivers/{id}/money",
}  # fmt: skip
"""The form that shows what a thing says, where it is not the thing's own address."""

ENDING = frozenset({"custody", "team", "named"})
"""Things that last for a time, and are ended by a form of their own."""

WITH_TEXTS = frozenset({"letter", "appointment", "member", "saying", "mapping", "assessment", "competence"})
"""Things beside the plan that have former texts."""

CLOSING = frozenset({"saying", "mapping", "assessment", "competence"})
"""Things that can be closed while a text waits beside theirs: it stands among their former texts from then on."""

IN_MAPPING = (
    "say_in_mapping", "edit_saying", "complete_mapping", "answer_mapping",
    "start_assessment", "edit_assessment", "map_competence", "edit_competence",
)  # fmt: skip

OF_FAMILIES = ("add_family", "edit_family", "add_household", "edit_household", "import_families")
IN_PROGRESS = (
    "answer_indicator", "correct_answer", "tell_about_answer", "agree_levels", "rate_goal", "move_on_ladder",
)  # fmt: skip
OF_A_CHILD = ("answer_indicator", "correct_answer", "tell_about_answer")
"""Commands whose words are a child's when it is a child's answer: who reads them is for the child to choose."""

OF_PERSONS = ("add_member", "edit_member", "say_motivation")

PLACES = {
    **dict.fromkeys(
        ("add_letter", "edit_letter", "add_appointment", "edit_appointment"), ("/families/{family}/times",)
    ),
    "plan_visit": ("/planned-visits/{id}",),
    "move_visit": ("/planned-visits/{of}",),
    **dict.fromkeys(("cancel_visit", "cancel_rest"), ("/planned-visits/{of}",)),
    "plan_series": ("/planned-visits/series/{id}",),
    "give_visit": ("/planned-visits/{of}",),
    "record_contact": ("/visits/{id}",),
    "record_visit": ("/visits/{id}",),
    "object_to_visit": ("/visits/{of}",),
    "give_family": ("/families/{family}/people", "/families/{family}/arrangements"),
    **dict.fromkeys(("add_family", "edit_family", "add_household", "edit_household"), _ARRANGED),
    "import_families": ("/families/{family}/people", *_ARRANGED),
    **dict.fromkeys(("give_mandate", "decide_enrolment"), ("/families/{family}/people",)),
    **dict.fromkeys(("ask_consent", "go_on_without"), ("/families/{family}/consents",)),
    **dict.fromkeys(("ask_partner", "note_answer", "answer_question"), ("/families/{family}/partners",)),
    **dict.fromkeys(
        ("plan_support_time", "turn_family", "close_family", "follow_up_closing", "add_funding"),
        ("/families/{family}/support",),
    ),
    **dict.fromkeys(("note_cost", "take_back_cost"), ("/families/{family}/costs",)),
    "reach_colleague": ("/lone-visits",),
    "write_referral": ("/families/{family}/referrals",),
    **dict.fromkeys(
        ("note_referral", "take_back_referral", "plan_joint_meeting", "answer_referral"), ("/referrals/{of}",)
    ),
    "refer_person": ("/referrals/{id}", "/referrals"),
    "suggest_change": ("/change-ideas",),
    "advance_change": ("/change-ideas/{of}",),
    "date_routine_change": ("/lead-times",),
    "word_in_language": ("/families/{family}/wording", "/families/{family}/wording/earlier"),
    "decide_competence": ("/families/{family}/mapping",),
    **dict.fromkeys(("add_need", "count_target_group", "add_agreement"), ("/programmes/familjelotsen/preparation",)),
    **dict.fromkeys(IN_MAPPING, ("/families/{family}/mapping",)),
    **dict.fromkeys(OF_PERSONS, ("/families/{family}/people",)),
    **dict.fromkeys(IN_PROGRESS, ("/families/{family}/progress",)),
    "estimate": ("/families/{family}/estimates",),
    "record_status": ("/families/{family}/status",),
}
OWN_PLACES = {
    "say_lock_screen": ("/reminders",),
    **dict.fromkeys(IN_PROGRESS, ("/families/{family}/progress", "/our-answers")),
    **dict.fromkeys(IN_MAPPING, ("/families/{family}/mapping",)),
    **dict.fromkeys(("write_worry", "add_to_worry", "report_worry"), ("/worries", "/worries/apart")),
    "add_worry_number": ("/worry-numbers",),
    "create_account": ("/people",),
}
"""Pages that have a command's words, for whoever coordinates and for their author."""

SHOWN_DONE = 10
"""A family's page shows so many steps that are done."""

WITHDRAWN = frozenset({"create_account", "add_worry_number", "add_need", "count_target_group", "add_agreement"})
"""Commands whose words can be taken back."""

UNSEEN = frozenset({"settle_look"})
"""Commands whose words no page of today shows."""

VAGUE = TOLD
"""Commands that may be parked for reasons of their own."""


def _of(promise: Promise) -> str:
    """The id in an operation's path."""
    found = ID.search(promise.path)
    return found[0] if found else ""


def _list(html: str, id: str) -> str:
    """The inside of a list by its id, lists within it included."""
    start = html.find(f'id="{id}"')
    if start < 0:
        return ""
    depth, at = 1, html.find(">", start)
    for found in re.finditer(r"<(/?)ul\b", html[at:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            return html[at : at + found.start()]
    return html[at:]


def unknown_commands(registered: Iterable[str]) -> list[str]:
    """Commands that the proof does not know yet."""
    return sorted(set(registered) - set(DOES))

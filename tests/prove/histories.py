"""Ring 1: histories of people, phones and a faulty network against the real app, made up and shrunk by Hypothesis."""

import contextlib
import io
import json
import re
from collections import Counter
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import combinations
from random import Random
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, uuid5

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from familjelots import cli
from familjelots.accounts import devices, sessions
from familjelots.core import clock, verify
from familjelots.programmes.told import NAMES
from familjelots.reminders.send import Answer
from familjelots.reminders.sweep import sweep

from . import by_hand
from .checker import Checker, Evidence
from .deploy import Deploy
from .door import RECEIVED, Door
from .forms import Form, Writer
from .house import the_house
from .phone import LOOK, Phone
from .promises import Draft, Fields, Promise, words_in
from .seeds import new_device
from .wire import ALL_FAULTS, Wire
from .world import in_series, series_days

PAGES = (
    "", "/plan", "/visits/new", "/contacts/new", "/people", "/arrangements", "/mapping", "/consents", "/support",
    "/partners", "/wording", "/times", "/costs", "/referrals", "/wishes", "/estimates", "/status", "/progress",
    "/times-that-suit",
)  # fmt: skip
ELSEWHERE = (
    "/worries", "/worries/apart", "/worries/new", "/programmes/familjelotsen",
    "/programmes/familjelotsen/preparation", "/referrals", "/change-ideas", "/lead-times", "/working-times",
    "/lone-visits", "/lone-visits/new", "/changes", "/reminders", "/attention/apart",
)  # fmt: skip
OPENED = {
    "plan_visit": ("/planned-visits/{id}",), "ask_partner": ("/partner-questions/{id}",),
    "write_referral": ("/referrals/{id}",), "refer_person": ("/referrals/{id}",),
    "suggest_change": ("/change-ideas/{id}",), "record_absence": ("/absences/{id}/visits",),
    "record_visit": ("/families/{family}/transfers/visit/{id}", "/visits/{id}"),
    "plan_series": ("/planned-visits/{second}",),
}  # fmt: skip
"""What has a page of its own: the last few of each are read."""
THEIRS = ("/reminders",)
"""What somebody of a family opens beside what the phone keeps."""
READ_IN = 0.3
"""So often it is a file, else a part of a programme."""
MANY = 8
"""So many of them are read at a time."""
STAYED = 3
"""So many forms are written on one page before somebody goes elsewhere."""
ALWAYS = frozenset({"choose_language", "create_account", "end_account", "report_reads", "give_family", "add_family"})
AFTER = (
    "edit_", "answer_", "complete_", "turn_", "word_", "withdraw_", "object_", "decide_", "see_", "end_", "leave_",
    "revoke_", "note_", "take_back_", "go_on_", "deal_", "choose_text", "say_whether", "follow_up", "plan_from",
    "accept_", "settle_", "record_visit", "ask_", "name_", "send_", "plan_joint", "advance_",
    "cancel_rest", "check_in", "check_out", "prolong_", "reach_", "rate_", "snooze_",
    "copy_programme", "adjust_",
)  # fmt: skip
"""How commands begin whose forms stand somewhere only when something else has been written."""
SELDOM = (
    "see_objection", "agree_levels", "rate_goal", "note_coach_call", "name_staff", "end_name",
    "leave_team", "end_worry_reader", "plan_from_assessment", "decide_competence", "accept_words", "end_funding",
    "answer_mapping", "mark_transferred", "edit_competence", "follow_up_closing", "settle_look", "note_call",
    "choose_text", "say_whether_same", "withdraw_objection", "prolong_check_in",
)  # fmt: skip
"""Commands for which much else must have been written first: they weigh most among those that can be written."""
TWO_HOURS = timedelta(hours=2)
NUMBERS = st.integers(0, 2**24)
PHONES = st.integers(0, 4)
PAIRS = st.sampled_from(((0, 1), (1, 0), (0, 4), (4, 1), (0, 3), (3, 2)))
"""Phones that may show the same family: two of one coach, a coach's and the family's own, the coordinator's."""
FAULT = st.sampled_from(("", "", *ALL_FAULTS))


class Broken(AssertionError):  # noqa: N818 - a promise
    """Something was lost, doubled, overwritten or hidden."""


class Histories(RuleBasedStateMachine):
    """One history. All chance comes from Hypothesis, so that a seed replays it."""

    done: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.done["begun"] += 1
        self.house = the_house()
        self.house.begin()
        self.deploy = Deploy(self.house)
        self.wire = Wire(self.house, Random(0))
        *seats, computer = [*self.house.seeds.seats]
        self.phones = [Phone(seat, self._ask) for seat in seats]
        self.computer = Phone(computer, self._ask)
        self.promises = [*self.house.seeds.promises]
        self.unsure: list[tuple[Phone, Promise, Form]] = []
        self.drafts: list[Draft] = []
        self.skew: Counter[str] = Counter()
        self.often: Counter[str] = Counter()
        self.made = 0
        self.whole = True
        self._read_at_home()

    def _read_at_home(self) -> None:
        """Before each history all phones have read what there was: the same each time."""
        for phone in self.phones:
            if phone.seat.name not in self.house.read:
                self._read(phone)
                self.house.read[phone.seat.name] = (phone.pages, phone.etags)
            pages, etags = self.house.read[phone.seat.name]
            phone.pages, phone.etags = {**pages}, {**etags}

    def _ask(self, phone: Phone, method: str, path: str, headers: dict[str, str], body: bytes) -> Any:
        return self.deploy.dress(self.wire.ask(phone, method, path, self.deploy.undress(headers), body))

    # ---- People ----

    @rule(who=PHONES, number=NUMBERS)
    def write(self, who: int, number: int) -> None:
        """Somebody fills in a form that stands on their screen, with or without network."""
        self._write(self.phones[who], self._chance(number))

    @rule(who=PHONES, number=NUMBERS)
    def write_much(self, who: int, number: int) -> None:
        """Five forms in a row."""
        chance = self._chance(number)
        for _ in range(5):
            self._write(self.phones[who], chance)

    @rule(pair=PAIRS, number=NUMBERS)
    def two_edit_the_same(self, pair: tuple[int, int], number: int) -> None:
        """What two phones both have on their screens is written anew on both: texts meet, now or when they are sent."""
        chance, phones = self._chance(number), [self.phones[who] for who in pair]
        screens = [{form.path: form for form in phone.forms() if form.command.startswith("edit_")} for phone in phones]
        both = sorted(screens[0].keys() & screens[1].keys())
        if both:
            path = chance.choice(both)
            for phone, forms in zip(phones, screens, strict=True):
                self._fill_in(phone, forms[path], chance)

    @rule(who=PHONES, fault=FAULT, number=NUMBERS)
    def write_and_send(self, who: int, fault: str, number: int) -> None:
        """A form, and at once the network."""
        self._write(self.phones[who], self._chance(number))
        self._send(self.phones[who], fault, number)

    @rule(who=PHONES, faults=st.tuples(FAULT, FAULT), number=NUMBERS)
    def write_much_and_send(self, who: int, faults: tuple[str, str], number: int) -> None:
        """Forms in a row, then two tries."""
        chance = self._chance(number)
        for _ in range(chance.randint(1, 6)):
            self._write(self.phones[who], chance)
        for fault in faults:
            self._send(self.phones[who], fault, number)

    @rule(number=NUMBERS)
    def administer(self, number: int) -> None:
        """An administrator at a computer."""
        self._sign_in(self.computer)
        self._read_at_computer()
        self._write(self.computer, self._chance(number))

    @rule(number=NUMBERS)
    def partner_answers(self, number: int) -> None:
        """A partner opens its link with the code, and answers over a good network."""
        self.wire.disarm()
        chance = self._chance(number)
        one = chance.choice([promise for promise in self.promises if promise.command in RECEIVED and promise.kept])
        door = Door.open(self.house, RECEIVED[one.command], one.one("id"), self._ask)
        if door is None:
            return
        self.done[f"written {door.form.command}"] += 1
        self._post(door.browser, door.form, self._writer(chance).fill(door.form), door.posted)

    @rule(who=PHONES, number=NUMBERS)
    def stay_at_a_page(self, who: int, number: int) -> None:
        """Somebody stays at one page while the network is good: what is written there leads to what comes after it."""
        phone, chance = self.phones[who], self._chance(number)
        self.wire.disarm()
        phone.flush()
        path = chance.choice([*phone.etags, *self._worth_reading(phone)])
        for _ in range(STAYED):
            if path not in phone.etags:
                phone.open(path)
            self._write(phone, chance, path)
            phone.flush()

    @rule(who=PHONES, number=NUMBERS)
    def begin_to_write(self, who: int, number: int) -> None:
        """Words that are typed and never saved."""
        words = words_in(self._words(self._chance(number))())
        self.phones[who].drafts.setdefault(str(number % 7), set()).update(words)
        self.drafts.append(Draft(self.phones[who].seat.name, words))

    @rule(family=st.integers(0, 1), back=st.sampled_from((True, True, False)))
    def give_family(self, family: int, back: bool) -> None:
        """Lena gives a family to the other coach at once, from wherever she sits; or back to its own."""
        families = [*self.house.seeds.families.values()]
        to = self.house.seeds.people[("sara", "amir")[family if back else 1 - family]].id
        form = by_hand.give_family(Random(0), [families[family]], [to])
        self._post(self.phones[3], form, self._writer(Random(0)).fill(form))

    @rule(family=st.integers(0, 1), day=st.integers(10, 28), back=st.sampled_from((False, False, True)))
    def give_visit(self, family: int, day: int, back: bool) -> None:
        """Lena plans a visit and lets the other coach make it; perhaps not after all."""
        own, other = (("sara", "amir")[family], ("amir", "sara")[family])
        id = [*self.house.seeds.families.values()][family]
        visit = self._at_once(by_hand.plan_visit(id, f"2026-12-{day}T{8 + self.made % 9:02}:00"))
        for name in (other, own) if back else (other,):
            self._at_once(by_hand.give_visit(visit, id, self.house.seeds.people[name].id))

    @rule(family=st.integers(0, 1), number=NUMBERS)
    def plan_series(self, family: int, number: int) -> None:
        """Lena plans visits that recur, and does something more on the page of one of them."""
        chance, lena = self._chance(number), self.phones[3]
        self._at_once(by_hand.plan_series(chance, [[*self.house.seeds.families.values()][family]], []))
        if self.promises[-1].kept:
            self._open_and_write(lena, f"/planned-visits/{_second_of(self.promises[-1])}", chance)

    @rule(number=NUMBERS)
    def bring_a_whole(self, number: int) -> None:
        """Lena reads in a file, or adjusts a part of a programme that came so or as a copy."""
        chance, seeds = self._chance(number), self.house.seeds
        if chance.random() < READ_IN:
            coaches = [seeds.people["sara"].id, seeds.people["amir"].id]
            self._at_once(chance.choice(by_hand.FILES)(chance, [*seeds.families.values()], coaches))
            return
        own = [one.one("id") for one in self.promises if one.command in ("copy_programme", "import_programme")]
        if own:
            self._open_and_write(self.phones[3], f"/programmes/{chance.choice(own)}/{chance.choice(NAMES)}", chance)

    def _open_and_write(self, phone: Phone, path: str, chance: Random) -> None:
        if phone.open(path) == HTTPStatus.OK:
            self._write(phone, chance, path)

    def _at_once(self, form: Form) -> str:
        fields = self._writer(Random(0)).fill(form)
        self.done[f"written {form.command}"] += 1
        self._post(self.phones[3], form, fields)
        return str(fields.get("id", ""))

    # ---- The network ----

    @rule(who=PHONES, fault=FAULT, after=st.integers(0, 2), single=st.booleans(), number=NUMBERS)
    def flush(self, who: int, fault: str, after: int, single: bool, number: int) -> None:
        """A phone sends what waits."""
        self._send(self.phones[who], fault, number, after, single)

    @rule(who=PHONES)
    def flush_well(self, who: int) -> None:
        """A phone sends what waits over a good network."""
        self.phones[who].flush()

    @rule(who=PHONES, fault=FAULT)
    def read(self, who: int, fault: str) -> None:
        """A phone fetches what has changed."""
        self.wire.arm(fault)
        self._read(self.phones[who])
        self.wire.disarm()

    @rule()
    def deliver_late(self) -> None:
        """Requests that the network had kept come again."""
        self.wire.deliver_late()

    @rule(fault=st.sampled_from(ALL_FAULTS))
    def straight_through(self, fault: str) -> None:
        """The next form that is posted straight to the server meets a fault."""
        self.wire.arm(fault)

    # ---- Sessions, rights, clocks, deploys ----

    @rule(who=PHONES)
    def expire(self, who: int) -> None:
        """A session ends on the server."""
        with clock.at(self.house.now):
            sessions.end_token(self.house.db, self.phones[who].seat.token)

    @rule(who=PHONES, other=PHONES)
    def someone_else_signs_in(self, who: int, other: int) -> None:
        """The phone's cookies are another person's."""
        self.wire.borrowed[self.phones[who].seat.name] = self.phones[other].seat

    @rule(who=PHONES)
    def revoke(self, who: int) -> None:
        """A phone is revoked."""
        seat = self.phones[who].seat
        with clock.at(self.house.now):
            devices.revoke_device(self.house.db, seat.owner.id, seat.device or "")

    @rule(who=PHONES)
    def sign_in(self, who: int) -> None:
        """Its owner signs in on a phone; a revoked phone is made ready anew."""
        self._sign_in(self.phones[who])

    @rule(minutes=st.integers(1, 3 * 24 * 60))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.house.wait(timedelta(minutes=minutes % 7 or minutes))

    @rule(hours=st.integers(1, 20))
    def remind(self, hours: int) -> None:
        """The time comes for what is to be reminded of: phones are told, and their owners look what it is."""
        self.house.wait(timedelta(hours=hours))
        with clock.at(self.house.now), self.house.app.app_context():
            told = sweep(self.house.db, lambda _delivery, _message: Answer(201))
        for phone in self.phones if told.sent else ():
            phone.open("/reminders")

    @rule(who=PHONES, days=st.integers(-3, 3))
    def set_clock(self, who: int, days: int) -> None:
        """A phone's clock is wrong."""
        self.skew[self.phones[who].seat.name] = days

    @rule()
    def roll_out(self) -> None:
        """A newer server, whose forms name some fields otherwise; or the older one again."""
        self.deploy.turn()

    # ---- The end ----

    def teardown(self) -> None:
        """The network heals, everybody signs in, everything is sent; then the checker looks."""
        if not self.whole:
            return
        self.wire.disarm()
        for phone in [*self.phones, self.computer]:
            self._sign_in(phone)
        for phone, promise, form in [*self.unsure]:
            self._settle_post(phone, promise, form, phone.post(promise.op, form, promise.fields))
        for phone in self.phones:
            self._drain(phone)
        self._judge()
        self.deploy.back()

    def _drain(self, phone: Phone) -> None:
        own = {entry.op for entry in phone.outbox}
        unsent = {word for promise in self.promises if promise.op in own for word in promise.words()}
        for entry in [entry for entry in phone.outbox if entry.held == "too_large"]:
            entry.held = ""  # its author tries again, after what it let go before it
            next(promise for promise in self.promises if promise.op == entry.op).straight = True
        for _ in range(4):
            phone.flush()
        self._must(not phone.outbox, f"{phone.seat.name} still holds {phone.outbox}")
        if unsent and phone.seat.owner.role != "coordinator":
            self._look_at_the_screen(phone, unsent, own)

    def _look_at_the_screen(self, phone: Phone, unsent: set[str], own: set[str]) -> None:
        """What was sent has not left its author's screen, if a page that the phone keeps has it.

        A coordinator's phone keeps no pages of families: they are read anew each time. Those of a family that was away
        for a while come back when everything is fetched. No receipt can name *Titta på det här* for words that came
        to stand there by another operation than these. Where all of it is still shown, nothing need be fetched.
        """
        shown, kept = words_in(phone.screen()), set(phone.etags)
        if unsent <= shown:
            return
        self._must(phone.fetch(), f"{phone.seat.name} could not fetch its pages")
        phone.pages = {path: html for path, html in phone.pages.items() if path in kept}
        gone = unsent & words_in(phone.screen()) - shown
        if gone and gone <= words_in(phone.pages.get(LOOK, "")):
            gone -= self._looked_at_since(own)
        theirs = sorted({promise.command for promise in self.promises if promise.words() & gone})
        where = sorted(path for path, html in phone.pages.items() if gone & words_in(html))
        whose = f"{sorted(gone)} of {theirs} had left {phone.seat.name}'s screen"
        self._must(not gone, f"{whose} until all was fetched: {where}")

    def _looked_at_since(self, own: set[str]) -> set[str]:
        """Words that another operation has met or that lie aside with one, and none of these operations."""
        checker = self._checker()
        told = {True: set[str](), False: set[str]()}
        for one in checker.replayed().met.values():
            told[one.promise.op in own] |= words_in(one.theirs) | words_in(one.mine)
        for promise, _row in checker.parked.values():
            told[promise.op in own] |= promise.words()
        visits = [promise for promise in checker.applied if promise.command == "record_visit"]
        for earlier, later in combinations(visits, 2):
            if _perhaps_same(earlier, later):
                told[later.op in own] |= earlier.words() | later.words()
        return told[False] - told[True]

    def _checker(self) -> Checker:
        with clock.at(self.house.now):
            today = clock.today().isoformat()
        said = (self._journal(), self._open, self._counts(), self.drafts, self.deploy.used, today)
        return Checker(Evidence(self.promises, *said))

    def _judge(self) -> None:
        checker = self._checker()
        problems = checker.check()
        self.done["histories"] += 1
        self.done["deaths"] += self.house.deaths
        self.done.update(f"fault {fault}" for fault in self.wire.seen)
        self.done.update(f"applied {promise.command}" for promise in checker.applied if promise.at)
        self.done.update(f"parked {row['reason'].split(':')[0]}" for _promise, row in checker.parked.values())
        self.done["conflicts"] += len(checker.world.met)
        self._must(not problems, "\n".join(problems))

    def _must(self, truth: bool, words: str) -> None:
        if not truth:
            self.whole = False
            self.deploy.back()
            raise Broken(words)

    def _journal(self) -> list[dict[str, Any]]:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            cli.main(["--instance", str(self.house.folder), "journal", "--json"])
        return [json.loads(line) for line in said.getvalue().splitlines()]

    def _counts(self) -> dict[str, int]:
        report = verify.verify(self.house.folder / "familjelots.db")
        self._must(not report.problems, "\n".join(report.problems))
        return report.counts

    def _open(self, account: str, path: str) -> str | None:
        phone = next((phone for phone in [*self.phones, self.computer] if phone.seat.owner.id == account), None)
        if phone is None:
            return None
        answer = phone._ask("GET", path, {"HX-Request": "true", "Accept": "text/html"})
        assert answer is not None
        self._must(answer.status in (200, 404), f"{path} answers {answer.status} to {phone.seat.name}")
        return answer.text if answer.status == 200 else None

    # ---- How it is done ----

    def _send(self, phone: Phone, fault: str, number: int, after: int = 0, single: bool = False) -> None:
        self.wire.chance = self._chance(number)
        self.wire.arm(fault, after)
        phone.flush(single)
        self.wire.disarm()

    def _write(self, phone: Phone, chance: Random, path: str = "") -> None:
        """One form of those on the screen, or of those on one page."""
        form = self._choose(phone.forms(path) if path else self._forms(phone, chance), chance)
        if form is not None:
            self._fill_in(phone, form, chance)

    def _fill_in(self, phone: Phone, form: Form, chance: Random) -> None:
        fields = self._writer(chance).fill(form)
        self.done[f"written {form.command}"] += 1
        if form.plain or phone is self.computer:
            self._post(phone, form, fields)
        else:
            self._save(phone, form, fields)

    def _choose(self, forms: list[Form], chance: Random) -> Form | None:
        """A command first, then one of its forms, so that the common ones do not crowd out the others.

        What is always there to write weighs less; what can only be written once something else has been, weighs more.
        Whatever has been written often in this history weighs less than what has not.
        """
        by_command: dict[str, list[Form]] = {}
        for form in forms:
            by_command.setdefault(form.command, []).append(form)
        if not by_command:
            return None
        names = sorted(by_command)
        chosen = chance.choices(names, [_weight(name) / (1 + self.often[name]) for name in names])[0]
        self.often[chosen] += 1
        return chance.choice(by_command[chosen])

    def _forms(self, phone: Phone, chance: Random) -> list[Form]:
        forms = phone.forms()
        if phone.seat.owner.role == "coordinator":
            people, families = self.house.seeds.people, [*self.house.seeds.families.values()]
            coaches = [people["sara"].id, people["amir"].id]
            forms += [make(chance, families, coaches) for make in by_hand.FORMS.values()]
            forms.append(by_hand.invite_member(families[1], by_hand.SAMIR))
            for made in [promise for promise in self.promises if promise.command == "plan_visit"][-2:]:
                visit = made.one("id"), made.one("family")
                forms += [by_hand.give_visit(*visit, coach) for coach in coaches]
                forms.append(by_hand.note_call(chance, *visit))
        if phone.seat.device and phone.pages:
            forms.append(by_hand.report_reads(next(iter(phone.pages))))
        own = self.house.seeds.people["admin"].id
        spared = {person.id for person in self.house.seeds.people.values()} - {own}
        return [form for form in forms if not (form.command == "end_account" and form.path.split("/")[2] in spared)]

    def _save(self, phone: Phone, form: Form, fields: Fields) -> None:
        made_at = clock.stamp_of(self.house.now + timedelta(days=self.skew[phone.seat.name]))
        promise = phone.save(self._new_id(), form, fields, made_at)
        promise.at = self.made
        promise.broken = _is_broken(fields)
        self.promises.append(promise)
        self._must(all(word in phone.screen() for word in promise.words()), f"{promise} cannot be seen by its author")

    def _post(self, phone: Phone, form: Form, fields: Fields, posted: Form | None = None) -> None:
        promise = Promise(
            self._new_id(), phone.seat.owner.id, phone.seat.name, form.family, form.command, form.version, form.path,
            fields, kept=False, at=self.made, straight=True, broken=_is_broken(fields),
        )  # fmt: skip
        self.promises.append(promise)
        form = posted or form
        self._settle_post(phone, promise, form, phone.post(promise.op, form, fields))

    def _settle_post(self, phone: Phone, promise: Promise, form: Form, answer: Any) -> None:
        """Only a redirect to one of our own pages says that a form is saved; without an answer nobody knows."""
        known = (phone, promise, form)
        self.unsure = [one for one in self.unsure if one[1] is not promise]
        if answer is not None and answer.status == 303 and not answer.headers["location"].startswith("/sign-in"):
            promise.kept = True
        elif answer is None or answer.status not in (404, 409, 422):
            self.unsure.append(known)

    def _read(self, phone: Phone) -> None:
        phone.fetch()
        paths = self._worth_reading(phone)
        often = phone.seat.name in self.house.read
        for path in self._chance(0).sample(paths, min(MANY, len(paths))) if often else paths:
            phone.open(path)

    def _worth_reading(self, phone: Phone) -> list[str]:
        if phone.seat.owner.role == "family":
            return [path for path in THEIRS if path not in phone.etags]
        plans = [f"/planned-visits/new?family={family}" for family in self.house.seeds.families.values()]
        many = [path.replace("new", "series") for path in plans]
        paths = [*plans[:1], *many[:1], *ELSEWHERE]
        for command, opened in OPENED.items():
            made = [promise for promise in self.promises if promise.command == command][-3:]
            told = [{"id": one.one("id"), "family": one.family, "second": _second_of(one)} for one in made]
            paths += [path.format(**ids) for ids in told for path in opened]
        paths += [f"{path}/move" for path in paths if re.fullmatch(r"/planned-visits/[0-9a-f-]+", path)]
        families = self.house.seeds.families.values()
        paths += [f"/families/{family}{page}" for family in families for page in PAGES]
        return [path for path in paths if path not in phone.etags]

    def _read_at_computer(self) -> None:
        made = [promise.one("id") for promise in self.promises if promise.command == "create_account" and promise.at]
        for path in ("/people", "/more", "/worry-numbers", *(f"/people/{id}" for id in made[-2:])):
            self.computer.open(path)

    def _sign_in(self, phone: Phone) -> None:
        seat = phone.seat
        self.wire.borrowed.pop(seat.name, None)
        phone.needs = ""
        with clock.at(self.house.now):
            if seat.device:
                self.made += 1
                device = new_device(self.house.db, seat.owner, f"{seat.name} {self.made}")
                seat = type(seat)(
                    seat.name,
                    seat.owner,
                    device,
                    *sessions.start_session(self.house.db, seat.owner.id, "phone", device),
                )
            else:
                token, _secret = sessions.start_session(self.house.db, seat.owner.id, "laptop")
                seat = type(seat)(seat.name, seat.owner, None, token, None)
        phone.seat = seat

    def _writer(self, chance: Random) -> Writer:
        return Writer(chance, self._words(chance), self._new_id, clock.stamp_of(self.house.now))

    def _words(self, chance: Random) -> Any:
        def words() -> str:
            self.made += 1
            canary = f"ord{self.made:05d}q{''.join(chance.choice('abcdefgh') for _ in range(4))}"
            return canary + chance.choice(
                ("", "", " på måndag", " ", " a\u030a och \u00e9", ' <b>&amp; "citat"', " \U0001f33b")
            )

        return words

    def _chance(self, number: int) -> Random:
        """The same for the same number at the same place of a history."""
        return Random(number * 100_003 + self.made)

    def _new_id(self) -> str:
        self.made += 1
        return str(uuid5(NAMESPACE_URL, f"made {self.made}"))


def _perhaps_same(one: Promise, other: Promise) -> bool:
    """Whether two who wrote down a visit are asked if it was the same one."""
    if one.family != other.family:
        return False
    planned, times = one.one("planned_visit"), [one.one("at"), other.one("at")]
    if planned and planned == other.one("planned_visit"):
        return True
    if one.author == other.author:
        return False
    if not all(times):  # it was when it was written, which the form does not say
        return True
    first, second = map(datetime.fromisoformat, times)
    return abs(first - second) < TWO_HOURS


def _second_of(promise: Promise) -> str:
    """The second of visits that recur, which another may have come before."""
    if promise.command != "plan_series" or not (promise.one("until") and promise.one("every").isdigit()):
        return ""
    return next((in_series(promise, day) for day in series_days(promise)[1:2]), "")


def _weight(command: str) -> float:
    """How much a command is wanted among those that can be written."""
    if command in ALWAYS:
        return 0.3
    if command in SELDOM:
        return 8
    return 3 if command.startswith(AFTER) else 1


def _is_broken(fields: Fields) -> bool:
    """Whether a text is longer than its form allows (`forms.Writer`)."""
    return any("x" * 40 in value for value in fields.values() if isinstance(value, str))

"""Who may run which command, tried with all of them: what is not one's own to do is never applied."""

from uuid import uuid4

import pytest

from familjelots.core import canonical, commands, journal
from familjelots.core.chain import Chain
from familjelots.core.queries import parked_of

from ..cast import named, run
from .test_same_answers import usable

FAMILIES_OWN = {
    "add_appointment",
    "edit_appointment",
    "turn_appointment",
    "add_letter",
    "edit_letter",
    "deal_with_letter",
    "tick_step",
    "answer_goal",
    "word_goal",
    "say_motivation",
    "revoke_mandate",
    "answer_consent",
    "answer_mapping",
    "add_tried",
    "tell_result",
    "object_to_visit",
    "propose_own_goal",
    "add_own_step",
    "withdraw_objection",
    "say_change_wish",
}
EVERYBODYS = {"choose_language", "report_reads"}
OWN_REMINDERS = {"choose_reminders", "pause_reminders", "snooze_reminder", "say_lock_screen"}
ENROLLING = {"add_family", "add_household", "add_member", "give_family"}
ACCOUNTS = {"create_account", "end_account"}
NUMBERS = {"add_worry_number", "end_worry_number"}


def applied(db, cast, house, who):
    """Names of the commands that this person can run, each tried on every thing in the house."""
    done = set()
    for command in commands.register:
        for path in _paths(command.rule, house):
            fields = {"family": cast.families["pahittdal"], "coach": cast.sara.id, **usable(command.form)}
            db.conn.execute("BEGIN IMMEDIATE")
            entry = journal.Entry(str(uuid4()), path, canonical.fields(fields), command.name)
            if journal._receive_one(Chain(db, [entry.op]), who, entry).outcome == "applied":
                done.add(command.name)
            db.conn.execute("ROLLBACK")
    return done


def _paths(rule, house):
    paths = [rule]
    for kind, ids in house.ids.items():
        paths = [path.replace(f"<{kind}>", id) for path in paths for id in (ids if f"<{kind}>" in path else [""])]
    return paths


@pytest.mark.parametrize("name", ["eva", "per"])
def test_a_family_ticks_answers_and_words_and_changes_nothing_else(db, cast, house, name):
    assert applied(db, cast, house, cast.people[name]) <= FAMILIES_OWN | OWN_REMINDERS | EVERYBODYS


def test_another_family_changes_nothing_of_theirs(db, cast, house):
    assert applied(db, cast, house, cast.maja) <= OWN_REMINDERS | EVERYBODYS


def test_an_administrator_enrols_and_opens_accounts_and_writes_nothing_about_a_family(db, cast, house):
    assert applied(db, cast, house, cast.admin) <= ENROLLING | ACCOUNTS | NUMBERS | EVERYBODYS


def test_an_administrator_makes_no_account_that_reads_a_family(db, cast):
    inside = {"member": cast.members["eva"], "family": cast.families["pahittdal"]}
    fields = {"id": named("inside"), "name": "Inne", "role": "family", **inside}
    receipt = run(db, cast.admin, "create_account", fields)
    assert (receipt.outcome, receipt.reason) == ("parked", "role_without_family")


def test_a_coach_enrols_nobody_and_opens_no_account_but_a_members(db, cast, house):
    assert not applied(db, cast, house, cast.sara) & (ENROLLING | ACCOUNTS | NUMBERS)


def test_a_coordinator_opens_no_account_but_a_members(db, cast, house):
    assert not applied(db, cast, house, cast.lena) & ACCOUNTS


def test_nobody_puts_anothers_parked_words_out_of_sight(db, cast):
    parked = str(uuid4())
    journal.receive(db, cast.sara, [journal.Entry(parked, "/gone", {"text": ["Viktigt"]})])
    journal.receive(db, cast.amir, [journal.Entry(str(uuid4()), "/gone", {"resolves": [parked]})])
    assert [entry["op"] for entry in parked_of(db, cast.sara.id)] == [parked]


def test_an_operation_of_somebody_else_is_neither_run_nor_told_of(db, cast):
    op, path = str(uuid4()), f"/families/{cast.families['provstrom']}/notes"
    first = journal.Entry(op, path, {"id": [named("n")], "text": ["Saras ord"]}, "write_note")
    journal.receive(db, cast.sara, [first])
    for fields in (first.fields, {"id": [named("m")], "text": ["Amirs"]}):
        receipt = journal.receive(db, cast.amir, [journal.Entry(op, path, fields, "write_note")])[0]
        assert (receipt.status, receipt.outcome, receipt.affects, receipt.seq) == (422, "held", [], None)


def test_the_name_of_a_command_and_its_path_must_agree(db, cast, house):
    step = named("step_id Eva")
    entry = journal.Entry(str(uuid4()), f"/steps/{step}", {"id": [str(uuid4())], "status": ["done"]}, "tick_step")
    receipt = journal.receive(db, cast.sara, [entry])[0]
    assert (receipt.outcome, receipt.reason) == ("parked", "unknown_command")


def test_what_waits_is_not_multiplied_by_who_only_says_that_it_is_there(db, cast):
    """Entries that wait run again when their id comes; a foreign form's field of that name brings nothing."""
    missing, family = named("missing"), cast.families["mithal"]
    waiting = [
        journal.Entry(str(uuid4()), f"/steps/{missing}/ticks", {"id": [str(uuid4())], "status": ["done"]})
        for _ in range(5)
    ]
    journal.receive(db, cast.sara, waiting)
    before = db.conn.execute("SELECT count(*) FROM journal").fetchone()[0]
    for _ in range(5):
        fields = {"id": [str(uuid4())], "text": ["Ord"], "any-id": [missing]}
        journal.receive(db, cast.amir, [journal.Entry(str(uuid4()), f"/families/{family}/notes", fields)])
    assert db.conn.execute("SELECT count(*) FROM journal").fetchone()[0] == before + 5

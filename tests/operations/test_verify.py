"""`familjelots verify` finds what was changed behind the journal's back."""

import json
from pathlib import Path

import pytest
from sqlite_utils import Database

from familjelots import cli
from familjelots.core.verify import verify
from tests.cast import Cast

DAMAGE = {
    "a changed fact": "UPDATE journal SET path = '/elsewhere' WHERE seq = 9",
    "changed words": "UPDATE journal SET fields = replace(fields, 'Kornvägen', 'Annanvägen')",
    "a changed outcome": "UPDATE journal SET outcome = 'parked', reason = 'fault' WHERE seq = 12",
    "a journal row taken out of the middle": "DELETE FROM journal WHERE seq = 10",
    "the last journal rows cut off": "DELETE FROM journal WHERE seq > 20",
    "a row without its operation": "UPDATE member SET op = '11111111-1111-4111-8111-111111111111' WHERE name = 'Ture'",
    "a row that leads nowhere": "UPDATE contact_person SET coach = 'nobody' WHERE family IN"
    " (SELECT id FROM family WHERE name = 'Mithal')",
}


def test_an_untouched_database_verifies(db: Database, cast: Cast, instance: Path) -> None:
    report = verify(instance / "familjelots.db")
    assert report.problems == []
    assert report.counts["member"] == 7


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_found(db: Database, cast: Cast, instance: Path, damage: str, capsys: pytest.CaptureFixture) -> None:
    db.conn.execute("PRAGMA foreign_keys = OFF")
    assert db.conn.execute(damage).rowcount > 0
    assert verify(instance / "familjelots.db").problems
    assert cli.main(["--instance", str(instance), "verify"]) == 1
    told = capsys.readouterr()
    assert "Something is wrong" in told.out
    assert told.err.startswith("familjelots: ")


def test_erased_words_leave_a_chain_that_holds(db: Database, cast: Cast, instance: Path) -> None:
    db.conn.execute("UPDATE journal SET fields = NULL, salt = NULL WHERE command = 'add_member'")
    assert verify(instance / "familjelots.db").problems == []


def test_a_file_that_is_no_database_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "familjelots.db").write_bytes(b"not a database at all" * 500)
    assert "cannot be read" in verify(tmp_path / "familjelots.db").problems[0]


def test_the_journal_is_told_one_row_a_line(
    db: Database, cast: Cast, instance: Path, capsys: pytest.CaptureFixture
) -> None:
    assert cli.main(["--instance", str(instance), "journal", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["seq"] for row in told] == list(range(1, len(told) + 1))
    facts = "seq op user command path outcome reason received_at resolves resolved_by"
    assert set(told[0]) == set(facts.split())


def test_keys_come_first_in_tables_without_rowid(db):
    """SQLite 3.40's own check of a file reads the wrong columns otherwise, and calls a sound file damaged."""
    listed = db.conn.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%WITHOUT ROWID%'").fetchall()
    assert listed
    for (table,) in listed:
        keys = [row[0] for row in db.conn.execute("SELECT pk FROM pragma_table_info(?) ORDER BY cid", [table])]
        assert keys[: max(keys)] == list(range(1, max(keys) + 1)), table

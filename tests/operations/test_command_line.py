"""The command line: the first administrator, reminders, help, and clear words instead of traces."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlite_utils import Database

from familjelots import cli
from familjelots.core.db import rows


def test_the_first_administrator_gets_a_code_and_an_account(
    db: Database, app: Flask, instance: Path, capsys: pytest.CaptureFixture
) -> None:
    assert cli.main(["--instance", str(instance), "invite", "Alex Ek"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"/start", said)
    assert re.search(r"[A-Z0-9]{4} [A-Z0-9]{4}", said)
    assert [account["role"] for account in rows(db, "SELECT role FROM account")] == ["administrator"]
    assert cli.main(["--instance", str(instance), "invite", "Alex Ek"]) == 0
    assert len(rows(db, "SELECT id FROM account")) == 1, "a second code for the same person"


def test_reminders_are_swept_once(db: Database, app: Flask, instance: Path, capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["--instance", str(instance), "remind"]) == 0
    assert "Reminders sent: 0" in capsys.readouterr().out


def test_a_gateway_without_encryption_is_refused_in_words(
    db: Database, app: Flask, instance: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAMILJELOTS_SMS_URL", "http://sms.example.se/send")
    assert cli.main(["--instance", str(instance), "remind"]) == 1
    assert "FAMILJELOTS_SMS_URL leaves this machine without encryption." in capsys.readouterr().err


def test_long_work_is_done_once(db: Database, app: Flask, instance: Path, capsys: pytest.CaptureFixture) -> None:
    assert cli.main(["--instance", str(instance), "work"]) == 0
    assert "Pieces of work done: 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    "verb", ["serve", "migrate", "demo", "remind", "work", "backup", "restore", "verify", "journal", "invite"]
)
def test_every_command_tells_what_it_is_for(verb: str, capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([verb, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 100


def test_a_demo_is_never_put_over_real_data(db: Database, cast, instance: Path, capsys: pytest.CaptureFixture) -> None:
    for again in ([], ["--again"]):
        assert cli.main(["--instance", str(instance), "demo", *again]) == 1
    assert "there is data already" in capsys.readouterr().err


def test_migrating_twice_changes_nothing(instance: Path, capsys: pytest.CaptureFixture) -> None:
    for _ in range(2):
        assert cli.main(["--instance", str(instance), "migrate"]) == 0
    assert cli.main(["--instance", str(instance), "verify"]) == 0
    assert "Everything is there" in capsys.readouterr().out

"""Backup, restore, verify: what was written while the backup ran is whole on the other side."""

import sqlite3
import tarfile
import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from familjelots import cli
from familjelots.access import open_family
from familjelots.core.backup import Unsafe, back_up, restore
from familjelots.core.db import open_database
from familjelots.core.verify import verify
from tests.cast import Cast, must, named


def test_a_backup_made_while_people_write_is_whole(db: Database, cast: Cast, instance: Path, tmp_path: Path) -> None:
    open_family(db, cast.sara, cast.families["provstrom"], page="family")
    stop = threading.Event()
    writer = threading.Thread(target=_write_until, args=(instance, cast, stop))
    writer.start()
    try:
        files = [back_up(instance, tmp_path / f"{number}.tar.gz") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    for number, file in enumerate(files):
        elsewhere = tmp_path / f"restored {number}"
        restore(file, elsewhere)
        report = verify(elsewhere / "familjelots.db")
        assert report.problems == []
        assert report.counts["family"] >= 3
        with sqlite3.connect(elsewhere / "reads.db") as reads:
            assert reads.execute("SELECT count(*) FROM read").fetchone() == (1,)


def _write_until(instance: Path, cast: Cast, stop: threading.Event) -> None:
    db = open_database(instance / "familjelots.db")
    number = 0
    while not stop.is_set():
        number += 1
        fields = {"id": named(f"extra {number}"), "name": "Extra", "programme": "iris_unga_vuxna", "status": "interest"}
        must(db, cast.lena, "add_family", fields)
    db.conn.close()


def test_the_phones_wrapping_key_stays_out_of_the_backup(db: Database, instance: Path, tmp_path: Path) -> None:
    (instance / "device.key").write_bytes(b"never in a backup")
    file = back_up(instance, tmp_path)
    with tarfile.open(file) as archive:
        assert "device.key" not in archive.getnames()
    assert file.stat().st_mode & 0o077 == 0


def test_a_restore_does_not_overwrite_unless_told_to(db: Database, cast: Cast, instance: Path, tmp_path: Path) -> None:
    file = back_up(instance, tmp_path)
    db.conn.close()
    with pytest.raises(Unsafe, match="--force"):
        restore(file, instance)
    aside = restore(file, instance, force=True)
    assert aside is not None
    assert verify(aside / "familjelots.db").problems == []
    assert verify(instance / "familjelots.db").problems == []


def test_a_restore_refuses_while_somebody_uses_it(db: Database, cast: Cast, instance: Path, tmp_path: Path) -> None:
    file = back_up(instance, tmp_path)
    with pytest.raises(Unsafe, match="in use"):
        restore(file, instance, force=True)


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_a_cut_backup_is_refused(db: Database, cast: Cast, instance: Path, tmp_path: Path, cut: int) -> None:
    file = back_up(instance, tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(Unsafe):
        restore(file, tmp_path / "new")
    assert not (tmp_path / "new" / "familjelots.db").exists()


def test_the_command_line_says_in_words_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    empty = str(tmp_path / "empty")
    assert cli.main(["--instance", empty, "backup", str(tmp_path)]) == 1
    assert cli.main(["--instance", empty, "serve"]) == 1
    assert cli.main(["--instance", empty, "journal", "--json"]) == 1
    said = capsys.readouterr().err
    assert "familjelots migrate" in said
    assert "Traceback" not in said

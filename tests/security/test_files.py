"""What lies on the server's disk is its owner's alone, and a backup opens no phone."""

import os
import tarfile

import pytest

from familjelots.access import open_family
from familjelots.accounts import devices, keys
from familjelots.core.backup import back_up, restore
from familjelots.core.migrations import migrate
from familjelots.reminders.keys import public_key

from ..cast import named


@pytest.fixture
def filled(db, cast, instance):
    """An instance with every kind of file that the app makes."""
    open_family(db, cast.sara, cast.families["provstrom"], page="family")
    devices.enrol_device(db, cast.sara, named("phone"), "Telefon", b"k" * 32)
    keys.digest(db, "code")
    public_key(instance)
    return instance


def others_may(place):
    return [
        path.name for path in [place, *place.rglob("*")] if path.stat().st_mode & 0o077 and path.name != "migrate.lock"
    ]


def test_nobody_else_on_the_machine_reads_the_instance(filled):
    assert {"familjelots.db", "familjelots.db-wal", "reads.db", "device.key", "code.key", "vapid.pem"} <= {
        path.name for path in filled.iterdir()
    }
    assert not others_may(filled)


def test_files_that_an_earlier_version_left_open_are_closed(filled):
    (filled / "familjelots.db").chmod(0o644)
    migrate(filled)
    assert not others_may(filled)


def test_a_backup_and_what_comes_of_it_is_its_owners_alone_and_holds_no_key(filled, tmp_path):
    before = os.umask(0o022)
    try:
        file = back_up(filled, tmp_path / "backup.tar.gz")
        restore(file, tmp_path / "again")
    finally:
        os.umask(before)
    assert not file.stat().st_mode & 0o077
    assert not others_may(tmp_path / "again")
    with tarfile.open(file) as archive:
        assert set(archive.getnames()) == {"familjelots.db", "reads.db", "manifest.json"}
    for key in ("device.key", "code.key"):
        assert (filled / key).read_bytes() not in file.read_bytes()

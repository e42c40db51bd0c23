"""One file with everything that must not be lost, made while the server serves; and the way back.

The key that wraps the phones' key copies (`device.key`) is left out on purpose: whoever finds a backup must not be
able to open a phone with it. Keep it apart.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from . import clock
from .verify import verify

DATABASES = ("familjelots.db", "reads.db")
MANIFEST = "manifest.json"


class Unsafe(Exception):  # noqa: N818 (the word for what happened)
    """A backup or restore that would lose something. The message says what to do."""


def back_up(instance: Path, target: Path) -> Path:
    """Copy the databases into one checked file; `target` is a folder or the file's name. Returns the file."""
    if not (instance / DATABASES[0]).is_file():
        raise Unsafe(f"There is no database in {instance}.")
    file = target / f"familjelots-{clock.stamp().replace(':', '')}.tar.gz" if target.is_dir() else target
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent, prefix=".backup-") as place:
        folder = Path(place)
        copied = [name for name in DATABASES if (instance / name).is_file()]
        for name in copied:
            _copy(instance / name, folder / name)
        sums = {name: _checksum(folder / name) for name in copied}
        (folder / MANIFEST).write_text(json.dumps({"made_at": clock.stamp(), "sha256": sums}, indent=1))
        _pack(folder, [*copied, MANIFEST], file)
    return file


def restore(file: Path, instance: Path, force: bool = False) -> Path | None:
    """Put a backup into a stopped instance. What was there is kept beside it and its folder is returned."""
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    present = [name for name in DATABASES if (instance / name).exists()]
    if present and not force:
        raise Unsafe(f"{instance} already holds {', '.join(present)}. Use --force to put the backup in its place.")
    with TemporaryDirectory(dir=instance, prefix=".restore-") as place:
        folder = Path(place)
        names = _unpack(file, folder)
        problems = verify(folder / DATABASES[0]).problems
        if problems:
            raise Unsafe("The backup is damaged, nothing was changed. " + " ".join(problems[:5]))
        for name in present:
            _must_be_stopped(instance / name)
        aside = _set_aside(instance, present)
        for name in names:
            (folder / name).replace(instance / name)
    return aside


def _copy(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _checksum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _pack(folder: Path, names: list[str], file: Path) -> None:
    packed = folder / "packed"
    packed.touch(mode=0o600)
    with tarfile.open(packed, "w:gz", compresslevel=3) as archive:
        for name in names:
            archive.add(folder / name, arcname=name)
    with packed.open("rb+") as out:
        os.fsync(out.fileno())
    packed.replace(file)


def _take(archive: tarfile.TarFile, name: str, folder: Path) -> None:
    """Copy one file's bytes. What an archive says of places, links and owners is not followed."""
    source = archive.extractfile(name)
    if source is None:
        raise tarfile.TarError(f"{name} is no file")
    (folder / name).touch(mode=0o600)
    with source, (folder / name).open("wb") as out:
        shutil.copyfileobj(source, out)


def _unpack(file: Path, folder: Path) -> list[str]:
    try:
        with tarfile.open(file, "r:gz") as archive:
            _take(archive, MANIFEST, folder)
            sums = json.loads((folder / MANIFEST).read_text())["sha256"]
            names = [name for name in DATABASES if name in sums]
            for name in names:
                _take(archive, name, folder)
    except (OSError, EOFError, tarfile.TarError, KeyError, ValueError, TypeError) as broken:
        raise Unsafe(f"{file} is not a whole backup of this kind: {broken}.") from broken
    changed = [name for name in names if _checksum(folder / name) != sums[name]]
    if changed or DATABASES[0] not in names:
        raise Unsafe(f"{file} is damaged: {', '.join(changed) or DATABASES[0]} is not what was backed up.")
    return names


def _must_be_stopped(database: Path) -> None:
    # Leaving WAL needs the file for oneself alone: it fails while anybody else has it open.
    try:
        with closing(sqlite3.connect(database, timeout=1)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as used:
        raise Unsafe(f"{database} is in use. Stop the server and the reminders first.") from used
    except sqlite3.DatabaseError:
        return  # broken beyond opening: that is what restoring is for


def _set_aside(instance: Path, names: list[str]) -> Path | None:
    if not names:
        return None
    aside = instance / f"before-restore-{clock.stamp().replace(':', '')}"
    aside.mkdir(mode=0o700)
    for file in [path for name in names for path in instance.glob(f"{name}*")]:
        file.replace(aside / file.name)
    return aside

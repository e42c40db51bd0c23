"""Fills an instance with fictional families, by running commands as the people who would have run them."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from ..core import clock
from ..core.db import execute, value
from ..core.errors import Refused
from ..core.migrations import migrate
from . import (
    absence_told,
    alone_told,
    cast,
    closing_told,
    costs_told,
    cover_told,
    families,
    programmes,
    referral_told,
    reminders_told,
    wording_told,
    worry_told,
)
from .story import Story, play

MARK = "demo"
"""A file in the instance's folder that says: nothing here is real. It holds the municipality's size, if it is one."""


def fill(instance: Path, size: int | None, again: bool, say: Callable[[str], None]) -> None:
    """Fill an empty instance, or begin a demo again. What is not a demo is never touched."""
    live = migrate(instance)
    with closing(live.conn):
        if not _is_empty(live) and not (again and is_demo(instance)):
            raise Refused("there is data already" + ("; begin again with --again" if is_demo(instance) else ""))
        (instance / MARK).write_text(f"{size or ''}")
        _replace(instance, live, size, say)


def begin_again(instance: Path, live: Database, say: Callable[[str], None]) -> None:
    """Begin the demo again while it is served: everybody's next page is of the new one."""
    if not begins_again(instance):
        raise Refused("not_a_demo")
    _replace(instance, live, None, say)


def begins_again(instance: Path) -> bool:
    """Whether it may be begun again from the page: a whole municipality takes minutes, and is for the command line."""
    return is_demo(instance) and not (instance / MARK).read_text()


def is_demo(instance: Path) -> bool:
    """Whether the instance was filled by this module."""
    return (instance / MARK).is_file()


def _replace(instance: Path, live: Database, size: int | None, say: Callable[[str], None]) -> None:
    with TemporaryDirectory(dir=instance, prefix=".seeding-") as place:
        made = migrate(Path(place))
        with closing(made.conn):
            execute(made, "PRAGMA synchronous = OFF")  # a half-made seed is thrown away whole
            done = play(made, _story(size).deeds, say)
            execute(made, "ANALYZE")
            say(f"{done} operations, {value(made, 'SELECT count(*) FROM member')} persons")
            made.conn.backup(live.conn)


def _story(size: int | None) -> Story:
    if size:
        from .generate import municipality

        return municipality(size)
    story = Story(clock.today())
    cast.enrol(story)
    programmes.tell(story)
    families.tell(story)
    absence_told.tell(story)
    cover_told.tell(story)
    closing_told.tell(story)
    costs_told.tell(story)
    referral_told.tell(story)
    worry_told.tell(story)
    wording_told.tell(story)
    alone_told.tell(story)
    reminders_told.tell(story)
    return story


def _is_empty(db: Database) -> bool:
    return value(db, "SELECT count(*) FROM journal") == 0

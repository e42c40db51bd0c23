"""What every history begins with: a database, and the phones of three people, made ready once, step by step."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright
from sqlite_utils import Database

from familjelots import create_app
from familjelots.core.migrations import migrate

from ...cast import Cast, make_cast, must, named
from ...phone.browser import Phone
from ...phone.conftest import enrol, give_cookie
from ...phone.server import free_port
from .servers import MortalServer

STEPS = ("Prova bildschemat", "Ringa skolan")
OWNERS = ("sara", "lena", "amir")
NEWS = "Nytt medan telefonen låg avstängd"


@dataclass
class Prepared:
    """Folders to copy, the words that open each phone, and the port that all of it belongs to."""

    folder: Path
    port: int
    cast: Cast
    words: dict[str, list[str]]

    def copy(self, folder: Path, owners: list[str], news: bool) -> None:
        """A fresh instance and fresh phones. With `news` the server knows things that no phone has heard of."""
        shutil.copytree(self.folder / ("news" if news else "instance"), folder / "instance")
        for owner in owners:
            shutil.copytree(self.folder / owner, folder / owner)


@contextmanager
def seeded(folder: Path) -> Iterator[tuple[Prepared, MortalServer]]:
    """A seeded database, served while phones are made ready with it; what is news to them is told afterwards."""
    instance = folder / "instance"
    db = migrate(instance)
    with create_app(INSTANCE=str(instance)).app_context():
        cast = make_cast(db)
        tell(db, cast, STEPS)
    db.conn.close()
    prepared = Prepared(folder, free_port(), cast, {})
    server = MortalServer(instance, prepared.port)
    server.start()
    try:
        yield prepared, server
    finally:
        server.stop()
    news_of(prepared)


def prepare(playwright: Playwright, folder: Path) -> Prepared:
    """Seed a database and make the phones ready with it; takes some ten seconds."""
    with seeded(folder) as (prepared, server):
        for owner in OWNERS:
            prepared.words[owner] = _make_ready(playwright, server, folder / owner, prepared.cast.people[owner])
    return prepared


def news_of(prepared: Prepared) -> None:
    """The same instance a little later: the server has heard more than the phones."""
    shutil.copytree(prepared.folder / "instance", prepared.folder / "news")
    db = migrate(prepared.folder / "news")
    tell(db, prepared.cast, [f"{NEWS} {number}" for number in range(3)])
    db.conn.close()


def tell(db: Database, cast: Cast, steps: Iterable[str]) -> None:
    """Steps of both of Sara's families."""
    for text in steps:
        for family in ("pahittdal", "provstrom"):
            fields = {"id": named(f"{family} {text}"), "text": text, "doer": "coach"}
            must(db, cast.sara, "add_step", fields, family_id=cast.families[family])


def _make_ready(playwright: Playwright, server: MortalServer, profile: Path, owner) -> list[str]:
    phone = Phone(playwright, profile)
    phone.start(passkeys=False)
    try:
        give_cookie(server, phone, owner)
        words = enrol(phone.page, server.url, passkey=False)
        phone.close()
        return words
    finally:
        phone.kill()

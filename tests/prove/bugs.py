"""Planted bugs: each a patch for tests alone. A proof that does not catch them all proves nothing."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from familjelots.access import families
from familjelots.core import chain, commands, edits, journal, queries
from familjelots.core.web import posts
from familjelots.offline import routes as offline
from familjelots.plans import checks, goals, steps

from .house import Answer
from .phone import Entry, Phone

Patch = tuple[Any, str, Any]


def _every_op_is_new() -> list[Patch]:
    """A duplicate delivery is taken for a new operation."""
    return [(journal, "_known", lambda _chain, _who, _entry: None)]


def _silent_overwrite() -> list[Patch]:
    """The last writer wins; nobody looks at what the author saw."""

    def merge(db: Any, _who: Any, _op: str, table: str, record: str, edited: Any) -> list[str]:
        for name, (_base, new) in edited.items():
            edits.queries.set_field(db, table, record, name, new)
        return []

    return [(module, "merge", merge) for module in (edits, steps, goals)]


def _bad_entry_takes_the_others_along() -> list[Patch]:
    """No savepoint: what one entry breaks is rolled back for the whole batch, after the receipts were written."""

    @contextmanager
    def savepoint(db: Any) -> Iterator[None]:
        try:
            yield
        except Exception:
            db.conn.execute("ROLLBACK")
            db.conn.execute("BEGIN IMMEDIATE")
            raise

    return [(journal, "savepoint", savepoint)]


def _receipt_before_commit() -> list[Patch]:
    """The receipt is sent first; the transaction would be committed with the next request."""

    @contextmanager
    def write(db: Any, **_how: Any) -> Iterator[None]:
        if db.conn.in_transaction:
            db.conn.execute("COMMIT")
        db.conn.execute("BEGIN IMMEDIATE")
        yield

    return [(journal, "write", write)]


def _parked_words_thrown_away() -> list[Patch]:
    """A parked entry is journalled without its words."""
    end = chain.Chain.end

    def forgetful(self: Any, record: dict, outcome: str, reason: str | None, affects: list[str]) -> None:
        end(self, record, outcome, reason, affects)
        if outcome == "parked":
            self.db.conn.execute("UPDATE journal SET fields = NULL, salt = NULL WHERE seq = ?", [record["seq"]])

    return [(chain.Chain, "end", forgetful)]


def _rights_of_yesterday() -> list[Patch]:
    """A coach may write about a family that has gone to another."""
    may_open = families._may_open

    def may_still(db: Any, who: Any, family: dict, member: Any) -> bool:
        return who.role == "coach" or may_open(db, who, family, member)

    return [(families, "_may_open", may_still)]


def _journal_row_lost() -> list[Patch]:
    """What is parked gets a receipt, and no row."""
    settle = queries.settle

    def lose(db: Any, record: dict) -> None:
        settle(db, record)
        if record["outcome"] == "parked":
            db.conn.execute("DELETE FROM journal WHERE seq = ?", [record["seq"]])

    return [(queries, "settle", lose)]


def _fields_of_yesterday() -> list[Patch]:
    """A renamed field: entries of the version before are read as if they were of today's."""
    return [(commands.Command, "understand", lambda _self, _version, fields: fields)]


def _nobody_asks_whose() -> list[Patch]:
    """Entries are taken for whoever is signed in on the phone."""
    return [(posts, "_for_user", lambda _who: None), (offline, "abort", lambda _status: None)]


def _pages_not_told() -> list[Patch]:
    """A receipt does not say which pages changed: what was sent leaves its author's screen."""
    return [(module, "changed_pages", lambda *_about: []) for module in (checks, steps, goals)]


def _last_written_first() -> list[Patch]:
    """The phone sends what was written last first."""
    waiting = Phone.waiting
    return [(Phone, "waiting", lambda self: waiting(self)[::-1])]


def _deleted_before_the_receipt() -> list[Patch]:
    """The phone lets an entry go when it is sent."""
    post = Phone._post

    def hasty(self: Phone, batch: list[Entry]) -> Answer | None:
        self.outbox = [entry for entry in self.outbox if entry not in batch]
        return post(self, batch)

    return [(Phone, "_post", hasty)]


def _any_200_is_a_receipt() -> list[Patch]:
    """The phone takes every 200 for a yes: a captive portal's too."""

    def trusting(self: Phone, batch: list[Entry], _answer: Answer) -> bool:
        self.outbox = [entry for entry in self.outbox if entry not in batch]
        return True

    return [(Phone, "_take", trusting)]


def _redirects_are_followed() -> list[Patch]:
    """The phone follows a redirect to a page that answers 200, and believes it."""
    heard = Phone._heard

    def following(self: Phone, answer: Answer, batch: list[Entry]) -> bool:
        if answer.status != 302:
            return heard(self, answer, batch)
        self.outbox = [entry for entry in self.outbox if entry not in batch]
        return True

    return [(Phone, "_heard", following)]


def _op_per_send() -> list[Patch]:
    """Each sending has an operation of its own, so that a lost reply doubles what was sent."""

    post = Phone._post

    def minting(self: Phone, batch: list[Entry]) -> Answer | None:
        return post(self, [replace(entry, op=str(uuid4())) for entry in batch])

    return [(Phone, "_post", minting)]


PLANTED: dict[str, Callable[[], list[Patch]]] = {
    "every op is new": _every_op_is_new,
    "silent overwrite": _silent_overwrite,
    "a bad entry takes the others along": _bad_entry_takes_the_others_along,
    "receipt before commit": _receipt_before_commit,
    "parked words thrown away": _parked_words_thrown_away,
    "rights of yesterday": _rights_of_yesterday,
    "journal row lost": _journal_row_lost,
    "fields of yesterday": _fields_of_yesterday,
    "nobody asks whose": _nobody_asks_whose,
    "pages not told": _pages_not_told,
    "last written first": _last_written_first,
    "deleted before the receipt": _deleted_before_the_receipt,
    "any 200 is a receipt": _any_200_is_a_receipt,
    "redirects are followed": _redirects_are_followed,
    "op per send": _op_per_send,
}
"""Ring 1's. Those of the phone's own modules are in `kills.bugs`."""


@contextmanager
def planted(name: str) -> Iterator[None]:
    """Run with one of the bugs, or with none."""
    with ExitStack() as stack:
        for place, what, instead in PLANTED[name]() if name else ():
            stack.enter_context(patch.object(place, what, instead))
        yield

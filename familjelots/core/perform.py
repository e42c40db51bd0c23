"""Run commands by name, as seeds, generators and the command line do: the same way in as a person's own post."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from . import canonical, commands, journal
from .errors import Refused


def entry(command: str, fields: Mapping[str, Any], args: Mapping[str, str], op: str | None = None) -> journal.Entry:
    """A command with its fields as an operation that can be received."""
    path = commands.register.path(command, **args)
    return journal.Entry(op or str(uuid4()), path, canonical.fields(fields), command)


def perform(db: Database, who: Any, command: str, fields: Mapping[str, Any], **args: str) -> journal.Receipt:
    """Run one command that must be applied; raises `Refused` with the journalled reason when it is not."""
    return perform_all(db, who, [entry(command, fields, args)])[0]


def perform_all(db: Database, who: Any, entries: Iterable[journal.Entry]) -> list[journal.Receipt]:
    """Run commands of one person in one transaction; each must be applied."""
    listed = list(entries)
    receipts = journal.receive(db, who, listed)
    for asked, receipt in zip(listed, receipts, strict=True):
        if receipt.outcome != "applied":
            raise Refused(f"{asked.command}: {receipt.reason}")
    return receipts

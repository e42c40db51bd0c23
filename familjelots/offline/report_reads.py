"""What was read on a phone without network, told when it has one again."""

import re
from typing import Any

from sqlite_utils import Database

from ..access import open_family, reads
from ..core.errors import NotFound
from ..core.web.forms import Choices, CommandForm
from ..families import queries as families

MOST = 2000
_FAMILY = re.compile(r"/families/([0-9a-f-]{36})(?:/.*)? (\d{4}-\d{2}-\d{2}T\d{2})")


class ReadsForm(CommandForm):
    """Pages and hours: `/families/… 2026-11-24T09`, each once."""

    pages = Choices(longest=MOST)


def report_reads(db: Database, who: Any, op: str, pages: list[str]) -> list[str]:  # noqa: ARG001 - the same row twice is once
    """Log each family that was read about, if it is this person's to read or was when the phone got its pages."""
    for family, hour in {found.groups() for page in pages if (found := _FAMILY.fullmatch(page))}:
        if _was_theirs(db, who, family):
            reads.note_at(who, family, "read on phone", hour)
    return []


def _was_theirs(db: Database, who: Any, family: str) -> bool:
    """A phone that has not heard yet that a family has moved still shows its pages: that too is to be known."""
    try:
        open_family(db, who, family)
    except NotFound:
        return families.has_had(db, family, who.id)
    return True

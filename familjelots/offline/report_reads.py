"""What was read on a phone without network, told when it has one again."""

import re
from typing import Any

from sqlite_utils import Database

from ..access import open_family, reads
from ..core.errors import NotFound
from ..core.web.forms import Choices, CommandForm

MOST = 2000
_FAMILY = re.compile(r"/families/([0-9a-f-]{36})(?:/.*)? (\d{4}-\d{2}-\d{2}T\d{2})")


class ReadsForm(CommandForm):
    """Pages and hours: `/families/… 2026-11-24T09`, each once."""

    pages = Choices(longest=MOST)


def report_reads(db: Database, who: Any, op: str, pages: list[str]) -> list[str]:  # noqa: ARG001 - the same row twice is once
    """Log each family that was read about, if it was this person's to read."""
    for family, hour in {found.groups() for page in pages if (found := _FAMILY.fullmatch(page))}:
        try:
            open_family(db, who, family)
        except NotFound:
            continue
        reads.note_at(who, family, "read on phone", hour)
    return []

"""What people read is words: no code, no placeholder, no markup that a browser must mend."""

import re
import sqlite3
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from ..phone.server import Server
from .conftest import ROLES
from .markup import Markup
from .site import Place

NEVER_READ = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|\bundefined\b|\bnull\b|\{\{|\}\}|\{%|%\(|&[a-z]+;|<[a-z/]"
    r"|\b[a-z]+_[a-z_]+\b"  # a code
    r"|\d{4}-\d\d-\d\d|T\d\d:\d\d"  # a day or a time as the database has it
    r"|[0-9a-f]{8}-[0-9a-f]{4}-"  # an id
)
CODE_COLUMNS = ("status", "kind", "outcome", "role", "area", "doer", "programme", "answer", "cancelled_by")

PROSE = {"partner_answer": "answer"}
"""Where a column of such a name holds what somebody wrote."""


@pytest.fixture(scope="module")
def codes(demo: Server) -> set[str]:
    """Every code that the database holds where a choice is stored."""
    db = sqlite3.connect(demo.instance / "familjelots.db")
    found = set()
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        for column in columns & set(CODE_COLUMNS) - {PROSE.get(table)}:
            found |= {row[0] for row in db.execute(f"SELECT DISTINCT {column} FROM {table}") if row[0]}
    db.close()
    return found


@pytest.mark.parametrize("role", ROLES)
def test_words_and_markup(
    role: str, places: list[Place], demo: Server, as_role: Callable[[str], BrowserContext], codes: set[str]
) -> None:
    found = []
    for place in (place for place in places if place.role == role):
        answer = as_role(role).request.get(demo.url + place.path)
        markup = Markup(answer.text())
        found += [f"{place}: {fault}" for fault in markup.faults]
        found += [f"{place}: reads “{text[:80]}”" for text in markup.texts if _is_code(text, codes)]
    assert not found, "\n".join(found)


def _is_code(text: str, codes: set[str]) -> bool:
    return bool(NEVER_READ.search(text)) or text.strip(" ·,") in codes


def test_what_a_browser_would_mend_is_found() -> None:
    wrong = Markup("<div><p><ul><li>En</p></ul><input name='a'><i id='x'></i><i id='x'></i>")
    assert len(wrong.faults) >= 5
    assert _is_code("not_yet", set())
    assert _is_code("agreed", {"agreed"})
    assert not _is_code("Inte än, tisdag 9.00", {"agreed"})

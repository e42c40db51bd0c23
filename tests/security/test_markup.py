"""Nothing that anybody writes becomes markup, on any page, in either form and language."""

import re
import sqlite3
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from wtforms import StringField

from familjelots.core import commands, journal
from familjelots.core.web.forms import IdField

from ..cast import named
from .conftest import addresses

HOSTILE = (
    """'"><x-evil a=1 onevil='1' href=javascript:evil()>{{7*7}}${7*7}&lt;x-evil&gt;<!--</script></template>%(x)s"""
)
WRITTEN = re.compile(r"[A-ZÅÄÖ]")
LINKS = re.compile(r"(/(?!/)|#|tel:|sms:[+0-9]+\?body=|geo:0,0\?q=|data:image/svg\+xml|$)")


class Checked(HTMLParser):
    """Collects what no page of ours may hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.shown = 0

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            runs = name.startswith(("on", "hx-on")) or name in ("style", "srcdoc", "hx-vals", "hx-headers")
            leads = name in ("href", "src", "action", "formaction", "hx-get", "hx-post") and not LINKS.match(
                value or ""
            )
            if runs or leads or "<" in name or "'" in name:
                self.found.append(f"{tag} {name}={value}")
        if "evil" in tag or (tag == "script" and "src" not in dict(attrs)):
            self.found.append(tag)

    def handle_comment(self, data):
        self.found.append(f"comment {data[:40]}")

    def handle_data(self, data):
        self.shown += "x-evil" in data


def check(text):
    page = Checked()
    page.feed(text)
    page.close()
    return page


@pytest.fixture
def scrawled(db, house):
    """Every text in the database is hostile, whatever table and column it stands in."""
    tables = db.conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'journal'").fetchall()
    for (table,) in tables:
        for column in db[table].columns:
            if column.type == "TEXT" and _holds_words(db, table, column):
                with suppress(sqlite3.IntegrityError):  # one of a few codes
                    db.conn.execute(f'UPDATE "{table}" SET "{column.name}" = ?', [HOSTILE])
    return house


def _holds_words(db, table, column):
    """Neither ids, nor moments, nor codes: what may be empty, and what is written with capitals."""
    known = db.conn.execute(f'SELECT DISTINCT "{column.name}" FROM "{table}"').fetchall()
    return column.default_value == "''" or any(WRITTEN.match(value or "") for (value,) in known)


@pytest.mark.parametrize("name", ["sara", "lena", "admin", "eva"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_hostile_words_stay_words_on_every_page(app, db, cast, client_of, scrawled, name, language):
    db.conn.execute("UPDATE account SET language = ?", [language])
    shown = 0
    for headers in ({"HX-Request": "true"}, {}):
        client = client_of(cast.people[name])
        for _rule, path in addresses(app, "GET", scrawled):
            answer = client.get(path, headers=headers)
            if answer.mimetype == "text/html":
                page = check(answer.text)
                assert not page.found, path
                assert "49" not in re.findall(r"evil\(\)>(.{2})", answer.text), path
                shown += page.shown
    assert shown > 3


def _typed(form):
    """A form filled with hostile words where words may stand, and with what is not valid elsewhere."""
    return {
        field.name: HOSTILE for field in form() if isinstance(field, StringField) and not isinstance(field, IdField)
    }


@pytest.mark.parametrize("name", ["sara", "lena", "admin", "eva"])
def test_hostile_words_that_are_refused_stay_words_in_the_form(app, cast, client_of, house, name):
    client = client_of(cast.people[name])
    for _rule, path in addresses(app, "POST", house):
        found = commands.register.find(path)
        if found:
            answer = client.post(
                path, data={**_typed(found[0].form), "id": HOSTILE, "base.text": HOSTILE, "next": HOSTILE}
            )
            assert answer.status_code < 500, path
            assert not check(answer.text).found, path


def test_hostile_words_that_are_parked_stay_words_in_their_authors_list(app, db, cast, client_of, house):
    for command in commands.register:
        fields = {name: [HOSTILE] for name in (*_typed(command.form), "unknown", HOSTILE, "steps-0-text", "base.text")}
        path = command.rule.replace("<family_id>", house.ids["family_id"][0])
        journal.receive(db, cast.sara, [journal.Entry(named(command.name), path, fields, command.name)])
    answer = client_of(cast.sara).get("/attention", headers={"HX-Request": "true"})
    page = check(answer.text)
    assert page.shown > 10
    assert not page.found

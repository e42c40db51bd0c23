"""Every command, whatever is put into it: never a 500, never a lost sentence, never another family's data.

Commands and their fields are taken from the register, so that a new one is tried without being listed here.
"""

import json
from functools import lru_cache
from io import BytesIO
from urllib.parse import quote_plus
from uuid import uuid4

import pytest
from wtforms import BooleanField, FieldList, FormField

from familjelots.core import commands

from ..cast import named

NAUGHTY = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": "'; DROP TABLE family; -- \"",
    "template": "{{ config }}{% raw %}${7*7}",
    "controls": "a\x00b\x1b[31m\u202e\ufeff\r\nc",
    "half a character": "\ud800",
    "combining": "Z\u0351\u036b\u0343" * 80,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 40,
    "rtl": "مرحبا\u2067 abc \u2069",
    "path": "../../../../etc/passwd",
    "number": "-1e309",
    "date": "2026-02-30",
    "time": "2026-13-45T99:99",
    "blank": " \t\n ",
    "megabyte": "långt " + "lugnt " * 175_000,
}
FOREIGN = ("Samir", "Sökgatan", "Mithal")


@pytest.fixture
def tried(app, cast):
    """All commands that there are, once the app is up."""
    found = list(commands.register)
    assert len(found) > 15
    return found


def args_of(cast, rule):
    """Arguments for a rule: the family where it asks for one, ids that nobody has otherwise."""
    names = [part[1:-1] for part in rule.split("/") if part.startswith("<")]
    return {name: cast.families["pahittdal"] if name == "family_id" else named(name) for name in names}


def fields_of(form, value):
    """Every field of a form holding a value, rows of repeated fields and `base` values too."""
    found = {}
    for name, field in form._fields.items():
        if isinstance(field, FieldList):
            field.append_entry()
            row = field.entries[0]
            inner = row.form._fields if isinstance(row, FormField) else {"": row}
            found |= {f"{name}-0-{part.split('-')[-1]}" if part else f"{name}-0": value for part in inner}
        elif not isinstance(field, BooleanField):
            found |= {name: value, f"base.{name}": value}
    return found | {"id": str(uuid4()), "unknown": value, "op": str(uuid4())}


def people_of(cast):
    return (cast.sara, cast.lena, cast.eva)


@pytest.mark.parametrize("kind", NAUGHTY)
def test_a_plain_post_of_anything_gets_a_clear_answer_and_shows_nothing_foreign(tried, cast, client_of, kind):
    for who in people_of(cast):
        client = client_of(who)
        for command in tried:
            path = commands.register.path(command.name, **args_of(cast, command.rule))
            body = encoded(short(fields_of(command.form(), NAUGHTY[kind]), kind))
            answer = client.post(path, data=body, content_type="application/x-www-form-urlencoded")
            assert answer.status_code in (200, 303, 404, 409, 413, 422), (command.name, who.name, answer.status_code)
            if who is cast.eva:
                assert not any(word in answer.text for word in FOREIGN), command.name
            assert "<script>alert" not in answer.text, command.name


def encoded(fields):
    """The body of a post, as a browser writes it."""
    return "&".join(f"{quote_plus(name)}={quoted(value)}" for name, value in fields.items())


@lru_cache(maxsize=100)
def quoted(value):
    """The same megabyte for each command is written down once."""
    return quote_plus(value.encode("utf-8", "replace"))


@pytest.mark.parametrize("kind", NAUGHTY)
def test_a_batch_of_anything_is_applied_or_parked_with_its_words(tried, cast, client_of, db, kind):
    for who in people_of(cast)[: 1 if kind == "megabyte" else None]:
        entries = [
            {
                "op": str(uuid4()),
                "path": commands.register.path(command.name, **args_of(cast, command.rule)),
                "command": command.name,
                "fields": fields_of(command.form(), NAUGHTY[kind]),
            }
            for command in tried
        ]
        for some in some_at_a_time(entries, 1 if kind == "megabyte" else 60):
            told = [{**entry, "fields": short(entry["fields"], kind)} for entry in some]
            answer = client_of(who).post("/outbox", json={"entries": told}, headers={"For-User": who.id})
            assert answer.status_code == 200, answer.text[:300]
            for receipt in answer.json["receipts"]:
                assert receipt["reason"] != "fault", receipt
                kept = db.conn.execute("SELECT fields FROM journal WHERE op = ?", [receipt["op"]]).fetchone()
                assert kept, receipt
                assert json.loads(kept[0])["unknown"], receipt


def some_at_a_time(entries, size):
    return [entries[start : start + size] for start in range(0, len(entries), size)]


def short(fields, kind):
    """A megabyte goes into one field only: a body has its own limit, told by 413."""
    if kind != "megabyte":
        return fields
    first = next((name for name in fields if name not in ("id", "unknown", "op")), "unknown")
    return {
        name: value if name in (first, "id") or len(value) < 1000 else value[:500] for name, value in fields.items()
    }


@pytest.mark.parametrize("owner", ["the other family", "nobody"])
def test_ids_of_another_family_and_ids_of_nobody_get_the_same_answer(tried, cast, client_of, db, owner):
    """For each command and each of its fields that may hold an id, asked by somebody of Påhittdal."""
    foreign = [cast.members["samir"], cast.homes["sokgatan"], cast.families["mithal"], cast.amir.id]
    before = whole_of_mithal(db, cast)
    for who in (cast.sara, cast.eva):
        client = client_of(who)
        for command in tried:
            for theirs in foreign:
                id = theirs if owner == "the other family" else str(uuid4())
                fields = fields_of(command.form(), id)
                path = commands.register.path(command.name, **args_of(cast, command.rule))
                answer = client.post(path, data=fields)
                assert answer.status_code != 500, command.name
                names = [part[1:-1] for part in command.rule.split("/") if part.startswith("<")]
                theirs_too = commands.register.path(command.name, **dict.fromkeys(names, id))
                answer = client.post(theirs_too, data=fields)
                assert answer.status_code in (303, 404, 409, 422), (command.name, answer.status_code)
                if who is cast.eva:
                    assert not any(word in answer.text for word in FOREIGN), command.name
    assert whole_of_mithal(db, cast) == before


def whole_of_mithal(db, cast):
    """All rows of all tables that belong to Mithal."""
    tables = [row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        columns = [row[1] for row in db.conn.execute(f'PRAGMA table_info("{table}")')]
        if "family" in columns:
            rows = db.conn.execute(f'SELECT * FROM "{table}" WHERE family = ?', [cast.families["mithal"]])
            found += [(table, *row) for row in rows]
    return sorted(found, key=str)


def test_a_file_where_words_are_expected_is_no_500(tried, cast, client_of):
    client = client_of(cast.sara)
    for command in tried:
        path = commands.register.path(command.name, **args_of(cast, command.rule))
        data = {name: (b"\x89PNG\r\n", f"{name}.png") for name in list(command.form()._fields)[:5]}
        files = {name: (BytesIO(content), filename) for name, (content, filename) in data.items()}
        answer = client.post(path, data=files, content_type="multipart/form-data")
        assert answer.status_code in (303, 404, 409, 422), (command.name, answer.status_code)


def test_fields_sent_twice_or_not_at_all_are_no_500(tried, cast, client_of):
    client = client_of(cast.sara)
    for command in tried:
        path = commands.register.path(command.name, **args_of(cast, command.rule))
        for data in ({}, {name: ["a", "b"] for name in command.form()._fields}):
            answer = client.post(path, data=data)
            assert answer.status_code in (303, 404, 409, 422), (command.name, answer.status_code)

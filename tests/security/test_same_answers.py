"""What is somebody else's and what does not exist are answered alike, whatever is asked and wherever the id stands."""

import re
from uuid import uuid4

import pytest

from familjelots.accounts import devices, sessions
from familjelots.core import canonical, commands, journal
from familjelots.core.chain import Chain
from familjelots.core.web.forms import Choice, Choices, DayField, FieldList, IdField, Line, LocalTimeField, Words

from ..cast import named
from . import mapped
from .conftest import INVENTED, addresses

UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
DAY = "2026-12-24"
COLLEAGUES = {("name_worry_reader", "account"), ("check_in", "colleague")}
"""Fields in which a colleague is chosen, whom everybody who works here knows."""


def plain(answer, *paths):
    """An answer without what differs each time."""
    headers = {name: value for name, value in answer.headers.items() if name not in ("Set-Cookie", "Content-Length")}
    told = f"{answer.status_code} {headers} {answer.text}"
    for path in paths:
        told = told.replace(path, "PATH")
    return UUID.sub("ID", told)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", ["amir", "maja", "admin"])
def test_every_address_answers_for_foreign_ids_as_for_invented_ones(app, cast, client_of, house, method, name):
    """Amir, Maja and the administrator have nothing in Påhittdal, so each id of Påhittdal is foreign to them."""
    mine = [
        cast.families["mithal"],
        named("member samir"),
        *(id for ids in house.ids.values() for id in ids if _is_samirs(house, id)),
    ]
    for rule, path in addresses(app, method, house):
        if INVENTED in path or not UUID.search(path) or rule.startswith(("/people", "/demo", "/worry-numbers")):
            continue
        if name == "amir" and any(id in path for id in mine):
            continue
        invented = UUID.sub(INVENTED, path)
        told = [
            plain(client_of(cast.people[name]).open(asked, method=method), path, invented) for asked in (path, invented)
        ]
        assert told[0] == told[1], path


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_the_other_homes_is_answered_to_eva_as_if_it_did_not_exist(app, cast, client_of, house, method):
    theirs = [id for ids in house.ids.values() for id in ids if any(id == named(f"{kind} Per") for kind in house.ids)]
    asked = [path for _rule, path in addresses(app, method, house) if any(id in path for id in theirs)]
    for path in asked:
        invented = UUID.sub(INVENTED, path)
        client = client_of(cast.eva)
        told = [plain(client.open(each, method=method), path, invented) for each in (path, invented)]
        assert told[0] == told[1], path
    assert len(asked) > 1


def _is_samirs(house, id):
    names = ("Samir", *(f"Samir {each}" for each in ("private", "all", *mapped.NAMES)))
    return id in house.samirs or any(id == named(f"{kind} {name}") for kind in house.ids for name in names)


def usable(form):
    """Fields that a command takes, but for ids of other things."""
    fields = {}
    for field in form():
        if isinstance(field, LocalTimeField):
            fields[field.name] = f"{DAY}T09:00"
        elif isinstance(field, DayField):
            fields[field.name] = DAY
        elif isinstance(field, Choice):
            first, *_others = list(field.choices or ())
            fields[field.name] = first if isinstance(first, str) else first[0]
        elif field.name == "id":
            fields[field.name] = str(uuid4())
        elif field.name == "doer":
            fields[field.name] = "coach"
        elif isinstance(field, Line | Words) and any(
            type(rule).__name__ == "DataRequired" for rule in field.validators
        ):
            fields[field.name] = "Ord"
    return fields


def places(form):
    """Names of fields in which an id may stand, rows' fields among them, with the shape of what stands there."""
    for field in form():
        if isinstance(field, FieldList):
            row = field.append_entry()
            yield from (
                (f"{field.name}-0-{inner.short_name}", "{}")
                for inner in row.form
                if inner.short_name not in ("id", "text")
            )
        elif field.name in ("id", "next_id"):
            continue  # its own: taken or free, and taken sounds like not found
        elif isinstance(field, IdField | Choices) or field.name in ("planned_visit", "household", "coach"):
            yield field.name, "{}"
        elif field.name == "doer":
            yield field.name, "member:{}"


def test_an_id_of_another_family_in_any_field_of_any_command_is_as_good_as_an_invented_one(app, db, cast, house):
    foreign = {id for ids in house.ids.values() for id in ids if not _is_samirs(house, id)}
    foreign = sorted(
        foreign - {cast.families["mithal"], named("member samir"), cast.amir.id} | {cast.homes["granvagen"]}
    )
    own = {
        kind: [id for id in ids if _is_samirs(house, id) or id == cast.families["mithal"]]
        for kind, ids in house.ids.items()
    }
    tried = 0
    for command in commands.register:
        path = command.rule
        for kind, ids in own.items():
            path = path.replace(f"<{kind}>", ids[0] if ids else INVENTED)
        for field, shape in places(command.form):
            if (command.name, field) in COLLEAGUES:
                continue
            told = set()
            for id in (str(uuid4()), *foreign):
                fields = {"family": cast.families["mithal"], **usable(command.form)}
                fields |= {f"{field.rpartition('-')[0]}-id": str(uuid4())} if "-0-" in field else {}
                fields |= {f"{field.rpartition('-')[0]}-text": "Rad", field: shape.format(id)}
                told.add(_outcome(db, cast.amir, command, path, fields))
                tried += 1
            assert len(told) == 1, (command.name, field, told)
    assert tried > 200


def _outcome(db, who, command, path, fields):
    """What the author hears; the world is then as it was."""
    db.conn.execute("SAVEPOINT before")
    entry = journal.Entry(str(uuid4()), path, canonical.fields(fields), command.name)
    receipt = journal._receive_one(Chain(db, [entry.op]), who, entry)
    looks = db.conn.execute("SELECT part, reason FROM visit_attention").fetchall()
    db.conn.execute("ROLLBACK TO before")
    affects = sorted({UUID.sub("ID", path) for path in receipt.affects})
    return receipt.status, receipt.outcome, receipt.reason, str(affects), str(looks)


def test_a_phone_of_somebody_else_is_one_that_does_not_exist(db, cast, client_of):
    devices.enrol_device(db, cast.eva, named("phone"), "Telefon", b"k" * 32)
    for path in ("/devices/{}/key", "/devices/{}/revocation"):
        told = [plain(client_of(cast.sara).post(path.format(id))) for id in (named("phone"), INVENTED)]
        assert told[0] == told[1]
    token, _secret = sessions.start_session(db, cast.eva.id, "laptop")
    theirs = db.conn.execute("SELECT id FROM session WHERE account = ?", [cast.eva.id]).fetchone()[0]
    told = [plain(client_of(cast.sara).post(f"/sessions/{id}/ending")) for id in (theirs, INVENTED)]
    assert told[0] == told[1]
    assert sessions.find_session(db, token, None)

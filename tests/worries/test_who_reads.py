"""A worry is its author's and its named readers'. For everybody else there is nothing to see, anywhere."""

import json
import re
import sqlite3

import pytest

from familjelots.accounts import queries as accounts
from familjelots.cli import main

from ..cast import must, named, run
from ..security.conftest import addresses
from ..security.words import furnish
from .written import SEEN, WORRY, let_read, report, write

CANARIES = {
    "seen": "Zkseen", "child_name": "Zkchild", "heard_by": "Zkheard", "happened": "Zkhappened", "child_says": "Zksays",
}  # fmt: skip
BESIDE = ("Zkmore", "Zkrung", "Zksaid")
WORDS = (*CANARIES.values(), *BESIDE)
OTHERS = ("amir", "lena", "admin", "eva", "per", "maja")


@pytest.fixture
def told(db, cast):
    """A worry of Sara's about Ture, reported, with more beside it."""
    write(db, cast.sara, cast, **CANARIES)
    report(db, cast.sara, receiver=BESIDE[1], said=BESIDE[2])
    must(db, cast.sara, "add_to_worry", {"id": named("more"), "text": BESIDE[0]}, worry_id=WORRY)


@pytest.fixture
def house(db, cast):
    """Everything that a family may have."""
    return furnish(db, cast)


def everything(app, client, house):
    """What a person can ask for, by path: every address of the app with every id, and the bundle for a phone."""
    found = {path: client.get(path, headers={"HX-Request": "true"}).text for _r, path in addresses(app, "GET", house)}
    return found | {"bundle": client.get("/caseload", headers={"Accept": "application/json"}).text}


def team_of(db, cast, client_of, organisation=""):
    """Somebody in Påhittdal's team."""
    fields = {"id": named("ulla"), "name": "Ulla", "role": "team", "profession": "Lärare", "organisation": organisation}
    must(db, cast.admin, "create_account", fields)
    joins = {"id": named("joins"), "account": named("ulla"), "until_day": "2027-11-01"}
    must(db, cast.lena, "join_team", joins, family_id=cast.families["pahittdal"])
    return accounts.author(db, named("ulla"), None)


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_meets_a_word_of_it(app, db, cast, client_of, told, house, name):
    house.ids["worry_id"] = [WORRY]
    pages = everything(app, client_of(cast.people[name]), house)
    assert len(pages) > 50
    assert [(path, word) for path, text in pages.items() for word in WORDS if word in text] == []


@pytest.mark.parametrize("organisation", ["", "Påhittskolan"])
def test_nobody_in_the_familys_team_meets_a_word_of_it(app, db, cast, client_of, told, house, organisation):
    ulla = team_of(db, cast, client_of, organisation)
    pages = everything(app, client_of(ulla), house)
    assert [(path, word) for path, text in pages.items() for word in WORDS if word in text] == []


@pytest.mark.parametrize("name", OTHERS)
def test_for_nobody_else_anything_differs_from_a_day_without_it(app, db, cast, client_of, house, name):
    """Not a count, not a line, not a time: what others read is the same to the letter."""
    client = client_of(cast.people[name])
    before = _still(everything(app, client, house))
    write(db, cast.sara, cast, **CANARIES)
    report(db, cast.sara)
    assert _still(everything(app, client, house)) == before


def _still(pages):
    """Pages without what is made anew for each answer."""
    made = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z?|\b[0-9a-f]{32,}\b")
    return {path: made.sub("", text) for path, text in pages.items() if path not in ("/push-key", "/totp")}


def test_sara_herself_meets_it_in_the_room_for_it_and_nowhere_else(app, cast, client_of, told, house):
    pages = everything(app, client_of(cast.sara), house)
    assert {path for path, text in pages.items() if any(word in text for word in WORDS)} == {
        "/worries",
        "/caseload",
        "bundle",
    }


def test_a_named_coordinator_reads_it_on_one_page_that_no_phone_keeps(app, db, cast, client_of, told, house):
    let_read(db, cast.sara, cast.lena)
    pages = everything(app, client_of(cast.lena), house)
    assert {path for path, text in pages.items() if any(word in text for word in WORDS)} == {"/worries/apart"}
    other = everything(app, client_of(cast.amir), house)
    assert not [path for path, text in other.items() if any(word in text for word in WORDS)]


def test_a_named_coachs_phone_does_not_keep_it(db, cast, client_of, told):
    let_read(db, cast.sara, cast.amir)
    client = client_of(cast.amir)
    assert SEEN not in client.get("/caseload", headers={"Accept": "application/json"}).text
    assert CANARIES["seen"] in client.get("/worries/apart").text
    assert CANARIES["seen"] not in client.get("/caseload", headers={"Accept": "application/json"}).text


def test_the_log_of_reads_says_nothing_of_it_where_others_look(db, cast, client_of, told, instance):
    let_read(db, cast.sara, cast.lena)
    for path in ("/worries", "/worries/new", "/caseload"):
        client_of(cast.sara).get(path)
    client_of(cast.lena).get("/worries/apart")
    log = sqlite3.connect(instance / "reads.db")
    rows = log.execute("SELECT user, family, page FROM read WHERE page LIKE '%worr%' OR family = ?", [WORRY]).fetchall()
    log.close()
    assert rows == [(cast.lena.id, WORRY, "worry")]
    families = sqlite3.connect(instance / "reads.db")
    about = families.execute("SELECT DISTINCT page FROM read WHERE family = ?", [cast.families["pahittdal"]]).fetchall()
    families.close()
    assert about == [("kept on phone",)]


def test_the_journal_names_neither_the_child_nor_the_family(db, cast, told, instance, capsys):
    assert main(["--instance", str(instance), "journal", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    worries = [line for line in lines if "worr" in line["command"]]
    assert [line["path"] for line in worries] == [
        "/worries",
        f"/worries/{WORRY}/reports",
        f"/worries/{WORRY}/additions",
    ]
    shown = json.dumps(worries)
    for hidden in (*WORDS, cast.families["pahittdal"], cast.members["ture"], "Ture", "Påhittdal"):
        assert hidden not in shown


def test_words_that_could_not_be_saved_are_their_authors_alone(db, cast, client_of, told, house, app):
    stranger = {"id": named("x"), "text": "Zkparked"}
    assert run(db, cast.amir, "add_to_worry", stranger, worry_id=WORRY).reason == "not_found"
    assert "Zkparked" in client_of(cast.amir).get("/attention").text
    for name in ("sara", "lena", "admin", "eva"):
        assert "Zkparked" not in client_of(cast.people[name]).get("/attention").text


def test_a_worry_that_is_parked_names_no_family_and_leaves_no_read(db, cast, client_of, instance):
    parked = run(db, cast.sara, "write_worry", {"id": WORRY, "seen": "", "child": cast.members["ture"]})
    assert parked.outcome == "parked"
    text = client_of(cast.sara).get("/attention").text
    assert '<li class="card" data-attention-item' in text
    assert "Påhittdal" not in text
    log = sqlite3.connect(instance / "reads.db")
    assert log.execute("SELECT count(*) FROM read WHERE page = 'attention'").fetchone() == (0,)
    log.close()
    assert '<li class="card" data-attention-item' not in client_of(cast.lena).get("/attention").text

"""What a browser may rely on when it posts: the same path for forms, outbox and batch, and clear answers."""

from uuid import uuid4

import pytest

from familjelots.core.web import posts

from ..cast import named


def member(**more):
    return {"id": named("posted"), "name": "Nya", "role": "child", "households": named("home kornvagen"), **more}


def members_path(cast, family="pahittdal"):
    return f"/families/{cast.families[family]}/members"


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


def test_a_plain_post_is_saved_and_sent_on(lena, cast, db):
    answer = lena.post(members_path(cast), data=member(op=str(uuid4())))
    assert answer.status_code == 303
    assert db.conn.execute("SELECT count(*) FROM journal WHERE command = 'add_member'").fetchone() == (8,)


def test_an_outbox_post_answers_with_its_receipt_and_never_sends_on(lena, cast):
    op = str(uuid4())
    headers = {"Outbox": "1", "For-User": cast.lena.id}
    first = lena.post(members_path(cast), data=member(op=op), headers=headers)
    again = lena.post(members_path(cast), data=member(op=op), headers=headers)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["receipts"][0]["op"] == op
    assert f"/families/{cast.families['pahittdal']}" in first.json["receipts"][0]["affects"]


def test_a_batch_with_one_bad_entry_applies_the_others(lena, cast):
    good = {"op": str(uuid4()), "path": members_path(cast), "command": "add_member", "version": 1, "fields": member()}
    bad = {**good, "op": str(uuid4()), "fields": member(role="pirate")}
    old = {**good, "op": str(uuid4()), "path": "/long-gone"}
    answer = lena.post("/outbox", json={"entries": [bad, old, good]}, headers={"For-User": cast.lena.id})
    assert [receipt["status"] for receipt in answer.json["receipts"]] == [202, 202, 201]
    assert answer.json["replicated_through"] == max(receipt["seq"] for receipt in answer.json["receipts"])


def test_an_outbox_of_another_user_is_refused_untouched(lena, cast):
    answer = lena.post("/outbox", json={"entries": []}, headers={"For-User": cast.sara.id})
    assert answer.status_code == 403


def test_nobody_signed_in_is_told_to_sign_in(app, cast):
    stranger = app.test_client()
    headers = {"Sec-Fetch-Site": "same-origin", "Outbox": "1"}
    assert stranger.post("/outbox", json={"entries": []}, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_post_from_another_site_is_refused(lena, cast, headers):
    assert lena.post(members_path(cast), data=member(op=str(uuid4())), headers=headers).status_code == 403


def test_without_fetch_metadata_the_origin_must_be_ours(app, lena, cast):
    del lena.environ_base["HTTP_SEC_FETCH_SITE"]
    path = members_path(cast)
    assert lena.post(path, data=member(op=str(uuid4()))).status_code == 403
    assert lena.post(path, data=member(op=str(uuid4())), headers={"Origin": "https://evil.example"}).status_code == 403
    assert lena.post(path, data=member(op=str(uuid4())), headers={"Origin": "http://localhost"}).status_code == 303


@pytest.mark.parametrize(
    "posted",
    [[], "text", 7, None, {"entries": 3}, {"entries": [3]}, {"entries": [{}]}, {"entries": [{"op": ["x"]}]}],
)
def test_a_malformed_batch_gets_a_clear_no(lena, cast, posted):
    answer = lena.post("/outbox", json=posted, headers={"For-User": cast.lena.id})
    assert answer.status_code == 400


def test_hostile_shapes_inside_an_entry_are_parked_with_their_words(lena, cast):
    fields = {"id": named("odd"), "name": {"a": ["\ud800", None]}, "role": ["child", 3], "birth_year": [[1]]}
    entry = {"op": str(uuid4()), "path": members_path(cast), "fields": fields, "version": "9" * 40, "made_at": 5}
    answer = lena.post("/outbox", json={"entries": [entry]}, headers={"For-User": cast.lena.id})
    assert answer.json["receipts"][0]["outcome"] == "parked"


def test_a_longer_batch_than_a_phone_sends_is_asked_to_be_halved(lena, cast):
    entry = {"op": str(uuid4()), "path": "/x", "fields": {}}
    entries = [entry] * (posts.MAX_BATCH + 1)
    assert lena.post("/outbox", json={"entries": entries}, headers={"For-User": cast.lena.id}).status_code == 413


def test_a_locked_database_answers_503_and_keeps_nothing(lena, cast, db, monkeypatch):
    monkeypatch.setattr("familjelots.core.db.PRAGMAS", ("PRAGMA busy_timeout = 50",))
    db.conn.execute("PRAGMA busy_timeout = 50")
    from familjelots.core.web.database import get_db

    get_db().conn.execute("PRAGMA busy_timeout = 50")
    db.conn.execute("BEGIN IMMEDIATE")
    answer = lena.post(
        members_path(cast), data=member(op=str(uuid4())), headers={"Outbox": "1", "For-User": cast.lena.id}
    )
    db.conn.execute("ROLLBACK")
    assert answer.status_code == 503


def test_every_page_forbids_inline_script_and_is_never_stored(lena):
    answer = lena.get("/nowhere")
    assert answer.status_code == 404
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_page_after_saving_is_never_another_site(lena, cast):
    answer = lena.post(members_path(cast), data=member(op=str(uuid4()), next="//evil.example/x"))
    assert answer.headers["Location"] == f"/families/{cast.families['pahittdal']}/people"

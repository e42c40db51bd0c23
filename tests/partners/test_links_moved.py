"""Links that were sent before links served other rooms too go on working."""

import hashlib

from sqlite_utils import Database

from familjelots.accounts import links
from familjelots.accounts import schema as accounts
from familjelots.core import clock
from familjelots.partners import schema as partners


def test_a_link_that_was_sent_before_opens_the_same_question(app):
    db = Database(memory=True)
    accounts.migrations.apply(db)
    partners.migrations.apply(db, stop_before="links_lie_with_accounts")
    db.conn.execute("PRAGMA foreign_keys = OFF")
    token, until = "as-it-stands-in-a-letter", clock.today().isoformat()
    question = "INSERT INTO partner_question (id, family, receiver, contact, question, until_day, made_by, made_at, op)"
    db.conn.execute(f"{question} VALUES ('q', 'f', 'r', 'Kim', 'Hur gick det?', ?, 'sara', '', '')", [until])
    link = "INSERT INTO partner_link (question, token_hash, code_hash, made_by, made_at)"
    db.conn.execute(f"{link} VALUES ('q', ?, x'00', 'sara', '')", [hashlib.sha256(token.encode()).digest()])
    partners.migrations.apply(db)
    moved = links.link_at(db, token) or {}
    assert (moved["thing"], moved["kind"], moved["until_day"]) == ("q", "question", until)
    assert "partner_link" not in db.table_names()

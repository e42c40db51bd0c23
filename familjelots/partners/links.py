"""A link and a code: the link is sent, the code told apart from it. Both are shown once; only their hashes are kept."""

import hashlib
import secrets
from datetime import timedelta

from sqlite_utils import Database

from ..access import open_to_partner
from ..accounts import codes
from ..core import clock
from ..core.db import write
from ..core.errors import NotFound, Refused
from . import link_queries, queries
from .ask import is_over
from .part import partner_of

TOKEN_BYTES = 24
STAYS = timedelta(hours=2)


def make_link(db: Database, question: str, made_by: str) -> tuple[str, str]:
    """A new link's token and its code, good until the question ends; those before them are good no longer."""
    token, code = secrets.token_urlsafe(TOKEN_BYTES), codes.draw()
    record = {"question": question, "token_hash": _hash(token), "code_hash": codes.hidden(db, code)}
    with write(db):
        link_queries.put_link(db, {**record, "made_by": made_by, "made_at": clock.stamp()})
    return token, code


def question_at(db: Database, token: str) -> dict | None:
    """The question that a link leads to, while it may be answered. What has ended and what never was are alike."""
    link = link_queries.link(db, _hash(token))
    question = queries.question(db, link["question"]) if link else None
    if link is None or question is None or is_over(question):
        return None
    try:
        open_to_partner(db, partner_of(question), question["family"], question["receiver"])
    except NotFound:
        return None
    return {**question, "code_hash": link["code_hash"]}


def come_in(db: Database, question: dict, typed: str, origin: str) -> str:
    """A short session for whoever knows the code. Wrong ones are counted, and end the link when they are many."""
    session, stamp = secrets.token_urlsafe(TOKEN_BYTES), clock.stamp()
    with write(db):
        refusal = codes.refusal(db, typed, question["code_hash"], origin, question["id"])
        if refusal == codes.SPENT:
            link_queries.end_link(db, question["id"], stamp)
        if refusal is None:
            until = clock.stamp_of(clock.now() + STAYS)
            record = {"token_hash": _hash(session), "question": question["id"], "until_at": until}
            link_queries.add_session(db, record, stamp)
    if refusal:
        raise Refused(refusal, "code")
    return session


def is_in(db: Database, session: str, question: dict) -> bool:
    """Whether a session is good for this question now."""
    return bool(session) and link_queries.is_in(db, _hash(session), question["id"], clock.stamp())


def _hash(token: str) -> bytes:
    return hashlib.sha256(token[:200].encode()).digest()

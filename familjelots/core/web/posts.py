"""The one write path over HTTP: a plain form post, an outbox post, and the batch, all into the journal."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import orjson
from flask import Flask, Response, abort, g, make_response, redirect, request

from .. import canonical, chain, clock, commands, journal
from ..errors import Conflict, Invalid, Refused
from . import words
from .database import get_db

MAX_BATCH = 200
MOST_FIELDS = 1000
"""A form's rows cost more the more there are, and nobody else can write meanwhile."""


def register(app: Flask) -> None:
    """Serve the batch. URL posts are served by each room's `serve()`."""
    app.add_url_rule("/outbox", "outbox", take_batch, methods=["POST"])


def serve(app: Flask, command: commands.Command) -> None:
    """Register a command and serve posts to its URL."""
    commands.register.add(command)

    def post(**args: str) -> Response:
        return take_post(command, args)

    app.add_url_rule(command.rule, f"command.{command.name}", post, methods=["POST"])


def take_post(command: commands.Command, args: dict) -> Response:
    """One post to a command's URL, from an outbox or from a plain form."""
    who = signed_in()
    if "Outbox" in request.headers:
        _for_user(who)
        entry = _entry(_meta(), request.path, request.form.to_dict(flat=False), command.name)
        return _receipts(journal.receive(get_db(), who, [entry]), single=True)
    return _plain(who, command, args)


def take_batch() -> Response:
    """Many entries in one request: one transaction, a savepoint and a receipt each."""
    who = signed_in()
    _for_user(who)
    posted = request.get_json(silent=True)
    listed = posted.get("entries") if isinstance(posted, dict) else None
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        abort(400)
    if len(listed) > MAX_BATCH:
        abort(413)
    entries = [_batch_entry(item) for item in listed]
    usable = [entry for entry in entries if isinstance(entry, journal.Entry)]
    if listed and not usable:
        abort(400)
    held = [entry for entry in entries if isinstance(entry, journal.Receipt)]
    return _receipts(journal.receive(get_db(), who, usable) + held)


def signed_in() -> Any:
    """The person who asks, or 401 (410 when their device has been revoked)."""
    who = g.get("who")
    if who is None:
        abort(401)
    return who


def _for_user(who: Any) -> None:
    if request.headers.get("For-User") != who.id:
        abort(403)


def take_for(who: Any, command: commands.Command, args: dict) -> Response:
    """One plain post from somebody known by other means than a session, journalled under the command's own path."""
    return _plain(who, command, args, commands.register.path(command.name, **args))


def _plain(who: Any, command: commands.Command, args: dict, path: str = "") -> Response:
    fields = request.form.to_dict(flat=False)
    entry = _entry(_meta(), path or request.path, fields, command.name)
    try:
        journal.submit(get_db(), who, entry)
    except (Invalid, Conflict) as refused:
        return _page_again(who, command, args, entry, refused)
    except Refused as refused:
        if refused.code == "fault":
            return _page_again(who, command, args, entry, refused)
        abort(404)
    going = request.form.get("next", "")
    target = command.after(who, **args) if command.after else "/"
    return make_response(redirect(going if is_local(going) else target, 303))


def _page_again(who: Any, command: commands.Command, args: dict, entry: journal.Entry, refused: Refused) -> Response:
    """The page once more with all that was typed, the words beside the field that they concern."""
    form = commands.bound_form(command, entry.fields, entry.version)
    form.validate()
    form.refuse(refused.field, words.of(refused.code) if refused.code != "invalid" else None)
    form.summary = words.of(refused.code)
    if refused.code == "op_reused" and "id" in form:
        form["id"].data = str(uuid4())  # its record is there already; these words will make another
    if command.page is None:
        abort(422)
    return make_response(command.page(get_db(), who, form, **args), 422)


def _meta() -> dict[str, Any]:
    """Facts of one posted form that are about the operation, not its content."""
    headers = request.headers
    return {
        "op": request.form.get("op") or headers.get("Op") or str(uuid4()),
        "version": headers.get("Command-Version"),
        "made_at": headers.get("Made-At"),
    }


def _batch_entry(item: dict) -> journal.Entry | journal.Receipt:
    """An entry, or why it cannot be one: it is held by its phone and stops none of the others."""
    op, path, fields = item.get("op"), item.get("path"), item.get("fields")
    try:
        posted = fields if isinstance(fields, dict) else {}
        if journal.is_op(op) and len(posted) <= MOST_FIELDS:
            return _entry(item, path if isinstance(path, str) else "", posted, item.get("command"))
    except RecursionError:
        pass  # nested deeper than it can be written down
    named = canonical.text(op)[:60] if isinstance(op, str) else ""
    return journal.Receipt(named, 422, "held", "malformed", clock.stamp(), None, [])


def _entry(meta: Mapping[str, Any], path: str, fields: Mapping[str, Any], command: Any) -> journal.Entry:
    if not journal.is_op(meta.get("op")):
        abort(400)
    if len(fields) > MOST_FIELDS:
        abort(413)
    version = str(meta.get("version") or "")
    made_at = meta.get("made_at")
    app_version = meta.get("app_version")
    return journal.Entry(
        op=meta["op"],
        path=canonical.text(path)[:300],
        fields={name: items for name, items in canonical.fields(fields).items() if name != "op"},
        command=canonical.text(command)[:80] if isinstance(command, str) else None,
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 6 else None,
        made_at=canonical.text(made_at)[:40] if isinstance(made_at, str) else None,
        app_version=canonical.text(app_version)[:40] if isinstance(app_version, str) else chain.APP_VERSION,
    )


def _receipts(receipts: list[journal.Receipt], single: bool = False) -> Response:
    told = [
        {
            "op": receipt.op,
            "status": receipt.status,
            "outcome": receipt.outcome,
            "reason": receipt.reason,
            "message": words.of(receipt.reason) if receipt.reason else None,
            "received_at": receipt.received_at,
            "seq": receipt.seq,
            "affects": receipt.affects,
        }
        for receipt in receipts
    ]
    through = max((receipt.seq or 0 for receipt in receipts), default=0)
    status = receipts[0].status if single else 200
    body = orjson.dumps({"receipts": told, "replicated_through": through})
    return Response(body, status, mimetype="application/json")


def is_local(path: str) -> bool:
    """Whether a path is one of ours: nothing that a browser could read as another host."""
    return path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()

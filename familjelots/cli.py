"""The `familjelots` command: serving, reminding, long work, backing up, and looking after an instance."""

import argparse
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from sqlite_utils import Database

from .accounts.forms import ROLES
from .core import backup, jobs, journal, migrations, queries, serve, verify
from .core.db import open_database
from .core.errors import Refused, Unusable


class Stopped(Exception):  # noqa: N818 (the word for what happened)
    """A command cannot do what was asked; the message says why."""


def main(words: list[str] | None = None) -> int:
    """Run one command; 0 when done, 1 with words on stderr when not."""
    chosen = _parser().parse_args(words)
    chosen.instance = Path(chosen.instance).resolve()
    try:
        return chosen.run(chosen) or 0
    except (Stopped, backup.Unsafe, Refused, Unusable) as refused:
        print(f"familjelots: {refused}", file=sys.stderr)
    except (OSError, sqlite3.Error) as problem:
        print(f"familjelots: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="familjelots", description=__doc__)
    here = os.environ.get("FAMILJELOTS_INSTANCE", "instance")
    parser.add_argument("--instance", default=here, metavar="FOLDER", help=f"the instance's folder ({here})")
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)

    def verb(name: str, run, words: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        made.set_defaults(run=run)
        return made

    serving = verb("serve", _serve, "serve the instance until stopped")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serving.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    serving.add_argument("--processes", type=int, default=2, help="worker processes, eight threads each (2)")
    verb("migrate", _migrate, "create the database or bring it to the present shape; a deploy runs this before serve")
    seeding = verb("demo", _demo, "fill an empty instance with fictional families")
    seeding.add_argument("--size", type=int, metavar="FAMILIES", help="a whole municipality, the same each time")
    seeding.add_argument("--again", action="store_true", help="begin again: replaces what an earlier demo has become")
    reminding = verb("remind", _remind, "send the reminders that are due")
    reminding.add_argument("--every", type=int, metavar="SECONDS", help="go on, with a pause of so many seconds")
    working = verb("work", _work, "do the long work that people have asked for, such as reading a file in")
    working.add_argument("--every", type=float, metavar="SECONDS", help="go on, with a pause of so many seconds")
    backing = verb("backup", _backup, "copy everything into one checked file, while the server serves")
    backing.add_argument("target", type=Path, help="the file to make, or a folder for a file named by the time")
    restoring = verb("restore", _restore, "put a backup into a stopped instance")
    restoring.add_argument("file", type=Path, help="what `familjelots backup` made")
    restoring.add_argument("--force", action="store_true", help="even where there is data; that is kept beside")
    verb("verify", _verify, "check that nothing is damaged, missing or changed behind the journal's back")
    telling = verb("journal", _journal, "show what was done, one operation a line")
    telling.add_argument("--json", action="store_true", help="one JSON object a line")
    inviting = verb("invite", _invite, "make an account and a code that starts it, such as the first administrator's")
    inviting.add_argument("name", help="the person's name")
    roles = [role for role in ROLES if role not in ("family", "team")]
    inviting.add_argument("--role", choices=roles, default="administrator")
    return parser


def _serve(chosen: argparse.Namespace) -> None:
    reason = serve.unready(chosen.instance) or serve.taken(chosen.host, chosen.port)
    if reason:
        raise Stopped(reason)
    _catch_up(chosen)
    serve.serve(chosen.instance, chosen.host, chosen.port, chosen.processes)


def _catch_up(chosen: argparse.Namespace) -> None:
    """What phones sent that were ahead of the server, once it understands them."""
    db = _database(chosen)
    if queries.not_understood(db):
        with _house(chosen):
            applied = journal.try_again(db)
        _say(f"Entries understood now: {applied}")
    db.conn.close()


def _migrate(chosen: argparse.Namespace) -> None:
    migrations.migrate(chosen.instance)
    print(f"The database in {chosen.instance} has the present shape.")


def _demo(chosen: argparse.Namespace) -> None:
    from .demo import seed

    with _house(chosen):
        seed.fill(chosen.instance, chosen.size, again=chosen.again, say=_say)


def _remind(chosen: argparse.Namespace) -> None:
    from .reminders.sweep import sweep

    with _house(chosen):
        db = _database(chosen)
        if not chosen.every:
            _say(f"Reminders sent: {sweep(db)}")
        while chosen.every:
            try:
                sweep(db)
            except sqlite3.OperationalError as busy:
                _say(f"Trying again in {chosen.every} seconds: {busy}")
            time.sleep(chosen.every)


def _work(chosen: argparse.Namespace) -> None:
    with _house(chosen):
        db = _database(chosen)
        if not chosen.every:
            _say(f"Pieces of work done: {jobs.work(db)}")
        while chosen.every:
            try:
                jobs.work(db)
            except sqlite3.OperationalError as busy:
                _say(f"Trying again in {chosen.every} seconds: {busy}")
            time.sleep(chosen.every)


def _backup(chosen: argparse.Namespace) -> None:
    print(backup.back_up(chosen.instance, chosen.target))


def _restore(chosen: argparse.Namespace) -> int:
    aside = backup.restore(chosen.file, chosen.instance, chosen.force)
    print(f"Restored {chosen.file} into {chosen.instance}." + (f" What was there is in {aside}." if aside else ""))
    return _verify(chosen)


def _verify(chosen: argparse.Namespace) -> int:
    report = verify.verify(chosen.instance / "familjelots.db")
    for table, count in report.counts.items():
        print(f"{count:>9}  {table}")
    for problem in report.problems:
        print(f"familjelots: {problem}", file=sys.stderr)
    print("Everything is there and follows from the journal." if not report.problems else "Something is wrong.")
    return 1 if report.problems else 0


def _journal(chosen: argparse.Namespace) -> None:
    names = ("seq", "op", "user", "command", "path", "outcome", "reason", "received_at", "resolves")
    db = _database(chosen)
    later = queries.resolutions(db)
    for entry in queries.whole_journal(db):
        shown = {**{name: entry[name] for name in names}, "resolved_by": later.get(entry["op"])}
        print(json.dumps(shown, ensure_ascii=False) if chosen.json else "  ".join(str(shown[name]) for name in names))


def _invite(chosen: argparse.Namespace) -> None:
    from .accounts.invite import invite_staff

    with _house(chosen) as app:
        code, expires_at = invite_staff(_database(chosen), chosen.name, chosen.role)
    address = app.config["ORIGIN"] or "http://localhost:8000"
    print(f"{chosen.name} ({chosen.role}) opens {address}/start and writes the code {code}, before {expires_at}.")


@contextmanager
def _house(chosen: argparse.Namespace) -> Iterator[Flask]:
    """The app with its rooms, so that commands can run outside a request."""
    from . import create_app

    app = create_app(INSTANCE=str(chosen.instance))
    with app.app_context():
        yield app


def _database(chosen: argparse.Namespace) -> Database:
    reason = serve.unready(chosen.instance)
    if reason:
        raise Stopped(reason)
    return open_database(chosen.instance / "familjelots.db")


def _say(words: str) -> None:
    print(f"· {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""Brings a database to the present shape: each room's migrations, in the order of the rooms, under one lock."""

import fcntl
from importlib import import_module
from pathlib import Path

from sqlite_utils import Database

from .db import open_database

ROOMS = (
    "core", "accounts", "programmes", "families", "access", "plans", "mapping", "worries", "absences", "schedule",
    "letters", "appointments", "partners", "closing", "costs", "referrals", "wording", "reminders", "lone_visits",
    "progress", "visits", "transfers", "feeds", "cover", "week",
)  # fmt: skip


def migrate(instance: Path) -> Database:
    """Create or update `familjelots.db` in the instance folder and return it open.

    A deploy step runs this, not the workers.
    """
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in instance.glob("*.db*"):
        file.chmod(0o600)  # made by an earlier version, whose files anybody on the machine could read
    with (instance / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        db = open_database(instance / "familjelots.db")
        for migrations in _sets():
            migrations.apply(db)
    return db


def pending(db: Database) -> list[str]:
    """Names of migrations that this code knows and the database has not had."""
    return [f"{known.name}.{step.name}" for known in _sets() for step in known.pending(db)]


def _sets() -> list:
    found = []
    for room in ROOMS:
        try:
            module = import_module(f"familjelots.{room}.schema")
        except ModuleNotFoundError as missing:
            if missing.name != f"familjelots.{room}.schema":
                raise
            continue
        found.append(module.migrations)
    return found

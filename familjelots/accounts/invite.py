"""The first administrator, and anybody who has lost every other way in: from the server's own command line."""

from uuid import uuid4

from sqlite_utils import Database

from ..core import journal
from . import codes, queries
from .person import SYSTEM


def invite_staff(db: Database, name: str, role: str) -> tuple[str, str]:
    """An invitation for a person who works here: its code, and the wall time at which it is good no longer.

    Makes the account when nobody of that name has that role.
    """
    found = queries.account_named(db, name, role)
    account = found["id"] if found else _open_account(db, name, role)
    code = codes.make_code(db, account, "invitation", SYSTEM.id)
    return codes.grouped(code), codes.midnight().strftime("%Y-%m-%d %H.%M")


def _open_account(db: Database, name: str, role: str) -> str:
    account = str(uuid4())
    fields = {"id": [account], "name": [name], "role": [role]}
    journal.submit(db, SYSTEM, journal.Entry(str(uuid4()), "/people", fields, "create_account"))
    return account

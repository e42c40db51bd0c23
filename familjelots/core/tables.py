"""How rooms write their tables."""

from sqlite_utils import Database

OP = "op TEXT NOT NULL REFERENCES journal(op) DEFERRABLE INITIALLY DEFERRED"
"""The column that every row made by a command carries: no row without its operation in the journal."""


def create(db: Database, statements: str) -> None:
    """Run the statements of a migration, separated by `;`, inside its transaction; `{OP}` stands for the op column."""
    for statement in statements.replace("{OP}", OP).split(";"):
        if statement.strip():
            db.conn.execute(statement)

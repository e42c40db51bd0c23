"""An operation costs the same however much the house holds."""

from uuid import uuid4

from tests.cast import must, named


def test_a_write_takes_as_many_steps_in_sqlite_with_a_thousand_times_the_rows(db, cast):
    few = _steps_of_a_note(db, cast)
    op = db.conn.execute("SELECT op FROM journal LIMIT 1").fetchone()[0]
    text = "INSERT INTO note (id, family, text, made_by, made_at, op) VALUES (?, ?, '', '', '', ?)"
    db.conn.executemany(text, [(str(uuid4()), named("family mithal"), op) for _ in range(5000)])
    assert _steps_of_a_note(db, cast) < few + 200


def _steps_of_a_note(db, cast) -> int:
    steps = [0]

    def count() -> int:
        steps[0] += 10
        return 0

    db.conn.set_progress_handler(count, 10)
    try:
        note = {"id": str(uuid4()), "text": "Allt är bra."}
        must(db, cast.sara, "write_note", note, family_id=cast.families["provstrom"])
    finally:
        db.conn.set_progress_handler(None, 0)
    return steps[0]

"""What two people may rely on when they change the same text: nothing is overwritten unseen."""

from uuid import uuid4

from familjelots.core import canonical, edits
from familjelots.core import edit_queries as queries
from familjelots.core.chain import Chain, Entry
from familjelots.core.db import row
from familjelots.core.db import write as transaction

from ..cast import named


def edit(db, who, base, new):
    """An edit of Eva's name, as a verb would do it, with its journal row."""
    op = str(uuid4())
    entry = Entry(op, "/test", canonical.fields({"name": new}))
    with transaction(db):
        chain = Chain(db, [op])
        record = chain.begin(who, entry, "test", 1, None)
        met = edits.merge(db, who, op, "member", named("member eva"), {"name": (base, new)})
        chain.end(record, "applied", None, [])
    return met


def name(db):
    return row(db, "SELECT name FROM member WHERE id = ?", named("member eva"))["name"]


def test_an_edit_of_what_its_author_saw_is_applied(db, cast):
    assert edit(db, cast.sara, "Eva", "Eva-Lena") == []
    assert name(db) == "Eva-Lena"


def test_an_edit_of_an_older_text_keeps_both_and_changes_nothing(db, cast):
    edit(db, cast.lena, "Eva", "Eva L")
    assert edit(db, cast.sara, "Eva", "Eva S") == ["name"]
    assert name(db) == "Eva L"
    conflict = queries.open_conflicts(db, [cast.families["pahittdal"]])[0]
    assert (conflict["base"], conflict["theirs"], conflict["mine"]) == ("Eva", "Eva L", "Eva S")
    assert (conflict["other"], conflict["user"]) == (cast.lena.id, cast.sara.id)


def test_an_untouched_field_is_left_alone_and_the_same_change_twice_is_no_conflict(db, cast):
    edit(db, cast.lena, "Eva", "Eva L")
    assert edit(db, cast.sara, "Eva", "Eva") == []
    assert edit(db, cast.sara, "Eva", "Eva L") == []
    assert name(db) == "Eva L"


def test_an_edit_of_a_text_that_waits_for_a_choice_says_so_for_its_card_shows_what_stands(db, cast):
    edit(db, cast.lena, "Eva", "Eva L")
    edit(db, cast.sara, "Eva", "Eva S")
    assert edit(db, cast.lena, "Eva L", "Eva Lind") == ["name"]
    assert name(db) == "Eva Lind"
    edits.choose(
        db,
        cast.lena,
        str(uuid4()),
        queries.open_conflicts(db, [cast.families["pahittdal"]])[0],
        edits.STANDS,
        "Eva Lind",
    )
    assert edit(db, cast.lena, "Eva Lind", "Eva") == []

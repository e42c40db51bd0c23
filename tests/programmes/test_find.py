"""A programme is found in the version that is asked for; a family's page asks the database for none that ships."""

from uuid import uuid4

from familjelots.core.migrations import migrate
from familjelots.programmes import known_programme, newest, programme, programme_of

from ..cast import must


def statements(db, do):
    """The SQL that something runs."""
    seen = []
    db.conn.set_trace_callback(seen.append)
    do()
    db.conn.set_trace_callback(None)
    return seen


def test_what_ships_costs_no_query(db):
    assert statements(db, lambda: programme_of(db, {"programme": "bryt", "programme_version": 1})) == []
    assert statements(db, lambda: programme(db, "bryt")) == []


def test_a_version_of_our_own_is_read_once(db, own):
    family = {"programme": own, "programme_version": 1}
    first = statements(db, lambda: programme_of(db, family))
    assert len(first) <= 1
    assert statements(db, lambda: programme_of(db, family)) == []


def test_what_nobody_knows_has_the_areas_that_all_share(db):
    assert "everyday" in programme(db, "gone").areas
    assert known_programme(db, "gone") is None
    assert known_programme(db, "bryt", 99) is None
    assert newest(db, "gone") is None


def test_the_newest_is_what_a_family_that_comes_now_is_measured_by(db, cast, own):
    told = {"version": "1", "name_sv": "Ny", "about_sv": "Kort", "documentation": "full"}
    must(db, cast.lena, "adjust_basics", told, programme_id=own)
    assert newest(db, own) == 2
    assert programme(db, own).name["sv"] == "Ny"
    assert programme(db, own, 1).name["sv"] == "Lots i Påhittstad"
    assert newest(db, "bryt") == 1


def test_what_is_undone_is_not_remembered(db, cast):
    id = str(uuid4())
    told = {"id": id, "name": "Ångrad", "languages": ["sv"]}
    db.conn.execute("BEGIN IMMEDIATE")
    db.conn.execute("PRAGMA defer_foreign_keys = ON")
    db.conn.execute("INSERT INTO own_programme VALUES (?, 'bryt', 'op')", [id])
    db.conn.execute("INSERT INTO own_programme_version VALUES (?, 1, 'no toml', 'a', 'b', 'op')", [id])
    assert known_programme(db, id) is None
    db.conn.execute("ROLLBACK")
    must(db, cast.lena, "copy_programme", told, programme_id="bryt")
    assert programme(db, id).name["sv"] == "Ångrad"


def test_another_instance_has_programmes_of_its_own(db, own, tmp_path):
    assert programme(db, own).id == own
    assert known_programme(migrate(tmp_path / "other"), own, 1) is None

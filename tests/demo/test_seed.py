"""The demo is made by commands alone, whole on every day of the week, and can be begun again."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from familjelots.core import clock
from familjelots.core.db import open_database, rows, value
from familjelots.core.errors import Refused
from familjelots.core.verify import verify
from familjelots.demo import seed
from familjelots.referrals import queries as referrals
from familjelots.referrals.lead_times import before_and_after

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def quiet(_words: str) -> None:
    """Nobody listens."""


@pytest.mark.parametrize("days", range(7))
def test_the_five_families_are_whole_on_every_weekday(app: Flask, tmp_path: Path, days: int) -> None:
    place = tmp_path / "demo"
    with clock.at(MONDAY + timedelta(days)):
        seed.fill(place, None, again=False, say=quiet)
        today = clock.today().isoformat()
    db = open_database(place / "familjelots.db")
    report = verify(place / "familjelots.db")
    assert report.problems == []
    assert report.counts["family"] == 5
    assert report.counts["member"] == 16
    assert report.counts["visit_attention"] == 0, "a part of a told visit was refused"
    assert value(db, "SELECT count(*) FROM journal WHERE outcome <> 'applied'") == 0
    _something_today(db, today)
    _something_late(db, today)
    with clock.at(MONDAY + timedelta(days)):
        _referrals(db)


def _referrals(db) -> None:
    """Exempelberg's was accepted on day 3 and met on day 8, the earlier routine took 31; Påhittdal's handover waits."""
    families = [family["id"] for family in rows(db, "SELECT id FROM family")]
    told = {one["family_name"]: one for one in referrals.of_families(db, families)}
    met = told["Exempelberg"]
    sent, *stages = (date.fromisoformat(met[f"{kind}_on"]) for kind in ("sent", "accepted", "first_contact"))
    assert [(stage - sent).days for stage in stages] == [3, 8]
    changed = value(db, "SELECT day FROM routine_change")
    before, after = before_and_after(referrals.days(db), changed)
    assert (before.median, len(before.arrived), after.median, len(after.arrived)) == (31, 5, 8, 6)
    handover = told["Påhittdal"]
    assert (handover["kind"], handover["accepted_on"] is None, handover["first_contact_on"]) == (
        "handover",
        False,
        None,
    )


def _something_today(db, today: str) -> None:
    found = rows(
        db,
        """SELECT account.name, family.name AS family, substr(starts_at, 12) AS time FROM planned_visit
           JOIN account ON account.id = coach JOIN family ON family.id = planned_visit.family
           WHERE starts_at LIKE ? AND planned_visit.status = 'planned' ORDER BY starts_at""",
        f"{today}%",
    )
    assert [(visit["name"], visit["family"], visit["time"]) for visit in found] == [
        ("Sara", "Påhittdal", "09:00"),
        ("Amir", "Mithal", "10:30"),
        ("Sara", "Provström", "13:00"),
        ("Amir", "Prøvegaard", "14:30"),
    ]


def _something_late(db, today: str) -> None:
    late = "SELECT count(*) FROM next_step WHERE status = 'open' AND due < ?"
    assert value(db, late, today) >= 3
    asked = """SELECT count(*) FROM goal JOIN family ON family.id = goal.family
               WHERE family.name = 'Påhittdal' AND goal.status = 'proposed'"""
    assert value(db, asked) == 2, "one that the family is asked about, and one of its own"


def test_per_s_address_stands_in_no_words_of_anybody(app: Flask, tmp_path: Path) -> None:
    seed.fill(tmp_path, None, again=False, say=quiet)
    db = open_database(tmp_path / "familjelots.db")
    told = rows(db, "SELECT command FROM journal WHERE fields LIKE '%Granbacken%' OR path LIKE '%Granbacken%'")
    assert [entry["command"] for entry in told] == ["add_household"]
    assert value(db, "SELECT protected FROM household WHERE address LIKE 'Granbacken%'") == 1


def test_what_is_no_demo_is_never_replaced(app: Flask, cast, instance: Path) -> None:
    for again in (False, True):
        with pytest.raises(Refused):
            seed.fill(instance, None, again=again, say=quiet)
    assert not seed.is_demo(instance)


def test_a_demo_begins_again_when_told_to(app: Flask, tmp_path: Path) -> None:
    seed.fill(tmp_path, None, again=False, say=quiet)
    db = open_database(tmp_path / "familjelots.db")
    db.conn.execute("UPDATE family SET name = 'Changed' WHERE name = 'Mithal'")
    with pytest.raises(Refused, match="--again"):
        seed.fill(tmp_path, None, again=False, say=quiet)
    seed.fill(tmp_path, None, again=True, say=quiet)
    assert value(db, "SELECT count(*) FROM family WHERE name = 'Changed'") == 0, "an open connection sees the new demo"
    assert verify(tmp_path / "familjelots.db").problems == []

"""A municipality of any size is the same each time, and whole."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from familjelots.core.db import open_database, value
from familjelots.core.errors import Refused
from familjelots.core.verify import verify
from familjelots.demo import seed
from familjelots.demo.generate import municipality
from familjelots.programmes.packs import shipped


def test_348_families_have_1252_persons_and_three_years_of_visits() -> None:
    story = municipality(348)
    told = Counter(deed.command for deed in story.deeds)
    assert (told["add_family"], told["add_member"]) == (348, 1252)
    assert told["record_visit"] > 15_000
    began = min(deed.moment for deed in story.deeds if deed.command == "record_visit")
    assert 1000 < (story.wall_today() - began).days < 1100


def test_every_family_has_a_way_of_working_that_there_is() -> None:
    begun = {deed.fields["programme"] for deed in municipality(30).deeds if deed.command == "add_family"}
    assert begun <= shipped().keys()


def test_a_share_of_the_families_has_months_referrals_and_costs_and_the_units_have_ideas() -> None:
    told = Counter()
    families: dict[str, set[str]] = {}
    for deed in municipality(100).deeds:
        told[deed.command] += 1
        families.setdefault(deed.command, set()).add(deed.args.get("family_id", ""))
    assert 40 < len(families["record_status"]) < 80
    assert 5 < len(families["write_referral"]) < 25
    assert 10 < len(families["note_cost"]) < 35
    assert told["suggest_change"] > 5
    assert told["note_referral"] > told["write_referral"]


def test_it_is_the_same_each_time() -> None:
    assert municipality(14).deeds == municipality(14).deeds


def test_a_generated_municipality_is_applied_whole(app: Flask, tmp_path: Path) -> None:
    seed.fill(tmp_path, 10, again=False, say=lambda _words: None)
    report = verify(tmp_path / "familjelots.db")
    assert report.problems == []
    assert (report.counts["family"], report.counts["member"]) == (10, 36)
    assert report.counts["visit_attention"] == 0, "a part of a told visit was refused"
    db = open_database(tmp_path / "familjelots.db")
    assert value(db, "SELECT count(*) FROM journal WHERE outcome <> 'applied'") == 0


def test_a_municipality_smaller_than_its_stories_is_refused() -> None:
    with pytest.raises(Refused, match="at least"):
        municipality(3)


@pytest.mark.parametrize("days", range(7))
def test_no_visit_is_planned_into_the_past_or_onto_another_on_any_weekday(days: int) -> None:
    story = municipality(30, date(2026, 11, 16) + timedelta(days))
    planned = Counter()
    for deed in story.deeds:
        if deed.command == "plan_visit":
            assert deed.fields["starts_at"] > f"{deed.moment:%Y-%m-%dT%H:%M}"
            planned[deed.fields["family"], deed.fields["starts_at"]] += 1
    assert set(planned.values()) == {1}

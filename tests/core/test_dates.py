"""Days and times as they are typed: what is said of one that cannot be."""

import pytest

from familjelots.core.web.forms import CommandForm, DayField, LocalTimeField


class Form(CommandForm):
    """A day and a time."""

    day = DayField()
    at = LocalTimeField()


def said(**typed):
    form = Form(data=typed)
    form.validate()
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


@pytest.mark.parametrize("year", ["0001", "1899", "2201", "9999"])
def test_a_year_too_early_and_one_too_late_are_told_as_what_they_are(year):
    years = ["Titta på årtalet: det ska vara mellan 1900 och 2200."]
    assert said(day=f"{year}-03-01", at=f"{year}-03-01T09:00") == {"day": years, "at": years}


@pytest.mark.parametrize("year", ["1900", "2026", "2200"])
def test_a_day_between_them_is_taken(year):
    assert said(day=f"{year}-03-01", at=f"{year}-03-01T09:00") == {}


def test_what_is_no_day_is_told_how_one_is_written():
    assert said(day="2026-02-30", at="2026-02-30T09:00") == {
        "day": ["Skriv ett datum som 2026-11-24."],
        "at": ["Skriv dag och tid som 2026-11-24 09.00."],
    }

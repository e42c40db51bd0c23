"""Hours are the municipality's: neither a switch to summer time nor where the server stands moves them."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from familjelots.core import clock
from familjelots.reminders.moments import (
    Choice,
    ahead_of,
    between,
    evening_before,
    is_quiet,
    moment,
    on_day,
    seconds_left,
)

USUAL = Choice()


def at(wall):
    return clock.from_wall(wall).astimezone(UTC)


@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"])
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Apia"])
def test_eight_o_clock_is_eight_around_both_switches_wherever_the_server_is(monkeypatch, day, zone):
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        begun = at(f"{day}T00:01")
        told = moment(on_day(day), USUAL, begun)
        assert told is not None
        assert told.astimezone(clock.zone()).strftime("%Y-%m-%dT%H:%M") == f"{day}T08:00"
        assert moment(on_day(day), USUAL, at(f"{day}T19:59")) == at(f"{day}T19:59")
        assert moment(on_day(day), USUAL, at(f"{day}T20:00")) is None
    finally:
        monkeypatch.undo()
        assert os.environ.get("TZ") == before
        time.tzset()


def test_an_hour_ahead_is_an_hour_also_in_the_nights_in_which_clocks_are_changed():
    awake = replace(USUAL, quiet_from="00:00", quiet_until="00:00")
    for wall in ("2026-03-29T03:30", "2026-10-25T03:30"):
        begins = at(wall)
        assert moment(ahead_of(wall), awake, begins - timedelta(days=1)) == begins - timedelta(hours=1)


def test_an_hour_that_the_spring_skips_is_told_once_and_one_that_the_autumn_repeats_too():
    night = replace(USUAL, day_at="02:30", quiet_from="00:00", quiet_until="00:00")
    assert moment(on_day("2026-03-29"), night, at("2026-03-29T00:00")) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moment(on_day("2026-10-25"), night, at("2026-10-25T00:00")) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_quiet_hours_over_midnight_and_within_a_day():
    assert [is_quiet(USUAL, at(f"2026-11-24T{wall}")) for wall in ("07:59", "08:00", "19:59", "20:00", "00:00")] == [
        True, False, False, True, True,
    ]  # fmt: skip
    lunch = replace(USUAL, quiet_from="12:00", quiet_until="13:00")
    assert moment(on_day("2026-11-24"), lunch, at("2026-11-24T12:10")) == at("2026-11-24T13:00")


def test_what_falls_into_quiet_hours_comes_after_them_while_it_makes_sense():
    early = ahead_of("2026-11-24T08:30")
    assert moment(early, USUAL, at("2026-11-24T07:30")) == at("2026-11-24T08:00")
    assert moment(ahead_of("2026-11-24T08:00"), USUAL, at("2026-11-24T07:30")) is None


def test_no_time_ahead_is_no_reminder_and_the_evening_is_the_one_before():
    assert moment(ahead_of("2026-11-24T14:00"), replace(USUAL, ahead=0), at("2026-11-24T09:00")) is None
    assert moment(evening_before("2026-11-24T14:00"), USUAL, at("2026-11-23T09:00")) == at("2026-11-23T18:00")
    assert moment(evening_before("2026-11-24T14:00"), USUAL, at("2026-11-24T09:00")) is None


def test_a_pause_ends_in_the_morning_after_its_last_day():
    paused = replace(USUAL, paused_until="2026-11-29")
    long = between(at("2026-11-24T09:00"), at("2026-12-24T09:00"))
    assert moment(long, paused, at("2026-11-24T10:00")) == at("2026-11-30T08:00")
    assert moment(on_day("2026-11-24"), paused, at("2026-11-24T10:00")) is None


def test_a_push_service_keeps_a_message_no_longer_than_it_makes_sense_or_than_quiet_allows():
    assert seconds_left(on_day("2026-11-24"), USUAL, at("2026-11-24T08:00")) == 12 * 3600
    awake = replace(USUAL, quiet_from="00:00", quiet_until="00:00")
    assert seconds_left(on_day("2026-11-24"), awake, at("2026-11-24T08:00")) == 16 * 3600
    assert seconds_left(ahead_of("2026-11-24T14:00"), USUAL, at("2026-11-24T13:00")) == 3600

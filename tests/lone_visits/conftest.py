"""Tuesday morning, and Sara who goes alone: Amir is to be told at half past nine."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from familjelots.core import clock

from ..cast import named, run
from ..reminders.conftest import phone_of, remind, service
from ..schedule.conftest import plan

__all__ = ["phone_of", "plan", "remind", "service"]
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
"""Eight in the morning, by the clock on the wall."""
HALF_PAST_NINE = "2026-11-24T09:30"
LATE = MORNING + timedelta(minutes=91)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    """The clock stands at eight in Sweden."""
    with clock.at(MORNING):
        yield


@pytest.fixture
def alone(db, cast) -> Callable:
    """`alone()` checks Sara in until half past nine; gives the id and the receipt."""

    def go(who=None, colleague=None, expected_at=HALF_PAST_NINE, **more):
        by = who or cast.sara
        id = named(f"alone {by.name} {expected_at} {clock.stamp()}")
        fields = {"id": id, "expected_at": expected_at, "colleague": (colleague or cast.amir).id, **more}
        return id, run(db, by, "check_in", fields)

    return go

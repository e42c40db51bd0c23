"""A Tuesday morning, and a way to plan a visit then."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from familjelots.core import clock

from ..cast import named, run


@pytest.fixture(autouse=True)
def tuesday() -> Iterator[None]:
    """The clock stands at Tuesday 24 November 2026, 7.00 in Sweden."""
    with clock.at(datetime(2026, 11, 24, 6, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def plan(db, cast) -> Callable:
    """`plan("2026-11-24T09:00", who=cast.lena)` plans a visit and gives its id and the receipt."""

    def plan_visit(starts_at: str, who=None, family: str = "pahittdal", **more: str):
        id = named(f"visit {family} {starts_at}")
        fields = {"id": id, "family": cast.families[family], "starts_at": starts_at, "minutes": "60", **more}
        return id, run(db, who or cast.lena, "plan_visit", fields)

    return plan_visit

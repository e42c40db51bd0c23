"""A Monday at eight: Sara is ill today, with visits booked."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from familjelots.core import clock

from ..cast import must, named

TODAY = "2026-11-23"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """The clock stands at Monday 23 November 2026, 8.00 in Sweden."""
    with clock.at(datetime(2026, 11, 23, 7, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def plan(db, cast) -> Callable[..., str]:
    """`plan("09:00")` plans a visit today with the family's own coach; gives its id."""

    def plan_visit(at: str, family: str = "pahittdal", **more: str) -> str:
        starts_at = at if "T" in at else f"{TODAY}T{at}"
        id = named(f"visit {family} {starts_at}")
        fields = {"id": id, "family": cast.families[family], "starts_at": starts_at, "minutes": "60", **more}
        must(db, cast.lena, "plan_visit", fields)
        return id

    return plan_visit


@pytest.fixture
def ill(db, cast) -> Callable[..., str]:
    """`ill()`: Sara is away today; gives the absence's id."""

    def away(until: str = TODAY) -> str:
        id = named("absence")
        fields = {"id": id, "account": cast.sara.id, "kind": "sick", "from_day": TODAY, "until_day": until}
        must(db, cast.lena, "record_absence", fields)
        return id

    return away


@pytest.fixture
def wish(db, cast) -> Callable[..., None]:
    """`wish("provstrom", "provgatan", "substitute")`: what a home wants when its coach cannot come."""

    def say(family: str, home: str, wanted: str) -> None:
        fields = {"id": str(uuid4()), "household": cast.homes[home], "wish": wanted}
        must(db, cast.sara, "say_change_wish", fields, family_id=cast.families[family])

    return say

"""Days from and until which something is so. The last day is still one of them."""

from datetime import timedelta

from ..core import clock
from ..core.errors import Invalid


def checked_period(from_day: str, until_day: str) -> tuple[str, str]:
    """A period's two days; it begins today when no day is said. Raises `Invalid` when it ends before it begins."""
    begins = from_day or clock.today().isoformat()
    if until_day and until_day < begins:
        raise Invalid("ends_before_it_begins", "until_day")
    return begins, until_day


def last_day() -> str:
    """The last day of what is ended now: yesterday, so that it is over at the next request."""
    return (clock.today() - timedelta(days=1)).isoformat()


def is_now(period: dict, day: str) -> bool:
    """Whether a day is in a period."""
    return period["from_day"] <= day and (not period["until_day"] or day <= period["until_day"])

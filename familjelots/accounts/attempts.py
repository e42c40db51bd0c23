"""Wrong codes are counted: from one address, and over all addresses, since eight characters are few."""

from datetime import timedelta

from sqlite_utils import Database

from ..core import clock
from . import key_queries, keys

FROM_ONE = 10
ONE_WINDOW = timedelta(minutes=15)
FROM_ALL = 600
ALL_WINDOW = timedelta(hours=1)
KEPT = timedelta(days=1)


def too_many(db: Database, origin: str) -> bool:
    """Whether this address, or all together, have failed too often to try again now."""
    alone = key_queries.count_failed_from(db, _name(db, origin), _since(ONE_WINDOW))
    return alone >= FROM_ONE or key_queries.count_failed(db, _since(ALL_WINDOW)) >= FROM_ALL


def failed(db: Database, origin: str) -> int:
    """Count a wrong attempt, inside the caller's transaction; how many this origin has had."""
    key_queries.drop_failed(db, _since(KEPT))
    key_queries.add_failed(db, _name(db, origin), clock.stamp())
    return key_queries.count_failed_from(db, _name(db, origin), _since(KEPT))


def _name(db: Database, origin: str) -> str:
    """An address is a person's: only its keyed hash is kept, for a day."""
    return keys.digest(db, origin).hex()[:32]


def _since(window: timedelta) -> str:
    return clock.stamp_of(clock.now() - window)

"""Bugs to be planted in a sweep: each must be seen by the checker, or the proof is void."""

from collections.abc import Callable
from datetime import timedelta

from familjelots.core import clock
from familjelots.reminders import deliver, message, sweep


def _tag_of_its_own() -> None:
    usual = message.topic
    message.topic = lambda reminder: f"{usual(reminder)}{clock.now():%H%M%S}"  # type: ignore[assignment]


def _marked_first() -> None:
    claim = deliver.claim

    def claimed_and_marked(db):
        ours = claim(db)
        for one in ours or ():
            db.conn.execute("UPDATE delivery SET state = 'sent' WHERE lease = ?", [one.lease])
        return ours

    deliver.claim = sweep.claim = claimed_and_marked  # type: ignore[assignment]


def _never_again() -> None:
    deliver.LEASE = timedelta(days=9)


BUGS: dict[str, Callable[[], None]] = {
    "each try has a tag of its own": _tag_of_its_own,
    "marked as sent before it is": _marked_first,
    "what was claimed is never claimed again": _never_again,
}

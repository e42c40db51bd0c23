"""Whether a family stands on the list of those to ring about a visit."""

from collections.abc import Iterable, Mapping
from typing import Any

CHANGED = frozenset({"given", "moved", "cancelled"})


def is_to_ring(visit: Mapping[str, Any], changes: Iterable[str]) -> bool:
    """Whoever waits for a call, is not told on an own phone, or whose interpreter is booked for another time.

    Until somebody has been reached. `visit`: with `state`, `calls` (the newest first), `is_told` and
    `cancel_interpreter`; `changes`: when it was changed.
    """
    if _knows(visit, changes):
        return False
    changed = visit["state"] in CHANGED
    return bool(visit["calls"]) or (changed and (not visit["is_told"] or bool(visit["cancel_interpreter"])))


def _knows(visit: Mapping[str, Any], changes: Iterable[str]) -> bool:
    """Who was rung first knows the change that was agreed then, its interpreter not; of a later one nobody knows."""
    if not visit["calls"] or visit["calls"][0]["outcome"] != "reached":
        return False
    rung, made = visit["calls"][0]["made_at"], list(changes)
    if not any(at >= rung for at in made):  # of two in one second the change is the later: nobody is left out
        return True
    return all(at >= rung for at in made) and not visit["cancel_interpreter"]

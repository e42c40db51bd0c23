"""What an edit of a planned visit really changes, so that nobody's change is overwritten unseen."""

from typing import Any

from ..core.errors import Conflict

EDITED = ("starts_at", "minutes", "household", "place", "purpose", "interpreter")


def edits_of(visit: dict, edited: dict[str, Any], base: dict[str, str]) -> dict[str, Any]:
    """The fields that this edit changes. A field without base that is empty was not on the form."""
    changed = {}
    for name in EDITED:
        new, seen = edited.get(name), base.get(name)
        unposted = not new and (seen is None or name == "minutes")
        if unposted or _same(new, seen):
            continue
        if seen is not None and not _same(visit[name], seen) and not _same(visit[name], new):
            raise Conflict("moved_meanwhile", name)
        changed[name] = new
    return changed


def _same(one: object, other: object) -> bool:
    return str(one or "") == str(other or "")

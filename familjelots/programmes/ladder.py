"""The ladder: each step leads on, to steps that exist, and never back to itself."""

from itertools import pairwise

from .reader import Reader


def following(ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Where each step leads when nothing is said: to the one after it."""
    return dict.fromkeys(ids, ()) | {id: (after,) for id, after in pairwise(ids)}


def check_ladder(reader: Reader, rows: list[dict]) -> None:
    """Fill in where each step leads when the pack does not say, and note what leads nowhere or in a circle."""
    ids = [row["id"] for row in rows]
    plain = following(ids)
    for number, row in enumerate(rows):
        if row["next"] is None:
            row["next"] = plain[row["id"]]
        for wanted in row["next"]:
            if wanted not in ids:
                reader.note("unknown_step", ("ladder", number, "next"), wanted)
    if len(set(ids)) < len(ids) or "" in ids:
        return  # told already; which step is meant cannot be known
    looping = _loop({row["id"]: row["next"] for row in rows})
    if looping:
        reader.note("loop", ("ladder", ids.index(looping), "next"))


def _loop(leads: dict[str, tuple[str, ...]]) -> str | None:
    """A step that leads back to itself: what is left when all that lead nowhere are taken away, again and again."""
    left = dict(leads)
    while ends := [id for id, onward in left.items() if not set(onward) & left.keys()]:
        for id in ends:
            del left[id]
    return next(iter(left), None)
